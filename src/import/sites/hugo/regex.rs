//! The regular expressions of `ignoreFiles`, as far as they are simple.

use crate::import::sites::wildcard::matches;

/// Whether `path` contains what `pattern` describes. `None` if the pattern is not simple.
pub(super) fn is_in(path: &str, pattern: &str) -> Option<bool> {
    // Outside of groups, either side may match.
    if pattern.contains('|') && !pattern.contains("\\|") && !pattern.contains(['(', '[']) {
        let sides: Option<Vec<bool>> = pattern.split('|').map(|side| is_in(path, side)).collect();
        return sides.map(|sides| sides.contains(&true));
    }
    let mut out = String::new();
    let mut chars = pattern.chars().peekable();
    let is_from_start = chars.next_if_eq(&'^').is_some();
    let mut is_to_end = false;
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next()? {
                c if c.is_alphanumeric() => return None,
                c => out.push(c),
            },
            '.' if matches!(chars.peek(), Some('*' | '+')) => {
                chars.next();
                out.push('*');
            }
            '.' => out.push('?'),
            '$' if chars.peek().is_none() => is_to_end = true,
            '*' | '+' | '?' | '[' | ']' | '(' | ')' | '{' | '}' | '|' | '$' | '^' => return None,
            c => out.push(c),
        }
    }
    let start = if is_from_start { "" } else { "*" };
    let end = if is_to_end { "" } else { "*" };
    Some(matches(path.as_bytes(), format!("{start}{out}{end}").as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::is_in;

    #[test]
    fn simple_patterns_are_understood() {
        for (path, pattern, expected) in [
            ("posts/a.Rmd", "\\.Rmd$", Some(true)),
            ("posts/a.md", "\\.Rmd$", Some(false)),
            ("private/a.md", "private/.*", Some(true)),
            ("posts/a.md", "^posts/", Some(true)),
            ("posts/a.md", "^a", Some(false)),
            ("posts/a.Rmd", "\\.ipynb$|\\.Rmd$", Some(true)),
            ("posts/a.md", "\\.ipynb$|\\.Rmd$", Some(false)),
            ("a.md", "a|\\d", None),
            ("a.md", "a\\|b", Some(false)),
            ("a.md", "(a|b)", None),
            ("a.md", "\\d", None),
        ] {
            assert_eq!(is_in(path, pattern), expected, "{path} {pattern}");
        }
    }
}
