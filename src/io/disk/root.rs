use std::fs;
use std::path::{Path, PathBuf};

/// The configuration file, which marks a folder as a site.
pub(super) const CONFIG: &str = "talkpress.toml";

/// The nearest folder at or above `start` that holds a `talkpress.toml`; `start` itself is returned as it was given.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    if start.join(CONFIG).is_file() {
        return Some(start.to_path_buf());
    }
    let start = match start.as_os_str().is_empty() {
        true => Path::new("."),
        false => start,
    };
    let real = fs::canonicalize(start).ok()?;
    real.ancestors().find(|folder| folder.join(CONFIG).is_file()).map(Path::to_path_buf)
}

/// Whether `path` is a folder with a `talkpress.toml` or a `content/` in it.
pub fn is_site(path: &Path) -> bool {
    path.join(CONFIG).is_file() || path.join("content").is_dir()
}

/// The text of a file, or an empty string if it cannot be read as text.
pub fn read_text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}
