//! What the files of a Jekyll site are.

use super::config::{Collection, Config};
use crate::base::{Content, SitePath};

/// What a file is.
#[derive(Clone, Debug)]
pub(super) enum FileKind {
    /// A post: the folder above its `_posts`.
    Post(String),
    /// A draft.
    Draft,
    /// A document of a collection, and its path in it.
    Collection(Collection, String),
    /// A page.
    Page,
    /// A file that is published as it is.
    Static,
    /// A page that only Jekyll can make, with the reason.
    Foreign(&'static str),
    /// Something that is not published.
    Rest,
}

/// The file types of Markdown.
const MARKDOWN: [&str; 5] = ["md", "markdown", "mkd", "mkdn", "mkdown"];

/// What the file at `path`, relative to the sources, is. `below` are the collections, which are in the folder `folder`.
pub(super) fn kind(
    path: &SitePath,
    content: &Content,
    config: &Config,
    collections: &[Collection],
    folder: &str,
) -> FileKind {
    let text = path.as_str();
    let is_markdown = MARKDOWN.contains(&path.extension().to_ascii_lowercase().as_str());
    let below = if folder.is_empty() { Some(text) } else { path.strip_folder(folder) };
    let parts: Vec<&str> = text.split('/').collect();
    let position = |name: &str| parts[..parts.len() - 1].iter().position(|part| *part == name);
    let depth = folder.split('/').filter(|part| !part.is_empty()).count();
    // The folder of the collections may have any name.
    let own = |at: usize| if below.is_some() && at == depth { 0..at + 1 } else { at..at + 1 };
    // That folder is not a category.
    let first = if below.is_some() { depth } else { 0 };
    let (found, own) = match (position("_drafts"), position("_posts")) {
        (Some(at), _) => (FileKind::Draft, own(at)),
        (None, Some(at)) => (FileKind::Post(parts.get(first..at).unwrap_or_default().join("/")), own(at)),
        (None, None) => match below.and_then(|below| collection(below, collections)) {
            Some((collection, rest)) => (FileKind::Collection(collection.clone(), rest.to_owned()), own(depth)),
            None => (FileKind::Page, 0..0),
        },
    };
    if !config.takes(text, own) {
        return FileKind::Rest;
    }
    let is_page = matches!(found, FileKind::Page);
    let has_front_matter = begins_with_dashes(content);
    match () {
        () if is_markdown && (has_front_matter || matches!(found, FileKind::Draft | FileKind::Post(_))) => found,
        () if is_markdown => FileKind::Foreign("has no front matter, so it is not a page of the site"),
        () if has_front_matter => FileKind::Foreign("is made by Jekyll, and is not Markdown"),
        () if is_page || is_published(&found) => FileKind::Static,
        () => FileKind::Rest,
    }
}

fn is_published(kind: &FileKind) -> bool {
    matches!(kind, FileKind::Collection(collection, _) if collection.is_published)
}

/// The collection that the file at `path` is in, and its path in it.
fn collection<'c, 'p>(path: &'p str, collections: &'c [Collection]) -> Option<(&'c Collection, &'p str)> {
    let (folder, rest) = path.strip_prefix('_')?.split_once('/')?;
    collections.iter().find(|collection| collection.name == folder).map(|collection| (collection, rest))
}

/// Whether a file begins with a line of three dashes.
fn begins_with_dashes(content: &Content) -> bool {
    let mut start = [0; 7];
    let Ok(mut reader) = content.reader() else { return false };
    let mut length = 0;
    while let Ok(count) = std::io::Read::read(&mut reader, &mut start[length..]) {
        length += count;
        if count == 0 || length == start.len() {
            break;
        }
    }
    let start = start[..length].strip_prefix(b"\xef\xbb\xbf").unwrap_or(&start[..length]);
    start.starts_with(b"---\n") || start.starts_with(b"---\r\n") || start == b"---"
}
