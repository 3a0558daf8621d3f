use std::ops::Range;

use super::html_title::html_title;
use super::margin_lines::MarginLines;
use super::rendered_slides::RenderedSlides;
use super::unseen_links::{is_in, lists_without};
use crate::base::invisible::{invisible, named};
use crate::base::{Diagnostic, Place, SitePath};
use crate::talk::classification::{Classification, DeckFormat};
use crate::talk::decks::Tool;
use crate::talk::markdown::{Definitions, Heading, Link, ListItem, Piece, Renderer, Wrapping, range_at};
use crate::talk::meta::path_title::title_of;
use crate::talk::meta::{Meta, file_name, leniency, missing};
use crate::talk::outline::Outline;
use crate::talk::scan::{Block, BlockKind, Scan};
use crate::talk::{Document, Kind, Reading, resources};

/// Turns the parts of one document into a [`Document`].
pub(super) struct Reader<'a> {
    pub(super) path: &'a SitePath,
    /// The text, with comments in place of elements of speaker notes.
    pub(super) text: &'a str,
    /// The text as the author wrote it.
    pub(super) original: &'a str,
    pub(super) meta: Meta,
    pub(super) renderer: Renderer<'a>,
    pub(super) definitions: &'a Definitions,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The links of the transcripts, for the resource list.
    pub(super) mentioned: Vec<Link>,
    /// The tool whose deck this is.
    pub(super) tool: Tool,
    /// The lines above and below slides.
    pub(super) margins: MarginLines,
}

impl Reader<'_> {
    pub(super) fn document(
        mut self,
        classification: Classification,
        scan: &Scan,
        mut outline: Outline,
        body: Range<usize>,
    ) -> Reading {
        let kind = self.kind(&classification);
        match kind {
            Kind::Talk => leniency::in_talk(&mut self.diagnostics),
            Kind::Page | Kind::Post => leniency::in_article(&mut self.diagnostics),
        }
        self.warn_of_the_body(scan, &classification, body.clone());
        let title = self.title(&classification, &scan.blocks, &mut outline);
        let mut intro = self.parts(&outline.intro, "");
        let mut slides = self.slides(&outline.slides);
        let mut closing = outline.closing.clone().map(|range| self.renderer.render(range, Wrapping::None, ""));
        self.print_footnotes(body, &mut intro, &mut slides, closing.as_mut());
        let unseen = self.unseen_footnotes();
        let items = |range: Range<usize>| lists_without(self.text, range, self.definitions, &unseen);
        let closing_items = outline.closing.map(items).unwrap_or_default();
        let intro_items: Vec<ListItem> = match classification.format {
            DeckFormat::Article => Vec::new(),
            _ => outline.intro.into_iter().flat_map(items).collect(),
        };
        if classification.format == DeckFormat::None {
            // The text of a talk without slides is its transcript.
            self.mentioned.clone_from(&intro.links);
        }
        self.mentioned.retain(|link| !is_in(&unseen, &link.target));
        let words = match classification.format {
            DeckFormat::Article | DeckFormat::None => intro.words(),
            DeckFormat::Images | DeckFormat::Rules => slides.slides.iter().map(|s| s.words as usize).sum(),
        };
        self.collect_diagnostics();
        let document = Document {
            path: self.path.clone(),
            kind,
            resources: resources::choose(&self.meta, closing_items, &intro_items, &self.mentioned),
            meta: self.meta,
            title,
            summary: first_sentence(&intro.described()),
            headings: headings(&intro, closing.as_ref()),
            notes: intro.notes,
            intro: intro.fragment,
            slides: slides.slides,
            chapters: slides.chapters,
            margins: self.margins.texts.into_iter().map(|(_, fragment)| fragment).collect(),
            closing: closing.map(|piece| piece.fragment).filter(|fragment| !fragment.is_empty()),
            words,
            skipped: outline.skipped,
            classification,
            ids: self.renderer.ids.list(),
            styles: std::mem::take(&mut self.renderer.styles),
            composed: None,
            includes: Vec::new(),
        };
        drop_unclear_notes_that_are_open(&mut self.diagnostics);
        Reading::new(Some(document), self.diagnostics)
    }

    /// Adds what rendering found, and what has no meaning in the document.
    fn collect_diagnostics(&mut self) {
        let whose = if self.tool == Tool::Plain { "deck".to_owned() } else { format!("{} deck", self.tool.name()) };
        self.diagnostics.extend(std::mem::take(&mut self.renderer.left_out).note(&whose, &self.renderer.places));
        self.diagnostics.append(&mut self.renderer.diagnostics);
    }

    pub(super) fn kind(&self, classification: &Classification) -> Kind {
        let category = self.meta.category.as_ref().map(|c| c.value.to_lowercase());
        match (classification.format, category.as_deref()) {
            (DeckFormat::Article, Some("page")) => Kind::Page,
            (DeckFormat::Article, _) => Kind::Post,
            _ => Kind::Talk,
        }
    }

    pub(super) fn warn(&mut self, range: Range<usize>, diagnostic: Diagnostic) {
        self.renderer.report(diagnostic, range);
    }

    /// The title. If it comes from a heading, that heading is removed from the introduction, so that the page prints it once.
    pub(super) fn title(&mut self, classification: &Classification, blocks: &[Block], outline: &mut Outline) -> String {
        if let Some(title) = &self.meta.title {
            return title.value.clone();
        }
        // A heading in speaker notes or on a hidden slide is as private as they are.
        let mut notes: Vec<Range<usize>> =
            outline.slides.iter().flat_map(|slide| slide.notes.iter().map(|note| note.whole.clone())).collect();
        notes.extend(outline.private.iter().cloned());
        notes.sort_by_key(|range| range.start);
        let public: Vec<&Block> = blocks.iter().filter(|b| range_at(&notes, b.range.start).is_none()).collect();
        let Some((range, title)) = self.title_heading(classification.format, &public) else {
            return self.title_without_heading(classification.format);
        };
        if let Some(first) = outline.intro.first_mut()
            && first.contains(&range.start)
            && self.text[first.start..range.start].trim().is_empty()
        {
            first.start = range.end.min(first.end);
        }
        if let Some(c) = invisible(&title) {
            let message = format!("the title contains {}", named(c));
            self.warn(range, Diagnostic::warning("invisible-character", message).hint("remove it"));
        }
        title
    }

    /// The heading that is the title, and its text without mark-up: the first `#` heading. In a talk it may have any level,
    /// and be that of a text slide; the first heading of a deck is its title.
    fn title_heading(&self, format: DeckFormat, blocks: &[&Block]) -> Option<(Range<usize>, String)> {
        let text = |b: &&Block| {
            let heading = self.renderer.first_heading(b.range.clone(), Wrapping::None)?;
            Some((b.range.clone(), heading.text)).filter(|(_, text)| !text.is_empty() || format == DeckFormat::Article)
        };
        let first = || blocks.iter().filter(|b| is_title(self.text, b)).find_map(text);
        let of_any_level = || {
            let is_heading =
                |b: &&&Block| matches!(b.kind, BlockKind::Heading { .. } | BlockKind::Card { inline: false, .. });
            blocks.iter().filter(is_heading).find_map(text)
        };
        match format {
            DeckFormat::Article => first(),
            DeckFormat::Rules => of_any_level(),
            DeckFormat::Images | DeckFormat::None => first().or_else(of_any_level),
        }
    }

    /// A talk without any heading is named after its file or folder; not one without any text.
    fn title_without_heading(&mut self, format: DeckFormat) -> String {
        let mut all = self.diagnostics.iter().chain(&self.renderer.diagnostics);
        let has_errors = all.any(|d| d.severity == crate::base::Severity::Error);
        if has_errors || file_name::document_name(self.path).is_none() {
            return String::new();
        }
        // Some editors empty a file before they write it; meanwhile the preview must not take its page away.
        if format == DeckFormat::Article || self.text.trim().is_empty() {
            self.diagnostics.push(missing::no_title(self.path));
            return String::new();
        }
        if let Some(title) = html_title(self.text) {
            return title;
        }
        let title = title_of(self.path);
        self.diagnostics.retain(|d| d.kind != "no-title");
        self.diagnostics.push(missing::title_from_path(self.path, &title));
        title
    }

    /// Renders several ranges of text as one piece.
    pub(super) fn parts(&mut self, ranges: &[Range<usize>], prefix: &str) -> Piece {
        let mut all = Piece::default();
        for range in ranges {
            let piece = self.renderer.render(range.clone(), Wrapping::None, prefix);
            all.append(piece);
        }
        all
    }

    /// A footnote may be defined below the slide that uses it, so the lists are made last.
    fn print_footnotes(
        &mut self,
        body: Range<usize>,
        intro: &mut Piece,
        slides: &mut RenderedSlides,
        closing: Option<&mut Piece>,
    ) {
        self.warn_of_unseen_definitions(body);
        intro.fragment.append(self.renderer.footnote_list(&intro.footnotes));
        for (slide, labels) in slides.slides.iter_mut().zip(&slides.footnotes) {
            slide.transcript.append(self.renderer.footnote_list(labels));
        }
        if let Some(closing) = closing {
            closing.fragment.append(self.renderer.footnote_list(&closing.footnotes));
        }
    }
}

/// Notes that are never closed are one mistake, not also one of notes that are not understood.
fn drop_unclear_notes_that_are_open(diagnostics: &mut Vec<Diagnostic>) {
    let at = |kind| diagnostics.iter().filter(move |d: &&Diagnostic| d.kind == kind).filter_map(|d| d.place.clone());
    let open: Vec<Place> = at("notes-not-closed").collect();
    diagnostics.retain(|d| d.kind != "note-like" || !d.place.as_ref().is_some_and(|place| open.contains(place)));
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
