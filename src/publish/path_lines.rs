//! Paths in files of lines: manifest, journal and stamps.
//!
//! Anybody may edit these files, so every path that is read from them is checked.

use crate::base::SitePath;
use crate::base::slug::fold;

/// How all names begin that talkpress puts into the output beside the files of the site.
const RESERVED: &str = ".talkpress-";

/// Whether `path` is reserved for talkpress and cannot be a file of the site. Case does not matter, because some disks
/// ignore it.
pub fn is_reserved(path: &SitePath) -> bool {
    path.as_str().starts_with('.') && fold(path.as_str()).starts_with(RESERVED)
}

/// `path` as it is written on a line.
pub fn write_path(path: &SitePath) -> String {
    escape(path.as_str())
}

/// `text` on one line.
pub fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r")
}

/// The path on a line; `None` if it is not written by [`write_path`], leads out of the folder, or is reserved.
pub fn read_path(line: &str) -> Option<SitePath> {
    let text = unescape(line)?;
    let path = SitePath::new(&text).filter(|path| path.as_str() == text)?;
    (!is_reserved(&path) && !text.contains('\0')).then_some(path)
}

/// The text that [`escape`] wrote; `None` if it did not.
pub fn unescape(line: &str) -> Option<String> {
    let mut text = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => text.push(match chars.next()? {
                '\\' => '\\',
                'n' => '\n',
                'r' => '\r',
                _ => return None,
            }),
            c => text.push(c),
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_can_be_read_back() {
        for text in ["a/b.html", "a\nb\\n\r", " x ", "ö?#"] {
            let path = SitePath::new(text).unwrap();
            assert!(!write_path(&path).contains(['\n', '\r']));
            assert_eq!(read_path(&write_path(&path)), Some(path));
        }
    }

    #[test]
    fn invalid_paths_are_refused() {
        for line in
            ["../x", "/etc/x", "a/../../x", "a/../b", "", ".", "a//b", "a\\x", ".talkpress-manifest", ".TALKPRESS-x"]
        {
            assert_eq!(read_path(line), None, "{line}");
        }
    }
}
