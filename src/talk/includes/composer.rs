use std::ops::Range;

use super::Composition;
use super::code::{fence, pieces};
use super::limits::{Limits, MAX_DEPTH};
use super::opened::Opened;
use super::pages::pages;
use crate::base::data::{Fields, Spanned};
use crate::base::{ComposedText, Diagnostic, Files, Place, SitePath, SourceText};
use crate::talk::decks::{
    Deck, Include, Included, IncludedCode, IncludedSlides, Piece, Prose, SectionText, Tool, WrittenSlide, in_order,
    includes, may_include, section_includes, slides, unclear_notes,
};
use crate::talk::front_matter;
use crate::talk::meta::{Meta, Status, is_key};

/// Puts the text of a deck together.
#[derive(Debug)]
pub(super) struct Composer<'a> {
    pub(super) deck: &'a Deck,
    /// The deck that is read.
    pub(super) root: &'a SitePath,
    /// Its front matter.
    fields: &'a Fields,
    /// Where its text below that begins.
    body_start: usize,
    /// Whether it is a draft, so that what it includes may be private.
    pub(super) is_draft: bool,
    pub(super) files: &'a Files,
    pub(super) out: Composition,
    pub(super) limits: Limits,
    /// The files that include each other, down to the one that is read now.
    pub(super) chain: Vec<SitePath>,
}

/// Settings that slides get from the slides that include them, the nearest first.
type Given = Vec<(SourceText, Range<usize>)>;

/// The deck at `path`, whose `text[body]` is below its front matter and which says `meta`, with all that it includes. `None` if that is nothing.
pub fn compose(
    (path, text): (&SitePath, &str),
    (fields, body): (&Fields, Range<usize>),
    deck: &Deck,
    meta: &Meta,
    files: &Files,
) -> Option<Composition> {
    if !may_include(text) && deck.tool != Tool::Remark {
        return None;
    }
    let found = includes(deck, fields, text, body.clone());
    if found.is_empty() {
        return None;
    }
    let is_draft = meta.status == Status::Draft;
    let source = SourceText { path: path.clone(), text: text.into() };
    let (out, limits, body_start) = (Composition::default(), Limits::default(), body.start);
    let mut composer =
        Composer { deck, root: path, fields, body_start, is_draft, files, out, limits, chain: vec![path.clone()] };
    composer.out.text.copy(&source, 0..body.start);
    composer.text(&source, body, &found);
    if composer.limits.has_refused() {
        // Nothing is published, so nothing of it need be read.
        composer.out.text = ComposedText::default();
        composer.out.text.copy(&source, 0..source.text.len());
    }
    Some(composer.out)
}

impl Composer<'_> {
    /// Adds `source[range]`, in which `found` are replaced.
    fn text(&mut self, source: &SourceText, range: Range<usize>, found: &[Include]) {
        let mut cursor = range.start;
        for include in
            found.iter().filter(|include| range.start <= include.range.start && include.range.end <= range.end)
        {
            self.out.text.copy(source, cursor..include.range.start);
            cursor = include.range.end;
            let is_added = match &include.what {
                Included::Slides(what) => self.slides(source, include.range.start, what, &Given::new()),
                Included::Text(file) => {
                    self.markdown(source, file, None);
                    true
                }
                Included::Sections(file, text) => {
                    self.markdown(source, file, Some(text));
                    true
                }
                Included::UnclearNotes => {
                    let place = Place::new(&source.path, &source.text, include.range.clone());
                    self.out.mistakes.push(unclear_notes().at(place));
                    false
                }
                Included::Code(code) => self.code(source, code),
                Included::Pieces(pieces) => self.pieces(source, &include.range, pieces),
                Included::Instead(text, left_out) => {
                    let at = self.out.text.text().len();
                    self.out.left_out.extend(left_out.iter().map(|name| (name.clone(), at..at)));
                    self.out.text.add(text, source, include.range.start);
                    true
                }
            };
            if !is_added {
                self.out.text.copy(source, include.range.clone());
            }
        }
        self.out.text.copy(source, cursor..range.end);
    }

    /// Adds parts of `source` in place of `range`, or nothing if they are too long.
    fn pieces(&mut self, source: &SourceText, range: &Range<usize>, pieces: &[Piece]) -> bool {
        let lengths = pieces.iter().map(|piece| match piece {
            Piece::Copy(range) => range.len(),
            Piece::Text(text) => text.len(),
        });
        if !self.limits.take_bytes(lengths.sum()) {
            if self.limits.refuse() {
                let message = "the templates of this deck make more than 10 MB of it";
                let place = Place::new(&source.path, &source.text, range.clone());
                self.out.mistakes.push(Diagnostic::error("include", message).at(place));
            }
            return false;
        }
        for piece in pieces {
            match piece {
                Piece::Copy(range) => self.out.text.copy(source, range.clone()),
                Piece::Text(text) => self.out.text.add(text, source, range.start),
            }
        }
        true
    }

    /// Adds the Markdown of a file, which `sections` divides if it is for slides of reveal.js.
    fn markdown(&mut self, source: &SourceText, written: &Spanned<String>, sections: Option<&SectionText>) {
        let Some(file) = self.open(source, written, Opened::Text) else { return };
        let (_, body, mistakes) = front_matter::split(&file.path, &file.text, is_key);
        self.out.mistakes.extend(mistakes);
        let mut found = includes(self.deck, self.fields, &file.text, body.clone());
        if let Some(sections) = sections {
            let prose = Prose::read(&file.text, body.clone(), |_| false);
            found.extend(section_includes(sections, &file.text, &prose.lines));
            in_order(&mut found);
        }
        self.chain.push(file.path.clone());
        self.text(&file, body, &found);
        self.chain.pop();
    }

    /// Adds code from a file, or nothing if it is not there.
    fn code(&mut self, source: &SourceText, code: &IncludedCode) -> bool {
        let Some(file) = self.open(source, &code.file, Opened::Code) else { return false };
        let Some(pieces) = pieces(&file.text, code) else {
            let name = code.region.as_deref().unwrap_or_default();
            self.warn(source, &code.file, format!("`{}` has no region `{name}`", file.path));
            return false;
        };
        let fence = fence(&file.text);
        self.out.text.add(&format!("{fence}{}\n", code.info), source, code.file.range.start);
        pieces.into_iter().for_each(|piece| self.out.text.copy(&file, piece));
        self.end_line(source, code.file.range.start);
        self.out.text.add(&fence, source, code.file.range.start);
        true
    }

    /// Adds the slides of another deck, whose first one begins at byte `at` of `source`; nothing if they are not there.
    fn slides(&mut self, source: &SourceText, at: usize, include: &IncludedSlides, given: &Given) -> bool {
        if include.is_hidden {
            // The file is part of this deck all the same: it must not become a page of its own.
            self.out.included.extend(self.resolve(source, &include.file));
            return false;
        }
        let Some(file) = self.open(source, &include.file, Opened::Text) else { return false };
        let (fields, body, mistakes) = front_matter::split(&file.path, &file.text, is_key);
        self.out.mistakes.extend(mistakes);
        let all = slides(self.deck, &fields, &file.text, body.clone());
        let Some(numbers) = pages(include.pages.as_deref(), all.len()) else {
            self.warn(source, &include.file, "these numbers of slides cannot be read".to_owned());
            return false;
        };
        let found = includes(self.deck, &fields, &file.text, body);
        let own = include.settings.iter().map(|range| (source.clone(), range.clone()));
        let given: Given = own.chain(given.iter().cloned()).collect();
        self.chain.push(file.path.clone());
        let start = self.out.text.text().len();
        for number in numbers {
            let Some(slide) = number.checked_sub(1).and_then(|index| all.get(index)) else {
                let message = format!("`{}` has no slide {number}: it has {}", file.path, all.len());
                self.warn(source, &include.file, message);
                continue;
            };
            if self.out.text.text().len() > start {
                self.end_line(&file, slide.range.start);
                self.out.text.add("---\n", &file, slide.range.start);
            }
            let is_added = match &slide.include {
                Some(nested) => self.slides(&file, slide.range.start, nested, &given),
                None => false,
            };
            if !is_added {
                self.slide(&file, slide, &given, &found);
            }
        }
        self.chain.pop();
        self.end_line(source, at);
        true
    }

    /// Adds one slide of `file`, with the settings it is given.
    fn slide(&mut self, file: &SourceText, slide: &WrittenSlide, given: &Given, found: &[Include]) {
        let at = slide.range.start;
        let settings = slide.settings.clone().filter(|range| !range.is_empty());
        if settings.is_none() && given.is_empty() {
            // Text that looks like settings is none here.
            self.out.text.add("\n", file, at);
            return self.text(file, slide.body.clone(), found);
        }
        // Below the deck's own front matter, a block of YAML has the settings of a slide.
        let is_first = self.body_start > 0 && self.out.text.text().len() == self.body_start;
        let (opens, closes) = if is_first { ("```yaml\n", "```\n") } else { ("", "---\n") };
        self.out.text.add(opens, file, at);
        if let Some(settings) = settings {
            self.out.text.copy(file, settings);
            self.end_line(file, at);
        }
        for (source, range) in given {
            self.out.text.copy(source, range.clone());
            self.end_line(source, range.start);
        }
        self.out.text.add(closes, file, at);
        self.text(file, slide.body.clone(), found);
    }

    /// Adds a line end unless one is there.
    fn end_line(&mut self, source: &SourceText, at: usize) {
        if !self.out.text.text().is_empty() && !self.out.text.text().ends_with('\n') {
            self.out.text.add("\n", source, at);
        }
    }

    pub(super) fn warn(&mut self, source: &SourceText, file: &Spanned<String>, message: String) {
        let place = Place::new(&source.path, &source.text, file.range.clone());
        self.out.mistakes.push(Diagnostic::warning("include", message).at(place));
    }

    pub(super) fn error(&mut self, source: &SourceText, file: &Spanned<String>, message: String, hint: &str) {
        let place = Place::new(&source.path, &source.text, file.range.clone());
        self.out.mistakes.push(Diagnostic::error("include", message).hint(hint).at(place));
    }

    /// Whether another file may be included by the one that is read.
    pub(super) fn is_deep(&self) -> bool {
        self.chain.len() > MAX_DEPTH
    }
}
