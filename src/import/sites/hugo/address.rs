//! The addresses that Hugo gives its pages.

use super::bundles::Role;
use super::config::Config;
use super::permalink::{Facts, expand};
use super::sanitize;
use crate::base::SitePath;
use crate::import::sites::doc::Doc;

/// The address of `doc`, which is at `path` in the content without the language in its name, and whether its author wrote it.
pub(super) fn address(doc: &Doc, path: &SitePath, role: Role, config: &Config, prefix: &str) -> (Option<String>, bool) {
    let keeps_case = config.is_on("disablePathToLower");
    let (folder, name) = match role {
        Role::Bundle => path.folder().rsplit_once('/').unwrap_or(("", path.folder())),
        _ => (path.folder(), path.stem()),
    };
    let title = doc.get("title").unwrap_or(name);
    let facts = Facts { title, slug: doc.get("slug"), name, folder, date: doc.date, keeps_case };
    let is_plain = |url: &str| !url.contains(':') || url.contains("://");
    if let Some(url) = doc.get("url") {
        let url = if is_plain(url) { Some(url.to_owned()) } else { expand(url, &facts) };
        return (url.map(|url| join(if url.starts_with('/') { "" } else { prefix }, &url)), true);
    }
    let section = folder.split('/').next().unwrap_or_default();
    let kind = if role == Role::Section { "section" } else { "page" };
    let pattern = config.permalink(kind, if section.is_empty() { "/" } else { section });
    if let Some(pattern) = pattern
        && let Some(path) = expand(pattern, &facts)
    {
        return (Some(finished(&join(prefix, &path))), false);
    }
    let folder = sanitize::path(folder, keeps_case);
    let name = sanitize::path(doc.get("slug").unwrap_or(name), keeps_case);
    let path = match role {
        Role::Section => format!("/{folder}/"),
        _ if config.is_on("uglyURLs") => format!("/{folder}/{name}.html"),
        _ => format!("/{folder}/{name}/"),
    };
    (Some(join(prefix, &path)), false)
}

/// `path` below `prefix`, each slash once.
pub(super) fn join(prefix: &str, path: &str) -> String {
    let mut out = String::from("/");
    for part in prefix.split('/').chain(path.split('/')).filter(|part| !part.is_empty()) {
        out.push_str(part);
        out.push('/');
    }
    let is_folder = path.ends_with('/') || out == "/";
    out.truncate(if is_folder { out.len() } else { out.len() - 1 });
    out
}

/// An address without an ending is that of a folder.
fn finished(path: &str) -> String {
    let last = path.rsplit('/').next().unwrap_or_default();
    if last.is_empty() || last.contains('.') { path.to_owned() } else { format!("{path}/") }
}
