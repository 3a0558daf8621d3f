//! The date of a talk in the names of its file and of the folders around it.

use super::file_name::file_date;
use crate::base::{Date, SitePath};

/// The names on the path of a document: its file's without the extension, then its folders', the nearest first. Without
/// `content`.
pub(super) fn names(path: &SitePath) -> Vec<&str> {
    let folder = path.folder().strip_prefix("content").unwrap_or(path.folder());
    [path.stem()].into_iter().chain(folder.rsplit('/').filter(|name| !name.is_empty())).collect()
}

/// The date in the names on `path`: a day in the nearest name that has one, else a month or a year.
pub fn path_date(path: &SitePath) -> Option<Date> {
    let names = names(path);
    let day = |at: usize| day_in(names[at], &names[at + 1..]).map(|(date, _)| date);
    let part = |at: usize| month_or_year(names[at], names.get(at + 1).copied().unwrap_or_default());
    (0..names.len()).find_map(day).or_else(|| (0..names.len()).find_map(part))
}

/// The day in `name` and the rest of the name, without what separates the two. `above` are the names of the folders around
/// it, the nearest first.
pub(super) fn day_in<'n>(name: &'n str, above: &[&str]) -> Option<(Date, &'n str)> {
    if let (Some(date), rest) = file_date(name) {
        return Some((date, rest));
    }
    if let Some(date) = Date::parse_english(name).filter(|date| date.day().is_some()) {
        return Some((date, ""));
    }
    let groups = leading(name);
    let day = match groups.as_slice() {
        [year, month, day, ..] if year.len() == 4 => of_day(year, month, day).map(|date| (date, *day)),
        [all, ..] if all.len() == 8 => of_day(&all[..4], &all[4..6], &all[6..]).map(|date| (date, *all)),
        _ => None,
    };
    if let Some((date, last)) = day {
        return Some((date, trimmed(&name[end_of(name, last)..])));
    }
    let groups = trailing(name);
    let day = match groups.as_slice() {
        [.., year, month, day] if year.len() == 4 => of_day(year, month, day).map(|date| (date, *year)),
        [.., all] if all.len() == 8 => of_day(&all[..4], &all[4..6], &all[6..]).map(|date| (date, *all)),
        _ => None,
    };
    if let Some((date, first)) = day {
        return Some((date, trimmed(&name[..end_of(name, first) - first.len()])));
    }
    below_a_year(name, above)
}

/// `05-23 …` in a folder of a year, and `23` in a folder `05` of one.
fn below_a_year<'n>(name: &'n str, above: &[&str]) -> Option<(Date, &'n str)> {
    match leading(name).as_slice() {
        [month, day, ..] if month.len() == 2 && day.len() == 2 => {
            let year = above.iter().find_map(|folder| year_in(folder))?;
            let date = Date::new(year, month.parse().ok()?, day.parse().ok()?)?;
            Some((date, trimmed(&name[end_of(name, day)..])))
        }
        [day] if day.len() == 2 && *day == name => {
            let [month, year, ..] = above else { return None };
            let is_month = month.len() == 2 && year.len() == 4;
            is_month.then(|| of_day(year, month, day)).flatten().map(|date| (date, ""))
        }
        _ => None,
    }
}

fn month_or_year(name: &str, folder: &str) -> Option<Date> {
    let (first, last) = (leading(name), trailing(name));
    let month = match (first.as_slice(), last.as_slice()) {
        ([year, month, ..], _) | (_, [.., year, month]) if year.len() == 4 && month.len() == 2 => {
            plausible(year).and_then(|year| Date::of_month(year, month.parse().ok()?))
        }
        ([month], _) if *month == name && month.len() == 2 && folder.len() == 4 => {
            plausible(folder).and_then(|year| Date::of_month(year, month.parse().ok()?))
        }
        _ => None,
    };
    month.or_else(|| Date::of_year(year_in(name)?))
}

/// The year at the start or end of `name`.
fn year_in(name: &str) -> Option<i16> {
    let first = leading(name).first().copied().and_then(plausible);
    first.or_else(|| trailing(name).last().copied().and_then(plausible))
}

fn plausible(digits: &str) -> Option<i16> {
    let is_year = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    is_year.then(|| digits.parse().ok()).flatten().filter(|year| (1900..2100).contains(year))
}

fn of_day(year: &str, month: &str, day: &str) -> Option<Date> {
    if month.len() > 2 || day.len() > 2 {
        return None;
    }
    Date::new(plausible(year)?, month.parse().ok()?, day.parse().ok()?)
}

/// The numbers that `name` begins with, each after one separator. No letter follows the last one.
fn leading(name: &str) -> Vec<&str> {
    let mut groups = Vec::new();
    let mut rest = name;
    loop {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (group, after) = rest.split_at(digits);
        if group.is_empty() || after.starts_with(char::is_alphanumeric) {
            return groups;
        }
        groups.push(group);
        match after.strip_prefix(SEPARATORS) {
            Some(next) => rest = next,
            None => return groups,
        }
    }
}

/// The numbers that `name` ends with, in order. No letter is right before the first one.
fn trailing(name: &str) -> Vec<&str> {
    let mut groups = Vec::new();
    let mut rest = name;
    loop {
        let before = rest.trim_end_matches(|c: char| c.is_ascii_digit());
        let group = &rest[before.len()..];
        if group.is_empty() || before.ends_with(char::is_alphanumeric) {
            break;
        }
        groups.push(group);
        match before.strip_suffix(SEPARATORS) {
            Some(next) => rest = next,
            None => break,
        }
    }
    groups.reverse();
    groups
}

/// What may be between the numbers of a date.
const SEPARATORS: [char; 4] = ['-', '_', '.', ' '];

fn trimmed(rest: &str) -> &str {
    rest.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Where `part`, a slice of `name`, ends in it.
fn end_of(name: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(name.as_ptr().addr()) + part.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_in_names() {
        let date = |path: &str| path_date(&SitePath::new(path).unwrap()).map(|d| d.to_string()).unwrap_or_default();
        for (path, expected) in [
            ("content/talks/2024-05-23-conf/src/slides.md", "2024-05-23"),
            ("content/2016/01-28 Small boats/README.md", "2016-01-28"),
            ("content/2016/01-28-small.md", "2016-01-28"),
            ("content/talks-2016/01_28.md", "2016-01-28"),
            ("content/talks/rope days 2024-05-23.md", "2024-05-23"),
            ("content/talks/rope_2024_05_23/deck.md", "2024-05-23"),
            ("content/talks/20240523-rope.md", "2024-05-23"),
            ("content/talks/rope-20240523.md", "2024-05-23"),
            ("content/talks/240523-rope/slides.md", "2024-05-23"),
            ("content/talks/2024/05/23/slides.md", "2024-05-23"),
            ("content/talks/14 May 2024/slides.md", "2024-05-14"),
            ("content/2019-01-01-old/2020-02-02-new/a.md", "2020-02-02"),
            ("content/2024-05-conf/slides.md", "2024-05"),
            ("content/talks/2024/05/slides.md", "2024-05"),
            ("content/2024/2023-03-02-x/a.md", "2023-03-02"),
            ("content/talks/conf-2024/slides.md", "2024"),
            ("content/talks/2024/slides.md", "2024"),
            ("content/talks/2024-13-45-x.md", "2024"),
            ("content/talks/5-23-x/slides.md", ""),
            ("content/talks/05-23-x/slides.md", ""),
            ("content/talks/es2015.md", ""),
            ("content/talks/8080.md", ""),
            ("content/talks/a.md", ""),
        ] {
            assert_eq!(date(path), expected, "{path}");
        }
    }
}
