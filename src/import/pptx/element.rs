use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements deeper than this are an error.
const MAX_DEPTH: usize = 256;

/// A document with more elements is an error.
const MAX_ELEMENTS: usize = 1_000_000;

/// An element of XML. Namespaces are left out: in PowerPoint files, the names alone are clear.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Its attributes, with their prefixes.
    attributes: Vec<(String, String)>,
    /// The elements in it.
    pub children: Vec<Element>,
    /// The text right in it.
    pub text: String,
}

impl Element {
    /// Reads a document; `None` if it is damaged, or nested too deeply.
    pub fn read(bytes: &[u8]) -> Option<Element> {
        let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).ok()?;
        let mut reader = Reader::from_str(text);
        let mut open = vec![Element::default()];
        let mut left = MAX_ELEMENTS;
        loop {
            match reader.read_event().ok()? {
                Event::Start(tag) => {
                    left = left.checked_sub(1)?;
                    open.push(Element::of_tag(&tag)?);
                    if open.len() > MAX_DEPTH {
                        return None;
                    }
                }
                Event::Empty(tag) => {
                    left = left.checked_sub(1)?;
                    open.last_mut()?.children.push(Element::of_tag(&tag)?);
                }
                Event::End(_) => {
                    let done = open.pop()?;
                    open.last_mut()?.children.push(done);
                }
                Event::Text(text) => open.last_mut()?.text.push_str(&text),
                Event::CData(text) => open.last_mut()?.text.push_str(&text),
                Event::GeneralRef(name) => open.last_mut()?.text.extend(character(&name)),
                Event::Eof => break,
                _ => {}
            }
        }
        let [root] = &mut open[..] else { return None };
        (!root.children.is_empty()).then(|| root.children.swap_remove(0))
    }

    fn of_tag(tag: &BytesStart<'_>) -> Option<Element> {
        let attribute = |attribute: quick_xml::events::attributes::Attribute<'_>| {
            (attribute.key.as_ref().to_owned(), unescaped(&attribute.value))
        };
        let attributes = tag.attributes().map(|one| one.ok().map(attribute)).collect::<Option<Vec<_>>>()?;
        Some(Element { name: tag.local_name().as_ref().to_owned(), attributes, ..Element::default() })
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The first element in it with this name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All elements below it with this name, in order. What is only there for old programs is left out.
    pub fn all<'e>(&'e self, name: &str) -> Vec<&'e Element> {
        let mut out = Vec::new();
        let mut open: Vec<&Element> = self.children.iter().rev().collect();
        while let Some(element) = open.pop() {
            if element.name == name {
                out.push(element);
            }
            if element.name != "Fallback" {
                open.extend(element.children.iter().rev());
            }
        }
        out
    }
}

fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let end = rest[at..].find(';').map_or(rest.len(), |end| at + end);
        out.extend(character(&rest[at + 1..end]));
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    out + rest
}

/// The character that `&name;` stands for.
fn character(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_read_without_namespaces() {
        let root =
            Element::read(b"<p:a x:y='1 &amp; &#x32;'><b/>t &gt; <c><b>in</b></c><Fallback><b/></Fallback></p:a>")
                .unwrap();
        assert_eq!((root.name.as_str(), root.get("x:y"), root.text.as_str()), ("a", Some("1 & 2"), "t > "));
        assert_eq!(root.all("b").len(), 2);
        let deep = "<a>".repeat(300) + &"</a>".repeat(300);
        for broken in ["", "text", "<a><b></a>", "<a>", &deep] {
            assert_eq!(Element::read(broken.as_bytes()), None, "{broken}");
        }
    }
}
