use super::Date;

/// What separates the parts of a date in English.
const SEPARATORS: [char; 12] = [' ', '\t', '\u{a0}', ',', '-', '–', '—', '/', '.', '(', ')', '|'];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

impl Date {
    /// Reads a date as people write it in English: everything that [`Date::parse`] reads, `14 May 2026`,
    /// `Thursday, May 14th, 2026`, `2026/5/14`, `20260514`, `May 2026`, `2026-05`, `2026`. Of several days it is the first.
    ///
    /// `None` if it has more than one meaning, such as `5/6/2026`, or none.
    pub fn parse_english(text: &str) -> Option<Date> {
        let text = text.trim();
        // Longer texts are never dates.
        if text.len() > 100 {
            return None;
        }
        Date::parse(text).or_else(|| in_digits(text)).or_else(|| in_words(text))
    }
}

/// `2026/5/14`, `14.05.2026`, `20260514`, `5/2026`, `2026`; all but the last two perhaps with a time.
fn in_digits(text: &str) -> Option<Date> {
    let end = text.find([' ', 'T', 't']).unwrap_or(text.len());
    let (day, rest) = text.split_at(end);
    let is_time = |rest: &str| rest.contains(':') && rest.starts_with(|c: char| c.is_ascii_digit());
    if !rest.is_empty() && !is_time(rest[1..].trim_start()) {
        return None;
    }
    let separator = day.chars().find(|c| !c.is_ascii_digit());
    let parts: Vec<&str> = match separator {
        Some(separator @ ('-' | '/' | '.')) => day.split(separator).collect(),
        Some(_) => return None,
        None if day.len() == 8 => vec![&day[..4], &day[4..6], &day[6..]],
        None => vec![day],
    };
    let numbers: Option<Vec<i16>> = parts.iter().map(|part| number(part)).collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    match (numbers?.as_slice(), lengths.as_slice()) {
        ([year, month, day], [4, 1..=2, 1..=2]) => of_day(*year, *month, *day),
        ([a, b, year], [1..=2, 1..=2, 4]) if *a > 12 || a == b => of_day(*year, *b, *a),
        ([a, b, year], [1..=2, 1..=2, 4]) if *b > 12 => of_day(*year, *a, *b),
        ([year, month], [4, 1..=2]) | ([month, year], [1..=2, 4]) => Date::of_month(*year, i8::try_from(*month).ok()?),
        ([year], [4]) => year_of(*year),
        _ => None,
    }
}

fn number(digits: &str) -> Option<i16> {
    let only_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    only_digits.then(|| digits.parse().ok()).flatten()
}

fn of_day(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

/// Four digits that are not a plausible year are another number.
fn year_of(year: i16) -> Option<Date> {
    (1900..2100).contains(&year).then(|| Date::of_year(year)).flatten()
}

/// `Thursday, 14th of May 2026`, in any order of day, month and year, perhaps with a time.
fn in_words(text: &str) -> Option<Date> {
    let lower = text.to_lowercase();
    let mut is_range = lower.contains(['–', '—', '-']);
    let mut has_time = false;
    let (mut year, mut month, mut day) = (None, None, None);
    for word in lower.split(SEPARATORS).filter(|word| !word.is_empty()) {
        if word.contains(':') {
            has_time = true;
        } else if let Some(found) = number(word).filter(|n| word.len() == 4 && (1900..2100).contains(n)) {
            year = year.or(Some(found));
        } else if has_time {
            // `am`, or the name or offset of a time zone.
        } else if let Some(found) = month_named(word) {
            month = month.or(Some(found));
        } else if let Some(found) = day_of_month(word) {
            if day.is_some() && !is_range {
                return None;
            }
            day = day.or(Some(found));
        } else if ["to", "until", "through", "and", "&"].contains(&word) {
            is_range = true;
        } else if !["of", "the", "on", "at", "from"].contains(&word) && !is_weekday(word) {
            return None;
        }
    }
    match day {
        Some(day) => Date::new(year?, month?, day),
        None => Date::of_month(year?, month?),
    }
}

/// A month by its name, or an abbreviation of at least three letters.
fn month_named(word: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|month| abbreviates(word, month))?;
    i8::try_from(at + 1).ok()
}

fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|day| abbreviates(word, day))
}

fn abbreviates(word: &str, name: &str) -> bool {
    word.len() >= 3 && name.starts_with(word)
}

/// `14`, `14th`.
fn day_of_month(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].into_iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    let day = number(digits).filter(|day| digits.len() <= 2 && (1..=31).contains(day))?;
    i8::try_from(day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        Date::parse_english(text).map(|date| date.to_string()).unwrap_or_default()
    }

    #[test]
    fn english_forms_are_read() {
        for text in [
            "2026-05-14",
            "14 May 2026",
            "May 14, 2026",
            "may 14th 2026",
            "14th of May, 2026",
            "Thursday, May 14, 2026",
            "Thu 14 May 2026 10:30 am",
            "Thu, 14 May 2026 10:30:00 +0200",
            "Thu May 14 10:30:00 2026",
            "2026 May 14",
            "14-May-2026",
            "2026/05/14",
            "2026-5-14",
            "2026.05.14 18:00",
            "14/05/2026",
            "5/14/2026",
            "14.05.2026",
            "20260514",
            "14–16 May 2026",
            "May 14 to May 16, 2026",
        ] {
            assert_eq!(read(text), "2026-05-14", "{text}");
        }
        assert_eq!(read("4 Sept. 2026"), "2026-09-04");
        assert_eq!(read("05/05/2026"), "2026-05-05");
        for text in ["May 2026", "2026-05", "2026/5", "05/2026", "2026, May"] {
            assert_eq!(read(text), "2026-05", "{text}");
        }
        assert_eq!(read("2026"), "2026");
    }

    #[test]
    fn what_has_two_meanings_or_none_is_not_a_date() {
        for text in [
            "",
            "5/6/2026",
            "05.06.2026",
            "14 May",
            "14 15 May 2026",
            "May 14, '26",
            "yesterday",
            "today",
            "last-modified",
            "2026-13",
            "31 June 2026",
            "0026",
            "8080",
            "2026-05-14-conf",
            "spring 2026",
            "1/2",
            "mayor 2026",
            "May",
            "ma 2026",
            "14",
            "2026-02-30",
        ] {
            assert_eq!(read(text), "", "{text}");
        }
    }

    #[test]
    fn months_and_years_come_before_their_days() {
        let mut dates =
            ["2026-05-01", "2026", "2026-05", "2026-04-30", "2026-01-01"].map(|t| Date::parse_english(t).unwrap());
        dates.sort();
        assert_eq!(dates.map(|d| d.to_string()), ["2026", "2026-01-01", "2026-04-30", "2026-05", "2026-05-01"]);
        assert_eq!(dates[0].rfc3339(), "2026-01-01T00:00:00Z");
    }
}
