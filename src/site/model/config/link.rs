use crate::base::Diagnostic;
use crate::base::data::typed::{checked, text, unknown};
use crate::base::data::{Field, Fields, Mistakes, Value};
use crate::base::url::is_dangerous;
use crate::talk::meta::dangerous_url;

const KEYS: [&str; 2] = ["title", "url"];

/// A title and an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// `title`.
    pub title: String,
    /// `url`: a path of the site or a URL that runs no script.
    pub url: String,
}

impl Link {
    /// Reads the list that is the value of `field`. An entry without a title or URL is an error.
    pub(super) fn read_all(mistakes: &mut Mistakes<'_>, field: &Field) -> Vec<Link> {
        let Value::List(items) = &field.value else {
            mistakes.wrong_type(field, "a list of tables");
            return Vec::new();
        };
        let mut links = Vec::new();
        for item in items {
            match &item.value {
                Value::Table(fields) => links.extend(Link::read(mistakes, field, fields, &item.range)),
                other => {
                    let message = format!("`{}` must be a list of tables, but one item is {}", field.key, other.kind());
                    mistakes.add(Diagnostic::error("wrong-type", message), &item.range);
                }
            }
        }
        links
    }

    fn read(
        mistakes: &mut Mistakes<'_>,
        parent: &Field,
        fields: &Fields,
        range: &std::ops::Range<usize>,
    ) -> Option<Link> {
        for field in fields.iter().filter(|field| !KEYS.contains(&field.key.as_str())) {
            unknown(mistakes, field, Some(&parent.key), &KEYS, "write `title` and `url`");
        }
        for key in KEYS.iter().filter(|key| fields.get(key).is_none()) {
            let message = format!("this entry of `{}` has no `{key}`", parent.key);
            mistakes.add(Diagnostic::error("missing-key", message), range);
        }
        let title = fields.get("title").and_then(|field| text(mistakes, field));
        let url = fields.get("url").and_then(|field| checked(mistakes, field, safe_url));
        Some(Link { title: title?, url: url? })
    }
}

/// Returns `url` if following it runs no script.
pub(super) fn safe_url(url: &str) -> Result<String, Diagnostic> {
    match is_dangerous(url) {
        true => Err(dangerous_url(url)),
        false => Ok(url.to_owned()),
    }
}
