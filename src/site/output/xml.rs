//! Writes XML, for the feeds and the sitemap.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Writes an XML document to memory, which cannot fail, so the library's errors are ignored.
pub struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// A document with its declaration.
    pub fn new() -> Xml {
        let mut xml = Xml(Writer::new_with_indent(Vec::new(), b' ', 1));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml
    }

    fn event(&mut self, event: Event<'_>) {
        let _ = self.0.write_event(event);
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Start(start(name, attributes)));
    }

    /// Closes the element `name`.
    pub fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element that holds nothing but text.
    pub fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        let start = start(name, attributes);
        if text.is_empty() && !attributes.is_empty() {
            return self.event(Event::Empty(start));
        }
        self.event(Event::Start(start));
        self.event(Event::Text(BytesText::new(&allowed(text))));
        self.close(name);
    }

    /// An Atom person construct (RFC 4287, section 3.2), as the author of what is open.
    pub fn person(&mut self, name: &str) {
        self.open("author", &[]);
        self.leaf("name", &[], name);
        self.close("author");
    }

    /// The document's bytes, in UTF-8.
    pub fn finish(self) -> Vec<u8> {
        let mut out = self.0.into_inner();
        out.push(b'\n');
        out
    }
}

fn start<'n>(name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
    let mut tag = BytesStart::new(name);
    attributes.iter().for_each(|(key, value)| tag.push_attribute((*key, &*allowed(value))));
    tag
}

/// XML has no way to say most control characters (XML 1.0, section 2.2).
fn allowed(text: &str) -> Cow<'_, str> {
    let is_allowed = |c: &char| (!c.is_control() || matches!(c, '\n' | '\t')) && !matches!(c, '\u{fffe}' | '\u{ffff}');
    match text.chars().all(|c| is_allowed(&c)) {
        true => text.into(),
        false => text.chars().filter(is_allowed).collect(),
    }
}
