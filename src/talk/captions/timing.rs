//! The times of a cue: `00:01:02.500 --> 00:01:04.000 align:start`.

/// What separates the two times.
pub const ARROW: &str = "-->";

/// The times in a line with an arrow, in milliseconds. `None` for one that cannot be read.
pub fn timing(line: &str) -> (Option<u64>, Option<u64>) {
    let (from, rest) = line.split_once(ARROW).unwrap_or((line, ""));
    // Settings follow the second time.
    let to = rest.split_whitespace().next().unwrap_or_default();
    (timestamp(from.trim()), timestamp(to))
}

/// `h:mm:ss.mmm` in milliseconds. The hours and the fraction can be missing, and `,` is as good as `.`.
pub fn timestamp(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    if !fraction.bytes().all(|b| b.is_ascii_digit()) || text.ends_with(['.', ',']) {
        return None;
    }
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    let parts: Vec<u64> = whole.splitn(4, ':').map(number).collect::<Option<_>>()?;
    let seconds = match parts[..] {
        [minutes, seconds] if seconds < 60 => minutes.checked_mul(60)?.checked_add(seconds)?,
        [hours, minutes, seconds] if minutes < 60 && seconds < 60 => {
            hours.checked_mul(3600)?.checked_add(minutes * 60 + seconds)?
        }
        _ => return None,
    };
    // No sum of two times overflows.
    let milliseconds = seconds.checked_mul(1000)?.checked_add(digits.parse().ok()?)?;
    (milliseconds < u64::MAX / 4).then_some(milliseconds)
}

fn number(text: &str) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

#[test]
fn timestamps_in_every_spelling() {
    assert_eq!(timestamp("00:01:02.500"), Some(62_500));
    assert_eq!(timestamp("01:02,5"), Some(62_500));
    assert_eq!(timestamp("1:02"), Some(62_000));
    assert_eq!(timestamp("123:00:00.1239"), Some(442_800_123));
    for bad in ["", "1", "1:60.000", "1:60:00.000", "0:01.", "a:01", "-1:00", "0:0:0:0", "99999999999999999999:00"] {
        assert_eq!(timestamp(bad), None, "{bad}");
    }
    assert_eq!(timing("00:01.000 --> 00:02.000 align:start position:0%"), (Some(1000), Some(2000)));
}
