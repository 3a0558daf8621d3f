use std::fmt;
use std::sync::Arc;

/// A path inside a site or its output: relative, `/` between the parts, no `.`, `..` or empty part.
///
/// Cheap to clone. Ordered byte by byte, so that a map of paths has the same order on every machine.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(Arc<str>);

impl SitePath {
    /// Reads `text` as a path, with or without a leading `/`.
    ///
    /// Empty and `.` parts are dropped and `..` takes its parent away; `None` if that would leave the
    /// site, or where nothing is left.
    pub fn new(text: &str) -> Option<SitePath> {
        SitePath::root_join("", text)
    }

    /// Reads `relative` as seen from the folder that contains this file.
    pub fn sibling(&self, relative: &str) -> Option<SitePath> {
        SitePath::root_join(self.folder(), relative)
    }

    /// This path with `relative` below it.
    pub fn join(&self, relative: &str) -> Option<SitePath> {
        SitePath::root_join(&self.0, relative)
    }

    fn root_join(folder: &str, relative: &str) -> Option<SitePath> {
        // Nearly all texts are paths as they are.
        if is_path(relative) {
            return Some(SitePath(match folder {
                "" => relative.into(),
                _ => [folder, "/", relative].concat().into(),
            }));
        }
        let mut parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
        for part in relative.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                _ => parts.push(part),
            }
        }
        match parts.is_empty() {
            true => None,
            false => Some(SitePath(parts.join("/").into())),
        }
    }

    /// The path as text, without a leading `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the folder of the file, or `""` at the top.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last part: `talk.md` of `content/talks/talk.md`.
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&*self.0, |(_, name)| name)
    }

    /// The file name without its last extension: `devops.037` of `img/devops.037.jpg`.
    pub fn stem(&self) -> &str {
        stem(&self.0)
    }

    /// The last extension as written, without its dot, or `""`.
    pub fn extension(&self) -> &str {
        match self.file_name().rsplit_once('.') {
            Some((stem, extension)) if !stem.is_empty() => extension,
            _ => "",
        }
    }

    /// Whether this is the path of a document: a Markdown file below `content`.
    pub fn is_document(&self) -> bool {
        self.strip_folder("content").is_some() && matches!(self.extension(), "md" | "markdown" | "qmd")
    }

    /// The rest of the path if it is below `folder`.
    pub fn strip_folder(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }
}

/// Whether no part of `text` is empty, `.` or `..`.
fn is_path(text: &str) -> bool {
    text.as_bytes().split(|byte| *byte == b'/').all(|part| !matches!(part, b"" | b"." | b".."))
}

/// The file name at the end of `path`, without its last extension.
pub fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl std::borrow::Borrow<str> for SitePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::SitePath;

    #[test]
    fn a_path_never_leaves_the_site() {
        assert_eq!(SitePath::new("/a//./b/../c.md").unwrap().as_str(), "a/c.md");
        assert_eq!(SitePath::new("../x"), None);
        assert_eq!(SitePath::new("/"), None);
        assert_eq!(SitePath::new("a/b.md").unwrap().sibling("../../x"), None);
    }

    #[test]
    fn the_parts_of_a_name() {
        let path = SitePath::new("img/devops.037.jpg").unwrap();
        assert_eq!((path.folder(), path.stem(), path.extension()), ("img", "devops.037", "jpg"));
        let hidden = SitePath::new(".htaccess").unwrap();
        assert_eq!((hidden.stem(), hidden.extension()), (".htaccess", ""));
    }
}
