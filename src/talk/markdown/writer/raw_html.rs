use std::ops::Range;

use super::super::comments::NoteSource;
use super::super::note_elements::notes_not_closed;
use super::super::raw::Raw;
use super::Writer;
use crate::base::Diagnostic;
use crate::base::script::with_joined_lines;
use crate::talk::html::decode;

impl Writer<'_, '_, '_> {
    pub(super) fn raw(&mut self, html: &str, range: Range<usize>) {
        let parts = self.raw.read(html, range.start);
        self.raw_parts(html, parts, range);
    }

    pub(super) fn raw_parts(&mut self, html: &str, parts: Vec<Raw>, range: Range<usize>) {
        for part in parts {
            match part {
                Raw::Html(html, placeholders) => {
                    self.push_html(html);
                    placeholders.into_iter().for_each(|placeholder| self.placeholder(placeholder));
                }
                Raw::Text(text) => {
                    let text = with_joined_lines(&html[text]);
                    self.plain(&decode(&text));
                    self.push_html(text.into_owned());
                }
                Raw::Lines(text) => {
                    self.plain(&decode(&html[text.clone()]));
                    self.push_html(html[text].to_owned());
                }
                Raw::Alt(alt) => self.alt(&alt),
                Raw::Code(text) => self.push_html(html[text].to_owned()),
                Raw::Comment(comment)
                    if self.doc.has_attributes && self.element_comment(&html[comment.clone()], &range) => {}
                Raw::Comment(comment) => {
                    let note = self.doc.comment(&html[comment.clone()], range.start + comment.start);
                    self.notes.extend(note);
                }
                Raw::Id(id, at) => self.doc.raw_id(&id, at),
                Raw::LinkOpens(target, is_shown) => self.open_link(target, is_shown),
                Raw::LinkCloses => {
                    self.open_links.pop();
                    self.write_films();
                }
                Raw::NotesOpen(at) if !self.doc.is_note => self.doc.report(notes_not_closed(), at),
                Raw::NotesOpen(_) => {}
                Raw::Notes(text, range) => self.notes.push(NoteSource { text, range }),
                Raw::LeftOut(name, at) => self.doc.left_out.add(&name, &at),
                Raw::AttributeLeftOut(at) => {
                    let name = self.doc.text.get(at.clone()).unwrap_or_default();
                    self.doc.left_out.add(&format!("`{name}`"), &at);
                }
                Raw::Repaired(message, at) => {
                    self.doc.report(Diagnostic::warning("html-mended", message), at);
                }
            }
        }
    }
}
