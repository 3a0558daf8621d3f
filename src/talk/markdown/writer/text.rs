use std::ops::Range;

use pulldown_cmark::{CowStr, Event};

use super::super::almost::{almost, almost_tag};
use super::super::comments::comment_not_closed;
use super::Writer;
use crate::base::Diagnostic;
use crate::base::script::joins_lines;

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

    /// Whether the line end at `at`, in the piece, is between letters of a script without spaces, so that it is not a space.
    pub(super) fn joins_lines(&self, at: &Range<usize>) -> bool {
        let source = &self.doc.text[self.source.clone()];
        !self.doc.keeps_line_ends
            && source
                .get(..at.start)
                .zip(source.get(at.end..))
                .is_some_and(|(before, after)| joins_lines(before, after))
    }

    /// Warns if a bracket or a tag that is text was probably meant to be an image or a link.
    pub(super) fn warn_of_almost(&mut self, event: &Event<'e>, at: &Range<usize>) {
        let Event::Text(text) = event else { return };
        if self.code.is_some() || self.image.is_some() || self.doc.is_note {
            return;
        }
        let start = self.source.start + at.start;
        let found = match &**text {
            "[" if let Some(found) = self.undefined_footnote(start) => Some(found),
            "[" | "![" => almost(&self.doc.text[..self.source.end], start),
            text if text.starts_with('<') => almost_tag(&self.doc.text[..self.source.end], start),
            _ => return,
        };
        if let Some((warning, range)) = found {
            self.doc.report(warning, range);
        }
    }

    /// The warning about a reference to a footnote that the document does not define. One follows a word; other brackets are text.
    fn undefined_footnote(&self, at: usize) -> Option<(Diagnostic, Range<usize>)> {
        let rest = self.doc.text[at..self.source.end].strip_prefix("[^")?;
        // A label ends before the next bracket, so that many brackets together take time for their length only.
        let (label, after) = rest.split_at(rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))?);
        let follows_word =
            self.doc.text[..at].ends_with(|c: char| !c.is_whitespace() && !matches!(c, '\\' | '(' | '['));
        let is_label = !label.is_empty() && after.starts_with(']');
        if !follows_word || !is_label || self.doc.definitions.has_footnote(label) {
            return None;
        }
        let message = format!("no line defines the footnote `[^{label}]`, so this is text");
        let warning = Diagnostic::warning("undefined-footnote", message).hint(format!("add a line `[^{label}]: …`"));
        Some((warning, at..at + label.len() + 3))
    }

    /// `<!--` that CommonMark takes for text is a comment that was never closed.
    pub(super) fn check_comment(&mut self, range: &Range<usize>) {
        let before = self.doc.text[..range.start].bytes().next_back();
        if before != Some(b'\\') && self.doc.text[range.start..].starts_with("<!--") {
            self.doc.report(comment_not_closed(), range.start..range.start + 4);
        }
    }
}
