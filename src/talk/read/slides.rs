use super::films::{centre_recording, lone_film, set_play};
use super::line_counter::LineCounter;
use super::reader::Reader;
use super::rendered_slides::RenderedSlides;
use crate::base::Diagnostic;
use crate::talk::decks::{FacePart, SlideSettings, Tool};
use crate::talk::html::escape;
use crate::talk::layout::{Look, lay_out};
use crate::talk::markdown::{
    Fragment, Note, Piece, Placeholder, Target, Wrapping, alert, line_in, slide_comment_again,
};
use crate::talk::meta::NotesMode;
use crate::talk::outline::{ChapterSource, FaceSource, SlideSource};
use crate::talk::scan::Mark;
use crate::talk::slide::{Face, Picture, Slide};
use crate::talk::slide_ids::SlideIds;
use crate::talk::{Chapter, SlideOptions};

impl Reader<'_> {
    pub(super) fn slides(&mut self, sources: &[SlideSource]) -> RenderedSlides {
        let mut settings: Vec<SlideSettings> = sources.iter().map(|source| self.settings(source)).collect();
        let mut ids = SlideIds::new(self.path);
        for (source, settings) in sources.iter().zip(&settings) {
            let heading = self.face_heading(&source.face);
            let clash = ids.add(&source.face, settings, &heading, &mut self.renderer.ids);
            // Headings are repeated in rule decks, which name no ids.
            let is_heading = matches!(source.face, FaceSource::Markdown(_)) && settings.id.is_none();
            if let Some(id) = clash.filter(|_| !is_heading) {
                let warning = Diagnostic::warning("slide-id", format!("another slide of this talk has the id `{id}`"));
                self.warn(
                    source.at.clone(),
                    warning.hint("give one of them an id of its own: `<!-- slide: id=… -->` above it"),
                );
            }
        }
        // An alias that is already an id or alias on the page is ignored.
        for settings in &mut settings {
            settings.aliases.retain(|alias| self.renderer.ids.take(alias));
        }
        let ids = ids.finish(&mut self.renderer.ids);
        let mut out = RenderedSlides { slides: Vec::with_capacity(sources.len()), ..RenderedSlides::default() };
        let mut line = LineCounter::new(self.original);
        for (n, (source, settings)) in sources.iter().zip(settings).enumerate() {
            let mut footnotes = Vec::new();
            let chapter = source.chapter.as_ref().map(|chapter| {
                let chapter = self.chapter(chapter, n, &mut footnotes);
                out.chapters.push(chapter);
                out.chapters.len() as u32 - 1
            });
            let mut slide = self.slide(source, settings, (n, &ids[n].0), &mut footnotes);
            out.footnotes.push(footnotes);
            slide.has_position_id = ids[n].1;
            slide.chapter = chapter;
            slide.line = line.at(source.at.start);
            out.slides.push(slide);
        }
        self.warn_of_times(sources, &out.slides);
        out
    }

    fn settings(&mut self, source: &SlideSource) -> SlideSettings {
        for range in &source.stray {
            self.warn(range.clone(), slide_comment_again());
        }
        let given = source.given.clone();
        let Some(range) = source.settings.clone() else { return given };
        let (mut settings, diagnostics) =
            SlideSettings::read(&self.renderer.places, self.renderer.private_text(), range);
        self.diagnostics.extend(diagnostics);
        settings.classes.extend(given.classes);
        SlideSettings {
            id: settings.id,
            time: settings.time,
            aliases: settings.aliases,
            classes: settings.classes,
            play: settings.play.or(given.play),
            ..given
        }
    }

    /// The text of the first heading of a text slide, from which its id is made.
    fn face_heading(&self, face: &FaceSource) -> String {
        let range = match face {
            FaceSource::Image(_) => return String::new(),
            FaceSource::Card(range) => range.clone(),
            FaceSource::Markdown(parts) => match whole(parts) {
                Some(range) => range,
                None => return String::new(),
            },
        };
        let wrapping = if matches!(face, FaceSource::Card(_)) { Wrapping::Quote } else { Wrapping::None };
        self.renderer.first_heading(range, wrapping).map(|heading| heading.text).unwrap_or_default()
    }

    fn slide(
        &mut self,
        source: &SlideSource,
        mut settings: SlideSettings,
        (n, id): (usize, &str),
        footnotes: &mut Vec<String>,
    ) -> Slide {
        let (mut face, mut shown) = self.face(&source.face, id);
        if let Face::Text(face) = &mut face {
            face.append(frame(&settings));
        }
        if matches!(source.face, FaceSource::Markdown(_)) {
            self.mentioned.append(&mut shown.links);
        }
        settings.background.add(std::mem::take(&mut shown.backgrounds));
        if let Some(film) = lone_film(&face, &settings) {
            face = Face::Film(Box::new(film));
        }
        centre_recording(source, &face, &mut settings);
        self.warn_if_empty(source, &settings, &face);
        let mut look = self.look(source, &settings, (&mut face, &shown), n == 0);
        set_play(&mut face, settings.play);
        let margins = self.margins_of(&settings, &look.classes);
        look.classes.extend(look.styles.iter().map(|declaration| self.renderer.styles.class(declaration)));
        footnotes.append(&mut shown.footnotes);
        let notes_are_transcript =
            matches!(source.face, FaceSource::Markdown(_)) && self.meta.notes == NotesMode::Transcript;
        let mut transcript = match notes_are_transcript {
            true => self.said(source, id),
            false => self.transcript(source, id),
        };
        let mut notes = self.notes(source, shown, notes_are_transcript);
        self.mentioned.append(&mut transcript.links);
        let words = transcript.words();
        notes.extend(transcript.notes);
        footnotes.extend(transcript.footnotes);
        Slide {
            id: id.into(),
            has_position_id: false,
            face,
            transcript: transcript.fragment,
            pending: source.pending,
            notes: notes.into(),
            time: settings.time,
            class: look.classes.join(" ").into(),
            options: SlideOptions {
                aliases: settings.aliases.clone(),
                unknown_classes: look.unknown,
                margins,
                extra: extra(&settings),
                file: None,
            }
            .kept(),
            chapter: None,
            words: words as u32,
            line: 0,
        }
    }

    /// Lays out the slide and reports what is wrong with that.
    fn look(
        &mut self,
        source: &SlideSource,
        settings: &SlideSettings,
        (face, shown): (&mut Face, &Piece),
        is_first: bool,
    ) -> Look {
        let face = match (face, &source.face) {
            (Face::Text(face), _) => face,
            (Face::Picture(_) | Face::Film(_), FaceSource::Image(mark)) => {
                let classes = settings.classes.iter().chain(&mark.classes).cloned().collect();
                return Look { classes, ..Look::default() };
            }
            (Face::Picture(_) | Face::Film(_), _) => {
                return Look { classes: settings.classes.clone(), ..Look::default() };
            }
        };
        let title = shown.headings.first().map_or("", |heading| heading.text.as_str());
        let mut look = lay_out(face, title, settings, is_first);
        for mistake in std::mem::take(&mut look.mistakes) {
            self.warn(source.at.clone(), mistake);
        }
        if let (Some(unknown), Some(layout)) = (&look.unknown_layout, &settings.layout) {
            self.renderer.left_out.add(&format!("`layout: {unknown}`"), &layout.range);
        }
        look
    }

    /// The content of the slide; for a text slide, also the notes and footnotes in it.
    fn face(&mut self, source: &FaceSource, id: &str) -> (Face, Piece) {
        let mut piece = match source {
            FaceSource::Image(mark) => return (self.mark(mark), Piece::default()),
            FaceSource::Card(range) => self.renderer.render(range.clone(), Wrapping::Quote, id),
            FaceSource::Markdown(parts) => self.face_parts(parts, id),
        };
        (Face::Text(std::mem::take(&mut piece.fragment)), piece)
    }

    fn face_parts(&mut self, parts: &[FacePart], id: &str) -> Piece {
        let mut all = Piece::default();
        for part in parts {
            match part {
                FacePart::Markdown(range) => all.append(self.renderer.render(range.clone(), Wrapping::None, id)),
                FacePart::SteppedLists(range) => {
                    self.renderer.steps_lists = true;
                    all.append(self.renderer.render(range.clone(), Wrapping::None, id));
                    self.renderer.steps_lists = false;
                }
                FacePart::Alert(kind, title) => all.fragment.append(alert(kind, title.as_deref())),
                FacePart::Line(name, text) => all.fragment.append(line_in(name, text)),
                FacePart::Html(html) => {
                    all.fragment.append(Fragment { html: html.clone().into_owned(), ..Fragment::default() })
                }
            }
        }
        all
    }

    /// A slide without anything is not a mistake of talkpress's own, but perhaps of the author's.
    fn warn_if_empty(&mut self, source: &SlideSource, settings: &SlideSettings, face: &Face) {
        let is_empty = matches!(face, Face::Text(face) if face.is_empty());
        if is_empty
            && settings.alt.is_none()
            && let Some((at, hint)) = settings.background.nameless()
        {
            self.warn(at, Diagnostic::warning("alt-missing", "this slide has no alt text").hint(hint));
        }
        if is_empty && self.tool != Tool::Plain && !settings.shows_something() {
            self.warn(source.at.clone(), Diagnostic::warning("slide-empty", "this slide is empty"));
        }
    }

    /// The notes that are the public text of the slide.
    fn said(&mut self, source: &SlideSource, id: &str) -> Piece {
        let mut all = Piece::default();
        for note in &source.notes {
            all.append(self.renderer.render_private(note.content.clone(), id));
        }
        all
    }

    /// The notes of the slide in the order of the text, whoever found them.
    fn notes(&mut self, source: &SlideSource, shown: Piece, but_those_of_the_deck: bool) -> Vec<Note> {
        let mut all: Vec<(usize, Note)> = shown.note_starts.into_iter().zip(shown.notes).collect();
        for note in source.notes.iter().filter(|_| !but_those_of_the_deck) {
            let content = note.content.clone();
            let rendered = match &note.plain {
                Some(plain) => self.renderer.plain_note(plain),
                None => {
                    let text = self.renderer.private_text();
                    // A mark that begins notes, and nothing below it.
                    if text[content.clone()].trim().is_empty() {
                        continue;
                    }
                    self.renderer.note(&text[content.clone()], content)
                }
            };
            all.push((note.whole.start, rendered));
        }
        all.sort_by_key(|(start, _)| *start);
        all.into_iter().map(|(_, note)| note).collect()
    }

    /// The transcript: the rest of a row, then the Markdown below the mark. Of a pending slide, only the notes are used.
    fn transcript(&mut self, source: &SlideSource, id: &str) -> Piece {
        let row = match &source.face {
            FaceSource::Image(mark) => mark.row.as_ref(),
            _ => None,
        };
        let mut transcript =
            row.map(|row| self.renderer.render_row(row.before.clone(), row.after.clone())).unwrap_or_default();
        let below = self.parts(&source.transcript, id);
        match source.pending {
            true => transcript.notes.extend(below.notes),
            false => transcript.append(below),
        }
        transcript
    }

    pub(super) fn picture(&mut self, mark: &Mark) -> Picture {
        let alt = mark.alt.clone().unwrap_or_default();
        if alt.trim().is_empty() {
            let warning = Diagnostic::warning("alt-missing", "this slide has no alt text");
            self.warn(mark.source.clone(), warning.hint("describe in a few words what the slide shows"));
        }
        Picture {
            target: Target::new(&mark.src, &mark.source),
            alt: alt.into(),
            caption: mark.title.as_deref().map(Box::from),
            link: mark.link.as_ref().map(|link| Box::new(Target::new(link, &mark.source))),
        }
    }

    fn chapter(&mut self, source: &ChapterSource, first_slide: usize, footnotes: &mut Vec<String>) -> Chapter {
        let heading = self.renderer.first_heading(source.heading.clone(), Wrapping::None);
        let (title, id) = heading.map_or_else(Default::default, |heading| (heading.text, heading.id));
        let id = self.renderer.ids.claim(if id.is_empty() { "chapter" } else { &id });
        let lead = self.renderer.render(source.lead.clone(), Wrapping::None, &id);
        footnotes.extend(lead.footnotes);
        Chapter { title, id, lead: lead.fragment, first_slide }
    }
}

/// The page that a layout shows in a frame, with a link to it.
fn frame(settings: &SlideSettings) -> Fragment {
    let is_frame = settings.layout.as_ref().is_some_and(|layout| layout.starts_with("iframe"));
    let Some(url) = settings.url.as_ref().filter(|_| is_frame) else { return Fragment::default() };
    let target = Target::new(url, &url.range);
    let name = escape(url);
    let html =
        format!("<iframe src=\"\0\" title=\"{name}\" loading=\"lazy\"></iframe>\n<p><a href=\"\0\">{name}</a></p>\n");
    Fragment {
        html,
        placeholders: vec![Placeholder::Media(target.clone()), Placeholder::Link(target)],
        ..Fragment::default()
    }
}

/// What parts of Markdown cover.
fn whole(parts: &[FacePart]) -> Option<std::ops::Range<usize>> {
    let mut ranges = parts.iter().filter_map(|part| match part {
        FacePart::Markdown(range) | FacePart::SteppedLists(range) => Some(range),
        FacePart::Html(_) | FacePart::Alert(..) | FacePart::Line(..) => None,
    });
    let first = ranges.next()?;
    Some(first.start..ranges.next_back().map_or(first.end, |last| last.end))
}

/// The settings that themes can read: all but the classes.
fn extra(settings: &SlideSettings) -> Vec<(String, String)> {
    let others = settings.fields.iter().filter(|(key, _)| &**key != "class");
    others.map(|(key, value)| (key.value.clone(), value.value.clone())).collect()
}
