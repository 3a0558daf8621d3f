//! Slides that show films, or play sound.

use super::reader::Reader;
use crate::talk::decks::SlideSettings;
use crate::talk::html::escape;
use crate::talk::layout::Layout;
use crate::talk::markdown::{Film, FilmKind, Fragment, Placeholder, Play, Target, no_alt};
use crate::talk::outline::{FaceSource, SlideSource};
use crate::talk::scan::Mark;
use crate::talk::slide::Face;

impl Reader<'_> {
    /// What the mark of a slide shows: a picture, a film, or a recording of sound with its alt text.
    pub(super) fn mark(&mut self, mark: &Mark) -> Face {
        let Some(kind) = FilmKind::of(&mark.src) else { return Face::Picture(self.picture(mark)) };
        let alt = mark.alt.clone().unwrap_or_default();
        if alt.trim().is_empty() {
            self.warn(mark.source.clone(), no_alt(kind));
        }
        let film = Film {
            kind,
            target: Target::new(&mark.src, &mark.source),
            alt,
            title: mark.title.clone(),
            link: mark.link.as_ref().map(|link| Target::new(link, &mark.source)),
            play: Play::default(),
        };
        match kind {
            FilmKind::Video => Face::Film(Box::new(film)),
            FilmKind::Audio => Face::Text(recording(film)),
        }
    }
}

/// The film that is all there is on a rule slide.
pub(super) fn lone_film(face: &Face, settings: &SlideSettings) -> Option<Film> {
    match face {
        Face::Text(face) if !settings.background.is_some() => face.lone_film().cloned(),
        _ => None,
    }
}

/// A slide that plays sound.
fn recording(film: Film) -> Fragment {
    let said = if film.alt.trim().is_empty() { String::new() } else { format!("<p>{}</p>\n", escape(&film.alt)) };
    let html = format!("{said}<p>{}</p>\n", Film::element(&[]));
    Fragment { html, placeholders: vec![Placeholder::Film(Box::new(film))], ..Fragment::default() }
}

/// Lets all films that a slide shows play as its settings say.
pub(super) fn set_play(face: &mut Face, play: Option<Play>) {
    let Some(play) = play else { return };
    match face {
        Face::Film(film) => film.play = play,
        Face::Text(face) => face.set_play(play),
        Face::Picture(_) => {}
    }
}

/// What is on a slide that plays sound is in its middle, unless the slide has another layout.
pub(super) fn centre_recording(source: &SlideSource, face: &Face, settings: &mut SlideSettings) {
    if let (FaceSource::Image(mark), Face::Text(_)) = (&source.face, face) {
        settings.classes.extend(mark.classes.iter().cloned());
        if !settings.classes.iter().any(|class| Layout::named(class).is_some()) {
            settings.classes.push("centre".into());
        }
    }
}
