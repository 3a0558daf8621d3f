//! Patterns of paths: `*` stays within a folder, `**` does not.

/// Whether `path` has the form of `pattern`, in any case. `None` if the pattern has more than stars and question marks.
pub(super) fn matches(path: &str, pattern: &str) -> Option<bool> {
    if pattern.contains(['{', '}', '[', ']', '\\']) {
        return None;
    }
    let path: Vec<char> = path.to_lowercase().chars().collect();
    // Where the part of the pattern that was read can end.
    let mut ends = vec![false; path.len() + 1];
    ends[0] = true;
    let mut chars = pattern.to_lowercase().chars().collect::<Vec<_>>().into_iter().peekable();
    while let Some(c) = chars.next() {
        let is_double = c == '*' && chars.next_if_eq(&'*').is_some();
        if c == '*' {
            for at in 0..path.len() {
                ends[at + 1] |= ends[at] && (is_double || path[at] != '/');
            }
            continue;
        }
        for at in (0..path.len()).rev() {
            ends[at + 1] = ends[at] && (path[at] == c || c == '?' && path[at] != '/');
        }
        ends[0] = false;
    }
    Some(ends[path.len()])
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_stay_within_folders() {
        for (path, pattern, expected) in [
            ("secret/a.md", "secret/*", Some(true)),
            ("secret/a/b.md", "secret/*", Some(false)),
            ("secret/a/b.md", "Secret/**", Some(true)),
            ("a/b.md", "**.md", Some(true)),
            ("a/b.md", "**/b.??", Some(true)),
            ("a/b.md", "*.md", Some(false)),
            ("a", "", Some(false)),
            ("a.md", "{a,b}.md", None),
        ] {
            assert_eq!(matches(path, pattern), expected, "{path} {pattern}");
        }
        assert_eq!(matches(&"a".repeat(2000), &"*a".repeat(200)), Some(true));
    }
}
