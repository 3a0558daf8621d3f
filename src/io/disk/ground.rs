//! Whether a folder may become an output at all. Everything here is asked before the first byte is written.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::manifest::Manifest;
use super::staging;
use super::tree::{Standing, standing};
use crate::io::Failure;

/// What may stand in a folder without making it somebody else's, besides what is hidden.
const TOLERATED: &str = "CNAME";

/// The folders of a site that are its author's.
const SOURCES: [&str; 5] = ["content", "static", "themes", ".git", super::cache::FOLDER];

/// Refuses an `output` that is, holds or lies in something of the author's. Its path comes back without a trailing
/// slash, behind which a link would not look like one.
pub(super) fn survey(output: &Path, site_root: &Path) -> Result<PathBuf, Failure> {
    let output: PathBuf = output.components().collect();
    refuse_shape(&output)?;
    refuse_place(&output, site_root)?;
    // With a build under way, or one that died, only that build's manifest tells whose the folder is.
    if standing(&staging::folder(&output))? == Standing::Nothing {
        refuse_foreign(&output)?;
    }
    Ok(output)
}

/// Refuses an `output` that is not a folder of its own that can be written to; a missing one is fine.
pub(super) fn refuse_shape(output: &Path) -> Result<(), Failure> {
    let shown = output.display();
    match standing(output)? {
        Standing::Nothing => Ok(()),
        Standing::File { .. } => {
            Err(Failure::new(format!("the output {shown} is a file: remove it, or choose a folder with `-o`")))
        }
        Standing::Other => Err(Failure::new(format!(
            "the output {shown} is a link: name the folder it leads to with `-o`, or remove it"
        ))),
        Standing::Folder => {
            let metadata = fs::metadata(output).map_err(|e| Failure::of("reading", output, e))?;
            match metadata.permissions().readonly() {
                true => Err(Failure::new(format!("the output {shown} is read-only: make it writable"))),
                false => Ok(()),
            }
        }
    }
}

fn refuse_place(output: &Path, site_root: &Path) -> Result<(), Failure> {
    let root = fs::canonicalize(site_root).map_err(|e| Failure::of("reading", site_root, e))?;
    let real = resolve(output)?;
    let shown = output.display();
    if root.starts_with(&real) {
        let message =
            format!("the output {shown} is the site itself or holds it: choose a folder of its own with `-o`");
        return Err(Failure::new(message));
    }
    for name in SOURCES {
        let source = root.join(name);
        let source = fs::canonicalize(&source).unwrap_or(source);
        if real.starts_with(&source) || source.starts_with(&real) {
            let message = format!("the output {shown} overlaps the site's `{name}`: choose another folder with `-o`");
            return Err(Failure::new(message));
        }
    }
    Ok(())
}

/// The real path of `output`, as far as it exists.
fn resolve(output: &Path) -> Result<PathBuf, Failure> {
    let absolute = std::path::absolute(output).map_err(|e| Failure::of("reading", output, e))?;
    for existing in absolute.ancestors() {
        let Ok(real) = fs::canonicalize(existing) else { continue };
        let rest = absolute.strip_prefix(existing).unwrap_or(Path::new(""));
        if rest.components().any(|part| part == Component::ParentDir) {
            let message = format!("the output {} goes through a folder that is not there", output.display());
            return Err(Failure::new(message));
        }
        return Ok(real.join(rest));
    }
    Ok(absolute)
}

/// Refuses a folder with something in it and no manifest of ours.
pub(super) fn refuse_foreign(output: &Path) -> Result<(), Failure> {
    if standing(output)? != Standing::Folder || standing(&Manifest::path(output))? != Standing::Nothing {
        return Ok(());
    }
    let failure = |e| Failure::of("reading", output, e);
    for entry in fs::read_dir(output).map_err(failure)? {
        let name = entry.map_err(failure)?.file_name();
        if !name.as_encoded_bytes().starts_with(b".") && name != TOLERATED {
            return Err(Failure::new(format!(
                "the output {} holds files that talkpress did not write ({}): empty it, or choose another folder with `-o`",
                output.display(),
                name.display()
            )));
        }
    }
    Ok(())
}
