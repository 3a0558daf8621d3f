use super::typed::text;
use crate::base::Diagnostic;
use crate::base::data::{Field, Mistakes, Spanned, shown};

/// A recording that begins a day or more before or after its talk is another one, in seconds.
const MAX_SECONDS: i64 = 24 * 60 * 60;

/// Where a talk begins in its recording, in seconds: `0:35`, `1:02:10`, `-0:05`.
pub(super) fn read(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Spanned<i64>> {
    let written = text(mistakes, field)?;
    let seconds = signed_seconds(&written).filter(|seconds| seconds.abs() < MAX_SECONDS);
    if seconds.is_none() {
        let message = format!("`{}`: `{}` is not a time", field.key, shown(&written));
        let hint =
            "write minutes and seconds, for example `0:35`, or `-0:05` if the recording begins later than the talk";
        mistakes.add(Diagnostic::error("wrong-type", message).hint(hint), &written.range);
    }
    seconds.map(|seconds| Spanned::new(seconds, written.range))
}

/// `m:ss`, `h:mm:ss` or plain seconds with an optional sign, in seconds.
pub fn signed_seconds(text: &str) -> Option<i64> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let is_number = |part: &str| !part.is_empty() && part.len() <= 9 && part.bytes().all(|b| b.is_ascii_digit());
    let number = |part: &str| Some(part).filter(|part| is_number(part))?.parse::<i64>().ok();
    let parts: Vec<i64> = digits.splitn(4, ':').map(number).collect::<Option<_>>()?;
    let seconds = match parts[..] {
        [s] => s,
        [m, s] if s < 60 => m * 60 + s,
        [h, m, s] if m < 60 && s < 60 => h * 3600 + m * 60 + s,
        _ => return None,
    };
    Some(sign * seconds)
}

#[test]
fn offsets_have_a_sign() {
    assert_eq!(["0:35", "+0:35", "35", "1:02:10"].map(signed_seconds), [Some(35), Some(35), Some(35), Some(3730)]);
    assert_eq!(["-0:05", "\u{2212}0:05"].map(signed_seconds), [Some(-5); 2]);
    assert_eq!(["", "-", "0:60", "1:2:3:4", "--1", "1.5", "1234567890"].map(signed_seconds), [None; 7]);
}
