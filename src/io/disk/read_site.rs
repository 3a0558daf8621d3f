use std::fs;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::deferred::Deferred;
use super::found_file::FoundFile;
use super::load::load;
use super::loaded_file::LoadedFile;
use super::root_folder::RootFolder;
use super::snapshot::Snapshot;
use super::walk;
use crate::base::Diagnostic;
use crate::io::Failure;

/// Reads the site at `root`: configuration, `content/`, `static/` and `themes/`.
///
/// Configuration and themes are read at once, everything else when it is needed. With `before` (an empty snapshot the
/// first time), documents are read at once too, so that they can be compared; a file that has not changed since keeps
/// its content from `before`. The `output` folder is ignored. A file that cannot be read is missing from the snapshot
/// and named in the diagnostics.
///
/// # Errors
/// If there is no folder at `root`.
pub fn read_site(
    root: &Path,
    output: Option<&Path>,
    before: Option<&Snapshot>,
) -> Result<(Snapshot, Vec<Diagnostic>), Failure> {
    let root = fs::canonicalize(root).map_err(|e| Failure::of("reading", root, e))?;
    if !root.is_dir() {
        return Err(Failure::new(format!("{} is not a folder", root.display())));
    }
    let root = Arc::new(RootFolder::open(&root).map_err(|e| Failure::of("reading", &root, e))?);
    let output = output.and_then(|output| fs::canonicalize(output).ok());
    let (found, mut diagnostics) = walk::walk(&root, output.as_deref());
    let load = |file: &FoundFile| match before {
        Some(before) => load(file, before.get(&file.path)),
        None if file.path.is_document() => Deferred::load(file),
        None => load(file, None),
    };
    let loaded: Vec<Result<LoadedFile, Diagnostic>> = found.par_iter().map(load).collect();
    let mut snapshot = Snapshot::default();
    for (file, loaded) in found.into_iter().zip(loaded) {
        match loaded {
            Ok(loaded) => snapshot.insert(file.path, loaded),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    diagnostics.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    Ok((snapshot, diagnostics))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deferred_document_is_read_as_it_is_when_it_is_needed() {
        let read_after = |change: fn(&Path)| {
            let root = tempfile::tempdir().unwrap();
            let real = fs::canonicalize(root.path()).unwrap().join("content/a.md");
            fs::create_dir(real.parent().unwrap()).unwrap();
            fs::write(&real, "before").unwrap();
            let (snapshot, _) = read_site(root.path(), None, None).unwrap();
            change(&real);
            snapshot.files().get("content/a.md").unwrap().read()
        };
        assert_eq!(&*read_after(|_| ()).unwrap(), b"before");
        assert_eq!(&*read_after(|path| fs::write(path, "after it").unwrap()).unwrap(), b"after it");
        let gone = read_after(|path| fs::remove_file(path).unwrap()).unwrap_err();
        assert_eq!(gone.message, "cannot read `content/a.md`: it no longer exists");
    }
}
