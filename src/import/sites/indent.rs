/// The blanks between the beginning of a line and what follows `above`; `None` if there is something else on that line.
pub(super) fn indent(above: &str) -> Option<&str> {
    let rest = above.trim_end_matches(|c: char| c.is_whitespace() && c != '\n');
    (rest.is_empty() || rest.ends_with('\n')).then(|| &above[rest.len()..])
}

#[cfg(test)]
mod tests {
    use super::indent;

    #[test]
    fn only_blanks_are_an_indent() {
        for (above, expected) in
            [("", Some("")), ("a\n", Some("")), ("a\n \t", Some(" \t")), ("  ", Some("  ")), ("a\nb ", None)]
        {
            assert_eq!(indent(above), expected, "{above:?}");
        }
    }
}
