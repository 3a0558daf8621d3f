use super::data_address::data_address;
use crate::base::url::{decode_path, is_remote};
use crate::base::{Files, SitePath};

/// The CSS `css` of the file `from` with all files in it that it loads from the site, whose files are `output`.
pub fn whole_css(css: &str, from: &SitePath, output: &Files) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find("url(") {
        let (before, after) = rest.split_at(at + 4);
        out.push_str(before);
        let length = after.find(')').unwrap_or(after.len());
        let written = after[..length].trim();
        let target = written.trim_matches(['"', '\'']);
        match file(target, from).and_then(|path| Some((output.get(path.as_str())?.read().ok()?, path))) {
            Some((bytes, path)) => out.push_str(&format!("\"{}\"", data_address(&path, &bytes))),
            None => out.push_str(&after[..length]),
        }
        rest = &after[length..];
    }
    out + rest
}

/// The path of the file that `target` on the page or in the stylesheet `from` leads to, if that is on the same site.
pub fn file(target: &str, from: &SitePath) -> Option<SitePath> {
    if is_remote(target) || target.starts_with('#') || target.is_empty() {
        return None;
    }
    let path = target.split(['?', '#']).next().unwrap_or_default();
    from.sibling(&decode_path(path))
}
