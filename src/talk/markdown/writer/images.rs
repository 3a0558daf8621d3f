use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::{FilmKind, Placeholder, Play, Target};
use super::Writer;
use super::films::is_page_with_film;
use super::formulas::public;
use super::image::{Image, title_attribute};
use crate::talk::html::escape;

impl<'e> Writer<'_, '_, 'e> {
    pub(super) fn start_image(&mut self, url: &str, title: &str, range: &Range<usize>) {
        let target = Target::new(url, range);
        self.image = Some(Image { title: title.to_owned(), ..Image::new(target) });
    }

    pub(super) fn in_image(&mut self, event: Event<'e>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Text(text) | Event::Code(text) => image.alt.push_str(&text),
            Event::InlineMath(latex) => image.alt.push_str(&format!("${}$", public(&latex))),
            Event::DisplayMath(latex) => image.alt.push_str(&format!("$${}$$", public(&latex))),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            Event::Start(Tag::Image { .. }) => image.depth += 1,
            Event::End(TagEnd::Image) if image.depth > 0 => image.depth -= 1,
            Event::End(TagEnd::Image) => self.end_image(),
            _ => {}
        }
    }

    /// Keeps what a picture in a paragraph shows.
    pub(super) fn alt(&mut self, alt: &str) {
        if self.paragraph.is_some() && !self.raw.is_hidden() {
            self.piece.alts.push((self.piece.plain.len(), alt.trim().to_owned()));
        }
    }

    /// The paragraph ends. A picture that is all there is in it belongs to no sentence.
    pub(super) fn end_paragraph(&mut self) {
        if let Some(start) = self.paragraph.take()
            && self.piece.plain[start..].trim().is_empty()
        {
            self.piece.alts.retain(|(at, _)| *at < start);
        }
    }

    pub(super) fn end_image(&mut self) {
        let Some(image) = self.image.take() else { return };
        self.raw.leave();
        self.depth = self.depth.saturating_sub(1);
        let Some(mut image) = self.place_image(image) else { return };
        let mut play = Play::default();
        if let Some(read) = self.doc.picture_words {
            let words = read(&image.alt);
            image.alt = words.alt;
            play = words.play;
            image.classes.extend(words.width.map(|width| self.doc.styles.class(&format!("width:{width}%"))));
        }
        if let Some(kind) = FilmKind::of(&image.target.url) {
            return self.film(kind, image, play);
        }
        if self.doc.syntax.is_deck && is_page_with_film(&image.target.url) {
            return self.link_to_film(image);
        }
        for link in &self.open_links {
            self.piece.links[*link].title.push_str(&image.alt);
        }
        self.alt(&image.alt);
        let mut html = format!("<img src=\"\0\"\0 alt=\"{}\"", escape(&image.alt));
        html.push_str(&title_attribute(&image.title));
        if !image.classes.is_empty() {
            html.push_str(&format!(" class=\"{}\"", image.classes.join(" ")));
        }
        html.push_str(" loading=\"lazy\" decoding=\"async\">");
        self.push_html(html);
        self.placeholder(Placeholder::Picture(image.target.clone()));
        self.placeholder(Placeholder::Size(image.target));
    }
}
