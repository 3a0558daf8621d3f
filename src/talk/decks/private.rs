//! The private text of slides: which notes a deck has, and what to say about those that are not clearly meant as such.

use std::collections::BTreeMap;
use std::ops::Range;

use super::finders::{carets, fenced_divs, note_line, question_marks, speaker_note_comments, to_the_end};
use super::registry::rules_of;
use super::{Deck, NoteSyntax, PrivateNote, SlideText, Tool};
use crate::base::Diagnostic;

/// The notes of a deck's slides so far, as far as there is something to say about them.
#[derive(Debug, Default)]
pub struct PrivateText {
    /// How many there are of each syntax, and where the first one is.
    seen: BTreeMap<NoteSyntax, (usize, Range<usize>)>,
    /// Lines `Note:` that are text to the deck's tool.
    shown: Vec<Range<usize>>,
    /// What begins notes that nothing ends.
    open: Vec<Range<usize>>,
}

impl PrivateText {
    /// The notes of `slide`, in order and none within another.
    pub fn notes(&mut self, deck: &Deck, slide: &SlideText<'_>) -> Vec<PrivateNote> {
        let mut found = Vec::new();
        (rules_of(deck.tool).notes)(slide, &mut found);
        if deck.has_all_notes() {
            found.extend(to_the_end(slide, NoteSyntax::NoteLine, note_line));
            found.extend(to_the_end(slide, NoteSyntax::QuestionMarks, question_marks));
            carets(slide, &mut found);
            fenced_divs(slide, &mut found);
            speaker_note_comments(slide, "", &mut found);
        } else if deck.tool.note_line_is_text() {
            let shown = slide.lines.iter().filter(|line| note_line(line.text(slide.text)).is_some());
            self.shown.extend(shown.map(|line| line.range.clone()));
        }
        // Of two notes that begin together, the longer one holds the other.
        found.sort_by_key(|note| (note.whole.start, std::cmp::Reverse(note.whole.end)));
        let mut notes: Vec<PrivateNote> = Vec::new();
        for mut note in found {
            let said = &slide.text[note.content.clone()];
            // `<!-- a <!-- b -->` is one comment; its text alone would open another.
            if note.is_comment() && note.plain.is_none() && said.contains("<!") {
                note.plain = Some(said.to_owned());
            }
            self.see(&note, slide);
            if notes.last().is_none_or(|last| last.whole.end <= note.whole.start) {
                notes.push(note);
            }
        }
        notes
    }

    fn see(&mut self, note: &PrivateNote, slide: &SlideText<'_>) {
        let first = note.whole.start..first_line_end(slide.text, &note.whole);
        if note.is_open {
            self.open.push(first.clone());
        }
        self.seen.entry(note.syntax).or_insert((0, first)).0 += 1;
    }

    /// What to say about all of them.
    pub fn mistakes(self, deck: &Deck) -> Vec<(Diagnostic, Range<usize>)> {
        let is_undecided =
            self.seen.contains_key(&NoteSyntax::NoteLine) && self.seen.contains_key(&NoteSyntax::QuestionMarks);
        let is_mixed = deck.is_mixed || deck.tool == Tool::Plain && is_undecided;
        let mut out: Vec<(Diagnostic, Range<usize>)> = Vec::new();
        for (syntax, (count, at)) in self.seen.into_iter().filter(|_| deck.has_all_notes()) {
            let (tool, one, many) = syntax.names();
            let is_usual =
                matches!(syntax, NoteSyntax::NoteLine | NoteSyntax::QuestionMarks | NoteSyntax::OwnSeparator);
            let is_own = tool == deck.tool.name() || syntax == NoteSyntax::Comment && deck.tool != Tool::Plain;
            if is_own && deck.tool != Tool::Plain && !(is_mixed && is_undecided) || is_usual && !is_mixed {
                continue;
            }
            let what = if count == 1 { one } else { many };
            let found = match deck.publishes_notes {
                true => Diagnostic::note(
                    "published-notes",
                    format!("published as the transcript, as {tool} notes: {count} {what}"),
                )
                .hint("`notes: transcript` publishes all speaker notes; if these are text, name the deck's tool, for example `slides: marp`"),
                false => Diagnostic::warning("kept-private", format!("kept private, as {tool} notes: {count} {what}"))
                    .hint("if they are meant to be read, name the deck's tool in the front matter, for example `slides: marp`"),
            };
            out.push((found, at));
        }
        if let (Some(first), false) = (self.shown.first(), deck.is_named) {
            let name = deck.tool.name();
            let message = match self.shown.len() {
                1 => format!("this line is shown: `Note:` is text in a {name} deck"),
                count => format!("{count} lines that start with `Note:` are shown: they are text in a {name} deck"),
            };
            out.push((
                Diagnostic::note("note-is-text", message).hint("write `<!-- note: … -->` for a speaker note"),
                first.clone(),
            ));
        }
        out.extend(self.open.into_iter().map(|at| {
            let error = Diagnostic::error("notes-not-closed", "these speaker notes are not closed on their slide");
            (error.hint("close them above the next separator"), at)
        }));
        out
    }
}

/// What to say about text that looks like notes.
pub fn looks_like_notes(deck: &Deck) -> Diagnostic {
    let but = match deck.tool {
        Tool::Plain => "but not one that talkpress knows".to_owned(),
        tool => format!("but not one that {} has", tool.name()),
    };
    Diagnostic::error("note-like", format!("this looks like a speaker note, {but}")).hint("use `<!-- note: … -->`")
}

/// The end of the first line of `range`.
pub fn first_line_end(text: &str, range: &Range<usize>) -> usize {
    text[range.clone()].find('\n').map_or(range.end, |length| range.start + length)
}
