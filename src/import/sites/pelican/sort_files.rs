//! What the files of a Pelican site are.

use super::settings::Settings;
use crate::base::{Content, Files, SitePath};
use crate::import::sites::wildcard::matches;

/// Folders beside the content whose files some sites copy to the top of their output.
const COPIED: [&str; 3] = ["static", "static-html", "redirects"];

/// Hidden names that are there to be published.
const PUBLIC: [&str; 4] = [".well-known", ".htaccess", ".nojekyll", ".domains"];

/// The file types of documents.
const DOCUMENTS: [&str; 5] = ["md", "markdown", "mkd", "mdown", "mdwn"];

/// Files that are documents for Pelican only.
const OTHER_DOCUMENTS: [&str; 5] = ["rst", "html", "htm", "asc", "adoc"];

/// The files of a site by what they are.
#[derive(Debug, Default)]
pub(super) struct Sorted<'a> {
    /// Documents: their paths in the content.
    pub docs: Vec<(SitePath, &'a SitePath, &'a Content)>,
    /// Files that are published as they are: their paths in the output.
    pub published: Vec<(String, &'a SitePath, &'a Content)>,
    /// Other files of the content: their paths in it.
    pub others: Vec<(SitePath, &'a Content)>,
    /// Documents in formats that talkpress does not have.
    pub foreign: Vec<SitePath>,
    /// Files with an address that is not in the site.
    pub outside: Vec<SitePath>,
    /// Lists of links beside articles: slugs and templates.
    pub sidebars: Vec<(&'a str, &'a SitePath, &'a Content)>,
    /// Pages beside the content that may lead to documents: their paths in the output.
    pub pages: Vec<(String, &'a SitePath, &'a Content)>,
    /// The rest.
    pub rest: Vec<&'a SitePath>,
}

/// Sorts the `files` of a site whose content is in the folder `content`.
pub(super) fn sort<'a>(files: &'a Files, settings: &Settings, content: &str) -> Sorted<'a> {
    let statics = settings.texts(&["STATIC_PATHS"], &["images"]);
    let excluded = settings.texts(&["STATIC_EXCLUDES"], &[]);
    let ignored = settings.texts(&["IGNORE_FILES"], &[]);
    let mut sorted = Sorted::default();
    for (path, bytes) in files.iter() {
        let below = if content.is_empty() { Some(path.as_str()) } else { path.strip_folder(content) };
        let is_hidden = path.as_str().split('/').any(|part| part.starts_with('.'));
        let template = path.as_str().split_once("templates/blog/").and_then(|(_, name)| name.strip_suffix(".html"));
        if let Some(slug) = template.filter(|slug| !slug.contains('/')) {
            sorted.sidebars.push((slug, path, bytes));
        } else if let Some(below) = below.and_then(SitePath::new) {
            let is_static = is_below(below.as_str(), &statics) && !is_below(below.as_str(), &excluded);
            let extension = path.extension().to_ascii_lowercase();
            let is_document = DOCUMENTS.contains(&extension.as_str());
            let is_ignored = !is_document && ignored.iter().any(|pattern| is_ignored(below.as_str(), pattern));
            let own = settings.extra_metadata(below.as_str(), "path").filter(|_| is_static && !is_document);
            let is_named = own.is_some() || is_static && !is_document && is_hidden_in(below.as_str(), &statics);
            if is_ignored || content.is_empty() && is_rest_of_site(below.as_str()) || is_hidden && !is_named {
                sorted.rest.push(path);
            } else if is_static && !is_document {
                // Nothing leads out of the folder that is published.
                match SitePath::new(own.unwrap_or(below.as_str())) {
                    Some(target) => sorted.published.push((target.as_str().to_owned(), path, bytes)),
                    None => sorted.outside.push(path.clone()),
                }
            } else if is_document {
                sorted.docs.push((below, path, bytes));
            } else if OTHER_DOCUMENTS.contains(&extension.as_str()) {
                sorted.foreign.push(path.clone());
            } else {
                sorted.others.push((below, bytes));
            }
        } else {
            beside(&mut sorted, path, bytes, is_hidden);
        }
    }
    sorted
}

/// A file that is not in the content.
fn beside<'a>(sorted: &mut Sorted<'a>, path: &'a SitePath, bytes: &'a Content, is_hidden: bool) {
    let (first, below) = path.as_str().split_once('/').unwrap_or(("", path.as_str()));
    let is_page = path.extension().eq_ignore_ascii_case("html");
    match () {
        () if COPIED.contains(&first) && is_public(below) => sorted.published.push((below.to_owned(), path, bytes)),
        () if is_page && !is_hidden && !first.is_empty() && !below.contains("templates/") => {
            sorted.pages.push((below.to_owned(), path, bytes));
        }
        () => sorted.rest.push(path),
    }
}

/// Whether each hidden name in `path` is there to be published.
fn is_public(path: &str) -> bool {
    path.split('/').all(|part| !part.starts_with('.') || PUBLIC.contains(&part))
}

/// Whether `path` is one of `folders` or in one.
pub(super) fn is_below(path: &str, folders: &[String]) -> bool {
    folders.iter().any(|folder| {
        let folder = folder.trim_start_matches("./").trim_matches('/');
        folder.is_empty()
            || folder == "."
            || path == folder
            || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    })
}

/// Whether each hidden name in `path` is in the name of one of `folders`, which is a folder above it or the file itself.
fn is_hidden_in(path: &str, folders: &[String]) -> bool {
    folders.iter().any(|folder| {
        let folder = folder.trim_start_matches("./").trim_matches('/');
        let rest = path.strip_prefix(folder).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        rest.is_some_and(|rest| !rest.contains("/."))
    })
}

/// Whether a file is left out by a pattern of `IGNORE_FILES`.
pub(super) fn is_ignored(path: &str, pattern: &str) -> bool {
    let name = pattern.rsplit('/').next().unwrap_or(pattern);
    path.split('/').any(|part| matches(part.as_bytes(), name.as_bytes()))
}

/// Whether a file at the top of a site without a folder for its content is part of the generator's own.
fn is_rest_of_site(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    ["theme", "themes", "plugins", "output", "cache"].contains(&first) && path.contains('/')
        || path.ends_with(".py")
        || ["Makefile", "README.md", "README.rst", "requirements.txt"].contains(&path)
}
