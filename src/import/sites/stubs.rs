//! Pages that only lead to another one.

use super::address::{file_of, is_home, of_file, within};
use super::doc::Doc;
use crate::base::{Content, SitePath};
use crate::talk::html::{Token, tokens};

/// A page that only leads to another one.
#[derive(Clone, Debug)]
pub(super) struct Stub {
    /// Its path in the site that is read.
    pub source: SitePath,
    /// The line of the tag.
    pub line: usize,
    /// Its own address.
    pub address: String,
    /// Where it leads to: a path of the site, if it leads to one.
    pub target: Option<String>,
    /// Where it leads to, as written.
    pub written: String,
    /// Its content, and the path at which it is kept if it leads to no document.
    pub kept: (SitePath, Content),
}

/// The longest stub, in bytes.
const MAX_LENGTH: usize = 16 * 1024;

/// The longest text that a stub shows, such as "You are being redirected", in characters.
const MAX_WORDS: usize = 200;

/// Where `html` leads to, and the position of the tag, if it does nothing else.
pub(super) fn refresh(html: &str) -> Option<(String, usize)> {
    if html.len() > MAX_LENGTH || !html.to_ascii_lowercase().contains("refresh") {
        return None;
    }
    let mut found = None;
    let mut shown = 0;
    let mut silent: Option<String> = None;
    for token in tokens(html) {
        match token {
            Token::Open(tag) if tag.name == "meta" => {
                let is_refresh = tag.get("http-equiv").is_some_and(|value| value.eq_ignore_ascii_case("refresh"));
                let target = tag.get("content").filter(|_| is_refresh).and_then(target_of);
                found = found.or(target.map(|target| (target, tag.range.start)));
            }
            Token::Open(tag) if ["img", "iframe", "video", "form"].contains(&&*tag.name) => return None,
            Token::Open(tag) if ["title", "script", "style"].contains(&&*tag.name) => {
                silent = Some(tag.name.to_string())
            }
            Token::Close { name, .. } if silent.as_ref() == Some(&name) => silent = None,
            Token::Text(range) if silent.is_none() => shown += html[range].trim().chars().count(),
            _ => {}
        }
    }
    found.filter(|_| shown <= MAX_WORDS)
}

/// The address in `0; url=/x.html`.
fn target_of(content: &str) -> Option<String> {
    let rest = content.trim().trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim_start();
    let rest = rest.trim_start_matches([';', ',']).trim_start();
    let is_named = rest.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("url"));
    let rest = if is_named { rest[3..].trim_start().strip_prefix('=')?.trim_start() } else { rest };
    let url = rest.trim_matches(['"', '\'', ' ']);
    (!url.is_empty()).then(|| url.to_owned())
}

impl Stub {
    /// The stub that `html` is at `address`, on the site with the address `base`.
    pub fn read(source: &SitePath, html: &str, address: &str, base: &str, kept: (SitePath, Content)) -> Option<Stub> {
        let (written, at) = refresh(html)?;
        let line = 1 + html[..at].matches('\n').count();
        let target = within(&written, base).and_then(|path| match path.starts_with('/') {
            true => Some(path),
            false => SitePath::new(&format!("{}{path}", folder_of(address))).map(|found| match path.ends_with('/') {
                true => format!("/{found}/"),
                false => format!("/{found}"),
            }),
        });
        Some(Stub { source: source.clone(), line, address: of_file(address), target, written, kept })
    }
}

/// The folder of an address, with its last slash.
fn folder_of(address: &str) -> &str {
    address.rfind('/').map_or("/", |at| &address[..=at])
}

/// The index of the document that each stub leads to, directly or through other stubs.
pub(super) fn resolve(stubs: &[Stub], docs: &[Doc]) -> Vec<Option<usize>> {
    use std::collections::HashMap;
    let mut by_file: HashMap<SitePath, usize> = HashMap::new();
    for (index, doc) in docs.iter().enumerate() {
        for address in doc.addresses.iter().chain(&doc.aliases) {
            file_of(address).map(|file| by_file.entry(file).or_insert(index));
        }
    }
    let by_stub: HashMap<SitePath, usize> =
        stubs.iter().enumerate().filter_map(|(index, stub)| Some((file_of(&stub.address)?, index))).collect();
    let home = docs.iter().position(Doc::is_home);
    let mut known: Vec<Option<Option<usize>>> = vec![None; stubs.len()];
    for start in 0..stubs.len() {
        let mut chain = Vec::new();
        let mut at = start;
        let result = loop {
            if let Some(result) = known[at] {
                break result;
            }
            // It leads to itself.
            known[at] = Some(None);
            chain.push(at);
            let Some(target) = &stubs[at].target else { break None };
            if is_home(target) {
                break home;
            }
            let Some(file) = file_of(target) else { break None };
            // Without a folder of that name, a server tries the page.
            let bare = (!target.ends_with('/'))
                .then(|| SitePath::new(&format!("{}.html", target.trim_end_matches('/'))))
                .flatten();
            let names = || std::iter::once(&file).chain(&bare);
            match (names().find_map(|name| by_file.get(name)), names().find_map(|name| by_stub.get(name))) {
                (Some(doc), _) => break Some(*doc),
                (None, Some(next)) => at = *next,
                (None, None) => break None,
            }
        };
        chain.into_iter().for_each(|stub| known[stub] = Some(result));
    }
    known.into_iter().map(Option::flatten).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stub_does_nothing_but_refresh() {
        let to = |html: &str| refresh(html).map(|(target, _)| target);
        for html in [
            "<meta http-equiv=\"refresh\" content=\"0; url=/x.html\">",
            "<META HTTP-EQUIV=Refresh CONTENT='0;URL=/x.html'>\n<p>See <a href=/x.html>there</a>.",
            "<html><head><title>Moved, which is a long title</title><meta http-equiv='refresh' content=\"5; url='/x.html'\"></head></html>",
            "<meta http-equiv=refresh content='0,/x.html'><script>location.replace('/x.html')</script>",
        ] {
            assert_eq!(to(html).as_deref(), Some("/x.html"), "{html}");
        }
        assert_eq!(to("<meta http-equiv=refresh content=30>"), None);
        assert_eq!(to(&format!("<meta http-equiv=refresh content='0;url=/x'>{}", "A page. ".repeat(40))), None);
        assert_eq!(to("the words refresh the reader"), None);
    }
}
