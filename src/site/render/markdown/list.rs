use super::writer::Writer;
use crate::site::render::page_context::PageContext;

/// A list of texts, as Markdown.
pub struct List<'c, 'a>(Writer<'c, 'a>);

impl<'c, 'a> List<'c, 'a> {
    /// A list with this title.
    pub fn new(context: &'c PageContext<'a>, title: &str) -> List<'c, 'a> {
        let mut writer = Writer::new(context, 4096);
        writer.heading(1, title);
        List(writer)
    }

    /// Adds a paragraph, unless it is empty.
    pub fn paragraph(&mut self, text: &str) {
        self.0.paragraph(text);
    }

    /// Adds a heading and what is below it, each with its address and a sentence; nothing if there is nothing below it.
    pub fn section<'e>(&mut self, title: &str, entries: impl Iterator<Item = (&'e str, String, &'e str)>) {
        for (n, (title_of_entry, address, sentence)) in entries.enumerate() {
            if n == 0 {
                self.0.heading(2, title);
            }
            self.0.item();
            self.0.link(title_of_entry, &address);
            if !sentence.is_empty() {
                self.0.text(": ");
                self.0.text(sentence);
            }
            self.0.end_item();
        }
        self.0.block(2);
    }

    /// The text.
    pub fn finish(self) -> String {
        self.0.finish()
    }
}
