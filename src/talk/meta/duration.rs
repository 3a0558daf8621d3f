/// Longest talk in minutes: a week.
const MAX_MINUTES: u32 = 7 * 24 * 60;

/// The minutes `text` stands for: `45`, `45 min`, `1 h 30`, `1 hour`, `PT1H30M`.
pub(super) fn minutes(text: &str) -> Option<u32> {
    let lower = text.trim().to_ascii_lowercase();
    let mut rest = lower.strip_prefix("pt").unwrap_or(&lower);
    let mut total: u32 = 0;
    let mut unit = None;
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, after) = rest.split_at(digits);
        let after = after.trim_start();
        let letters = after.len() - after.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        let (word, after) = after.split_at(letters);
        let factor = match word {
            // A number without a unit is minutes, and the last one.
            "" if after.is_empty() => 1,
            "m" | "min" | "mins" | "minute" | "minutes" => 1,
            "h" | "hr" | "hrs" | "hour" | "hours" if unit.is_none() => 60,
            _ => return None,
        };
        if unit == Some(1) {
            return None;
        }
        unit = Some(factor);
        total = number.parse::<u32>().ok()?.checked_mul(factor)?.checked_add(total)?;
        rest = after.strip_prefix('.').unwrap_or(after).trim_start();
    }
    Some(total).filter(|minutes| (1..=MAX_MINUTES).contains(minutes))
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn minutes_with_and_without_their_unit() {
        assert_eq!(["45", "45 min", "45 Minutes"].map(minutes), [Some(45); 3]);
        assert_eq!(["1h30m", "1 h 30", "PT1H30M", "1 hour 30 min."].map(minutes), [Some(90); 4]);
        assert_eq!(["", "long", "-3", "0", "30m 1h", "99999999999", "1:30", "30s", "45 45"].map(minutes), [None; 9]);
    }
}
