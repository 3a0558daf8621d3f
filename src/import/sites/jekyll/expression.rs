//! Expressions of Liquid that are links.

/// What an expression stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expression {
    /// The path that all addresses begin with.
    Base,
    /// The address of the site.
    Site,
    /// A path of the site.
    Path(String),
    /// Anything else.
    Other,
}

/// What `text`, between `{{` and `}}`, stands for.
pub(super) fn read(text: &str) -> Expression {
    let mut parts = text.split('|').map(str::trim);
    let first = parts.next().unwrap_or_default();
    let filters: Vec<&str> = parts.collect();
    let is_of_url = |filter: &&str| {
        let filter: String = filter.split_whitespace().collect();
        matches!(
            filter.as_str(),
            "relative_url" | "absolute_url" | "prepend:site.baseurl" | "prepend:site.url" | "escape"
        )
    };
    if !filters.iter().all(is_of_url) {
        return Expression::Other;
    }
    match first {
        "site.baseurl" => Expression::Base,
        "site.url" => Expression::Site,
        _ => match quoted(first) {
            Some(path) if !filters.is_empty() && !path.contains("//") => {
                Expression::Path(format!("/{}", path.trim_start_matches('/')))
            }
            _ => Expression::Other,
        },
    }
}

fn quoted(text: &str) -> Option<&str> {
    let inner = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\''))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_of_links() {
        for (text, expected) in [
            ("site.baseurl", Expression::Base),
            ("site.url", Expression::Site),
            ("'/a.png' | relative_url", Expression::Path("/a.png".into())),
            ("\"a.png\" | prepend: site.baseurl | prepend: site.url", Expression::Path("/a.png".into())),
            ("page.title", Expression::Other),
            ("'/a' | upcase", Expression::Other),
            ("'text'", Expression::Other),
            ("", Expression::Other),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
