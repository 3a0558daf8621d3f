//! What must be true of any bytes that are read as the file of highlighted code. The fuzzer checks the same.

use talkpress::base::Digest;
use talkpress::talk::highlight::{HighlightCache, Lines, write_html};

/// Length of what every file begins with: what it is, and the version of the program's rules.
const HEADER: usize = 24;

/// Reads `bytes` as a whole file, and as the contents of one whose header and checksum are right.
///
/// # Panics
/// If anything is wrong, which is the purpose.
pub fn check(bytes: &[u8]) {
    check_file(bytes);
    let mut file = HighlightCache::new().encode();
    file.truncate(HEADER);
    file.extend_from_slice(bytes);
    let checksum = Digest::of(&file);
    file.extend_from_slice(checksum.as_bytes());
    check_file(&file);
}

fn check_file(file: &[u8]) {
    let Some(cache) = HighlightCache::decode(file) else { return };
    for (_, highlighted) in cache.iter() {
        // The runs of one block on the code of another, with characters of several bytes.
        let mut html = String::new();
        write_html(&mut html, "let é = \"日本\";\n\n<b>", Some(highlighted), &Lines::default());
        assert!(!html.contains("<b>"), "{html}");
    }
    assert_eq!(HighlightCache::decode(&cache.encode()), Some(cache), "what is written is read back");
}
