//! Where links and pictures lead, as Markdown writes it.

use super::escape::is_reference;

/// Writes `(address "title")`.
pub(super) fn write(out: &mut String, address: &str, title: &str) {
    out.push('(');
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '\\');
    match address.is_empty() || address.contains(is_odd) || !is_balanced(address) {
        true => {
            out.push('<');
            for c in address.chars() {
                match c {
                    '<' | '>' | '\\' => out.extend(['\\', c]),
                    '\n' => out.push_str("%0A"),
                    '\r' => out.push_str("%0D"),
                    c => out.push(c),
                }
            }
            out.push('>');
        }
        false => referenced(out, address),
    }
    let title = title.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    if !title.is_empty() {
        out.push_str(" \"");
        referenced(out, &title.replace('\\', "\\\\").replace('"', "\\\""));
        out.push('"');
    }
    out.push(')');
}

/// Writes text in which no `&` begins a character reference.
fn referenced(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        out.push_str(if is_reference(&rest[at..]) { "&amp;" } else { "&" });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

fn is_balanced(address: &str) -> bool {
    let mut depth = 0_usize;
    for byte in address.bytes() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return false,
            b')' => depth -= 1,
            _ => {}
        }
    }
    // CommonMark allows at least three levels.
    depth == 0 && !address.contains("(((")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stay_what_they_are() {
        for (address, title, written) in [
            ("../a/#b", "", "(../a/#b)"),
            ("a_(b)", "", "(a_(b))"),
            ("a)b", "", "(<a)b>)"),
            ("a b", "", "(<a b>)"),
            ("", "", "(<>)"),
            ("?a=1&copy=2", "", "(?a=1&copy=2)"),
            ("?a&copy;", "", "(?a&amp;copy;)"),
            ("x", "a \"b\"\nc", "(x \"a \\\"b\\\" c\")"),
        ] {
            let mut out = String::new();
            write(&mut out, address, title);
            assert_eq!(out, written);
        }
    }
}
