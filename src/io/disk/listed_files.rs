//! Finds the files that a manifest lists, which has only digests of their paths.

use std::collections::BTreeSet;
use std::path::Path;

use walkdir::WalkDir;

use super::staging_lock::FOLDER;
use super::written::Written;
use crate::base::{Digest, SitePath};
use crate::publish::Manifest;
use crate::publish::path_lines::is_reserved;

/// The paths in `output` whose keys are `wanted`, in order. Those that `written` knows are not looked for; if it does not
/// know all of them, so that `output` must be searched, missing files are left out.
pub(super) fn listed_files(output: &Path, mut wanted: BTreeSet<Digest>, written: &Written) -> Vec<SitePath> {
    let mut found = Vec::new();
    let mut take = |wanted: &mut BTreeSet<Digest>, path: &SitePath| {
        if wanted.remove(&Manifest::key(path.as_str())) {
            found.push(path.clone());
        }
    };
    if !wanted.is_empty() {
        written.paths().for_each(|path| take(&mut wanted, path));
    }
    if !wanted.is_empty() {
        files_below(output, output).for_each(|path| take(&mut wanted, &path));
    }
    found.sort_unstable();
    found
}

/// The paths of the files in `output/folder` that `manifest` lists.
pub(super) fn listed_below(output: &Path, folder: &SitePath, manifest: &Manifest) -> Vec<SitePath> {
    files_below(output, &output.join(folder.as_str())).filter(|path| manifest.lists(path.as_str())).collect()
}

/// The paths of all files in `folder`, which is in `output`, by name; not those of talkpress, and nothing behind a link.
pub(super) fn files_below<'a>(output: &'a Path, folder: &Path) -> impl Iterator<Item = SitePath> + use<'a> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let entries = entries.filter_entry(|entry| entry.file_name() != FOLDER).flatten();
    let files = entries.filter(|entry| entry.file_type().is_file());
    let path = move |entry: walkdir::DirEntry| {
        let parts = entry.path().strip_prefix(output).ok()?.components();
        let parts: Option<Vec<&str>> = parts.map(|part| part.as_os_str().to_str()).collect();
        SitePath::new(&parts?.join("/")).filter(|path| !is_reserved(path))
    };
    files.filter_map(path)
}
