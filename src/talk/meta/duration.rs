/// Longest talk in minutes: a week.
const MAX_MINUTES: u32 = 7 * 24 * 60;

/// The minutes `text` stands for: `45`, `45 min`, `45 minutes`.
pub(super) fn minutes(text: &str) -> Option<u32> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, unit) = text.split_at(digits);
    let known = ["", "m", "min", "mins", "min.", "minute", "minutes"];
    let is_unit = known.contains(&unit.trim().to_ascii_lowercase().as_str());
    number.parse().ok().filter(|minutes| is_unit && (1..=MAX_MINUTES).contains(minutes))
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn minutes_with_and_without_their_unit() {
        assert_eq!(["45", "45 min", "45 Minutes"].map(minutes), [Some(45); 3]);
        assert_eq!(["", "long", "-3", "0", "1h", "99999999999", "1:30"].map(minutes), [None; 7]);
    }
}
