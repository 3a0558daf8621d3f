//! The addresses that Jekyll gives its pages.

use super::slugify::{plain, pretty};
use crate::base::Date;
use crate::import::sites::address::rooted;
use crate::import::sites::dates::MONTHS;

/// What placeholders stand for.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The slug of the front matter, or the name of the file without its date and ending.
    pub slug: String,
    /// The name of the file without its ending.
    pub name: String,
    /// The path in its collection without the ending.
    pub path: String,
    /// The name of the collection.
    pub collection: String,
    /// The categories.
    pub categories: Vec<String>,
    /// The date.
    pub date: Option<Date>,
    /// Hours, minutes and seconds, as written.
    pub time: [String; 3],
}

/// The pattern of a style for posts, or the pattern itself.
pub(super) fn of_style(permalink: &str) -> &str {
    match permalink {
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        pattern => pattern,
    }
}

/// A permalink of Jekyll as one of talkpress; `None` if it cannot be expressed. Categories, which most sites do not have, are left
/// out.
pub(super) fn as_permalink(permalink: &str) -> Option<String> {
    let pattern = rooted(&of_style(permalink).replace(":categories/", "").replace(":output_ext", ".html"));
    let pattern = pattern.replace(":title", "{slug}").replace(":slug", "{slug}");
    let pattern = pattern.replace(":year", "{year}").replace(":month", "{month}").replace(":day", "{day}");
    let last = pattern.rsplit('/').next().unwrap_or_default();
    let is_valid = !pattern.contains([':', '\\', '%', '?', '#'])
        && !pattern.contains("//")
        && pattern.matches("{slug}").count() == 1
        && (last.is_empty() || last.contains('.'));
    is_valid.then_some(pattern)
}

/// The addresses at which a page with this pattern answers: that of its file, and the one without `.html` if that is its own.
pub(super) fn addresses(pattern: &str, facts: &Facts) -> Vec<String> {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once(':') {
        out.push_str(before);
        let end = after.find(|c: char| !(c.is_ascii_lowercase() || c == '_')).unwrap_or(after.len());
        // `:title-x` and `:month_x`: the longest name that is known.
        let known = (1..=end).rev().find_map(|end| Some((end, value(&after[..end], facts)?)));
        match known {
            Some((end, value)) => {
                out.push_str(&value);
                rest = &after[end..];
            }
            None => {
                out.push(':');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    let parts: Vec<&str> = out.split('/').filter(|part| !part.is_empty()).collect();
    let path = format!("/{}", parts.join("/"));
    match () {
        () if out.ends_with('/') => vec![if path == "/" { path } else { format!("{path}/") }],
        () if path.rsplit('/').next().is_some_and(|last| last.ends_with(".html") || last.ends_with(".htm")) => {
            vec![path.strip_suffix("/index.html").map_or(path.clone(), |folder| format!("{folder}/"))]
        }
        () => vec![format!("{path}.html"), path],
    }
}

fn value(name: &str, facts: &Facts) -> Option<String> {
    let date = facts.date;
    let month = || date.and_then(Date::month);
    let day = || date.and_then(Date::day);
    let month_name = || Some(MONTHS[usize::try_from(month()? - 1).ok()?.min(11)]);
    Some(match name {
        "title" => pretty(&facts.slug),
        "slug" => plain(&facts.slug),
        "name" => plain(&facts.name),
        "basename" => facts.name.clone(),
        "path" => facts.path.clone(),
        "collection" => facts.collection.clone(),
        "output_ext" => ".html".to_owned(),
        "categories" => facts.categories.iter().map(|name| name.to_lowercase()).collect::<Vec<_>>().join("/"),
        "slugified_categories" => facts.categories.iter().map(|name| plain(name)).collect::<Vec<_>>().join("/"),
        "year" => format!("{:04}", date?.year()),
        "short_year" => format!("{:02}", date?.year() % 100),
        "month" => format!("{:02}", month()?),
        "i_month" => month()?.to_string(),
        "short_month" => month_name()?[..3].to_owned(),
        "long_month" => month_name()?.to_owned(),
        "day" => format!("{:02}", day()?),
        "i_day" => day()?.to_string(),
        "y_day" => format!("{:03}", day_of_year(date?)?),
        "hour" => facts.time[0].clone(),
        "minute" => facts.time[1].clone(),
        "second" => facts.time[2].clone(),
        _ => return None,
    })
}

fn day_of_year(date: Date) -> Option<usize> {
    let first = Date::new(date.year(), 1, 1)?;
    (0..366).find(|days| first.add_days(*days).is_some_and(|day| day == date.day_only())).map(|days| days as usize + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_and_patterns() {
        let facts = Facts {
            slug: "My-Post_1".into(),
            name: "2017-03-05-My-Post_1".into(),
            path: "a/b".into(),
            collection: "talks".into(),
            categories: vec!["Big Jars".into(), "rye".into()],
            date: Date::new(2017, 3, 5),
            ..Facts::default()
        };
        for (permalink, expected) in [
            ("date", &["/big jars/rye/2017/03/05/My-Post_1.html"][..]),
            ("pretty", &["/big jars/rye/2017/03/05/My-Post_1/"]),
            ("none", &["/big jars/rye/My-Post_1.html"]),
            ("ordinal", &["/big jars/rye/2017/064/My-Post_1.html"]),
            ("/blog/:slug", &["/blog/my-post-1.html", "/blog/my-post-1"]),
            (":collection/:path/", &["/talks/a/b/"]),
            ("/:short_month/:i_day/x/index.html", &["/Mar/5/x/"]),
            ("/:nothing/", &["/:nothing/"]),
        ] {
            assert_eq!(addresses(of_style(permalink), &facts), expected, "{permalink}");
        }
        for (permalink, expected) in [
            ("date", Some("/{year}/{month}/{day}/{slug}.html")),
            ("pretty", Some("/{year}/{month}/{day}/{slug}/")),
            ("/blog/:title/", Some("/blog/{slug}/")),
            ("/:title", None),
            ("ordinal", None),
        ] {
            assert_eq!(as_permalink(permalink).as_deref(), expected, "{permalink}");
        }
    }
}
