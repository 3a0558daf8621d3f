use std::ops::Range;

use pulldown_cmark::LinkType;

use super::super::{Link, Placeholder, Target};
use super::Writer;
use super::image::title_attribute;
use crate::talk::html::escape_into;

/// The address of a span with attributes, which Markdown reads as a link.
pub(in super::super) const SPAN: &str = "\u{1}span";

impl Writer<'_, '_, '_> {
    pub(super) fn start_link(&mut self, kind: LinkType, url: &str, title: &str, range: Range<usize>) {
        self.spans.push(url == SPAN);
        if url == SPAN {
            return self.start_span();
        }
        let target = match kind {
            LinkType::Email => Target::new(&format!("mailto:{url}"), &range),
            _ => Target::new(url, &range),
        };
        let mut html = String::with_capacity(url.len() + title.len() + 32);
        html.push_str("<a href=\"");
        self.write_address(&target, &mut html);
        html.push('"');
        html.push_str(&title_attribute(title));
        html.push('>');
        let is_shown = !self.raw.is_hidden();
        self.open_link(target, is_shown);
        self.push_html(html);
    }

    pub(super) fn open_link(&mut self, target: Target, is_shown: bool) {
        self.open_links.push(self.piece.links.len());
        self.piece.links.push(Link { title: String::new(), target, is_shown });
    }

    /// The value of an attribute that leads to `target`: the address itself, if the site need not look for it.
    fn write_address(&mut self, target: &Target, html: &mut String) {
        match self.frames.last_mut() {
            Some(frame) if target.is_outside() => {
                frame.outside.push(target.url.clone());
                escape_into(html, &target.url);
            }
            _ => {
                self.placeholder(Placeholder::Link(target.clone()));
                html.push('\0');
            }
        }
    }
}
