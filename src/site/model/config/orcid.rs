use crate::base::Diagnostic;
use crate::base::data::shown;

/// An ORCID iD: four groups of four digits, of which the last is a check digit and may be `X`. Its address means the same.
///
/// # Errors
/// If `text` has another form, or the check digit is wrong.
pub(super) fn read(text: &str) -> Result<String, Diagnostic> {
    let address = ["https://orcid.org/", "http://orcid.org/", "orcid.org/"]
        .into_iter()
        .find_map(|start| text.strip_prefix(start));
    let id = address.unwrap_or(text).trim_end_matches('/').to_ascii_uppercase();
    if !has_form(&id) {
        let message = format!("`{}` is not an ORCID iD", shown(text));
        return Err(Diagnostic::error("orcid", message).hint("write it as `0000-0002-1825-0097`"));
    }
    if !is_checked(&id) {
        let message = format!("`{}` is not an ORCID iD: its last digit does not match the others", shown(text));
        return Err(Diagnostic::error("orcid", message).hint("copy it from your page at orcid.org"));
    }
    Ok(id)
}

fn has_form(id: &str) -> bool {
    let is_digit = |at: usize, byte: u8| byte.is_ascii_digit() || at == 18 && byte == b'X';
    id.len() == 19
        && id.bytes().enumerate().all(|(at, byte)| if at % 5 == 4 { byte == b'-' } else { is_digit(at, byte) })
}

/// Whether the last digit is right (ISO 7064, MOD 11-2).
fn is_checked(id: &str) -> bool {
    let digits = id.bytes().filter(|byte| *byte != b'-');
    let value = |byte: u8| if byte == b'X' { 10 } else { u32::from(byte - b'0') };
    digits.fold(0, |sum, digit| (sum * 2 + value(digit)) % 11) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_orcid_has_a_check_digit() {
        for (text, id) in [
            ("0000-0002-1825-0097", "0000-0002-1825-0097"),
            ("https://orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X"),
            ("orcid.org/0000-0002-1694-233x/", "0000-0002-1694-233X"),
        ] {
            assert_eq!(read(text).as_deref().ok(), Some(id), "{text}");
        }
        for text in [
            "",
            "0000-0002-1825-0098",
            "0000000218250097",
            "0000-0002-1825-009",
            "X000-0002-1825-0097",
            "0000-0002-1825-00é",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
