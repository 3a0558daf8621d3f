use std::ops::Range;

use super::super::footnotes::FirstUse;
use super::super::raw_html::RawHtml;
use super::Writer;
use super::frame::Frame;

impl Writer<'_, '_, '_> {
    /// A footnote will be on the page elsewhere, where the HTML that is open here is not open.
    pub(super) fn start_footnote(&mut self, label: &str, range: &Range<usize>) {
        let outer = std::mem::replace(&mut self.raw, RawHtml::new(self.doc.syntax));
        self.frames.push(Frame {
            footnote: label.to_owned(),
            text_start: self.piece.plain.len(),
            defined_at: range.clone(),
            outer,
            ..Frame::default()
        });
    }

    pub(super) fn footnote_reference(&mut self, label: &str) {
        let (html, first) = self.doc.footnotes.refer(label);
        if first == FirstUse::Yes {
            self.piece.footnotes.push(label.to_owned());
        }
        self.push_html(html);
    }

    pub(super) fn end_footnote(&mut self) {
        if self.frames.len() > 1
            && let Some(mut frame) = self.frames.pop()
        {
            self.raw = std::mem::take(&mut frame.outer);
            // It is not where it is written, and perhaps on no page.
            let text = self.piece.plain.split_off(frame.text_start.min(self.piece.plain.len()));
            self.piece.footnote_text.push_str(&text);
            self.piece.alts.retain(|(at, _)| *at < frame.text_start);
            let (label, at) = (frame.footnote.clone(), frame.defined_at.clone());
            let fragment = frame.into_fragment(&mut self.doc.scratch);
            self.doc.footnotes.define(&label, fragment, at);
        }
    }
}
