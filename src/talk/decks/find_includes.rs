//! Finds what a deck takes from other files.

use std::ops::Range;

use super::cuts::segments;
use super::fields::{FieldsEnd, Reading, SlideFields};
use super::include::{Include, Included, IncludedSlides};
use super::remark_templates::templates;
use super::tools::sections::has_sections;
use super::{Deck, Hidden, Prose, Tool, rules_of};
use crate::base::data::{Fields, Spanned};
use crate::talk::scan::Scan;

/// Whether a deck with this text may take in anything; most do not, and are read no further.
pub fn may_include(text: &str) -> bool {
    let has = |word: &str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    [
        "src:",
        "<<<",
        "include:",
        "{{",
        "```file",
        "~~~file",
        "template:",
        "layout:",
        "[.code-highlight",
        "{=html}",
        "magic-move",
    ]
    .into_iter()
    .any(has)
        || has_sections(text)
}

/// What `text[body]`, the text of a deck with the front matter `fields`, takes in: in order, and none within another.
pub fn includes(deck: &Deck, fields: &Fields, text: &str, body: Range<usize>) -> Vec<Include> {
    let prose = Prose::read(text, body.clone(), |_| false);
    let mut out = (rules_of(deck.tool).includes)(text, &prose.lines, fields);
    if deck.tool == Tool::Slidev && text.contains("src:") {
        out.extend(slides(deck, fields, text, body.clone()).into_iter().filter_map(|slide| {
            let what = Included::Slides(slide.include?);
            Some(Include { range: slide.range, what })
        }));
    }
    if deck.tool == Tool::Remark {
        out.extend(templates(fields, text, body));
    }
    in_order(&mut out);
    out
}

/// Puts `found` in order, without those within others.
pub fn in_order(found: &mut Vec<Include>) {
    found.sort_by_key(|include| (include.range.start, std::cmp::Reverse(include.range.end)));
    let mut end = 0;
    found.retain(|include| {
        let is_free = include.range.start >= end;
        end = if is_free { include.range.end } else { end };
        is_free
    });
}

/// A slide of a deck, as it is written.
#[derive(Debug)]
pub struct WrittenSlide {
    /// From its settings to the next separator.
    pub range: Range<usize>,
    /// Its settings, without the separators around them.
    pub settings: Option<Range<usize>>,
    /// What is below them.
    pub body: Range<usize>,
    /// What takes its place.
    pub include: Option<IncludedSlides>,
}

/// The slides of a deck for Slidev.
pub fn slides(deck: &Deck, fields: &Fields, text: &str, body: Range<usize>) -> Vec<WrittenSlide> {
    let (segments, _) = segments(rules_of(deck.tool), fields, text, body.clone(), &Scan::default());
    let front = (body.start > 0).then(|| front_matter(text, body.start)).flatten();
    let mut out = Vec::with_capacity(segments.len());
    for segment in segments {
        let settings = match segment.whole.start == body.start {
            true => front.clone(),
            false => own_settings(text, segment.whole.start, segment.range.start),
        };
        let is_hidden = matches!(segment.settings.hidden, Some((Hidden::ByTool | Hidden::Skipped, _)));
        let include = segment.settings.include.map(|file| {
            let (path, pages) = match file.value.split_once('#') {
                Some((path, pages)) => (path.to_owned(), Some(pages.to_owned())),
                None => (file.value.clone(), None),
            };
            // Front matter has settings of the whole deck, too.
            let is_front = segment.whole.start == body.start && body.start > 0;
            let keeps = |key: &str| key != "src" && (!is_front || FIRST_SLIDE_KEYS.contains(&key));
            let settings = settings.clone().map(|range| settings_of(text, range, keeps)).unwrap_or_default();
            IncludedSlides { file: Spanned::new(path, file.range), pages, settings, is_hidden }
        });
        out.push(WrittenSlide { range: segment.whole.clone(), settings, body: segment.range, include });
    }
    out
}

/// The lines of the front matter above `body`, if it is between lines of dashes.
fn front_matter(text: &str, body: usize) -> Option<Range<usize>> {
    let start = text.find('\n')? + 1;
    let end = text[..body].trim_end().rfind('\n')? + 1;
    (text.starts_with("---") && start <= end && text[end..body].starts_with("---")).then_some(start..end)
}

/// The settings between `start` and the line of dashes above `below`.
fn own_settings(text: &str, start: usize, below: usize) -> Option<Range<usize>> {
    let above = &text[start..below];
    let end = above.trim_end().rfind('\n').map_or(0, |at| at + 1);
    above[end..].starts_with("---").then_some(start..start + end)
}

/// What the front matter says about the first slide alone.
const FIRST_SLIDE_KEYS: [&str; 9] =
    ["layout", "class", "background", "backgroundSize", "image", "url", "alt", "hide", "routeAlias"];

/// The lines of those settings whose key is kept.
fn settings_of(text: &str, settings: Range<usize>, keeps: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
    let closed = format!("{}---\n", &text[settings.clone()]);
    let prose = Prose::read(&closed, 0..closed.len(), |_| true);
    let fields = SlideFields::read(&closed, &prose.lines, Reading::Yaml);
    if fields.end != FieldsEnd::Dashes {
        return Vec::new();
    }
    let starts: Vec<usize> = fields.fields.iter().map(|(key, _)| key.range.start).collect();
    let end = |n: usize| starts.get(n + 1).copied().unwrap_or(settings.len());
    let kept = fields.fields.iter().enumerate().filter(|(_, (key, _))| keeps(key.as_str()));
    kept.map(|(n, (key, _))| settings.start + key.range.start..settings.start + end(n)).collect()
}
