use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::base::url::{decode_path, is_remote, relative};
use crate::base::{Content, Digest, Files, SitePath};
use crate::site::theme::joined::{Joined, bytes_of};

/// Assets by their names: where each is published, and its bytes.
type Assets = BTreeMap<String, (SitePath, Content)>;

/// The assets of a theme, and the names of those that are there only for the theme's own fonts: `fonts.css`, the fonts that no other
/// stylesheet names, and their licences.
///
/// The published name contains a digest of the bytes, so that browsers can cache the file for ever. In stylesheets, `url(PATH)` becomes
/// the published name of that asset; the path is relative to the stylesheet. Embedded fonts that no stylesheet names are left out.
pub fn assets(files: &Files, embedded: &Files, joined: &Joined) -> (Assets, BTreeSet<String>) {
    let mut out = Assets::new();
    let mut stylesheets = Vec::new();
    let whole = files.below("assets").filter(|(_, name, _)| !joined.contains(name));
    let whole = whole.filter_map(|(path, name, _)| Some((name, bytes_of(path.as_str(), files, embedded)?)));
    for (name, bytes) in whole.chain(joined.assets.iter().map(|(name, bytes)| (name.as_str(), bytes.clone()))) {
        if name.ends_with(".css") { stylesheets.push((name, bytes)) } else { insert(&mut out, name, bytes) }
    }
    let mut used = BTreeSet::new();
    let mut used_elsewhere = BTreeSet::new();
    for (name, bytes) in stylesheets {
        let text = String::from_utf8_lossy(&bytes);
        let used = if name == FONTS { &mut used } else { &mut used_elsewhere };
        match with_published_addresses(&text, name, &out, used) {
            Cow::Borrowed(_) => insert(&mut out, name, bytes.clone()),
            Cow::Owned(text) => insert(&mut out, name, text.into_bytes().into()),
        }
    }
    let is_unused = |name: &str| {
        let is_font = name.ends_with(".woff2") && embedded.get(&format!("assets/{name}")).is_some();
        is_font && !used.contains(name) && !used_elsewhere.contains(name)
    };
    let unused: Vec<String> = out.keys().filter(|name| is_unused(name)).cloned().collect();
    unused.iter().for_each(|name| drop(out.remove(name)));
    let has_font = |family: &str| out.keys().any(|name| name.ends_with(".woff2") && name.starts_with(family));
    let licences: Vec<String> =
        out.keys().filter(|name| licensed(name).is_some_and(|family| !has_font(family))).cloned().collect();
    licences.iter().for_each(|name| drop(out.remove(name)));
    used.retain(|name| name.ends_with(".woff2") && !used_elsewhere.contains(name));
    let others: Vec<&String> = out.keys().filter(|name| name.ends_with(".woff2") && !used.contains(*name)).collect();
    let is_for_fonts = |name: &str| {
        let is_licence = licensed(name).is_some_and(|family| !others.iter().any(|font| font.starts_with(family)));
        name == FONTS || used.contains(name) || is_licence
    };
    let for_fonts = out.keys().filter(|name| is_for_fonts(name)).cloned().collect();
    (out, for_fonts)
}

/// The stylesheet of the theme's own fonts.
const FONTS: &str = "fonts.css";

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
fn with_published_addresses<'c>(
    css: &'c str,
    name: &str,
    assets: &Assets,
    used: &mut BTreeSet<String>,
) -> Cow<'c, str> {
    let Some(own) = SitePath::new(name) else { return Cow::Borrowed(css) };
    let mut has_any = false;
    let mut out = String::new();
    let mut rest = css;
    while let Some(at) = rest.find("url(") {
        let (before, argument) = rest.split_at(at + 4);
        let Some(end) = argument.find(')') else { break };
        out.push_str(before);
        let target = argument[..end].trim().trim_matches(['"', '\'']);
        let (file, rest_of_target) = target.split_at(target.find(['?', '#']).unwrap_or(target.len()));
        let is_elsewhere = is_remote(file) || file.starts_with('/');
        let file = if is_elsewhere { None } else { own.sibling(&decode_path(file)) };
        match file.and_then(|file| assets.get_key_value(file.as_str())) {
            Some((file, (path, _))) => {
                has_any = true;
                used.insert(file.clone());
                out.push_str(&format!("\"{}{rest_of_target}\"", relative(&format!("assets/{name}"), path.as_str())));
            }
            None => out.push_str(&argument[..end]),
        }
        rest = &argument[end..];
    }
    if !has_any {
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
        assets(&Files::overlay(files(own), embedded.clone()), &embedded, &Joined::default()).0.into_keys().collect()
    }

    #[test]
    fn stylesheets_name_published_files() {
        let css = "a { b: url( 'x.svg' ) url(y.svg) url(data:image/svg+xml,%3C) } c { d: url(\"x.svg\") url(";
        let (made, _) =
            assets(&files(&[("assets/s.css", css), ("assets/x.svg", "<svg/>")]), &Files::new(), &Joined::default());
        let (path, Content::Bytes(bytes)) = &made["s.css"] else { panic!("no bytes") };
        let x = made["x.svg"].0.as_str().strip_prefix("assets/").unwrap();
        let wanted =
            format!("a {{ b: url(\"{x}\") url(y.svg) url(data:image/svg+xml,%3C) }} c {{ d: url(\"{x}\") url(");
        assert_eq!(String::from_utf8_lossy(bytes), wanted);
        assert!(path.as_str().starts_with("assets/s.") && path.as_str().ends_with(".css"));
    }

    #[test]
    fn addresses_are_relative_to_their_stylesheet() {
        let root = "url(/a.svg) url(//a.svg) url(https:a.svg)";
        let css =
            "url(a.svg) url(../a.svg) url('../i/b%20c.svg#d') url(./e.svg?f) url(/a.svg) url(../../a.svg) url(//a.svg)";
        let own = [
            ("assets/css/s.css", css),
            ("assets/s.css", root),
            ("assets/a.svg", "1"),
            ("assets/css/e.svg", "2"),
            ("assets/i/b c.svg", "3"),
        ];
        let (made, _) = assets(&files(&own), &Files::new(), &Joined::default());
        let Content::Bytes(bytes) = &made["css/s.css"].1 else { panic!("no bytes") };
        let at = |name: &str| made[name].0.as_str().strip_prefix("assets/").unwrap().replace(' ', "%20");
        let (a, e, b) = (at("a.svg"), at("css/e.svg"), at("i/b c.svg"));
        let e = e.strip_prefix("css/").unwrap();
        let wanted = format!(
            "url(a.svg) url(\"../{a}\") url(\"../{b}#d\") url(\"{e}?f\") url(/a.svg) url(../../a.svg) url(//a.svg)"
        );
        assert_eq!(String::from_utf8_lossy(bytes), wanted);
        assert!(made["s.css"].1.is_same(&Content::bytes(root.as_bytes())));
    }

    #[test]
    fn only_what_the_stylesheet_of_fonts_alone_names_is_for_fonts() {
        let own = [
            ("assets/fonts.css", "url(a.woff2) url(both.woff2)"),
            ("assets/own.css", "url(icons.woff2) url(both.woff2)"),
            ("assets/a.woff2", "1"),
            ("assets/both.woff2", "2"),
            ("assets/icons.woff2", "3"),
            ("assets/template.woff2", "4"),
            ("assets/a-license.txt", "5"),
            ("assets/icons-license.txt", "6"),
        ];
        let (made, for_fonts) = assets(&files(&own), &Files::new(), &Joined::default());
        assert_eq!(made.len(), own.len());
        assert_eq!(for_fonts.into_iter().collect::<Vec<_>>(), ["a-license.txt", "a.woff2", "fonts.css"]);
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
        let (made, _) =
            assets(&files(&[("assets/a.b/c", "x"), ("assets/d.tar.gz", "y")]), &Files::new(), &Joined::default());
        let paths: Vec<&str> = made.values().map(|(path, _)| path.as_str()).collect();
        assert!(
            paths[0].starts_with("assets/a.b/c.") && paths[1].starts_with("assets/d.tar.") && paths[1].ends_with(".gz"),
            "{paths:?}"
        );
    }
}
