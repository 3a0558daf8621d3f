use std::ops::Range;

use super::cover::cover;
use super::cuts::segments;
use super::hidden_text::{HiddenText, looks_hidden};
use super::own_separator::{NOTES_KEYS, own_field};
use super::private::{PrivateText, first_line_end, looks_like_notes};
use super::registry::{ALL, rules_of};
use super::tools::reveal::notes_separator;
use super::{Carried, Deck, DeckSlide, Hidden, PrivateNote, Rules, SlideSettings, SlideText, Tool};
use crate::base::Diagnostic;
use crate::base::data::Fields;
use crate::talk::decks::note_like::note_like;
use crate::talk::html::{Comment, CommentKind};
use crate::talk::markdown::{LeftOut, comments, range_at};
use crate::talk::scan::Scan;

/// A deck, divided into slides. All ranges are bytes of the document's text.
#[derive(Debug, Default)]
pub struct DividedDeck {
    /// The slides that are shown, in order.
    pub slides: Vec<DeckSlide>,
    /// All text that no page may show: notes, hidden slides, and lines that are settings.
    pub private: Vec<Range<usize>>,
    /// How many slides `skip` hides.
    pub skipped: usize,
    /// What is wrong, and what was done about it.
    pub mistakes: Vec<(Diagnostic, Range<usize>)>,
    /// What has no meaning here.
    pub left_out: LeftOut,
    /// The first lines of the slides that the deck's tool hides.
    pub hidden: Vec<Range<usize>>,
    notes: PrivateText,
    carried: Carried,
}

/// Divides `text[body]`, a deck with the front matter `fields`.
pub fn divide(deck: &Deck, fields: &Fields, text: &str, body: Range<usize>, scan: &Scan) -> DividedDeck {
    let mut out = DividedDeck::default();
    let rules = rules_of(deck.tool);
    let body_start = body.start;
    let (segments, unclosed) = segments(rules, fields, text, body, scan);
    if (rules.cover)(fields) {
        out.slides.extend(cover(fields, body_start));
    }
    for segment in segments {
        let range = segment.range.clone();
        let source = &text[range.clone()];
        let has_comments = memchr::memmem::find(source.as_bytes(), b"<!").is_some();
        let comments = if has_comments { comments(source) } else { Vec::new() };
        let comments =
            comments.into_iter().map(|c| Comment::read(text, range.start + c.start..range.start + c.end)).collect();
        let slide = SlideText { text, range, lines: segment.lines.as_slice(), comments, fields };
        out.add(deck, &slide, segment.settings, segment.whole);
    }
    for line in unclosed {
        let warning =
            Diagnostic::warning("code-not-closed", "this code block is never closed, so it ends with its slide");
        out.mistakes.push((warning.hint("close it with the same marks on a line of their own"), line));
    }
    out.finish(deck, rules, fields, text);
    out
}

impl DividedDeck {
    fn add(&mut self, deck: &Deck, slide: &SlideText<'_>, mut settings: SlideSettings, whole: Range<usize>) {
        let rules = rules_of(deck.tool);
        let is_blank = slide.text[slide.range.clone()].trim().is_empty();
        let is_last = whole.end == slide.text.len();
        if is_blank && settings.fields.is_empty() && !deck.has_empty_slide(self.slides.len(), is_last) {
            return;
        }
        let notes = self.notes.notes(deck, slide);
        let public = without_notes(slide, &notes);
        let lines: Vec<_> = slide.lines.iter().filter(|line| !is_within(&notes, line.range.start)).cloned().collect();
        let public = SlideText { lines: &lines, ..public };
        let below_separator = settings.fields.len();
        let mut hidden_lines = (rules.settings)(&public, &mut settings);
        let hidden = HiddenText::find(&public, deck.tool);
        hidden.text.iter().for_each(|range| self.left_out.add("hidden text", range));
        hidden_lines.extend(hidden.text);
        settings.directives = settings.fields.split_off(below_separator);
        (rules.carry)(slide.fields, &mut settings, &mut self.carried);
        if settings.classes.iter().any(|class| class == "hidden") {
            settings.hidden.get_or_insert((Hidden::ByTool, whole.clone()));
        }
        if deck.has_all_notes() {
            settings.hidden = settings.hidden.or_else(|| hidden_by_any(&public));
        }
        let own = public.comments.iter().find(|comment| comment.kind == CommentKind::Slide);
        if own.is_some_and(|comment| says_skip(&slide.text[comment.content.clone()])) {
            settings.hidden = Some((Hidden::Skipped, whole.clone()));
        }
        let comment = own.map(|comment| comment.content.clone());
        if let Some((by, _)) = &settings.hidden {
            match by {
                Hidden::Skipped => self.skipped += 1,
                Hidden::ByTool => self.hidden.push(first_text(slide.text, &whole)),
            }
            return self.private.push(whole);
        }
        let mut private: Vec<Range<usize>> = notes.iter().map(|note| note.whole.clone()).collect();
        private.extend(hidden_lines);
        private.extend(own.map(|comment| comment.range.clone()));
        private.sort_by_key(|range| range.start);
        self.mistakes.extend(note_like(slide, deck.tool, &private).into_iter().map(|at| (looks_like_notes(deck), at)));
        let unclear = hidden.unclear.into_iter().filter(|at| range_at(&private, at.start).is_none());
        self.mistakes.extend(unclear.map(|at| (looks_hidden(), at)));
        self.name_left_out(rules, &settings);
        let parts = (rules.parts)(&public);
        let at = first_text(slide.text, if is_blank { &whole } else { &slide.range });
        let is_comment = |range: &Range<usize>| notes.iter().any(|note| note.whole == *range && note.is_comment());
        self.private.extend(private.into_iter().filter(|range| !is_comment(range)));
        self.slides.push(DeckSlide { parts, settings, comment, notes, at });
    }

    fn name_left_out(&mut self, rules: &Rules, settings: &SlideSettings) {
        for name in &settings.unused {
            self.left_out.add(&format!("`{}`", &**name), &name.range);
        }
        for (key, value) in settings.fields.iter().chain(&settings.directives) {
            if rules.left_out.contains(&key.to_ascii_lowercase().as_str()) && &**value != "default" {
                self.left_out.add(&format!("`{}`", &**key), &key.range);
            }
        }
    }

    fn finish(&mut self, deck: &Deck, rules: &Rules, fields: &Fields, text: &str) {
        for field in fields.iter().filter(|field| rules.left_out.contains(&field.key.as_str())) {
            if field.value.as_text() != Some("default") {
                self.left_out.add(&format!("`{}`", &text[field.key_range.clone()]), &field.key_range);
            }
        }
        if (matches!(deck.tool, Tool::Reveal) || deck.has_all_notes())
            && let (Some(Err(())), Some(field)) = (notes_separator(fields), own_field(fields, &NOTES_KEYS))
        {
            self.mistakes.push((unclear_notes(), field.value_range.clone()));
        }
        let notes = std::mem::take(&mut self.notes);
        self.mistakes.extend(notes.mistakes(deck));
    }
}

/// The slide as far as its first note that goes on to its end, and without the comments in notes.
fn without_notes<'s>(slide: &SlideText<'s>, notes: &[PrivateNote]) -> SlideText<'s> {
    let end =
        notes.last().filter(|note| note.whole.end == slide.range.end).map_or(slide.range.end, |note| note.whole.start);
    let comments = slide.comments.iter().filter(|comment| {
        let inside = notes.iter().find(|note| note.whole.contains(&comment.range.start));
        inside.is_none_or(|note| note.is_comment())
    });
    SlideText { range: slide.range.start..end, comments: comments.cloned().collect(), ..*slide }
}

fn is_within(notes: &[PrivateNote], at: usize) -> bool {
    let next = notes.partition_point(|note| note.whole.start <= at);
    notes[..next].last().is_some_and(|note| note.whole.contains(&at) && !note.is_comment())
}

/// What hides a slide in the words of any tool.
fn hidden_by_any(slide: &SlideText<'_>) -> Option<(Hidden, Range<usize>)> {
    ALL.iter().find_map(|rules| {
        let mut settings = SlideSettings::default();
        (rules.settings)(slide, &mut settings);
        settings.hidden
    })
}

/// What to say about a pattern for notes that may be any text.
pub fn unclear_notes() -> Diagnostic {
    let message = "talkpress cannot follow this pattern, so it cannot tell which text is private";
    Diagnostic::error("notes-separator", message).hint("write the text that begins the notes, for example `Note:`")
}

/// Whether the text of a slide comment has the word `skip`.
pub fn says_skip(comment: &str) -> bool {
    comment.split_whitespace().any(|word| matches!(word, "skip" | "skip=true" | "skip=yes"))
}

/// The first line with text in `range`.
fn first_text(text: &str, range: &Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    let start = range.start + inner.len() - inner.trim_start().len();
    let start = if start >= range.end { range.start } else { start };
    start..first_line_end(text, &(start..range.end))
}
