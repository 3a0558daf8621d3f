use crate::base::Date;

/// How each language writes dates, from Unicode CLDR; `tests/dates.mjs` writes the file. Its columns are the tag, the patterns of a day,
/// a month and a year, the names of the months in days, and those in months if they differ.
const FORMATS: &str = include_str!("dates.txt");

/// How a language writes dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateFormat {
    day: &'static str,
    month: &'static str,
    year: &'static str,
    /// The names of the months in days, with commas between them.
    names_in_days: &'static str,
    /// The names of the months without a day.
    names_alone: &'static str,
    /// Whether the first day of a month is written as an ordinal number.
    has_first: bool,
}

impl DateFormat {
    /// The format of the language with the BCP 47 tag `lang`: its own, or that of the language it is a variety of, or English.
    pub fn of(lang: &str) -> DateFormat {
        let tags = std::iter::successors(Some(lang), |tag| tag.rsplit_once('-').map(|(rest, _)| rest));
        let found = tags.chain(["en"]).find_map(line).unwrap_or_default();
        let mut columns = found.split('\t');
        let mut next = || columns.next().unwrap_or_default();
        let (tag, day, month, year, names_in_days) = (next(), next(), next(), next(), next());
        let alone = next();
        let names_alone = if alone.is_empty() { names_in_days } else { alone };
        let has_first = tag == "fr" || tag.starts_with("fr-");
        DateFormat { day, month, year, names_in_days, names_alone, has_first }
    }

    /// A day, month or year.
    pub fn write(&self, date: Date) -> String {
        let year = date.year().to_string();
        let name = |names: &str, month: i8| {
            let at = usize::from(month.unsigned_abs()).saturating_sub(1);
            names.split(',').nth(at).unwrap_or_default().to_owned()
        };
        match (date.month(), date.day()) {
            (Some(month), Some(day)) => {
                let day = if self.has_first && day == 1 { "1er".to_owned() } else { day.to_string() };
                fill(self.day, &[("{day}", &day), ("{month}", &name(self.names_in_days, month)), ("{year}", &year)])
            }
            (Some(month), None) => fill(self.month, &[("{month}", &name(self.names_alone, month)), ("{year}", &year)]),
            _ => fill(self.year, &[("{year}", &year)]),
        }
    }
}

/// The line of the language with exactly this tag.
fn line(tag: &str) -> Option<&'static str> {
    FORMATS.lines().find(|line| line.split('\t').next().is_some_and(|name| name.eq_ignore_ascii_case(tag)))
}

fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(pattern.to_owned(), |text, (name, value)| text.replace(name, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(lang: &str, date: &str) -> String {
        DateFormat::of(lang).write(Date::parse(date).unwrap())
    }

    #[test]
    fn days_are_written_as_in_their_language() {
        for (lang, text) in [
            ("en", "8 October 2026"),
            ("en-US", "October 8, 2026"),
            ("en-AU", "8 October 2026"),
            ("de", "8. Oktober 2026"),
            ("de-CH", "8. Oktober 2026"),
            ("fr", "8 octobre 2026"),
            ("es", "8 de octubre de 2026"),
            ("pt", "8 de outubro de 2026"),
            ("it", "8 ottobre 2026"),
            ("nl", "8 oktober 2026"),
            ("ja", "2026年10月8日"),
            ("zh", "2026年10月8日"),
            ("ko", "2026년 10월 8일"),
            ("ar", "8 أكتوبر 2026"),
            ("he", "8 באוקטובר 2026"),
            ("ca-ES", "8 d’octubre del 2026"),
            ("sv", "8 oktober 2026"),
            ("xx", "8 October 2026"),
        ] {
            assert_eq!(written(lang, "2026-10-08"), text, "{lang}");
        }
        assert_eq!(written("fr-CA", "2026-05-01"), "1er mai 2026");
        assert_eq!(written("de-at", "2026-01-01"), "1. Jänner 2026");
    }

    #[test]
    fn months_and_years_are_written_alone() {
        let month = |lang| DateFormat::of(lang).write(Date::of_month(2026, 10).unwrap());
        assert_eq!(
            ["de", "es", "ja", "cs"].map(month),
            ["Oktober 2026", "octubre de 2026", "2026年10月", "říjen 2026"]
        );
        let year = |lang| DateFormat::of(lang).write(Date::of_year(2026).unwrap());
        assert_eq!(["de", "ko", "xx"].map(year), ["2026", "2026년", "2026"]);
    }

    #[test]
    fn every_line_has_twelve_months() {
        for line in FORMATS.lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            assert!(
                columns[1].contains("{day}") && columns[2].contains("{month}") && columns[3].contains("{year}"),
                "{line}"
            );
            assert!(columns[4..].iter().all(|names| names.split(',').count() == 12), "{line}");
        }
    }
}
