use std::ops::Range;

use pulldown_cmark::{CowStr, Event};

use super::super::comments::comment_not_closed;
use super::Writer;

impl<'e> Writer<'_, '_, 'e> {
    pub(super) fn text(&mut self, text: CowStr<'e>, at: Range<usize>, range: Range<usize>) {
        if let Some((_, code, _)) = &mut self.code {
            return code.push_str(&text);
        }
        let text = match self.doc.has_attributes {
            true => self.without_attributes(text, &range),
            false => text,
        };
        if text.starts_with('<') {
            self.check_comment(&range);
        }
        let tags: Vec<Range<usize>> = self.masked.tags_in(&at).cloned().collect();
        if tags.is_empty() {
            self.plain(&text);
            return self.push(Event::Text(text));
        }
        let mut cursor = 0;
        for tag in tags {
            let (from, to) = (tag.start - at.start, tag.end - at.start);
            self.push(Event::Text(text[cursor..from].to_owned().into()));
            let range = self.source.start + tag.start..self.source.start + tag.end;
            let html = &self.doc.text[range.clone()];
            self.raw(html, range);
            cursor = to;
        }
        self.plain(&text[cursor..]);
        self.push(Event::Text(text[cursor..].to_owned().into()));
    }

    /// `<!--` that CommonMark takes for text is a comment that was never closed.
    pub(super) fn check_comment(&mut self, range: &Range<usize>) {
        let before = self.doc.text[..range.start].bytes().next_back();
        if before != Some(b'\\') && self.doc.text[range.start..].starts_with("<!--") {
            self.doc.report(comment_not_closed(), range.start..range.start + 4);
        }
    }
}
