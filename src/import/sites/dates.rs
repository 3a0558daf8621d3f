//! Dates in the looser spellings of other generators.

use super::doc::Doc;
use super::setting::Setting;
use crate::base::Date;

/// The names of months in addresses.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date with one-digit months, slashes, or the name of a month.
pub(super) fn loose(text: &str) -> Option<Date> {
    let text = text.trim();
    Date::parse(text).or_else(|| Date::parse(&padded(text)?)).or_else(|| Date::parse_english(text)).or_else(|| {
        let day = text.split(['T', ' ']).next()?;
        Date::parse(&padded(day)?)
    })
}

/// `2017-1-2 9:05` with two digits each.
fn padded(text: &str) -> Option<String> {
    let (day, time) = text.split_at(text.find(['T', ' ']).unwrap_or(text.len()));
    let parts: Vec<&str> = day.split(['-', '/']).collect();
    let is_number = |part: &&str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    let [year, month, day] = parts.as_slice() else { return None };
    if year.len() != 4 || !parts.iter().all(is_number) {
        return None;
    }
    let time = match time.trim_start_matches(['T', ' ']) {
        "" => String::new(),
        time if time.find(':') == Some(1) => format!(" 0{time}"),
        time => format!(" {time}"),
    };
    Some(format!("{year}-{month:0>2}-{day:0>2}{time}"))
}

/// The value of a date that talkpress reads as the same day.
pub(super) fn value(date: Date) -> Setting {
    Setting::Word(date.to_string())
}

/// Writes the date of `key` as talkpress reads it, if it does not read it as it is. Returns the date.
pub(super) fn tidy(doc: &mut Doc, key: &str) -> Option<Date> {
    let text = doc.get(key)?.to_owned();
    let date = loose(&text)?;
    if Date::parse(&text).is_none() {
        doc.set(key, value(date));
    }
    Some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loose_dates() {
        for (text, expected) in [
            ("2017-11-01", Some("2017-11-01")),
            ("2017-1-2 9:05", Some("2017-01-02")),
            ("2010/12/03", Some("2010-12-03")),
            ("2016-05-10 12:00:00 Europe/Berlin", Some("2016-05-10")),
            ("14 May 2026", Some("2026-05-14")),
            ("soon", None),
            ("2017-13-1", None),
        ] {
            assert_eq!(loose(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
        }
    }
}
