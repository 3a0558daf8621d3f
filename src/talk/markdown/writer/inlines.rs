use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::super::comments::comment_not_closed;
use super::super::{Hole, Link, Target};
use super::Writer;
use crate::talk::html::escape;

/// A picture whose alternative text is being read.
pub(super) struct Image {
    pub target: Target,
    pub title: String,
    pub alt: String,
    pub depth: usize,
}

/// Text, links and pictures.
impl<'e> Writer<'_, '_, 'e> {
    pub(super) fn text(&mut self, text: CowStr<'e>, at: Range<usize>, range: Range<usize>) {
        if let Some((_, code, _)) = &mut self.code {
            return code.push_str(&text);
        }
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
            self.doc.say(comment_not_closed(), range.start..range.start + 4);
        }
    }

    pub(super) fn start_link(&mut self, kind: LinkType, url: &str, title: &str, range: Range<usize>) {
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
        self.open_link(target);
        self.push_html(html);
    }

    pub(super) fn open_link(&mut self, target: Target) {
        self.open_links.push(self.piece.links.len());
        self.piece.links.push(Link { title: String::new(), target });
    }

    pub(super) fn in_image(&mut self, event: Event<'e>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Text(text) | Event::Code(text) => image.alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            Event::Start(Tag::Image { .. }) => image.depth += 1,
            Event::End(TagEnd::Image) if image.depth > 0 => image.depth -= 1,
            Event::End(TagEnd::Image) => self.end_image(),
            _ => {}
        }
    }

    pub(super) fn end_image(&mut self) {
        let Some(image) = self.image.take() else { return };
        self.raw.leave();
        for link in &self.open_links {
            self.piece.links[*link].title.push_str(&image.alt);
        }
        let mut html = format!("<img src=\"\0\"\0 alt=\"{}\"", escape(&image.alt));
        html.push_str(&title_attribute(&image.title));
        html.push_str(" loading=\"lazy\" decoding=\"async\">");
        self.push_html(html);
        self.hole(Hole::Picture(image.target.clone()));
        self.hole(Hole::Size(image.target));
    }
}

fn title_attribute(title: &str) -> String {
    match title.is_empty() {
        true => String::new(),
        false => format!(" title=\"{}\"", escape(title)),
    }
}
