//! Text of scripts that does not change where the script ends.

/// Whether `rest`, which begins with `</`, is the closing tag of `name`.
pub(super) fn ends_element(rest: &str, name: &str) -> bool {
    let end = 2 + name.len();
    rest.get(2..end).is_some_and(|found| found.eq_ignore_ascii_case(name))
        && matches!(rest.as_bytes().get(end), None | Some(b' ' | b'\t' | b'\n' | b'\x0c' | b'/' | b'>'))
}

/// The text of a script without what changes where it ends, if there is any of that.
pub(super) fn escape_script_ends(text: &str) -> Option<String> {
    let is_wild =
        |i: usize| text[i..].starts_with("<!--") || text[i..].starts_with("</") && ends_element(&text[i..], "script");
    let mut wild = text.match_indices('<').map(|(i, _)| i + 1).filter(|i| is_wild(i - 1)).peekable();
    wild.peek()?;
    let mut out = String::new();
    let mut from = 0;
    for i in wild {
        out.push_str(&text[from..i]);
        out.push('\\');
        from = i;
    }
    out.push_str(&text[from..]);
    Some(out)
}
