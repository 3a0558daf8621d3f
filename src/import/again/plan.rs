//! Plans what changes.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::align::{Match, align};
use super::blocks::slide_blocks;
use super::changes::Changes;
use super::edits::Edits;
use super::front_matter::renew_resources;
use super::mark_text::changed_mark;
use super::names::name_after;
use super::similarity::Looks;
use super::slide_block::SlideBlock;
use crate::base::site_path::stem;
use crate::base::{Digest, SitePath};
use crate::import::draft::{Draft, count_words};
use crate::import::record::Record;
use crate::import::recorded_slide::RecordedSlide;
use crate::import::slide_draft::SlideDraft;
use crate::import::write::block;
use crate::talk::front_matter;
use crate::talk::meta::is_key;

/// Where a slide of the deck is in the talk.
enum Place {
    /// The slide at this index of the record; whether it has moved, and whether it only takes the name of one that is gone.
    Old { at: usize, is_moved: bool, is_replaced: bool },
    /// Nowhere yet.
    New,
}

struct Planner<'a> {
    text: &'a str,
    draft: &'a Draft,
    old: &'a Record,
    /// The names of pictures that are not as they were imported.
    edited: &'a [String],
    blocks: HashMap<String, SlideBlock>,
    edits: Edits,
    changes: Changes,
    /// What is put at a position of the text, in order.
    inserted: BTreeMap<usize, String>,
    /// Names of slides and stems of files.
    taken: HashSet<String>,
}

/// What changes in a talk whose `index.md` has this `text`, if the deck is now `draft`. `files` are the names of the files in
/// the folder of the talk, and `edited` those of pictures that are not as they were imported.
pub fn plan(
    path: &SitePath,
    text: &str,
    old: &Record,
    draft: &Draft,
    (files, edited): (&[String], &[String]),
) -> Changes {
    let (_, body, _) = front_matter::split(path, text, is_key);
    let blocks = slide_blocks(text, body.clone());
    let recorded: HashSet<&str> = old.slides.iter().map(RecordedSlide::name).collect();
    let named = blocks.into_iter().filter_map(|block| {
        let name = block.name().filter(|name| recorded.contains(name))?.to_owned();
        Some((name, block))
    });
    let mut by_name: HashMap<String, SlideBlock> = HashMap::new();
    for (name, block) in named {
        by_name.entry(name).or_insert(block);
    }
    let names = old.slides.iter().map(|slide| slide.name().to_owned());
    let taken = names.chain(files.iter().map(|file| stem(file).to_owned())).collect();
    let mut planner = Planner {
        text,
        draft,
        old,
        edited,
        blocks: by_name,
        edits: Edits::default(),
        changes: Changes::default(),
        inserted: BTreeMap::new(),
        taken,
    };
    let slides = planner.slides(files);
    let Planner { mut edits, mut changes, inserted, .. } = planner;
    for (at, new) in inserted {
        // The file ends with one line end.
        let new = if text[at..].trim().is_empty() { format!("{}\n", new.trim_end()) } else { new };
        edits.insert(at, new);
    }
    changes.new_links = renew_resources(text, body.start, old.resources, &draft.links, &mut edits);
    changes.text = edits.apply(text);
    // If the last slide is gone, so is the blank line above it.
    if changes.text.ends_with("\n\n") && !text.ends_with("\n\n") {
        changes.text.truncate(changes.text.trim_end_matches(['\n', '\r']).len());
        changes.text.push('\n');
    }
    // A cover, or a slide of the author's, may show the picture of another slide.
    let (used, removed) =
        std::mem::take(&mut changes.removed).into_iter().partition(|file| changes.text.contains(file));
    (changes.still_used, changes.removed) = (used, removed);
    let record = Record {
        sources: draft.sources.clone(),
        running: draft.running.clone(),
        resources: if changes.new_links.is_empty() { Record::of_draft(draft).resources } else { old.resources },
        slides,
    };
    changes.record = record.to_text();
    changes
}

impl Planner<'_> {
    /// Plans each slide, and returns the new record of all of them.
    fn slides(&mut self, files: &[String]) -> Vec<RecordedSlide> {
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
        let mut recorded = RecordedSlide::of_draft(&named, self.draft.notes);
        let Some(found) = self.blocks.get(&name).cloned() else {
            // The author has removed it.
            return RecordedSlide { file: old.file.clone(), picture: old.picture, block: old.block, ..recorded };
        };
        self.picture(old, &mut recorded, slide, files);
        let is_untouched = self.is_untouched(old);
        let source = &self.text[found.range.clone()];
        let mark = found.mark.source.start - found.range.start..found.mark.source.end - found.range.start;
        let text = if is_replaced {
            format!("{}{}", block(&named, self.draft.notes), &source[source.trim_end().len()..].replacen('\n', "", 1))
        } else {
            let is_ours = found.mark.alt.as_deref().unwrap_or_default() == old.alt;
            let alt = (is_ours && old.alt != slide.alt).then_some(slide.alt.as_str());
            let new = changed_mark(&source[mark.clone()], &found.mark, alt, Some(&recorded.file));
            if !is_ours && old.words != slide.words || new.is_none() {
                self.changes.stale_alts.push(name.clone());
            }
            if !is_ours || new.is_none() {
                recorded.alt = old.alt.clone();
            }
            let new = new.or_else(|| changed_mark(&source[mark.clone()], &found.mark, None, Some(&recorded.file)));
            format!(
                "{}{}{}",
                &source[..mark.start],
                new.unwrap_or_else(|| source[mark.clone()].to_owned()),
                &source[mark.end..]
            )
        };
        // A slide that the author has changed stays theirs.
        recorded.block = match is_untouched {
            true => Digest::of(format!("{}\n", text.replace("\r\n", "\n").trim_end()).as_bytes()),
            false => old.block,
        };
        if is_moved {
            self.changes.moved.push(name);
            self.edits.replace(found.range, String::new());
            self.insert(end, &text);
        } else if text != source {
            self.edits.replace(found.range, text);
        }
        recorded
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
        self.changes.new.push(name);
        self.insert(end, &block(&named, self.draft.notes));
        RecordedSlide::of_draft(&named, self.draft.notes)
    }

    /// Puts a slide after the one that ends at `end`, or before all.
    fn insert(&mut self, end: Option<usize>, text: &str) {
        let first = self.blocks.values().map(|block| block.range.start).min();
        let at = end.or(first).unwrap_or(self.text.len());
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
