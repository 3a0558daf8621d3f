use crate::base::text::{line_is_blank, paragraph_end};

/// Whether `text` begins with the opening tag of the element `name`.
pub fn starts_with_tag(text: &str, name: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.first() == Some(&b'<')
        && bytes.get(1..=name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        && matches!(bytes.get(name.len() + 1), Some(b' ' | b'\t' | b'\n' | b'/' | b'>'))
}

/// Length of the tag that `text` begins with: up to the first `>` outside quotes, which no blank line comes before.
pub fn tag_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes.first() != Some(&b'<') {
        return None;
    }
    let mut i = 1;
    while i < bytes.len() {
        match bytes[i] {
            b'>' => return Some(i + 1),
            quote @ (b'"' | b'\'') if bytes[..i].trim_ascii_end().last() == Some(&b'=') => {
                let value = &text[i + 1..];
                let end = memchr::memchr(quote, value.as_bytes())?;
                if paragraph_end(&value[..=end]) < end {
                    return None;
                }
                i += 1 + end;
            }
            b'\n' if line_is_blank(&text[i + 1..]) => return None,
            _ => {}
        }
        i += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_ends_outside_of_its_values_and_before_a_blank_line() {
        let ends = |text: &str, length| assert_eq!(tag_end(text), length, "{text:?}");
        ends("<img alt='a > b'> c", Some(17));
        ends("<img alt=\"it's\n\" src = '>'>", Some(27));
        ends("<img it's>", Some(10));
        ends("<img alt='>' \t\nid=\"\">", Some(21));
        for text in ["<img alt='a\n \nb'>", "<img\n\t\nalt=a>", "<img alt='a>", "<img", "img>", ""] {
            ends(text, None);
        }
    }
}
