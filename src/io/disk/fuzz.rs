//! What must hold for any manifest and journal, for the fuzz targets `manifest` and `journal`: these files are in the
//! output, where anybody can edit them.

use super::journal::Journal;
use crate::base::SitePath;
use crate::publish::{Integrity, Manifest, path_lines::is_reserved};

/// Parses `bytes` as a manifest.
///
/// # Panics
/// If it cannot be written and read back.
pub fn manifest(bytes: &[u8]) {
    let manifest = Manifest::parse(bytes);
    let intact = Manifest::parse(manifest.to_text().as_bytes());
    assert_eq!((intact.integrity, intact.to_text()), (Integrity::Intact, manifest.to_text()));
    assert!(intact.entries().eq(manifest.entries()));
}

/// Parses `bytes` as a journal.
///
/// # Panics
/// If it names a path out of the output, or cannot be written and read back.
pub fn journal(bytes: &[u8]) {
    let Some(journal) = std::str::from_utf8(bytes).ok().and_then(Journal::parse) else { return };
    journal.moves.iter().map(|(_, path)| path).chain(&journal.deletions).for_each(check_path);
    assert_eq!(Journal::parse(&journal.to_text()), Some(journal));
}

fn check_path(path: &SitePath) {
    let text = path.as_str();
    assert!(!text.is_empty() && !text.starts_with('/') && !text.contains('\0'), "{text:?}");
    assert!(text.split('/').all(|part| !["", ".", ".."].contains(&part)), "{text:?}");
    assert!(!is_reserved(path), "{text:?}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn damage(text: &str, check: impl Fn(&[u8])) {
        for at in 0..text.len() {
            check(&text.as_bytes()[..at]);
            for byte in *b"\0\r\n /.\\9\xff" {
                let mut damaged = text.as_bytes().to_vec();
                damaged[at] = byte;
                check(&damaged);
            }
        }
    }

    #[test]
    fn a_damaged_file_names_no_path_out_of_the_output() {
        let digest = "0".repeat(32);
        let entries = format!("{digest} 12 a/b.html\n{digest} 3 c\\n\n");
        damage(&entries, manifest);
        damage(
            &format!("talkpress manifest 3 {digest}\nbuild complete\n{digest} {digest} 5 removed 2026-11-21\n"),
            manifest,
        );
        damage(&format!("talkpress manifest 2 {digest}\nsite https://x.example/ a\\nb\n{entries}"), manifest);
        damage("talkpress journal 1\nmove 0 a/b.html\nmove 7 c\\nd\ndelete e/f\nend\n", journal);
    }
}
