//! Checks whether a folder can be an output folder, before the first byte is written.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::manifest::Manifest;
use super::staging_lock::staging_folder;
use super::tree::{PathKind, path_kind};
use crate::io::Failure;

/// A file that may be in an output folder although talkpress did not write it, like hidden files.
const IGNORED_IN_OUTPUT: &str = "CNAME";

/// The folders of a site that hold the author's files.
const SOURCES: [&str; 5] = ["content", "static", "themes", ".git", super::cache::FOLDER];

/// Checks that `output` overlaps none of the author's files. Returns its path without a trailing slash, which would make
/// a link look like a folder.
pub(super) fn check_output_folder(output: &Path, site_root: &Path) -> Result<PathBuf, Failure> {
    let output: PathBuf = output.components().collect();
    check_is_writable(&output)?;
    check_location(&output, site_root)?;
    // While a build is running, or after one that was killed, only its manifest shows whose folder this is.
    if path_kind(&staging_folder(&output))? == PathKind::Nothing {
        check_is_ours(&output)?;
    }
    Ok(output)
}

/// Checks that `output` is a folder that can be written to, or does not exist.
pub(super) fn check_is_writable(output: &Path) -> Result<(), Failure> {
    let shown = output.display();
    match path_kind(output)? {
        PathKind::Nothing => Ok(()),
        PathKind::File { .. } => {
            Err(Failure::new(format!("the output {shown} is a file: remove it, or choose a folder with `-o`")))
        }
        PathKind::Other => {
            Err(Failure::new(format!("the output {shown} is a link: choose its target with `-o`, or remove the link")))
        }
        PathKind::Folder => {
            let metadata = fs::metadata(output).map_err(|e| Failure::of("reading", output, e))?;
            match metadata.permissions().readonly() {
                true => Err(Failure::new(format!("the output {shown} is read-only: make it writable"))),
                false => Ok(()),
            }
        }
    }
}

fn check_location(output: &Path, site_root: &Path) -> Result<(), Failure> {
    let root = fs::canonicalize(site_root).map_err(|e| Failure::of("reading", site_root, e))?;
    let real = resolve(output)?;
    let shown = output.display();
    if root.starts_with(&real) {
        let message =
            format!("the output {shown} is the site itself or contains it: choose a separate folder with `-o`");
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

/// The path of `output` with all links in its existing part resolved.
fn resolve(output: &Path) -> Result<PathBuf, Failure> {
    let absolute = std::path::absolute(output).map_err(|e| Failure::of("reading", output, e))?;
    for existing in absolute.ancestors() {
        let Ok(real) = fs::canonicalize(existing) else { continue };
        let rest = absolute.strip_prefix(existing).unwrap_or(Path::new(""));
        if rest.components().any(|part| part == Component::ParentDir) {
            let message = format!("the output {} goes through a folder that does not exist", output.display());
            return Err(Failure::new(message));
        }
        return Ok(real.join(rest));
    }
    Ok(absolute)
}

/// Checks that `output` is empty or has a manifest.
pub(super) fn check_is_ours(output: &Path) -> Result<(), Failure> {
    if path_kind(output)? != PathKind::Folder || path_kind(&Manifest::path(output))? != PathKind::Nothing {
        return Ok(());
    }
    let failure = |e| Failure::of("reading", output, e);
    for entry in fs::read_dir(output).map_err(failure)? {
        let name = entry.map_err(failure)?.file_name();
        if !name.as_encoded_bytes().starts_with(b".") && name != IGNORED_IN_OUTPUT {
            return Err(Failure::new(format!(
                "the output {} contains files that talkpress did not write ({}): empty it, or choose another folder with `-o`",
                output.display(),
                name.display()
            )));
        }
    }
    Ok(())
}
