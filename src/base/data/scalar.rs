use serde::ser::{Serialize, Serializer};

/// The type of a scalar without a key that gives it a type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar<'a> {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number without leading zeros.
    Int(i64),
    /// A finite number with a decimal point.
    Float(f64),
    /// `2017-11-01`, perhaps with a time.
    Date(&'a str),
    /// Everything else.
    Text(&'a str),
}

impl Scalar<'_> {
    /// What `text` is, written without quotes.
    pub fn of(text: &str) -> Scalar<'_> {
        match text {
            "" | "~" | "null" | "Null" | "NULL" => Scalar::Null,
            "true" | "True" | "TRUE" => Scalar::Bool(true),
            "false" | "False" | "FALSE" => Scalar::Bool(false),
            _ if looks_like_a_date(text) => Scalar::Date(text),
            _ => number(text).unwrap_or(Scalar::Text(text)),
        }
    }
}

fn looks_like_a_date(text: &str) -> bool {
    let digits = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_digit);
    match text.as_bytes() {
        [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, rest @ ..] => {
            digits(&[*y1, *y2, *y3, *y4, *m1, *m2, *d1, *d2]) && matches!(rest, [] | [b'T' | b't' | b' ', ..])
        }
        _ => false,
    }
}

/// Codes such as `007` are not numbers, because a number would be printed as another text.
fn number(text: &str) -> Option<Scalar<'_>> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let whole = digits.split(['.', 'e', 'E']).next().unwrap_or_default();
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    let digits_only = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if leading_zero || !digits_only(whole) {
        return None;
    }
    if let Ok(int) = text.parse() {
        return Some(Scalar::Int(int));
    }
    let float: f64 = text.parse().ok()?;
    (digits.contains('.') && !digits.ends_with('.') && float.is_finite()).then_some(Scalar::Float(float))
}

impl Serialize for Scalar<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Scalar::Null => serializer.serialize_unit(),
            Scalar::Bool(value) => serializer.serialize_bool(value),
            Scalar::Int(value) => serializer.serialize_i64(value),
            Scalar::Float(value) => serializer.serialize_f64(value),
            Scalar::Date(text) | Scalar::Text(text) => serializer.serialize_str(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::data::Value;

    #[test]
    fn scalars_are_typed_by_their_looks_only_where_no_key_is_known() {
        for (text, scalar) in [
            ("No", Scalar::Text("No")),
            ("true", Scalar::Bool(true)),
            ("~", Scalar::Null),
            ("-12", Scalar::Int(-12)),
            ("007", Scalar::Text("007")),
            ("1.5", Scalar::Float(1.5)),
            ("1.", Scalar::Text("1.")),
            ("1e9", Scalar::Text("1e9")),
            ("inf", Scalar::Text("inf")),
            ("99999999999999999999", Scalar::Text("99999999999999999999")),
            ("2017-11-01", Scalar::Date("2017-11-01")),
            ("+", Scalar::Text("+")),
        ] {
            assert_eq!(Scalar::of(text), scalar, "{text}");
        }
        assert_eq!(Value::Text("3".into()).as_scalar(), Some(Scalar::Text("3")));
    }
}
