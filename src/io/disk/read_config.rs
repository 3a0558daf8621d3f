use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::load::read_now;
use super::root_folder::RootFolder;
use super::walk;
use crate::base::{Diagnostic, text};

/// The text of the configuration of the site at `root`, read under the same rules as every other file; empty if there is
/// none.
///
/// # Errors
/// If it leads out of the site, is not a file, is too large, or cannot be read as text.
pub fn read_config(root: &Path) -> Result<String, Diagnostic> {
    let Ok(root) = fs::canonicalize(root) else { return Ok(String::new()) };
    let Ok(root) = RootFolder::open(&root) else { return Ok(String::new()) };
    match walk::find_config(&Arc::new(root))? {
        Some(file) => Ok(text::decode(&file.path, &read_now(&file)?)?.into()),
        None => Ok(String::new()),
    }
}
