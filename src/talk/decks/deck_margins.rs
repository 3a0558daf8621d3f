use super::Tool;
use crate::base::data::{Fields, Spanned, Value};

/// What the front matter of a deck says about all its slides, in the words of its tool.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeckMargins {
    /// The line below each slide, as inline Markdown.
    pub footer: Option<Spanned<String>>,
    /// Whether slides show their numbers.
    pub has_numbers: Option<bool>,
    /// Whether they show the number of all slides, too.
    pub has_total: bool,
}

/// How deep tables are looked at.
const MAX_DEPTH: usize = 4;

impl DeckMargins {
    /// Reads the front matter of a deck for `tool`.
    pub fn of(tool: Tool, fields: &Fields) -> DeckMargins {
        let mut out = DeckMargins::default();
        match tool {
            Tool::Deckset => out.read(fields, 1),
            Tool::Pandoc | Tool::Reveal => out.read(fields, MAX_DEPTH),
            _ => {}
        }
        out
    }

    fn read(&mut self, fields: &Fields, depth: usize) {
        for field in fields {
            let name: String = field.key.chars().filter(char::is_ascii_alphanumeric).collect();
            match (name.to_ascii_lowercase().as_str(), &field.value) {
                (_, Value::Table(inner)) if depth > 1 => self.read(inner, depth - 1),
                ("slidenumber" | "slidenumbers", value) => {
                    let is_off = |text: &str| matches!(text.trim(), "false" | "no" | "");
                    self.has_numbers = value.as_text().map(|text| !is_off(text));
                    self.has_total |= value.as_text().is_some_and(|text| text.contains("/t"));
                }
                ("slidecount", value) => {
                    self.has_total |= value.as_text().is_some_and(|text| matches!(text.trim(), "true" | "yes"));
                }
                ("footer", value) => {
                    let text = value.as_text().map(|text| Spanned::new(text.to_owned(), field.value_range.clone()));
                    self.footer = text.or(self.footer.take());
                }
                _ => {}
            }
        }
    }
}
