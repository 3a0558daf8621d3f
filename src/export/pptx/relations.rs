use std::collections::HashMap;

use super::xml_text::xml_text;

/// What a part refers to.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    rows: Vec<Relation>,
    /// The number of each, by its kind and target.
    numbers: HashMap<(String, String), usize>,
}

#[derive(Clone, Debug)]
struct Relation {
    kind: String,
    target: String,
    is_outside: bool,
}

/// What the kinds of relations begin with.
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

impl Relations {
    /// Refers to another part, and returns the id.
    pub fn part(&mut self, kind: &str, target: &str) -> String {
        self.add(kind, target, false)
    }

    /// Leads to an address outside, and returns the id.
    pub fn link(&mut self, address: &str) -> String {
        self.add("hyperlink", &encoded(address), true)
    }

    fn add(&mut self, kind: &str, target: &str, is_outside: bool) -> String {
        let next = self.rows.len() + 1;
        let number = *self.numbers.entry((kind.to_owned(), target.to_owned())).or_insert(next);
        if number == next {
            self.rows.push(Relation { kind: kind.to_owned(), target: target.to_owned(), is_outside });
        }
        format!("rId{number}")
    }

    /// The part that holds them.
    pub fn xml(&self) -> String {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
             <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
        );
        for (number, Relation { kind, target, is_outside }) in self.rows.iter().enumerate() {
            let mode = if *is_outside { " TargetMode=\"External\"" } else { "" };
            let base = if kind.contains("://") { "" } else { KIND };
            let (id, target) = (number + 1, xml_text(target));
            out.push_str(&format!("<Relationship Id=\"rId{id}\" Type=\"{base}{kind}\" Target=\"{target}\"{mode}/>"));
        }
        out + "</Relationships>"
    }
}

/// An address with every character encoded that no URI can hold (RFC 3986): PowerPoint takes a file with one for damaged.
fn encoded(address: &str) -> String {
    let bytes = address.as_bytes();
    let is_escape = |at: usize| bytes[at + 1..].iter().take(2).filter(|byte| byte.is_ascii_hexdigit()).count() == 2;
    let mut out = String::with_capacity(address.len());
    for (at, byte) in bytes.iter().enumerate() {
        let is_kept = match byte {
            b'%' => is_escape(at),
            b'<' | b'>' | b'"' | b'{' | b'}' | b'|' | b'\\' | b'^' | b'`' => false,
            byte => byte.is_ascii_graphic(),
        };
        match is_kept {
            true => out.push(char::from(*byte)),
            false => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_target_has_one_id() {
        let mut relations = Relations::default();
        assert_eq!(relations.part("image", "../media/image1.png"), "rId1");
        assert_eq!(relations.link("https://a.example/ö?b=%20%&c=\"d e\""), "rId2");
        assert_eq!(relations.part("image", "../media/image1.png"), "rId1");
        let xml = relations.xml();
        assert!(xml.contains("Target=\"https://a.example/%C3%B6?b=%20%25&amp;c=%22d%20e%22\" TargetMode=\"External\""));
        assert_eq!(xml.matches("<Relationship ").count(), 2);
    }
}
