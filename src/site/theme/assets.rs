use std::collections::BTreeMap;

use crate::base::{Content, Digest, Files, SitePath};
use crate::site::theme::embedded;

/// The assets of a theme by their names: where each is published, and its bytes.
///
/// The published name contains a digest of the bytes, so that browsers can cache the file for ever. Assets that are equal to
/// the embedded ones are published without comments, even if they were copied into the site.
pub fn assets(files: &Files, embedded: &Files) -> BTreeMap<String, (SitePath, Content)> {
    let mut out = BTreeMap::new();
    for (path, name, content) in files.below("assets") {
        let Content::Bytes(source) = content else { continue };
        let is_as_embedded = embedded.get(path.as_str()).is_some_and(|embedded| embedded.is_same(content));
        let bytes = if is_as_embedded { embedded::minified(path, source).into() } else { source.clone() };
        let digest = Digest::of(&bytes).to_string();
        let extension = match path.extension() {
            "" => String::new(),
            extension => format!(".{extension}"),
        };
        let stem = name.strip_suffix(&extension).unwrap_or(name);
        if let Some(published) = SitePath::new(&format!("assets/{stem}.{}{extension}", &digest[..8])) {
            out.insert(name.to_owned(), (published, Content::Bytes(bytes)));
        }
    }
    out
}
