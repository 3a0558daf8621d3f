use crate::base::invisible::{invisible, named};
use crate::base::{Diagnostic, Files, Place};

/// Warnings for files of the author whose names contain invisible characters.
pub fn check(files: &Files) -> Vec<Diagnostic> {
    let paths = ["content", "static"].into_iter().flat_map(|folder| files.below(folder)).map(|(path, ..)| path);
    let warning = |path| {
        let c = invisible(crate::base::SitePath::as_str(path))?;
        let message = format!("the path of this file contains {}", named(c));
        Some(Diagnostic::warning("invisible-character", message).at(Place::file(path)).hint("rename it"))
    };
    paths.filter_map(warning).collect()
}
