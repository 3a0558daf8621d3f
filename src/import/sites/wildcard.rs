/// Whether a name has the form of a pattern with `*` and `?`.
pub(super) fn matches(name: &[u8], pattern: &[u8]) -> bool {
    let (mut at, mut star, mut from) = (0, None, 0);
    let mut index = 0;
    while index < name.len() {
        match pattern.get(at) {
            Some(b'*') => {
                (star, from) = (Some(at), index);
                at += 1;
            }
            Some(c) if *c == b'?' || *c == name[index] => {
                at += 1;
                index += 1;
            }
            _ => {
                let Some(star) = star else { return false };
                from += 1;
                (at, index) = (star + 1, from);
            }
        }
    }
    pattern[at..].iter().all(|c| *c == b'*')
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn names_match_patterns() {
        for (name, pattern, expected) in [
            (".#a", ".#*", true),
            ("a.md", ".#*", false),
            ("a.draft.md", "*.draft.*", true),
            ("abc", "a?c", true),
            ("ac", "a?c", false),
        ] {
            assert_eq!(matches(name.as_bytes(), pattern.as_bytes()), expected, "{name} {pattern}");
        }
        assert!(!matches("a".repeat(5000).as_bytes(), b"*a*a*a*b"));
    }
}
