use std::collections::{BTreeMap, HashMap, HashSet};

use super::align::{Match, align};
use super::changes::Changes;
use super::chapters::{ChapterChange, Headings};
use super::edits::Edits;
use super::first_heading::FirstHeading;
use super::mark_text::changed_mark;
use super::names::name_after;
use super::similarity::Looks;
use super::slide_block::SlideBlock;
use crate::base::Digest;
use crate::import::draft::{Draft, count_words};
use crate::import::notes_use::NotesUse;
use crate::import::record::Record;
use crate::import::recorded_slide::RecordedSlide;
use crate::import::slide_draft::SlideDraft;
use crate::import::write::{as_line, block};

/// Where a slide of the deck is in the talk.
enum Place {
    /// The slide at this index of the record; whether it has moved, and whether it only takes the name of one that is gone.
    Old { at: usize, is_moved: bool, is_replaced: bool },
    /// Nowhere yet.
    New,
}

/// Plans what changes, slide by slide.
pub struct Planner<'a> {
    pub text: &'a str,
    pub draft: &'a Draft,
    pub old: &'a Record,
    /// The names of pictures that are not as they were imported.
    pub edited: &'a [String],
    pub blocks: HashMap<String, SlideBlock>,
    pub edits: Edits,
    pub changes: Changes,
    /// What is put at a position of the text, in order.
    pub inserted: BTreeMap<usize, String>,
    /// Names of slides and stems of files.
    pub taken: HashSet<String>,
    pub headings: Headings,
    /// Where the first of the slides is, and the heading above it while the slides that are put before it are above that.
    pub first: (usize, Option<FirstHeading>),
    /// Whether a file of the last import is left out.
    pub is_partial: bool,
}

impl Planner<'_> {
    /// Plans each slide, and returns the new record of all of them.
    pub fn slides(&mut self, files: &[String]) -> Vec<RecordedSlide> {
        let places = self.places();
        self.changes.known =
            places.iter().filter(|place| matches!(place, Place::Old { is_replaced: false, .. })).count();
        let used: HashSet<usize> = places
            .iter()
            .filter_map(|place| match place {
                Place::Old { at, .. } => Some(*at),
                Place::New => None,
            })
            .collect();
        let mut out = Vec::new();
        let mut before: Option<String> = None;
        // Where the text of the slide before ends.
        let mut end: Option<usize> = None;
        let mut next_old = 0;
        for (place, slide) in places.iter().zip(&self.draft.slides) {
            let recorded = match place {
                Place::Old { at, is_moved, is_replaced } => {
                    // Those that are gone stay between their neighbours.
                    if !is_moved {
                        out.extend((next_old..*at).filter(|at| !used.contains(at)).filter_map(|at| self.gone(at)));
                        next_old = next_old.max(at + 1);
                    }
                    self.old_slide(&self.old.slides[*at].clone(), slide, (*is_moved, *is_replaced), end, files)
                }
                Place::New => self.new_slide(slide, before.as_deref(), end),
            };
            if let Some(block) =
                self.blocks.get(recorded.name()).filter(|_| !matches!(place, Place::Old { is_moved: true, .. }))
            {
                end = Some(block.range.end);
            }
            before = Some(recorded.name().to_owned());
            out.push(recorded);
        }
        out.extend((next_old..self.old.slides.len()).filter(|at| !used.contains(at)).filter_map(|at| self.gone(at)));
        out
    }

    /// Where each slide of the deck is.
    fn places(&self) -> Vec<Place> {
        let old: Vec<Looks<'_>> = self.old.slides.iter().map(Looks::of_recorded).collect();
        let new: Vec<Looks<'_>> = self.draft.slides.iter().map(Looks::of_draft).collect();
        let matches = align(&old, &new);
        let used: HashSet<usize> = matches
            .iter()
            .filter_map(|found| match found {
                Match::InOrder(at) | Match::Moved(at) => Some(*at),
                Match::New => None,
            })
            .collect();
        let mut last: Option<usize> = None;
        let mut out = Vec::with_capacity(matches.len());
        for (page, found) in matches.iter().enumerate() {
            out.push(match found {
                Match::InOrder(at) => {
                    last = Some(*at);
                    Place::Old { at: *at, is_moved: false, is_replaced: false }
                }
                Match::Moved(at) => Place::Old { at: *at, is_moved: true, is_replaced: false },
                Match::New => match self.replaced(&matches, page, last, &used) {
                    Some(at) => {
                        last = Some(at);
                        Place::Old { at, is_moved: false, is_replaced: true }
                    }
                    None => Place::New,
                },
            });
        }
        out
    }

    /// The one slide that was where a new slide is, if nobody has touched it.
    fn replaced(&self, matches: &[Match], page: usize, last: Option<usize>, used: &HashSet<usize>) -> Option<usize> {
        let is_in_order = |found: &Match| matches!(found, Match::InOrder(_));
        let is_alone = |found: Option<&Match>| found.is_none_or(is_in_order);
        if !is_alone(page.checked_sub(1).map(|page| &matches[page])) || !is_alone(matches.get(page + 1)) {
            return None;
        }
        let from = last.map_or(0, |last| last + 1);
        let to = match matches.get(page + 1) {
            Some(Match::InOrder(at)) => *at,
            _ => self.old.slides.len(),
        };
        let mut gone = (from..to).filter(|at| !used.contains(at));
        match (gone.next(), gone.next()) {
            (Some(at), None) if self.is_untouched(&self.old.slides[at]) => Some(at),
            _ => None,
        }
    }

    fn is_untouched(&self, slide: &RecordedSlide) -> bool {
        let block = self.blocks.get(slide.name());
        block.is_some_and(|block| Digest::of(block.text(self.text).as_bytes()) == slide.block)
    }

    /// A slide that was imported before.
    fn old_slide(
        &mut self,
        old: &RecordedSlide,
        slide: &SlideDraft,
        (is_moved, is_replaced): (bool, bool),
        end: Option<usize>,
        files: &[String],
    ) -> RecordedSlide {
        let name = old.name().to_owned();
        let named = SlideDraft { name: name.clone(), ..slide.clone() };
        let mut recorded = RecordedSlide::of_draft(&named, self.draft.choices.notes);
        let Some(found) = self.blocks.get(&name).cloned() else {
            // The author has removed it.
            return RecordedSlide { file: old.file.clone(), picture: old.picture, block: old.block, ..recorded };
        };
        self.picture(old, &mut recorded, slide, files);
        let is_untouched = self.is_untouched(old);
        let source = &self.text[found.range.clone()];
        let text = if is_replaced {
            format!(
                "{}{}",
                block(&named, self.draft.choices.notes),
                &source[source.trim_end().len()..].replacen('\n', "", 1)
            )
        } else {
            self.changed_text(old, slide, &found, &mut recorded)
        };
        // A slide that the author has changed stays theirs.
        recorded.block = match is_untouched {
            true => Digest::of(format!("{}\n", text.replace("\r\n", "\n").trim_end()).as_bytes()),
            false => old.block,
        };
        self.notes(old, &mut recorded);
        let heading = self.chapter(old, &mut recorded, found.range.start, end);
        if is_moved {
            self.changes.moved.push(name);
            self.edits.replace(found.range, String::new());
            self.insert(end, &format!("{}{text}", heading.unwrap_or_default()));
            return recorded;
        }
        if let Some(heading) = heading {
            self.insert(Some(found.range.start), &heading);
        }
        if text != source {
            self.edits.replace(found.range, text);
        }
        recorded
    }

    /// The text of a slide with its new picture and alt text; all else in it stays.
    fn changed_text(
        &mut self,
        old: &RecordedSlide,
        slide: &SlideDraft,
        found: &SlideBlock,
        recorded: &mut RecordedSlide,
    ) -> String {
        let source = &self.text[found.range.clone()];
        let mark = found.mark.source.start - found.range.start..found.mark.source.end - found.range.start;
        let is_ours = found.mark.alt.as_deref().unwrap_or_default() == old.alt;
        // Words that the deck no longer has, because it is an image now or its text is not read, are better than none.
        let has_alt = !slide.alt.is_empty();
        let alt = (is_ours && has_alt && old.alt != slide.alt).then_some(slide.alt.as_str());
        let new = changed_mark(&source[mark.clone()], &found.mark, alt, Some(&recorded.file));
        let is_stale = if has_alt { !is_ours && old.words != slide.words } else { recorded.picture != old.picture };
        if is_stale && found.mark.alt.as_ref().is_some_and(|alt| !alt.is_empty()) || new.is_none() {
            self.changes.stale_alts.push(old.name().to_owned());
        }
        if !is_ours || !has_alt || new.is_none() {
            recorded.alt = old.alt.clone();
        }
        if slide.words.is_empty() && recorded.picture == old.picture {
            recorded.words = old.words.clone();
        }
        let new = new.or_else(|| changed_mark(&source[mark.clone()], &found.mark, None, Some(&recorded.file)));
        format!(
            "{}{}{}",
            &source[..mark.start],
            new.unwrap_or_else(|| source[mark.clone()].to_owned()),
            &source[mark.end..]
        )
    }

    /// The heading above a slide that begins a new chapter in the deck.
    fn chapter(
        &mut self,
        old: &RecordedSlide,
        recorded: &mut RecordedSlide,
        start: usize,
        end: Option<usize>,
    ) -> Option<String> {
        if self.is_partial && recorded.chapter.is_none() {
            recorded.chapter = old.chapter.clone();
        }
        let new = recorded.chapter.clone();
        let between = end.and_then(|end| self.text.get(end..start)).unwrap_or(&self.text[..start]);
        match self.headings.change(old.chapter.as_deref(), new.as_deref(), between, &self.text[..start]) {
            ChapterChange::None => None,
            ChapterChange::Added(heading) => {
                self.changes.new_chapters.extend(new.map(|title| (title, old.name().to_owned())));
                Some(heading)
            }
            ChapterChange::Named => {
                self.changes.other_chapters.push((new, old.name().to_owned()));
                None
            }
        }
    }

    /// Speaker notes of the talk are the author's: those of the deck are only compared with the last ones.
    fn notes(&mut self, old: &RecordedSlide, recorded: &mut RecordedSlide) {
        if self.is_partial && recorded.notes.is_none() {
            recorded.notes = old.notes;
        }
        if recorded.notes != old.notes && self.draft.choices.notes != NotesUse::None {
            self.changes.other_notes.push(old.name().to_owned());
        }
    }

    /// The picture of a slide that was imported before; one that the author has edited stays.
    fn picture(&mut self, old: &RecordedSlide, recorded: &mut RecordedSlide, slide: &SlideDraft, files: &[String]) {
        if recorded.picture == old.picture && recorded.file == old.file && files.contains(&old.file) {
            return;
        }
        if self.edited.contains(&old.file) {
            self.changes.edited.push(old.file.clone());
            (recorded.picture, recorded.file) = (old.picture, old.file.clone());
            return;
        }
        self.changes.pictures.push((recorded.file.clone(), slide.picture.clone()));
        self.changes.changed.push(old.name().to_owned());
        if recorded.file != old.file {
            self.changes.removed.push(old.file.clone());
        }
    }

    /// A slide that the deck did not have.
    fn new_slide(&mut self, slide: &SlideDraft, before: Option<&str>, end: Option<usize>) -> RecordedSlide {
        let name = name_after(before.unwrap_or("000"), &mut self.taken);
        let named = SlideDraft { name: name.clone(), ..slide.clone() };
        self.changes.pictures.push((named.file(), slide.picture.clone()));
        self.changes.new.push(name.clone());
        if self.first.1.as_ref().is_some_and(|first| slide.chapter.as_ref().is_some_and(|c| as_line(c) == first.title))
        {
            self.first.1 = None;
        }
        let above = &self.text[..self.place_after(end)];
        let heading = slide.chapter.as_ref().and_then(|title| Some((title, self.headings.missing(title, above)?)));
        if let Some((title, _)) = &heading {
            self.changes.new_chapters.push(((*title).clone(), name));
        }
        let heading = heading.map(|(_, heading)| heading).unwrap_or_default();
        self.insert(end, &format!("{heading}{}", block(&named, self.draft.choices.notes)));
        RecordedSlide::of_draft(&named, self.draft.choices.notes)
    }

    /// Where a slide is put after the one that ends at `end`, or before all.
    fn place_after(&self, end: Option<usize>) -> usize {
        let (start, heading) = &self.first;
        end.unwrap_or_else(|| heading.as_ref().map_or(*start, |heading| heading.above))
    }

    /// Puts a slide after the one that ends at `end`, or before all.
    fn insert(&mut self, end: Option<usize>, text: &str) {
        let at = self.place_after(end);
        let above = &self.text[..at];
        let inserted = self.inserted.entry(at).or_default();
        if inserted.is_empty() && !above.ends_with("\n\n") && !above.ends_with("\r\n\r\n") {
            inserted.push_str(if above.ends_with('\n') { "\n" } else { "\n\n" });
        }
        inserted.push_str(text.trim_end());
        inserted.push_str("\n\n");
    }

    /// A slide that is no longer in the deck.
    fn gone(&mut self, at: usize) -> Option<RecordedSlide> {
        let slide = &self.old.slides[at];
        let name = slide.name().to_owned();
        let kept = RecordedSlide { pages: Vec::new(), ..slide.clone() };
        // One that the author has removed stays in the record, so that it is not brought back.
        let Some(block) = self.blocks.get(&name).cloned() else { return Some(kept) };
        if self.is_untouched(slide) {
            self.edits.replace(block.range, String::new());
            self.changes.removed.push(slide.file.clone());
            self.changes.gone.push(name);
            return None;
        }
        let words = count_words(&self.text[block.mark.source.end..block.range.end]);
        self.changes.kept.push((name, words));
        Some(kept)
    }
}
