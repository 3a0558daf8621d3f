use std::fs;
use std::path::{Path, PathBuf};

/// The configuration file, which marks a folder as a site.
pub(super) const CONFIG: &str = "talkpress.toml";

/// The nearest folder at or above `start` that holds a `talkpress.toml`; `start` itself is returned as it was given.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    if has_config(start) {
        return Some(start.to_path_buf());
    }
    let start = match start.as_os_str().is_empty() {
        true => Path::new("."),
        false => start,
    };
    let real = fs::canonicalize(start).ok()?;
    real.ancestors().find(|folder| has_config(folder)).map(Path::to_path_buf)
}

/// Whether `path` is a folder with a `talkpress.toml` or a `content/` in it.
pub fn is_site(path: &Path) -> bool {
    has_config(path) || path.join("content").is_dir()
}

/// Whether the folder has a configuration. It may be a link or a pipe: reading it says what is wrong.
fn has_config(folder: &Path) -> bool {
    fs::symlink_metadata(folder.join(CONFIG)).is_ok_and(|metadata| !metadata.is_dir())
}
