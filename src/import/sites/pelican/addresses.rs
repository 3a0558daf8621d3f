//! The addresses that Pelican gives its pages.

use super::settings::Settings;
use crate::base::Date;
use crate::import::sites::address::{of_file, rooted};
use crate::import::sites::dates::MONTHS;

/// What placeholders stand for.
pub(super) struct Facts<'a> {
    /// The slug.
    pub slug: &'a str,
    /// The date, if it is known.
    pub date: Option<Date>,
    /// The slug of the category.
    pub category: &'a str,
    /// The slug of the author.
    pub author: &'a str,
    /// The tag of the language.
    pub lang: &'a str,
}

/// `pattern` with a value for each placeholder; `None` if one of them is not known.
pub(super) fn expand(pattern: &str, facts: &Facts) -> Option<String> {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        out.push_str(before);
        out.push_str(&value(name, facts)?);
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

fn value(name: &str, facts: &Facts) -> Option<String> {
    let format = match name {
        "slug" => return Some(facts.slug.to_owned()),
        "category" => return Some(facts.category.to_owned()),
        "author" => return Some(facts.author.to_owned()),
        "lang" => return Some(facts.lang.to_owned()),
        _ => name.strip_prefix("date:")?,
    };
    let date = facts.date?;
    let (month, day) = (date.month()?, date.day()?);
    let name = MONTHS[usize::try_from(month - 1).ok()?.min(11)];
    let mut out = String::new();
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '%' { chars.next() } else { None }) {
            ('%', Some('Y')) => out.push_str(&format!("{:04}", date.year())),
            ('%', Some('y')) => out.push_str(&format!("{:02}", date.year() % 100)),
            ('%', Some('m')) => out.push_str(&format!("{month:02}")),
            ('%', Some('d')) => out.push_str(&format!("{day:02}")),
            ('%', Some('b')) => out.push_str(&name[..3]),
            ('%', Some('B')) => out.push_str(name),
            ('%', Some('-')) => match chars.next() {
                Some('m') => out.push_str(&month.to_string()),
                Some('d') => out.push_str(&day.to_string()),
                _ => return None,
            },
            ('%', _) => return None,
            (c, _) => out.push(c),
        }
    }
    Some(out)
}

/// A pattern of Pelican as a permalink with `name` in place of the slug; `None` if it cannot be expressed.
pub(super) fn as_permalink(save_as: &str, name: &str) -> Option<String> {
    let pattern = of_file(save_as)
        .replace("{slug}", &format!("{{{name}}}"))
        .replace("{date:%Y}", "{year}")
        .replace("{date:%m}", "{month}")
        .replace("{date:%d}", "{day}");
    let names: Vec<&str> = pattern.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
    let is_known = |other: &&str| *other == name || name == "slug" && ["year", "month", "day"].contains(other);
    let last = pattern.rsplit('/').next().unwrap_or_default();
    let is_valid = names.iter().all(is_known)
        && (name.is_empty() || names.contains(&name))
        && !pattern.contains("//")
        && !pattern.split('/').any(|part| matches!(part, "." | ".."))
        && !pattern.contains(['%', '?', '#', '\\'])
        && (last.is_empty() || last.contains('.'));
    is_valid.then_some(pattern)
}

/// Which settings name the addresses of a kind of documents: its file and its URL.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    /// The beginning of the names: `ARTICLE`.
    pub name: &'static str,
    /// The default of the file.
    pub default: &'static str,
    /// The default of the file in another language.
    pub other_language: &'static str,
}

/// Articles.
pub(super) const ARTICLE: Kind = Kind { name: "ARTICLE", default: "{slug}.html", other_language: "{slug}-{lang}.html" };

/// Pages.
pub(super) const PAGE: Kind =
    Kind { name: "PAGE", default: "pages/{slug}.html", other_language: "pages/{slug}-{lang}.html" };

impl Kind {
    /// The pattern of the file; `""` if none is written.
    pub fn save_as(self, settings: &Settings, is_translation: bool) -> String {
        let (name, default) = match is_translation {
            true => (format!("{}_LANG_SAVE_AS", self.name), self.other_language),
            false => (format!("{}_SAVE_AS", self.name), self.default),
        };
        settings.text(&name).unwrap_or(default).to_owned()
    }

    /// The addresses of a document: that of its file, and its URL if that is another one.
    pub fn addresses(self, settings: &Settings, facts: &Facts, is_translation: bool) -> Vec<String> {
        let url_name = format!("{}{}_URL", self.name, if is_translation { "_LANG" } else { "" });
        let file = expand(&self.save_as(settings, is_translation), facts).filter(|file| !file.is_empty());
        let url = settings.some(&url_name).and_then(|url| expand(&url, facts));
        file.map(|file| of_file(&file)).into_iter().chain(url.map(|url| rooted(&url))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_become_addresses_and_permalinks() {
        let facts = Facts { slug: "a", date: Date::new(2017, 3, 5), category: "c", author: "me", lang: "fr" };
        assert_eq!(
            expand("{date:%Y}/{date:%b}/{date:%d}/{slug}/index.html", &facts).as_deref(),
            Some("2017/Mar/05/a/index.html")
        );
        assert_eq!(expand("{category}/{slug}-{lang}.html", &facts).as_deref(), Some("c/a-fr.html"));
        assert_eq!((expand("{nothing}", &facts), expand("{slug", &facts)), (None, None));
        for (pattern, expected) in [
            ("blog/{slug}.html", Some("/blog/{slug}.html")),
            ("{date:%Y}/{date:%m}/{slug}/index.html", Some("/{year}/{month}/{slug}/")),
            ("{date:%Y}/{date:%b}/{slug}.html", None),
            ("{category}/{slug}.html", None),
            ("{slug}", None),
        ] {
            assert_eq!(as_permalink(pattern, "slug").as_deref(), expected, "{pattern}");
        }
        assert_eq!(as_permalink("tag/{slug}.html", "tag").as_deref(), Some("/tag/{tag}.html"));
        assert_eq!(as_permalink("feeds/all.atom.xml", "").as_deref(), Some("/feeds/all.atom.xml"));
    }
}
