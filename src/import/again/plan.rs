//! Plans what changes.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use super::blocks::slide_blocks;
use super::changes::Changes;
use super::chapters::Headings;
use super::edits::Edits;
use super::first_heading::FirstHeading;
use super::front_matter::renew_resources;
use super::planner::Planner;
use super::slide_block::SlideBlock;
use crate::base::SitePath;
use crate::base::site_path::stem;
use crate::import::draft::Draft;
use crate::import::record::Record;
use crate::import::recorded_slide::RecordedSlide;
use crate::talk::front_matter;
use crate::talk::meta::is_key;

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
    let names = old.slides.iter().map(|slide| slide.name().to_owned());
    let taken = names.chain(files.iter().map(|file| stem(file).to_owned())).collect();
    let blocks = blocks_of(text, body.clone(), old);
    let first = blocks.values().map(|block| block.range.start).min();
    let heading = first.and_then(|first| FirstHeading::find(text, body.clone(), first));
    let mut planner = Planner {
        text,
        draft,
        old,
        edited,
        blocks,
        edits: Edits::default(),
        changes: Changes::default(),
        inserted: BTreeMap::new(),
        taken,
        headings: Headings::of(text, body.clone()),
        first: (first.unwrap_or(text.len()), heading.clone()),
        is_partial: draft.sources.len() < old.sources.len(),
    };
    let slides = planner.slides(files);
    let Planner { mut edits, mut changes, inserted, is_partial, .. } = planner;
    insert(text, inserted, heading, &mut edits);
    let (new_links, resources) =
        renew_resources(text, body.start, old.resources, (&draft.links, is_partial), &mut edits);
    changes.new_links = new_links;
    changes.text = edits.apply(text);
    // If the last slide is gone, so is the blank line above it.
    if changes.text.ends_with("\n\n") && !text.ends_with("\n\n") {
        changes.text.truncate(changes.text.trim_end_matches(['\n', '\r']).len());
        changes.text.push('\n');
    }
    // A cover, or a slide that the author added, may show the picture of another slide.
    let (used, removed) =
        std::mem::take(&mut changes.removed).into_iter().partition(|file| changes.text.contains(file));
    (changes.still_used, changes.removed) = (used, removed);
    let mut sources = draft.sources.clone();
    if is_partial {
        let unread = old.sources.iter().skip(1).filter(|name| !draft.sources.contains(name));
        changes.unread = unread.cloned().collect();
        sources.extend(changes.unread.iter().cloned());
    }
    let (choices, deck, running) = (draft.choices, draft.deck.clone(), draft.running.clone());
    let record = Record { sources, choices, deck, running, resources, slides };
    changes.record = record.to_text();
    changes
}

/// Writes what is put at each position.
fn insert(text: &str, inserted: BTreeMap<usize, String>, heading: Option<FirstHeading>, edits: &mut Edits) {
    let end_of_slide = heading.filter(|heading| heading.needs_break).map(|heading| heading.above);
    for (at, mut new) in inserted {
        if end_of_slide == Some(at) {
            new.push_str("----\n\n");
        }
        // The file ends with one line end.
        let new = if text[at..].trim().is_empty() { format!("{}\n", new.trim_end()) } else { new };
        edits.insert(at, new);
    }
}

/// The slides of `text[body]` that were imported, by name.
fn blocks_of(text: &str, body: Range<usize>, old: &Record) -> HashMap<String, SlideBlock> {
    let recorded: HashSet<&str> = old.slides.iter().map(RecordedSlide::name).collect();
    let mut blocks = HashMap::new();
    for block in slide_blocks(text, body) {
        if let Some(name) = block.name().filter(|name| recorded.contains(name)).map(str::to_owned) {
            blocks.entry(name).or_insert(block);
        }
    }
    blocks
}
