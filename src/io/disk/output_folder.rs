//! Checks whether a folder can be an output folder, before the first byte is written.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::cache::{FOLDER, PREVIEW};
use super::folder_role::FolderRole;
use super::manifest_file::ManifestFile;
use super::staging_lock::staging_folder;
use super::tree::{PathKind, path_kind};
use crate::io::Failure;

/// A file that may be in an output folder although talkpress did not write it, like hidden files.
const IGNORED_IN_OUTPUT: &str = "CNAME";

/// The folders of a site that hold the author's files.
const SOURCES: [&str; 5] = ["content", "static", "themes", ".git", FOLDER];

/// Checks that `output` overlaps none of the author's files. Returns its path without a trailing slash, which would make
/// a link look like a folder.
pub(super) fn check_output_folder(output: &Path, site_root: &Path) -> Result<PathBuf, Failure> {
    let output: PathBuf = output.components().collect();
    check_is_writable(&output, FolderRole::Output)?;
    check_location(&output, site_root, FolderRole::Output)?;
    // While a build is running, or after one that was killed, only its manifest shows whose folder this is.
    if path_kind(&staging_folder(&output))? == PathKind::Nothing {
        check_is_ours(&output)?;
    }
    Ok(output)
}

/// Checks that `folder` can be a target: like an output folder, except that it may hold other files, and that it must not
/// overlap `output`.
pub(super) fn check_target_folder(folder: &Path, site_root: &Path, output: &Path) -> Result<PathBuf, Failure> {
    let folder: PathBuf = folder.components().collect();
    check_is_writable(&folder, FolderRole::Target)?;
    check_location(&folder, site_root, FolderRole::Target)?;
    let (real, output) = (resolve(&folder)?, resolve(output)?);
    if real.starts_with(&output) || output.starts_with(&real) {
        let (shown, choose) = (folder.display(), FolderRole::Target.choose());
        return Err(Failure::new(format!("the target {shown} overlaps the output folder: {choose}")));
    }
    Ok(folder)
}

/// Checks that `output` is a folder that can be written to, or does not exist.
pub(super) fn check_is_writable(output: &Path, role: FolderRole) -> Result<(), Failure> {
    let (noun, choose, shown) = (role.noun(), role.choose(), output.display());
    match path_kind(output)? {
        PathKind::Nothing => Ok(()),
        PathKind::File { .. } => Err(Failure::new(format!("{noun} {shown} is a file: remove it, or {choose}"))),
        PathKind::Other => Err(Failure::new(format!("{noun} {shown} is a link: {choose}, or remove the link"))),
        PathKind::Folder => {
            let metadata = fs::metadata(output).map_err(|e| Failure::of("reading", output, e))?;
            match metadata.permissions().readonly() {
                true => Err(Failure::new(format!("{noun} {shown} is read-only: make it writable"))),
                false => Ok(()),
            }
        }
    }
}

/// Whether `output` is the folder in which previews of the site at `site_root` are built.
pub(super) fn is_of_previews(output: &Path, site_root: &Path) -> bool {
    output == site_root.join(FOLDER).join(PREVIEW)
}

fn check_location(output: &Path, site_root: &Path, role: FolderRole) -> Result<(), Failure> {
    let root = fs::canonicalize(site_root).map_err(|e| Failure::of("reading", site_root, e))?;
    let real = resolve(output)?;
    let (noun, choose, shown) = (role.noun(), role.choose(), output.display());
    if root.starts_with(&real) {
        let message = format!("{noun} {shown} is the site itself or contains it: {choose}");
        return Err(Failure::new(message));
    }
    if is_of_previews(&real, &root) {
        return Ok(());
    }
    for name in SOURCES {
        let source = root.join(name);
        let source = fs::canonicalize(&source).unwrap_or(source);
        if real.starts_with(&source) || source.starts_with(&real) {
            let message = format!("{noun} {shown} overlaps the site's `{name}`: {choose}");
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
    if path_kind(output)? != PathKind::Folder || path_kind(&ManifestFile::Built.path(output))? != PathKind::Nothing {
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
