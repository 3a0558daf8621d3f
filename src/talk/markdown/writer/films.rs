//! Pictures of Markdown whose file is a film, or a recording of sound.

use pulldown_cmark::{Event, LinkType};

use super::super::{Film, FilmKind, Placeholder, Play};
use super::Writer;
use super::image::Image;
use crate::base::Diagnostic;
use crate::talk::html::without_comments;

impl Writer<'_, '_, '_> {
    /// Writes a film. In a link, it is written below the link.
    pub(super) fn film(&mut self, kind: FilmKind, image: Image, play: Play) {
        let Image { target, alt, title, classes, .. } = image;
        if alt.trim().is_empty() && !self.doc.is_note {
            self.doc.report(no_alt(kind), target.range());
        }
        let title = without_comments(&title).into_owned();
        let title = (!title.trim().is_empty()).then_some(title);
        let film = Film { kind, target, alt, title, link: None, play };
        if self.open_links.is_empty() {
            return self.push_film(film, &classes);
        }
        self.plain(&film.alt);
        self.push(Event::Text(film.alt.clone().into()));
        self.films.push(film);
    }

    fn push_film(&mut self, film: Film, classes: &[String]) {
        self.push_html(Film::element(classes));
        self.placeholder(Placeholder::Film(Box::new(film)));
    }

    /// Writes the films of links that are closed.
    pub(super) fn write_films(&mut self) {
        if self.open_links.is_empty() {
            for film in std::mem::take(&mut self.films) {
                self.push_film(film, &[]);
            }
        }
    }

    /// Writes a link in place of a picture whose address is that of a page with a film.
    pub(super) fn link_to_film(&mut self, image: Image) {
        let text = if image.alt.trim().is_empty() { image.target.url.to_string() } else { image.alt };
        let is_linked = !self.open_links.is_empty();
        if !is_linked {
            self.start_link(LinkType::Inline, &image.target.url, &image.title, image.target.range());
            self.spans.pop();
        }
        self.plain(&text);
        self.push(Event::Text(text.into()));
        if !is_linked {
            self.open_links.pop();
            self.push_html("</a>");
        }
    }
}

/// The warning for a film without alt text.
pub fn no_alt(kind: FilmKind) -> Diagnostic {
    let what = if kind == FilmKind::Video { "shows" } else { "is about" };
    let warning = Diagnostic::warning("alt-missing", format!("this {} has no alt text", kind.name()));
    warning.hint(format!("describe in a few words what it {what}, between the brackets of the picture"))
}

/// Whether `address` is that of a page of YouTube or Vimeo that shows a film.
pub(super) fn is_page_with_film(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host);
    matches!(host, "youtube.com" | "youtu.be" | "youtube-nocookie.com" | "vimeo.com" | "player.vimeo.com")
}
