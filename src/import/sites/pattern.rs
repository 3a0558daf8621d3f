use super::address::file_of;
use super::dates::MONTHS;
use crate::base::Date;
use crate::talk::meta::slug_rule::slug_problem;

/// An address with placeholders: `/posts/{year}/{slug}/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pattern(pub String);

impl Pattern {
    /// The address of the document with this slug and date.
    pub fn expand(&self, slug: &str, date: Option<Date>) -> String {
        self.dated(date).replace("{slug}", slug)
    }

    /// Whether documents with different slugs have different addresses.
    pub fn tells_apart(&self) -> bool {
        let [a, b] = ["a", "b"].map(|slug| file_of(&self.expand(slug, None)));
        a.is_none() || a != b
    }

    /// The slug with which a document has this `address`.
    pub fn slug_of<'a>(&self, address: &'a str, date: Option<Date>) -> Option<&'a str> {
        let dated = self.dated(date);
        let (before, after) = dated.split_once("{slug}")?;
        let slug = address.strip_prefix(before)?.strip_suffix(after)?;
        (!after.contains("{slug}") && slug_problem(slug).is_none()).then_some(slug)
    }

    fn dated(&self, date: Option<Date>) -> String {
        let [year, month, day] = parts(date);
        self.0.replace("{year}", &year).replace("{month}", &month).replace("{day}", &day)
    }

    /// The pattern that is most probably behind `address`: the last part is a slug, and parts that are the date are placeholders.
    /// `None` if no pattern can give it.
    pub fn behind(address: &str, date: Option<Date>, has_date: bool) -> Option<Pattern> {
        let is_folder = address.ends_with('/');
        let path = address.strip_prefix('/')?.trim_end_matches('/');
        let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
        let (slug, extension) = match name.rsplit_once('.') {
            Some((stem, extension)) if !is_folder => (stem, extension),
            _ => (name, ""),
        };
        let is_strange = address.contains("//") || address.contains(['{', '}', '\\', '?', '#', '%']);
        if slug_problem(slug).is_some() || is_strange || !is_folder && extension.is_empty() {
            return None;
        }
        let date = date.filter(|_| has_date);
        let mut wanted = parts(date).into_iter().zip(["{year}", "{month}", "{day}"]).peekable();
        // The name of its month, which no placeholder stands for, would be in the addresses of all other documents.
        let month = date.and_then(Date::month).and_then(|month| MONTHS.get(usize::try_from(month - 1).ok()?));
        let is_month = |part: &str| {
            month.is_some_and(|month| part.eq_ignore_ascii_case(month) || part.eq_ignore_ascii_case(&month[..3]))
        };
        if folder.split('/').any(is_month) {
            return None;
        }
        let mut out = String::from("/");
        for part in folder.split('/').filter(|part| !part.is_empty()) {
            match wanted.next_if(|(value, _)| value == part) {
                Some((_, placeholder)) => out.push_str(placeholder),
                None => out.push_str(part),
            }
            out.push('/');
        }
        out.push_str("{slug}");
        match is_folder {
            true => out.push('/'),
            false => out.push_str(&format!(".{extension}")),
        }
        Some(Pattern(out))
    }
}

/// Year, month and day in digits.
fn parts(date: Option<Date>) -> [String; 3] {
    let number = |number: Option<i16>, width: usize| number.map(|n| format!("{n:0width$}")).unwrap_or_default();
    [
        number(date.map(Date::year), 4),
        number(date.and_then(Date::month).map(Into::into), 2),
        number(date.and_then(Date::day).map(Into::into), 2),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_found_behind_addresses() {
        let date = Date::new(2017, 11, 1);
        for (address, pattern) in [
            ("/blog/a-b.html", Some("/blog/{slug}.html")),
            ("/2017/11/01/a.html", Some("/{year}/{month}/{day}/{slug}.html")),
            ("/posts/2017/a/", Some("/posts/{year}/{slug}/")),
            ("/2017/12/a/", Some("/{year}/12/{slug}/")),
            ("/2017/Nov/a/", None),
            ("/a", None),
            ("/", None),
            ("//a/", None),
        ] {
            let found = Pattern::behind(address, date, true);
            assert_eq!(found.as_ref().map(|pattern| pattern.0.as_str()), pattern, "{address}");
            if let Some(found) = found {
                let slug = found.slug_of(address, date).unwrap();
                assert_eq!(found.expand(slug, date), address);
            }
        }
        assert_eq!(Pattern("/{slug}/".into()).slug_of("/a/b/", date), None);
    }
}
