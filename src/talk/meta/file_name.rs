//! What a file's name says: the default slug, and the date before it.

use crate::base::slug::slug;
use crate::base::{Date, SitePath};

/// The folder of all documents.
const CONTENT: &str = "content";

/// Splits a date prefix, `171101-` or `2017-11-01-`, off the name of a document.
///
/// Six digits are a prefix only if they are a real date, of the years 2000 to 2099.
pub fn file_date(name: &str) -> (Option<Date>, &str) {
    let long = name.get(..11).and_then(|prefix| Date::parse(prefix.strip_suffix('-')?));
    if long.is_some() {
        return (long, &name[11..]);
    }
    match name.get(..7).and_then(|prefix| short_date(prefix.strip_suffix('-')?)) {
        Some(date) => (Some(date), &name[7..]),
        None => (None, name),
    }
}

fn short_date(digits: &str) -> Option<Date> {
    let part = |at: usize| digits.get(at..at + 2).filter(|part| part.bytes().all(|b| b.is_ascii_digit()))?.parse().ok();
    let year: i8 = part(0)?;
    Date::new(2000 + i16::from(year), part(2)?, part(4)?)
}

/// The name of the document at `path`: its file's without the extension, or its folder's for `index.md`.
///
/// `None` for `content/index.md`, the text of the home page.
pub fn document_name(path: &SitePath) -> Option<&str> {
    if path.stem() != "index" {
        return Some(path.stem());
    }
    let folder = path.folder();
    match folder == CONTENT || folder.is_empty() {
        true => None,
        false => Some(folder.rsplit('/').next().unwrap_or(folder)),
    }
}

/// The slug of the document at `path` where it sets none: its name without a date prefix.
///
/// Empty if the name has no letter or digit; `None` for the home page.
pub fn default_slug(path: &SitePath) -> Option<String> {
    document_name(path).map(|name| slug(file_date(name).1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(name: &str) -> (String, &str) {
        let (date, rest) = file_date(name);
        (date.map(|d| d.to_string()).unwrap_or_default(), rest)
    }

    #[test]
    fn date_prefixes_are_real_dates() {
        assert_eq!(split("171101-devops"), ("2017-11-01".into(), "devops"));
        assert_eq!(split("2017-11-01-devops"), ("2017-11-01".into(), "devops"));
        for name in ["171301-x", "171101", "2017-11-01", "2017-02-30-x", "123456-x", "devops", "+71101-x", "ü71101-x"]
        {
            assert_eq!(split(name), (String::new(), name));
        }
    }

    #[test]
    fn slugs_come_from_file_or_folder() {
        let slug = |path: &str| default_slug(&SitePath::new(path).unwrap());
        assert_eq!(slug("content/talks/171101-DevOps & You.md").unwrap(), "devops-you");
        assert_eq!(slug("content/2017-11-01-my-talk/index.md").unwrap(), "my-talk");
        assert_eq!(slug("content/🎉.md").unwrap(), "");
        assert_eq!(slug("content/index.md"), None);
    }
}
