//! Paths in files of lines: manifest, journal and stamps.
//!
//! All three lie where anybody may edit them, so nothing read from them is believed to be a path of ours before
//! it is shown to be one.

use crate::base::SitePath;

/// How the names of everything begin that we put into the output beside the site's files.
const RESERVED: &str = ".talkpress-";

/// Whether `path` is kept for ourselves and cannot be a file of the site.
pub(super) fn is_reserved(path: &SitePath) -> bool {
    path.as_str().starts_with(RESERVED)
}

/// `path` on one line.
pub(super) fn write_path(path: &SitePath) -> String {
    path.as_str().replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r")
}

/// The path back from its line; `None` where it is not written as we do, leads elsewhere, or is reserved.
pub(super) fn read_path(line: &str) -> Option<SitePath> {
    let text = unescape(line)?;
    let path = SitePath::new(&text).filter(|path| path.as_str() == text)?;
    (!is_reserved(&path) && !text.contains('\0')).then_some(path)
}

fn unescape(line: &str) -> Option<String> {
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
    fn every_path_survives() {
        for text in ["a/b.html", "a\nb\\n\r", " x ", "ö?#"] {
            let path = SitePath::new(text).unwrap();
            assert!(!write_path(&path).contains(['\n', '\r']));
            assert_eq!(read_path(&write_path(&path)), Some(path));
        }
    }

    #[test]
    fn what_leads_elsewhere_is_no_path() {
        for line in ["../x", "/etc/x", "a/../../x", "a/../b", "", ".", "a//b", "a\\x", ".talkpress-manifest"] {
            assert_eq!(read_path(line), None, "{line}");
        }
    }
}
