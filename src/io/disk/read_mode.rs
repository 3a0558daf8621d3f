use crate::base::SitePath;

/// The largest document, in bytes.
const MAX_DOCUMENT: u64 = 10 * 1024 * 1024;

/// The largest file of a theme, in bytes; fonts for East Asian scripts are large.
const MAX_THEME_FILE: u64 = 64 * 1024 * 1024;

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReadMode {
    /// At once, if it has no more than `limit` bytes.
    Whole { limit: u64 },
    /// When it is needed.
    Lazy,
}

impl ReadMode {
    /// How the file at `path` is read.
    pub fn of(path: &SitePath) -> ReadMode {
        let extension = path.extension().to_ascii_lowercase();
        match path.as_str().split('/').next() {
            Some("themes") => ReadMode::Whole { limit: MAX_THEME_FILE },
            Some("static") => ReadMode::Lazy,
            _ if ["md", "markdown", "qmd", "toml"].contains(&extension.as_str()) => {
                ReadMode::Whole { limit: MAX_DOCUMENT }
            }
            _ => ReadMode::Lazy,
        }
    }
}
