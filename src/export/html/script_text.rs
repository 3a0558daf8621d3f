/// The text of a script as it can be in a page: what would end its element, or change how its end is found, is written otherwise,
/// which strings and regular expressions read as the same.
pub fn script_text(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..=at]);
        rest = &rest[at + 1..];
        let begins = |word: &str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if begins("/script") || begins("script") || begins("!--") {
            out.push('\\');
            // `\s` would be a class of letters in a regular expression.
            if begins("script") {
                out.push_str("x73");
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_script_ends_its_element() {
        assert_eq!(script_text("a < b; '</SCRIPT><!-- <script>'"), "a < b; '<\\/SCRIPT><\\!-- <\\x73cript>'");
        assert_eq!(script_text("x"), "x");
    }
}
