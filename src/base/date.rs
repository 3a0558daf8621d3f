use std::fmt;

use jiff::civil;
use jiff::tz::Offset;

/// A day, perhaps with the time of day and the offset from UTC an author wrote with it; or only a month or a year.
///
/// The day as written is what counts: no time zone ever moves a talk to another day. Ordered by day, then time. A month or
/// year comes before the first of its days.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The first day of a month or year.
    day: civil::Date,
    precision: Precision,
    time: Option<civil::Time>,
    offset: Option<Offset>,
}

/// How much of a date is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Precision {
    Year,
    Month,
    Day,
}

/// What [`Date::parse`] takes, in words.
pub const EXPECTED: &str = "write a date such as `2017-11-01`, or `2017-11-01 18:30` with a time";

impl Date {
    /// The day `year`-`month`-`day`, if there is one from year 1 to 9999.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Date> {
        let day = civil::Date::new(year, month, day).ok()?;
        (year > 0).then_some(Date { day, precision: Precision::Day, time: None, offset: None })
    }

    /// The month `year`-`month`, of which no day is known.
    pub fn of_month(year: i16, month: i8) -> Option<Date> {
        Date::new(year, month, 1).map(|date| Date { precision: Precision::Month, ..date })
    }

    /// The year `year`, of which no day is known.
    pub fn of_year(year: i16) -> Option<Date> {
        Date::new(year, 1, 1).map(|date| Date { precision: Precision::Year, ..date })
    }

    /// Reads `YYYY-MM-DD`, with an optional time `[T ]HH:MM[:SS]` and after it an optional offset: `Z`, `+02:00`
    /// or `+0200`. Fractions of a second are dropped.
    ///
    /// `None` if that is not its form, or if there is no such day or time.
    pub fn parse(text: &str) -> Option<Date> {
        let (day, rest) = text.trim().split_at_checked(10)?;
        let [year, month, day] = numbers(day, '-', [4, 2, 2])?;
        let date = Date::new(year, month.try_into().ok()?, day.try_into().ok()?)?;
        if rest.is_empty() {
            return Some(date);
        }
        let rest = rest.strip_prefix(['T', 't', ' '])?;
        let end = rest.find(['Z', 'z', '+', '-', ' ']).unwrap_or(rest.len());
        let offset = rest[end..].trim_start();
        Some(Date { time: Some(time(&rest[..end])?), offset: parse_offset(offset)?, ..date })
    }

    /// Midnight, or later that day, `seconds` after 1970 began in UTC; the time is dropped.
    pub fn from_unix(seconds: i64) -> Option<Date> {
        Date::new(1970, 1, 1)?.add_days(seconds.div_euclid(86_400))
    }

    /// The day `days` later, without its time.
    pub fn add_days(self, days: i64) -> Option<Date> {
        let span = jiff::Span::new().try_days(days).ok()?;
        let day = self.day.checked_add(span).ok()?;
        Date::new(day.year(), day.month(), day.day())
    }

    /// The year, from 1 to 9999.
    pub fn year(self) -> i16 {
        self.day.year()
    }

    /// The month, from 1 to 12, if it is known.
    pub fn month(self) -> Option<i8> {
        (self.precision >= Precision::Month).then(|| self.day.month())
    }

    /// The day of the month, from 1 to 31, if it is known.
    pub fn day(self) -> Option<i8> {
        (self.precision == Precision::Day).then(|| self.day.day())
    }

    /// The same day without its time.
    pub fn day_only(self) -> Date {
        Date { time: None, offset: None, ..self }
    }

    /// The value of a property of iCalendar (RFC 5545), with what is before it: a whole day, or a time, which is that of the place
    /// if there is no offset.
    pub fn icalendar(self) -> String {
        let at = |moment: civil::DateTime| moment.strftime("%Y%m%dT%H%M%S").to_string();
        let moment = self.time.map(|time| self.day.to_datetime(time));
        let in_utc = moment.zip(self.offset).and_then(|(moment, offset)| offset.to_timestamp(moment).ok());
        match (moment, in_utc) {
            (None, _) => format!(";VALUE=DATE:{}", self.day.strftime("%Y%m%d")),
            (Some(moment), None) => format!(":{}", at(moment)),
            (_, Some(utc)) => format!(":{}Z", at(Offset::UTC.to_datetime(utc))),
        }
    }

    /// A time stamp for feeds: midnight if there is no time, UTC if there is no offset.
    pub fn rfc3339(self) -> String {
        let time = self.time.unwrap_or_default();
        let clock = format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second());
        let day = Date { precision: Precision::Day, ..self };
        let minutes = self.offset.map_or(0, |offset| offset.seconds() / 60);
        match minutes {
            0 => format!("{day}T{clock}Z"),
            _ => {
                let sign = if minutes < 0 { '-' } else { '+' };
                format!("{day}T{clock}{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
        }
    }
}

/// `N` numbers of just so many digits, between `separator`s.
fn numbers<const N: usize>(text: &str, separator: char, digits: [usize; N]) -> Option<[i16; N]> {
    let mut parts = text.split(separator);
    let mut found = [0; N];
    for (slot, count) in found.iter_mut().zip(digits) {
        let part = parts.next()?;
        if part.len() != count || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        *slot = part.parse().ok()?;
    }
    parts.next().is_none().then_some(found)
}

fn time(text: &str) -> Option<civil::Time> {
    let [hour, minute, second] = match text.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit()) => {
            numbers(whole, ':', [2, 2, 2])?
        }
        Some(_) => return None,
        None => match numbers(text, ':', [2, 2]) {
            Some([hour, minute]) => [hour, minute, 0],
            None => numbers(text, ':', [2, 2, 2])?,
        },
    };
    civil::Time::new(hour.try_into().ok()?, minute.try_into().ok()?, second.try_into().ok()?, 0).ok()
}

/// The outer `None` is a mistake, the inner one no offset.
fn parse_offset(text: &str) -> Option<Option<Offset>> {
    let (sign, clock) = match text.as_bytes() {
        [] => return Some(None),
        [b'Z' | b'z'] => return Some(Some(Offset::UTC)),
        [b'+', ..] => (1, &text[1..]),
        [b'-', ..] => (-1, &text[1..]),
        _ => return None,
    };
    let [hours, minutes] = match numbers(clock, ':', [2, 2]) {
        Some(found) => found,
        None => {
            let [both] = numbers(clock, ':', [4])?;
            [both / 100, both % 100]
        }
    };
    let valid = hours <= 23 && minutes <= 59;
    let seconds = sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60);
    valid.then(|| Offset::from_seconds(seconds).ok()).flatten().map(Some)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.year(), self.day.month());
        match self.precision {
            Precision::Year => write!(f, "{year:04}"),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Day => write!(f, "{year:04}-{month:02}-{:02}", self.day.day()),
        }
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(text: &str) -> Option<String> {
        Date::parse(text).map(Date::rfc3339)
    }

    #[test]
    fn dates_with_and_without_a_time() {
        for (text, expected) in [
            ("2017-11-01", "2017-11-01T00:00:00Z"),
            ("2017-11-01 18:30", "2017-11-01T18:30:00Z"),
            ("2017-11-01T18:30:05Z", "2017-11-01T18:30:05Z"),
            ("2017-11-01T18:30:05.25+02:00", "2017-11-01T18:30:05+02:00"),
            ("2017-11-01 18:30:05 -0530", "2017-11-01T18:30:05-05:30"),
        ] {
            assert_eq!(stamp(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "yesterday",
            "2017-13-40",
            "2017-02-29",
            "2017-02-27 25:00",
            "2017-02-27T",
            "2017-2-7",
            "0000-01-01",
            "2017-02-27 10:00 +2:00",
            "2017-02-27 10:00 +99:00",
            "2017-02-27 10:00:00.",
            "+017-02-27",
            "2017-02-2\u{661}",
            "２０１７-02-27",
        ] {
            assert_eq!(stamp(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_and_ordered() {
        let day = Date::new(2024, 2, 28).unwrap();
        assert_eq!(day.add_days(2).unwrap().to_string(), "2024-03-01");
        assert_eq!(Date::from_unix(-1).unwrap().to_string(), "1969-12-31");
        assert_eq!(Date::from_unix(i64::MAX), None);
        assert!(day < Date::parse("2024-02-28 09:00").unwrap());
    }

    #[test]
    fn calendars_have_whole_days_and_times() {
        for (written, value) in [
            ("2027-01-31", ";VALUE=DATE:20270131"),
            ("2027-01-31 18:30", ":20270131T183000"),
            ("2027-01-31 23:30 -02:00", ":20270201T013000Z"),
            ("2027-01-31T18:30Z", ":20270131T183000Z"),
        ] {
            assert_eq!(Date::parse(written).unwrap().icalendar(), value);
        }
    }
}
