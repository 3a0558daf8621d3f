//! Films as HTML: on pages a player, elsewhere the poster as a link.

use crate::base::url::is_remote;
use crate::site::model::destination::Destination;
use crate::site::model::links::{CAPTIONS, POSTERS};
use crate::site::render::page_context::{PageContext, UrlForm};
use crate::site::render::view::{FilmView, ImageView};
use crate::talk::html::{escape, escape_into};
use crate::talk::markdown::{Film, FilmKind};

impl PageContext<'_> {
    /// The picture beside the film that `theirs` shows.
    pub fn poster(&self, theirs: &PageContext<'_>, film: &Film) -> Option<ImageView> {
        let links = &self.site.links;
        let found = links.beside_film(&self.site.resolve(&film.target.url, theirs.from), POSTERS)?;
        Some(self.image_at(&found, "", &film.alt))
    }

    /// The view of a film that is a slide.
    pub fn film_view(&self, film: &Film) -> FilmView {
        let mut player = String::new();
        self.film(film, &mut player);
        FilmView {
            src: self.url(&film.target.url),
            alt: film.alt.clone(),
            poster: self.poster(self, film),
            html: Film::element(&[]).replace('\0', &player),
        }
    }

    /// Writes a film.
    pub fn film(&self, film: &Film, out: &mut String) {
        let destination = self.site.resolve(&film.target.url, self.from);
        let src = escape(&self.address_of(&film.target.url, &destination));
        let poster = if film.kind == FilmKind::Video { self.poster(self, film) } else { None };
        match self.form {
            UrlForm::Relative => player(self, film, (&src, &destination), poster, out),
            UrlForm::Absolute => link(film, &src, poster, out),
        }
    }
}

/// The text of a link to the film.
fn name(film: &Film) -> &str {
    let alt = film.alt.trim();
    let path = film.target.url.split(['?', '#']).next().unwrap_or_default();
    if alt.is_empty() { path.rsplit('/').next().unwrap_or(path) } else { alt }
}

fn link(film: &Film, src: &str, poster: Option<ImageView>, out: &mut String) {
    let text = escape(name(film));
    let inner = match poster {
        Some(poster) => format!("<img src=\"{}\" alt=\"{text}\">", escape(&poster.src)),
        None => text,
    };
    out.push_str(&format!("<a href=\"{src}\">{inner}</a>"));
}

/// A player that asks for nothing of another site before it is started, with a link for print.
fn player(
    context: &PageContext<'_>,
    film: &Film,
    (src, destination): (&str, &Destination),
    poster: Option<ImageView>,
    out: &mut String,
) {
    let element = if film.kind == FilmKind::Video { "video" } else { "audio" };
    let waits = poster.is_some() || is_remote(&film.target.url);
    let preload = if waits { "none" } else { "metadata" };
    out.push_str(&format!("<{element} data-film src=\"{src}\" controls preload=\"{preload}\""));
    if film.kind == FilmKind::Video {
        out.push_str(" playsinline");
    }
    let mut attribute = |name: &str, value: &str| {
        out.push_str(&format!(" {name}=\""));
        escape_into(out, value);
        out.push('"');
    };
    if !film.alt.trim().is_empty() {
        attribute("aria-label", &film.alt);
    }
    if let Some(title) = &film.title {
        attribute("title", title);
    }
    if let Some(poster) = &poster {
        attribute("poster", &poster.src);
        if let (Some(width), Some(height)) = (poster.width, poster.height) {
            attribute("width", &width.to_string());
            attribute("height", &height.to_string());
        }
    }
    let play = film.play;
    for (name, _) in [(" loop", play.loops), (" muted", play.is_muted), (" data-hold", play.holds)]
        .iter()
        .filter(|(_, is_set)| *is_set)
    {
        out.push_str(name);
    }
    out.push('>');
    if film.kind == FilmKind::Video {
        captions(context, destination, out);
    }
    out.push_str(&format!("</{element}><a href=\"{src}\">{}</a>", escape(name(film))));
}

/// The file with captions beside a film.
fn captions(context: &PageContext<'_>, film: &Destination, out: &mut String) {
    let Some(found) = context.site.links.beside_film(film, CAPTIONS) else { return };
    let src = context.address_of("", &found);
    let label = context.language().word("captions");
    out.push_str(&format!("<track kind=\"captions\" src=\"{}\" srclang=\"", escape(&src)));
    escape_into(out, context.lang());
    out.push_str(&format!("\" label=\"{}\">", escape(label)));
}
