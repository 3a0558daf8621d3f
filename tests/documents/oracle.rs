//! What must be true of every document, read from any bytes. The fuzzer checks the same.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};
use talkpress::base::{Diagnostic, SitePath};
use talkpress::talk::html::{is_void, may_stay_open};
use talkpress::talk::markdown::{Definitions, Fragment, Placeholder};
use talkpress::talk::scan::scan;
use talkpress::talk::{Dialect, Document};

/// Names that make one text a talk, a deck or an article.
pub const PATHS: [&str; 3] = ["content/talks/2026-01-02-a.md", "content/posts/a.md", "content/a.markdown"];

/// Reads `bytes` as a document at `path` and checks all that can be checked without knowing what it says.
///
/// # Panics
/// If anything is wrong, which is its purpose.
pub fn check(path: &str, bytes: &[u8], dialect: &Dialect) {
    let path = SitePath::new(path).unwrap();
    let reading = Document::read(&path, bytes, dialect);
    let text = String::from_utf8_lossy(bytes);
    for diagnostic in &reading.diagnostics {
        check_diagnostic(diagnostic, &text);
    }
    blocks_cover(&text);
    let Some(document) = reading.document else { return };
    // Positions in a deck that is put together are those of the whole.
    let length = document.composed.as_ref().map_or(text.len(), |composed| composed.text().len());
    for fragment in document.fragments() {
        check_fragment(fragment, length);
    }
    for note in document.notes.iter().chain(document.slides.iter().flat_map(|s| &s.notes)) {
        check_fragment(&note.0, length);
    }
    let mut ids: Vec<&str> = document.slides.iter().map(|slide| &*slide.id).collect();
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count, "two slides have one id");
    assert!(ids.iter().all(|id| !id.is_empty()), "a slide has no id");
}

/// The blocks follow each other without gap or overlap, and are the whole text.
fn blocks_cover(text: &str) {
    let definitions = Definitions::collect(text);
    let mut at = 0;
    for block in scan(text, 0..text.len(), &definitions).blocks {
        assert_eq!(block.range.start, at, "gap or overlap before {block:?}");
        assert!(block.range.end > at, "empty block {block:?}");
        at = block.range.end;
    }
    assert_eq!(at, text.len(), "the last blocks are missing");
}

fn check_diagnostic(diagnostic: &Diagnostic, text: &str) {
    assert!(!diagnostic.message.is_empty());
    let Some(place) = &diagnostic.place else { return };
    let lines = text.bytes().filter(|b| matches!(b, b'\n' | b'\r')).count();
    assert!(place.line >= 1 && place.line as usize <= lines + 1, "{diagnostic:?} is on no line");
    assert!(place.excerpt.chars().count() <= 120, "{diagnostic:?} shows too much");
    assert!(place.excerpt.get(place.mark.clone()).is_some(), "{diagnostic:?} marks what is not shown");
    talkpress::base::report::draw(diagnostic, talkpress::base::report::Style::Plain);
}

fn check_fragment(fragment: &Fragment, length: usize) {
    let nuls = fragment.html.bytes().filter(|b| *b == 0).count();
    assert_eq!(nuls, fragment.placeholders.len(), "placeholders and NULs differ in {:?}", fragment.html);
    for (target, _) in fragment.targets() {
        assert!(target.range().start <= target.range().end && target.range().end <= length, "{target:?} is nowhere");
    }
    let mut html = String::new();
    fragment.write(&mut html, |placeholder, out| match placeholder {
        Placeholder::Code(_) => out.push_str("<pre></pre>"),
        Placeholder::Formula(formula) => formula.write(out),
        Placeholder::Size(_) => out.push(' '),
        Placeholder::Link(_)
        | Placeholder::Media(_)
        | Placeholder::Image(_)
        | Placeholder::CssAttribute(_)
        | Placeholder::CssText(_)
        | Placeholder::Picture(_)
        | Placeholder::Film(_)
        | Placeholder::Word(_) => out.push('x'),
    });
    if let Err(why) = balanced(&html) {
        panic!("{why} in {html:?}");
    }
}

/// Whether each closing tag closes the innermost open element, and nothing stays open that needs a closing tag.
pub fn balanced(html: &str) -> Result<(), String> {
    let mut emitter = DefaultEmitter::<()>::default();
    emitter.naively_switch_states(true);
    let mut open: Vec<String> = Vec::new();
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let is_foreign = open.iter().any(|n| n == "svg" || n == "math");
                let is_empty = is_void(&name) || tag.self_closing && is_foreign;
                if !is_empty {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                while open.last().is_some_and(|top| *top != name && may_stay_open(top)) {
                    open.pop();
                }
                match open.pop() {
                    Some(top) if top == name => {}
                    top => return Err(format!("</{name}> closes {top:?}")),
                }
            }
            Token::Error(_) | Token::String(_) | Token::Comment(_) | Token::Doctype(_) => {}
        }
    }
    match open.into_iter().find(|name| !may_stay_open(name)) {
        Some(name) => Err(format!("<{name}> is never closed")),
        None => Ok(()),
    }
}
