//! Names of slides that are new.

use std::collections::HashSet;

/// A name after `before` that is not `taken`, which it becomes: `004a` after `004`, then `004b`.
pub fn name_after(before: &str, taken: &mut HashSet<String>) -> String {
    let digits = before.len() - before.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let stem = if digits == 0 { before } else { &before[..digits] };
    let mut n = 0_u32;
    loop {
        let name = format!("{stem}{}", letters(n));
        if taken.insert(name.clone()) {
            return name;
        }
        n += 1;
    }
}

/// `a`, `b` … `z`, `aa`, `ab` …
fn letters(n: u32) -> String {
    let letter = char::from(b'a' + (n % 26) as u8);
    match n / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", letters(more - 1)),
    }
}

#[test]
fn letters_follow_each_other() {
    let mut taken = HashSet::from(["004".to_owned(), "004a".to_owned()]);
    let names: Vec<String> = (0..30).map(|_| name_after("004", &mut taken)).collect();
    assert_eq!((&*names[0], &*names[24], &*names[25]), ("004b", "004z", "004aa"));
    assert_eq!(name_after("004b", &mut taken), "004af");
    assert_eq!(name_after("000", &mut taken), "000a");
}
