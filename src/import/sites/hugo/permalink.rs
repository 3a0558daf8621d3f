//! Patterns of addresses.

use super::sanitize;
use crate::base::Date;
use crate::import::sites::dates::MONTHS;

/// What placeholders stand for.
pub(super) struct Facts<'a> {
    /// The title.
    pub title: &'a str,
    /// The slug of the front matter.
    pub slug: Option<&'a str>,
    /// The name of the file, or of the folder of a bundle.
    pub name: &'a str,
    /// The path of the folder.
    pub folder: &'a str,
    /// The date.
    pub date: Option<Date>,
    /// Whether capital letters stay.
    pub keeps_case: bool,
}

/// `pattern` with a value for each placeholder; `None` if one of them is not known.
pub(super) fn expand(pattern: &str, facts: &Facts) -> Option<String> {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once(':') {
        out.push_str(before);
        let mut end = after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len());
        if after[end..].starts_with('[') {
            end += after[end..].find(']')? + 1;
        }
        out.push_str(&value(&after[..end], facts)?);
        rest = &after[end..];
    }
    out.push_str(rest);
    Some(out)
}

fn value(name: &str, facts: &Facts) -> Option<String> {
    let part = |text: &str| sanitize::path(text, facts.keeps_case).replace('/', "-");
    let month = facts.date.and_then(Date::month);
    Some(match name {
        "year" => facts.date?.year().to_string(),
        "month" => format!("{:02}", month?),
        "monthname" => MONTHS[usize::try_from(month? - 1).ok()?.min(11)].to_lowercase(),
        "day" => format!("{:02}", facts.date?.day()?),
        "title" => part(facts.title),
        "slug" => part(facts.slug.unwrap_or(facts.title)),
        "filename" | "contentbasename" => part(facts.name),
        "slugorfilename" | "slugorcontentbasename" => part(facts.slug.unwrap_or(facts.name)),
        "section" => sanitize::path(facts.folder.split('/').next().unwrap_or_default(), facts.keeps_case),
        "sections" => sanitize::path(facts.folder, facts.keeps_case),
        _ => {
            let cut = name.strip_prefix("sections[")?.strip_suffix(']')?;
            let parts: Vec<&str> = facts.folder.split('/').filter(|part| !part.is_empty()).collect();
            sanitize::path(&slice(&parts, cut)?.join("/"), facts.keeps_case)
        }
    })
}

/// The parts that `1:`, `:2`, `0` or `last` mean.
fn slice<'p>(parts: &'p [&'p str], cut: &str) -> Option<&'p [&'p str]> {
    let number = |text: &str, default: usize| match text {
        "" => Some(default),
        "last" => parts.len().checked_sub(1),
        _ => text.parse::<usize>().ok().map(|number| number.min(parts.len())),
    };
    match cut.split_once(':') {
        Some((from, to)) => parts.get(number(from, 0)?..number(to, parts.len())?),
        None => {
            let at = number(cut, 0)?;
            parts.get(at..(at + 1).min(parts.len()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_expanded() {
        let facts = Facts {
            title: "Nine Jars!",
            slug: None,
            name: "2017-nine",
            folder: "posts/Big Jars",
            date: Date::new(2017, 3, 5),
            keeps_case: false,
        };
        for (pattern, expected) in [
            ("/:year/:month/:day/:slug/", Some("/2017/03/05/nine-jars/")),
            ("/:sections/:slugorcontentbasename/", Some("/posts/big-jars/2017-nine/")),
            ("/:section/:sections[1:]/:filename", Some("/posts/big-jars/2017-nine")),
            ("/:sections[last]/:title/", Some("/big-jars/nine-jars/")),
            ("/:nothing/", None),
            ("/:sections[9]/", Some("//")),
        ] {
            assert_eq!(expand(pattern, &facts).as_deref(), expected, "{pattern}");
        }
    }
}
