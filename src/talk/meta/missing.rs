//! The errors for what a document must have and has nowhere. The site adds them, once it has looked everywhere: in
//! front matter, text, file name and deliveries.

use crate::base::data::shown;
use crate::base::{Diagnostic, Place, SitePath};

/// Neither a `title` nor a `#` heading.
pub fn no_title(path: &SitePath) -> Diagnostic {
    Diagnostic::error("no-title", "this document has no title")
        .at(Place::file(path))
        .hint("add a title: `title: …` in front matter, or a `#` heading")
}

/// A talk with neither a `title` nor a heading: `title` comes from the name of its file or folder.
pub fn title_from_path(path: &SitePath, title: &str) -> Diagnostic {
    Diagnostic::warning("no-title", format!("this talk has no title or heading, so its title is `{}`", shown(title)))
        .at(Place::file(path))
        .hint("add `title: …` to its front matter")
}

/// A post without a date.
pub fn no_date(path: &SitePath) -> Diagnostic {
    Diagnostic::error("no-date", "this document has no date")
        .at(Place::file(path))
        .hint("add `date:`, or `category: page` if it needs no date")
}

/// A file name that makes no good address: `slug` is what it makes.
pub fn bad_slug(path: &SitePath, slug: &str, problem: &str) -> Diagnostic {
    Diagnostic::error("slug", format!("the file name gives the slug `{slug}`, which is not allowed: {problem}"))
        .at(Place::file(path))
        .hint("set `slug`")
}

/// A file name of which nothing is left as a slug.
pub fn no_slug(path: &SitePath) -> Diagnostic {
    Diagnostic::error("slug", "the file name has no letter or digit for the address")
        .at(Place::file(path))
        .hint("set `slug`")
}
