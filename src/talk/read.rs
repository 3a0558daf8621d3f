//! From a document's text to a [`Document`].

use std::ops::Range;
use std::sync::Arc;

use super::document::{Chapter, Document, Kind, Reading};
use super::markdown::{
    Definitions, Heading, Link, ListItem, Piece, Renderer, Wrapping, comment_not_closed, lists, near_miss,
    slide_comment_alone,
};
use super::meta::{Meta, NotesMode, file_name, missing};
use super::outline::{ChapterSource, Dashes, FaceSource, Outline, SlideSource, count, outline};
use super::rule_slides::{CommentNotes, SlideFields, rule_slides};
use super::scan::{Block, BlockKind, BreakSetting, Comment, CommentKind, Mark, Scan, scan};
use super::shape::{self, Division, Shape};
use super::slide::{Face, Picture, Slide};
use super::slide_ids::SlideIds;
use super::slide_settings::SlideSettings;
use super::{Dialect, front_matter, resources};
use crate::base::{Diagnostic, SitePath};

/// Reads `text`, the document at `path`.
pub(super) fn read(path: &SitePath, text: &str, dialect: &Dialect) -> Reading {
    let (fields, body, mut diagnostics) = front_matter::split(path, text);
    let (meta, more) = Meta::read(path, text, fields);
    diagnostics.extend(more);
    let definitions = Definitions::collect(&text[body.clone()]);
    let scan = scan(text, body.clone(), &definitions);
    let declared = shape::declared(path, &meta);
    let dashes = if declared.is_some() { Dashes::Break } else { Dashes::Heading };
    let shape = shape::decide(&meta, declared, count(&scan.blocks, dashes));
    let comments = CommentNotes::of(meta.extra.iter().map(|field| field.key.as_str()));
    let (outline, fields) = match shape.division {
        Division::Images => (outline(text, &scan.blocks, dashes), Vec::new()),
        Division::Rules => rule_slides(text, &scan.blocks, body, comments),
        Division::None | Division::Article => (Outline { intro: vec![body], ..Outline::default() }, Vec::new()),
    };
    let reader = Reader {
        path,
        text,
        meta,
        renderer: Renderer::new(path, text, dialect, &definitions),
        definitions: &definitions,
        diagnostics,
        mentioned: Vec::new(),
    };
    reader.document(shape, &scan, outline, fields)
}

struct Reader<'a> {
    path: &'a SitePath,
    text: &'a str,
    meta: Meta,
    renderer: Renderer<'a>,
    definitions: &'a Definitions,
    diagnostics: Vec<Diagnostic>,
    /// The links of the transcripts, for the resource list.
    mentioned: Vec<Link>,
}

/// What the transcripts and faces of all slides came to.
#[derive(Default)]
struct Slides {
    slides: Vec<Slide>,
    chapters: Vec<Chapter>,
    /// The labels of the footnotes each slide is the first to use.
    footnotes: Vec<Vec<String>>,
}

impl Reader<'_> {
    fn document(mut self, shape: Shape, scan: &Scan, mut outline: Outline, fields: Vec<SlideFields>) -> Reading {
        self.warn_of_the_body(scan, &shape);
        let title = self.title(&scan.blocks, &mut outline);
        let mut intro = self.parts(&outline.intro, "");
        let mut slides = self.slides(&outline.slides, &fields);
        let mut closing = outline.closing.clone().map(|range| self.renderer.render(range, Wrapping::None, ""));
        self.print_footnotes(&mut intro, &mut slides, closing.as_mut());
        let items = |range: Range<usize>| lists(self.text, range, self.definitions);
        let closing_items = outline.closing.map(items).unwrap_or_default();
        let intro_items: Vec<ListItem> = match shape.division {
            Division::Article => Vec::new(),
            _ => outline.intro.into_iter().flat_map(items).collect(),
        };
        if shape.division == Division::None {
            // The text of a talk without slides is its transcript.
            self.mentioned.clone_from(&intro.links);
        }
        let words = match shape.division {
            Division::Article | Division::None => intro.words(),
            Division::Images | Division::Rules => slides.slides.iter().map(|s| s.words).sum(),
        };
        let document = Document {
            path: self.path.clone(),
            kind: self.kind(&shape),
            resources: resources::choose(&self.meta, closing_items, &intro_items, &self.mentioned),
            meta: self.meta,
            title,
            summary: first_sentence(&intro.plain),
            headings: headings(&intro, closing.as_ref()),
            notes: intro.notes,
            intro: intro.fragment,
            slides: slides.slides,
            chapters: slides.chapters,
            closing: closing.map(|piece| piece.fragment).filter(|fragment| !fragment.is_empty()),
            words,
            shape,
            ids: self.renderer.ids.into_set(),
        };
        self.diagnostics.append(&mut self.renderer.diagnostics);
        Reading { document: Some(Arc::new(document)), diagnostics: self.diagnostics }
    }

    fn kind(&self, shape: &Shape) -> Kind {
        let category = self.meta.category.as_ref().map(|c| c.value.to_lowercase());
        match (shape.division, category.as_deref()) {
            (Division::Article, Some("page")) => Kind::Page,
            (Division::Article, _) => Kind::Post,
            _ => Kind::Talk,
        }
    }

    fn warn(&mut self, range: Range<usize>, diagnostic: Diagnostic) {
        self.renderer.say(diagnostic, range);
    }

    fn warn_of_the_body(&mut self, scan: &Scan, shape: &Shape) {
        if let Some(range) = &scan.unclosed_comment {
            self.warn(range.clone(), comment_not_closed());
        }
        if shape.division != Division::Images {
            return;
        }
        for range in &scan.swallowed {
            let warning =
                Diagnostic::warning("image-in-paragraph", "this image stands in a paragraph, so it is no slide");
            self.warn(range.clone(), warning.hint("put a blank line above it to make it a slide"));
        }
        for range in &scan.unclosed_rows {
            let warning = Diagnostic::warning("row-not-closed", "this element is never closed, so it is no slide");
            self.warn(range.clone(), warning.hint("close it below the slide's picture and text"));
        }
        for block in &scan.blocks {
            match &block.kind {
                // Those between a slide comment and its mark are in no piece of Markdown.
                BlockKind::Comments(comments) => self.warn_of_near_misses(comments),
                BlockKind::Break { setting: BreakSetting::Glued } if shape.declared => self.warn(
                    block.range.start..block.range.end - 1,
                    Diagnostic::warning("glued-break", "this line of dashes stands right under text")
                        .hint("put a blank line above it; for a heading write `##` before the text"),
                ),
                BlockKind::Card { inline: false, glued: true } if shape.declared => self.warn(
                    block.range.end - 1..block.range.end,
                    Diagnostic::warning("glued-card", "text stands right under a text slide")
                        .hint("put a blank line below the last line with `>`"),
                ),
                _ => {}
            }
        }
    }

    fn warn_of_near_misses(&mut self, comments: &[Comment]) {
        for comment in comments {
            if let CommentKind::NearMiss(meant) = comment.kind {
                self.warn(comment.range.clone(), near_miss(meant));
            }
        }
    }

    /// The title; a heading it comes from leaves the intro, so that a page does not say it twice.
    fn title(&mut self, blocks: &[Block], outline: &mut Outline) -> String {
        if let Some(title) = &self.meta.title {
            return title.value.clone();
        }
        let heading = blocks.iter().find(|b| is_title(self.text, b));
        let Some(heading) = heading else {
            let mut all = self.diagnostics.iter().chain(&self.renderer.diagnostics);
            let told = all.any(|d| d.severity == crate::base::Severity::Error);
            if !told && file_name::document_name(self.path).is_some() {
                self.diagnostics.push(missing::no_title(self.path));
            }
            return String::new();
        };
        if let Some(first) = outline.intro.first_mut()
            && first.contains(&heading.range.start)
            && self.text[first.start..heading.range.start].trim().is_empty()
        {
            first.start = heading.range.end.min(first.end);
        }
        let mut apart = self.renderer.apart();
        let piece = apart.render(heading.range.clone(), Wrapping::None, "");
        piece.headings.into_iter().next().map(|h| h.text).unwrap_or_default()
    }

    /// Several stretches of text as one piece.
    fn parts(&mut self, ranges: &[Range<usize>], prefix: &str) -> Piece {
        let mut all = Piece::default();
        for range in ranges {
            let piece = self.renderer.render(range.clone(), Wrapping::None, prefix);
            all.append(piece);
        }
        all
    }

    fn slides(&mut self, sources: &[SlideSource], fields: &[SlideFields]) -> Slides {
        let settings: Vec<SlideSettings> = sources.iter().map(|source| self.settings(source)).collect();
        let mut ids = SlideIds::default();
        for (source, settings) in sources.iter().zip(&settings) {
            let heading = self.face_heading(&source.face);
            let clash = ids.add(&source.face, settings, &heading, &mut self.renderer.ids);
            if let Some(id) = clash {
                let warning = Diagnostic::warning("slide-id", format!("another slide of this talk has the id `{id}`"));
                self.warn(source.at.clone(), warning.hint("give one of them its own: `<!-- slide: id=… -->` above it"));
            }
        }
        let ids = ids.finish(&mut self.renderer.ids);
        let mut out = Slides { slides: Vec::with_capacity(sources.len()), ..Slides::default() };
        let mut line = LineCounter::new(self.text);
        for (n, (source, settings)) in sources.iter().zip(settings).enumerate() {
            let mut footnotes = Vec::new();
            let chapter = source.chapter.as_ref().map(|chapter| {
                let chapter = self.chapter(chapter, n, &mut footnotes);
                out.chapters.push(chapter);
                out.chapters.len() - 1
            });
            let mut slide = self.slide(source, settings, &ids[n].0, &mut footnotes);
            out.footnotes.push(footnotes);
            slide.position_id = ids[n].1.clone();
            slide.chapter = chapter;
            slide.line = line.at(source.at.start);
            for (key, value) in fields.get(n).into_iter().flatten() {
                slide.field(&self.text[key.clone()], &self.text[value.clone()]);
            }
            out.slides.push(slide);
        }
        out
    }

    /// A footnote may be defined below the slide that uses it, so the lists are made last.
    fn print_footnotes(&self, intro: &mut Piece, slides: &mut Slides, closing: Option<&mut Piece>) {
        intro.fragment.append(self.renderer.footnote_list(&intro.footnotes));
        for (slide, labels) in slides.slides.iter_mut().zip(&slides.footnotes) {
            slide.transcript.append(self.renderer.footnote_list(labels));
        }
        if let Some(closing) = closing {
            closing.fragment.append(self.renderer.footnote_list(&closing.footnotes));
        }
    }

    fn settings(&mut self, source: &SlideSource) -> SlideSettings {
        for range in &source.stray {
            self.warn(range.clone(), slide_comment_alone());
        }
        let Some(range) = source.settings.clone() else { return SlideSettings::default() };
        let (settings, diagnostics) = SlideSettings::read(&self.renderer.places, self.text, range);
        self.diagnostics.extend(diagnostics);
        settings
    }

    /// The text of the first heading of a text slide, from which its id is made.
    fn face_heading(&self, face: &FaceSource) -> String {
        let range = match face {
            FaceSource::Image(_) => return String::new(),
            FaceSource::Card(range) => range.clone(),
            FaceSource::Markdown(parts) => match parts.first() {
                Some(first) => first.start..parts.last().map_or(first.end, |p| p.end),
                None => return String::new(),
            },
        };
        let wrapping = if matches!(face, FaceSource::Card(_)) { Wrapping::Quote } else { Wrapping::None };
        let mut apart = self.renderer.apart();
        apart.render(range, wrapping, "").headings.into_iter().next().map(|h| h.text).unwrap_or_default()
    }

    fn slide(&mut self, source: &SlideSource, settings: SlideSettings, id: &str, footnotes: &mut Vec<String>) -> Slide {
        let mut notes = Vec::new();
        let mut classes = settings.classes;
        let mut before = Piece::default();
        let face = match &source.face {
            FaceSource::Image(mark) => {
                classes.extend(mark.classes.iter().cloned());
                if let Some(row) = &mark.row {
                    before = self.renderer.render_row(row.before.clone(), row.after.clone());
                }
                Face::Picture(self.picture(mark))
            }
            FaceSource::Card(range) => {
                let piece = self.renderer.render(range.clone(), Wrapping::Quote, id);
                notes.extend(piece.notes);
                footnotes.extend(piece.footnotes);
                Face::Text(piece.fragment)
            }
            FaceSource::Markdown(parts) => {
                let piece = self.parts(parts, id);
                notes.extend(piece.notes);
                footnotes.extend(piece.footnotes);
                Face::Text(piece.fragment)
            }
        };
        let notes_are_said = matches!(source.face, FaceSource::Markdown(_)) && self.meta.notes == NotesMode::Transcript;
        let transcript = match (source.pending, notes_are_said) {
            (true, _) => {
                before.notes.extend(self.parts(&source.transcript, id).notes);
                before
            }
            (false, true) => self.parts(&source.notes, id),
            (false, false) => {
                let mut said = before;
                said.append(self.parts(&source.transcript, id));
                said
            }
        };
        if !notes_are_said {
            let text = self.text;
            let private = source.notes.iter().map(|range| self.renderer.note(&text[range.clone()], range.clone()));
            notes.extend(private);
        }
        self.mentioned.extend(transcript.links.iter().cloned());
        let words = transcript.words();
        notes.extend(transcript.notes);
        footnotes.extend(transcript.footnotes);
        Slide {
            id: id.to_owned(),
            position_id: None,
            aliases: settings.aliases,
            face,
            transcript: transcript.fragment,
            pending: source.pending,
            notes,
            time: settings.time,
            classes,
            extra: Vec::new(),
            chapter: None,
            words,
            line: 0,
        }
    }

    fn picture(&mut self, mark: &Mark) -> Picture {
        let alt = mark.alt.clone().unwrap_or_default();
        if alt.trim().is_empty() {
            let warning = Diagnostic::warning("alt-missing", "this slide has no alt text");
            self.warn(mark.source.clone(), warning.hint("say in a few words what can be seen on it"));
        }
        Picture {
            target: super::markdown::Target::new(&mark.src, &mark.source),
            alt,
            caption: mark.title.clone(),
            link: mark.link.as_ref().map(|link| super::markdown::Target::new(link, &mark.source)),
        }
    }

    fn chapter(&mut self, source: &ChapterSource, first_slide: usize, footnotes: &mut Vec<String>) -> Chapter {
        let mut apart = self.renderer.apart();
        let heading = apart.render(source.heading.clone(), Wrapping::None, "").headings.into_iter().next();
        let (title, id) = heading.map_or_else(Default::default, |heading| (heading.text, heading.id));
        let id = self.renderer.ids.claim(if id.is_empty() { "chapter" } else { &id });
        let lead = self.renderer.render(source.lead.clone(), Wrapping::None, &id);
        footnotes.extend(lead.footnotes);
        Chapter { title, id, lead: lead.fragment, first_slide }
    }
}

fn is_title(text: &str, block: &Block) -> bool {
    let BlockKind::Heading { .. } = block.kind else { return false };
    let source = text[block.range.clone()].trim();
    let level_one = source.starts_with('#') && !source.starts_with("##");
    level_one || !source.starts_with('#') && source.ends_with('=')
}

fn headings(intro: &Piece, closing: Option<&Piece>) -> Vec<Heading> {
    intro.headings.iter().chain(closing.into_iter().flat_map(|c| &c.headings)).cloned().collect()
}

/// The first sentence of `plain`, at most 300 characters of it.
fn first_sentence(plain: &str) -> String {
    let mut out = String::new();
    for word in plain.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
        if word.ends_with(['.', '!', '?', '。']) && word.chars().count() > 2 {
            break;
        }
        if out.chars().count() > 300 {
            out.push('…');
            break;
        }
    }
    out
}

/// Line numbers of positions that only grow.
struct LineCounter<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl<'a> LineCounter<'a> {
    fn new(text: &'a str) -> Self {
        LineCounter { text, at: 0, line: 1 }
    }

    fn at(&mut self, position: usize) -> u32 {
        let position = position.max(self.at);
        self.line += memchr::memchr_iter(b'\n', &self.text.as_bytes()[self.at..position]).count() as u32;
        self.at = position;
        self.line
    }
}
