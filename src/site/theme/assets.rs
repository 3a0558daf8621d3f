use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::base::url::relative;
use crate::base::{Content, Digest, Files, SitePath};
use crate::site::theme::embedded;

/// Assets by their names: where each is published, and its bytes.
type Assets = BTreeMap<String, (SitePath, Content)>;

/// The assets of a theme by their names: where each is published, and its bytes.
///
/// The published name contains a digest of the bytes, so that browsers can cache the file for ever. Assets that are equal to
/// the embedded ones are published without comments, even if they were copied into the site. In stylesheets, `url(NAME)` becomes
/// the published name of that asset. Embedded fonts that no stylesheet names are left out.
pub fn assets(files: &Files, embedded: &Files) -> Assets {
    let mut out = Assets::new();
    let mut stylesheets = Vec::new();
    for (path, name, content) in files.below("assets") {
        let Content::Bytes(source) = content else { continue };
        let is_as_embedded = embedded.get(path.as_str()).is_some_and(|embedded| embedded.is_same(content));
        let bytes = if is_as_embedded { embedded::minified(path, source).into() } else { source.clone() };
        match path.extension() {
            "css" => stylesheets.push((name, bytes)),
            _ => insert(&mut out, name, bytes),
        }
    }
    let mut used = Vec::new();
    for (name, bytes) in stylesheets {
        let text = String::from_utf8_lossy(&bytes);
        match with_published_addresses(&text, name, &out, &mut used) {
            Cow::Borrowed(_) => insert(&mut out, name, bytes.clone()),
            Cow::Owned(text) => insert(&mut out, name, text.into_bytes().into()),
        }
    }
    let is_unused = |name: &str| {
        let is_font = name.ends_with(".woff2") && embedded.get(&format!("assets/{name}")).is_some();
        is_font && !used.iter().any(|used| used == name)
    };
    let unused: Vec<String> = out.keys().filter(|name| is_unused(name)).cloned().collect();
    unused.iter().for_each(|name| drop(out.remove(name)));
    let has_font = |family: &str| out.keys().any(|name| name.ends_with(".woff2") && name.starts_with(family));
    let licences: Vec<String> =
        out.keys().filter(|name| licensed(name).is_some_and(|family| !has_font(family))).cloned().collect();
    licences.iter().for_each(|name| drop(out.remove(name)));
    out
}

/// Whether an asset is there only for the theme's own fonts: a font, its licence, or the stylesheet `fonts.css`.
pub fn is_for_fonts(name: &str) -> bool {
    name == "fonts.css" || name.ends_with(".woff2") || licensed(name).is_some()
}

/// The fonts to which a licence belongs, by the start of their names.
fn licensed(name: &str) -> Option<&str> {
    name.strip_suffix("-license.txt")
}

fn insert(out: &mut Assets, name: &str, bytes: std::sync::Arc<[u8]>) {
    let digest = Digest::of(&bytes).to_string();
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) if !extension.contains('/') => (stem, format!(".{extension}")),
        _ => (name, String::new()),
    };
    if let Some(published) = SitePath::new(&format!("assets/{stem}.{}{extension}", &digest[..8])) {
        out.insert(name.to_owned(), (published, Content::Bytes(bytes)));
    }
}

/// The stylesheet `name` with the published address in each `url(…)` that names another asset; their names are added to `used`.
fn with_published_addresses<'c>(css: &'c str, name: &str, assets: &Assets, used: &mut Vec<String>) -> Cow<'c, str> {
    let mut out = String::new();
    let mut rest = css;
    while let Some(at) = rest.find("url(") {
        let (before, argument) = rest.split_at(at + 4);
        let Some(end) = argument.find(')') else { break };
        out.push_str(before);
        let target = argument[..end].trim().trim_matches(['"', '\'']);
        match assets.get(target) {
            Some((path, _)) => {
                used.push(target.to_owned());
                out.push_str(&format!("\"{}\"", relative(&format!("assets/{name}"), path.as_str())));
            }
            None => out.push_str(&argument[..end]),
        }
        rest = &argument[end..];
    }
    if used.is_empty() {
        return Cow::Borrowed(css);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use crate::site::theme::assets::*;

    fn files(all: &[(&str, &str)]) -> Files {
        all.iter().map(|(path, text)| (SitePath::new(path).unwrap(), Content::bytes(text.as_bytes()))).collect()
    }

    fn published(own: &[(&str, &str)], embedded: &[(&str, &str)]) -> Vec<String> {
        let embedded = files(embedded);
        assets(&Files::overlay(files(own), embedded.clone()), &embedded).into_keys().collect()
    }

    #[test]
    fn stylesheets_name_published_files() {
        let css = "a { b: url( 'x.svg' ) url(y.svg) url(data:image/svg+xml,%3C) } c { d: url(\"x.svg\") url(";
        let made = assets(&files(&[("assets/s.css", css), ("assets/x.svg", "<svg/>")]), &Files::new());
        let (path, Content::Bytes(bytes)) = &made["s.css"] else { panic!("no bytes") };
        let x = made["x.svg"].0.as_str().strip_prefix("assets/").unwrap();
        let wanted =
            format!("a {{ b: url(\"{x}\") url(y.svg) url(data:image/svg+xml,%3C) }} c {{ d: url(\"{x}\") url(");
        assert_eq!(String::from_utf8_lossy(bytes), wanted);
        assert!(path.as_str().starts_with("assets/s.") && path.as_str().ends_with(".css"));
    }

    #[test]
    fn fonts_that_are_not_used_are_left_out() {
        let embedded =
            [("assets/a.woff2", "a"), ("assets/a-license.txt", "b"), ("assets/fonts.css", "a { src: url(a.woff2) }")];
        assert_eq!(published(&[], &embedded), ["a-license.txt", "a.woff2", "fonts.css"]);
        let own = [("assets/fonts.css", "a { src: url(b.woff2) }"), ("assets/b.woff2", "b"), ("assets/c.woff2", "c")];
        assert_eq!(published(&own, &embedded), ["b.woff2", "c.woff2", "fonts.css"]);
    }

    #[test]
    fn names_have_a_digest_before_their_extension() {
        let made = assets(&files(&[("assets/a.b/c", "x"), ("assets/d.tar.gz", "y")]), &Files::new());
        let paths: Vec<&str> = made.values().map(|(path, _)| path.as_str()).collect();
        assert!(
            paths[0].starts_with("assets/a.b/c.") && paths[1].starts_with("assets/d.tar.") && paths[1].ends_with(".gz"),
            "{paths:?}"
        );
    }
}
