//! Addresses of pages.

use crate::base::url::decode_path;
use crate::base::{SitePath, url};

/// The file that answers at `address`: `/x/` and `/x` are `x/index.html`, `/x.html` is as named. `None` for the home page, and for
/// what is not a path of a site.
pub(super) fn file_of(address: &str) -> Option<SitePath> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = SitePath::new(&decode_path(path))?;
    let is_page = ["html", "htm"].iter().any(|page| path.extension().eq_ignore_ascii_case(page));
    match is_page && !address.ends_with('/') {
        true if path.as_str() == "index.html" => None,
        true => Some(path),
        false => path.join("index.html"),
    }
}

/// Whether `address` is the home page.
pub(super) fn is_home(address: &str) -> bool {
    matches!(address.split(['?', '#']).next().unwrap_or_default(), "" | "/" | "/index.html" | "index.html")
}

/// `address` as a path of the site with `base`, its own address; `None` if it is on another site.
pub(super) fn within(address: &str, base: &str) -> Option<String> {
    let address = address.trim();
    if !url::is_remote(address) {
        return Some(address.to_owned());
    }
    let bare = |text: &str| {
        let text = text.split_once("//").map_or(text, |(_, rest)| rest);
        text.strip_prefix("www.").unwrap_or(text).trim_end_matches('/').to_owned()
    };
    let base = bare(base);
    let rest = bare(address);
    if base.is_empty() {
        return None;
    }
    let path = rest.strip_prefix(&base)?;
    match path {
        "" => Some("/".to_owned()),
        // `bare` takes the last slash away.
        _ if path.starts_with('/') && address.ends_with('/') => Some(format!("{path}/")),
        _ if path.starts_with(['/', '?', '#']) => Some(path.to_owned()),
        _ => None,
    }
}

/// `path` as the address of a page or file: with a `/` at its beginning.
pub(super) fn rooted(path: &str) -> String {
    format!("/{}", path.trim_start_matches('/'))
}

/// The address of a file that a generator writes: without the name of an index.
pub(super) fn of_file(path: &str) -> String {
    let path = rooted(path);
    match path.strip_suffix("/index.html") {
        Some(folder) => format!("{folder}/"),
        None => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_files() {
        let file = |address: &str| file_of(address).map(|path| path.to_string());
        assert_eq!(file("/a/b/").as_deref(), Some("a/b/index.html"));
        assert_eq!(file("a/b").as_deref(), Some("a/b/index.html"));
        assert_eq!(file("/a.html#x").as_deref(), Some("a.html"));
        assert_eq!(file("/a%20b.html").as_deref(), Some("a b.html"));
        assert_eq!((file("/"), file("/index.html"), file("../x")), (None, None, None));
        assert_eq!(of_file("a/index.html"), "/a/");
    }

    #[test]
    fn addresses_of_the_site_are_paths() {
        for (address, expected) in [
            ("https://www.a.example/x.html", Some("/x.html")),
            ("http://a.example/x/", Some("/x/")),
            ("https://a.example", Some("/")),
            ("https://a.example.org/x", None),
            ("https://b.example/x", None),
            ("/x.html", Some("/x.html")),
        ] {
            assert_eq!(within(address, "https://www.a.example").as_deref(), expected, "{address}");
        }
        assert_eq!(within("https://a.example/", ""), None);
    }
}
