use super::glob;
use crate::base::SitePath;
use crate::base::data::Fields;
use crate::import::sites::settings_file::{text, texts};

/// A file in a folder of `module.mounts`, with the patterns that say which files are taken.
#[derive(Debug)]
pub(super) struct Mount<'a> {
    /// The path in the folder.
    path: &'a str,
    excluded: Vec<String>,
    included: Vec<String>,
}

impl<'a> Mount<'a> {
    /// The file at `path` in the folder of `mount`; `None` if it is not in there.
    pub fn of(mount: &Fields, path: &'a SitePath) -> Option<Mount<'a>> {
        let source = text(mount, "source")?.trim_start_matches("./").trim_matches('/');
        let path = if source.is_empty() { path.as_str() } else { path.strip_folder(source)? };
        let mut found = Mount { path, excluded: texts(mount, "excludeFiles"), included: texts(mount, "includeFiles") };
        // Newer versions of Hugo have one list.
        for pattern in texts(mount, "files") {
            match pattern.strip_prefix('!') {
                Some(pattern) => found.excluded.push(pattern.trim().to_owned()),
                None => found.included.push(pattern),
            }
        }
        Some(found)
    }

    /// Whether Hugo takes the file. A pattern that cannot be read leaves it out.
    pub fn takes(&self) -> bool {
        let is = |pattern: &String| glob::matches(self.path, pattern.trim_start_matches('/'));
        self.excluded.iter().all(|pattern| is(pattern) == Some(false))
            && (self.included.is_empty() || self.included.iter().any(|pattern| is(pattern) == Some(true)))
    }
}
