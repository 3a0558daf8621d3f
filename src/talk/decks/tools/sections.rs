//! Elements `<section>` of reveal.js. Each becomes a slide of Markdown, with its attributes in a comment; the text in it is moved
//! to the left, because what is indented in HTML would be code in Markdown.

use std::ops::Range;

use super::section_attributes::{HIDDEN, attributes, comment, handed_on, inherit, is_hidden};
use super::section_code::SectionCode;
use super::section_lines::{comments_length, section_includes};
use crate::base::data::{Fields, Spanned};
use crate::talk::decks::finders::starts_with_ignoring_case;
use crate::talk::decks::found_tags::{Found, found_tags};
use crate::talk::decks::own_separator::own_notes;
use crate::talk::decks::{Include, Included, Line, OwnSeparator, SectionText};
use crate::talk::html::Token;

/// A heading with more tags in it stays one of HTML.
const MAX_TAGS: usize = 40;

/// Elements in which reveal.js finds Markdown, and those that are around all slides.
const AROUND_MARKDOWN: [&str; 2] = ["script", "textarea"];
const AROUND_SLIDES: [&str; 6] = ["div", "main", "body", "html", "article", "head"];

/// What says that `line` is part of a deck of such elements.
pub fn evidence(line: &str) -> Option<&'static str> {
    if !line.trim_start().starts_with('<') {
        return None;
    }
    let line = line.to_ascii_lowercase();
    let line = &line[line.find("<section")?..];
    if line.contains("data-markdown") {
        return Some("an element for the Markdown of reveal.js");
    }
    let signs = ["data-background", "data-transition", "data-visibility", "data-auto-animate", "data-state"];
    signs.iter().any(|sign| line.contains(sign)).then_some("an element for a slide of reveal.js")
}

/// Whether `text` may have such elements, whatever the case of their names.
pub fn has_sections(text: &str) -> bool {
    memchr::memchr_iter(b'<', text.as_bytes()).any(|at| starts_with_ignoring_case(&text[at + 1..], "section"))
}

/// An element of the deck.
struct Section {
    open: Range<usize>,
    /// Empty if it is never closed.
    close: Range<usize>,
    /// With those of a stack around it that count for it, too.
    attributes: Vec<(String, String)>,
    is_hidden: bool,
    /// Those that count for the elements in it.
    handed_on: Vec<(String, String)>,
    /// Where the elements right in it are.
    inner: Vec<Range<usize>>,
    /// What is below its end: the comment of a hidden stack, so that its own text is hidden as well.
    below: String,
    depth: usize,
}

/// What stands for other text in a deck with such elements.
pub fn includes(text: &str, lines: &[Line], fields: &Fields) -> Vec<Include> {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Vec::new() };
    if !has_sections(&text[first.range.start..]) {
        return Vec::new();
    }
    let between = match OwnSeparator::of_deck(fields) {
        None | Some(OwnSeparator::Pattern) => "\n\n---\n\n".to_owned(),
        Some(OwnSeparator::Line(line)) => format!("\n\n{line}\n\n"),
        Some(OwnSeparator::BlankLines(count)) => "\n".repeat(count + 2),
    };
    let tags = found_tags(text, lines);
    let deck = SectionDeck { text, lines, between, tags: &tags };
    let sections = deck.sections(last.end);
    let mut out = Vec::new();
    for section in &sections {
        deck.add(section, &mut out);
    }
    if !sections.is_empty() {
        deck.leave_out_frames(&sections, &mut out);
        deck.clear_between(&sections, &mut out);
    }
    out
}

struct SectionDeck<'t> {
    text: &'t str,
    lines: &'t [Line],
    /// What the deck has between two slides.
    between: String,
    tags: &'t [Found<'t>],
}

impl SectionDeck<'_> {
    /// All elements, each below those around it.
    fn sections(&self, end: usize) -> Vec<Section> {
        let mut out: Vec<Section> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for found in self.tags {
            match &found.token {
                Token::Open(tag) if tag.name == "section" => {
                    let mut attributes = attributes(tag);
                    let mut below = self.between.clone();
                    if let Some(parent) = open.last().map(|index| &out[*index]) {
                        inherit(&mut attributes, &parent.handed_on);
                        if parent.is_hidden {
                            below.push_str(HIDDEN);
                        }
                    }
                    let (is_hidden, handed_on) = (is_hidden(&attributes), handed_on(&attributes));
                    let (open_tag, close, depth) = (found.range.clone(), end..end, open.len());
                    open.push(out.len());
                    let inner = Vec::new();
                    out.push(Section { open: open_tag, close, attributes, is_hidden, handed_on, inner, below, depth });
                }
                Token::Close { name, .. } if *name == "section" => {
                    if let Some(section) = open.pop() {
                        out[section].close = found.range.clone();
                        close_in(&mut out, section, open.last());
                    }
                }
                _ => {}
            }
        }
        while let Some(section) = open.pop() {
            close_in(&mut out, section, open.last());
        }
        out
    }

    fn add(&self, section: &Section, out: &mut Vec<Include>) {
        let get = |name: &str| section.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let instead = |text: String| Included::Instead(text, None);
        let has_sections = !section.inner.is_empty();
        let is_shown = has_sections && (!section.is_hidden || self.is_blank_below(section.open.end));
        let comment = if is_shown { String::new() } else { comment(&section.attributes, section.is_hidden) };
        // A comment there often says what ends.
        let close_end = section.close.end + comments_length(&self.text[section.close.end..]);
        let below = if self.is_blank_below(close_end) { &self.between } else { &section.below };
        let opening = format!("{}{comment}", self.between);
        if let Some(notes) = get("data-separator-notes").and_then(own_notes)
            && notes.is_err()
        {
            return out.push(Include { range: section.open.clone(), what: Included::UnclearNotes });
        }
        if let Some(file) = get("data-markdown").filter(|file| !file.trim().is_empty()) {
            return self.add_file(section, file, opening, out);
        }
        out.push(Include { range: section.open.clone(), what: instead(opening.clone()) });
        if !section.close.is_empty() {
            out.push(Include { range: section.close.start..close_end, what: instead(below.clone()) });
        }
        if has_sections {
            let text = SectionText { separators: Vec::new(), notes: None, between: String::new() };
            // The lines in other elements are theirs.
            let starts = [section.open.end].into_iter().chain(section.inner.iter().map(|inner| inner.end));
            let ends = section.inner.iter().map(|inner| inner.start).chain([section.close.start]);
            for (start, end) in starts.zip(ends) {
                out.extend(section_includes(&text, self.text, self.lines_between(start, end)));
            }
        } else {
            let is_markdown = get("data-markdown").is_some();
            let blocks = if is_markdown { Vec::new() } else { self.code_blocks(section) };
            blocks.iter().for_each(|block| block.add(self.text, out));
            self.move_left(section, is_markdown, &blocks, out);
            // Lines of dashes separate no slides here.
            let text = self.section_text(section, &opening, None);
            out.extend(section_includes(&text, self.text, self.lines_in(section)));
            self.replace_tags(section, is_markdown, out);
        }
    }

    /// Whether there is nothing between `at` and the next tag of such an element.
    fn is_blank_below(&self, at: usize) -> bool {
        let from = self.tags.partition_point(|found| found.range.start < at);
        let is_section = |found: &&Found<'_>| match &found.token {
            Token::Open(tag) => tag.name == "section",
            Token::Close { name, .. } => *name == "section",
            _ => false,
        };
        // Any other tag is something.
        let next = self.tags.get(from).filter(is_section).map_or(self.text.len(), |found| found.range.start);
        self.text[at.min(next)..next].trim().is_empty()
    }

    /// The Markdown of another file. Its first and last byte stand for what is above and below it.
    fn add_file(&self, section: &Section, file: &str, opening: String, out: &mut Vec<Include>) {
        let end = if section.close.is_empty() { section.open.end } else { section.close.end };
        let start = section.open.start;
        let tag = &self.text[section.open.clone()];
        let at = start + tag.find(file).unwrap_or_default();
        let dashes = OwnSeparator::Line("---".into());
        let text = self.section_text(section, &opening, Some(dashes));
        let file = Spanned::new(file.to_owned(), at..at + file.len().min(section.open.end - at));
        out.push(Include { range: start..start + 1, what: Included::Instead(opening, None) });
        out.push(Include { range: start + 1..end - 1, what: Included::Sections(file, text) });
        out.push(Include { range: end - 1..end, what: Included::Instead(section.below.clone(), None) });
    }

    fn section_text(&self, section: &Section, opening: &str, default: Option<OwnSeparator>) -> SectionText {
        let get = |name: &str| section.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let horizontal = get("data-separator").map(OwnSeparator::read).or(default);
        let vertical = get("data-separator-vertical").map(OwnSeparator::read);
        SectionText {
            separators: horizontal.into_iter().chain(vertical).collect(),
            notes: get("data-separator-notes").and_then(own_notes).and_then(Result::ok),
            between: opening.to_owned(),
        }
    }

    fn lines_in(&self, section: &Section) -> &[Line] {
        self.lines_between(section.open.end, section.close.start)
    }

    fn lines_between(&self, start: usize, end: usize) -> &[Line] {
        let from = self.lines.partition_point(|line| line.range.start < start);
        let to = self.lines.partition_point(|line| line.range.start < end);
        &self.lines[from..to.max(from)]
    }

    /// The code in a slide of HTML.
    fn code_blocks(&self, section: &Section) -> Vec<SectionCode> {
        let from = self.tags.partition_point(|found| found.range.start < section.open.end);
        let to = self.tags.partition_point(|found| found.range.start < section.close.start);
        let tags = &self.tags[from..to.max(from)];
        (0..tags.len()).filter_map(|n| SectionCode::read(self.text, &tags[n..])).collect()
    }

    /// Takes away the indentation that all lines of a slide have. In HTML, it means nothing: of lines that begin with a tag, all of it
    /// goes, and of others so much that they are not code in Markdown.
    fn move_left(&self, section: &Section, is_markdown: bool, blocks: &[SectionCode], out: &mut Vec<Include>) {
        let content = section.open.end..section.close.start.max(section.open.end);
        let prose = self.lines_in(section);
        // Each with its indentation, and how much of that may stay.
        let mut lines: Vec<(usize, usize, usize)> = Vec::new();
        let mut start = content.start;
        let mut is_code = false;
        for line in self.text[content.clone()].split_inclusive('\n') {
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            let is_first = start == content.start;
            let is_outside = prose.binary_search_by_key(&start, |line| line.range.start).is_ok();
            let rest = match is_outside && !is_code && !is_markdown {
                true if line[indent..].starts_with('<') => 0,
                true => 3,
                false => indent,
            };
            let of_markdown =
                AROUND_MARKDOWN.iter().any(|name| line[indent..].trim_start_matches(['<', '/']).starts_with(name));
            is_code = (is_code || line.contains("<pre")) && !line.contains("</pre");
            let is_block = is_in(blocks, start);
            if !is_first && !is_block && !line.trim().is_empty() && (!is_markdown || !of_markdown) {
                lines.push((start, indent, rest));
            }
            start += line.len();
        }
        let common = lines.iter().map(|(_, indent, _)| *indent).min().unwrap_or_default();
        for (start, indent, rest) in lines {
            let taken = common.max(indent.saturating_sub(rest));
            if taken > 0 {
                out.push(Include { range: start..start + taken, what: Included::Instead(String::new(), None) });
            }
        }
    }

    /// Leaves out the tags around Markdown, and makes headings of Markdown of those of HTML, from which slides get their names.
    fn replace_tags(&self, section: &Section, is_markdown: bool, out: &mut Vec<Include>) {
        let from = self.tags.partition_point(|found| found.range.start < section.open.end);
        let to = self.tags.partition_point(|found| found.range.start < section.close.start);
        let mut tags = self.tags[from..to.max(from)].iter();
        let instead = |range: &Range<usize>, text: &str| Include {
            range: range.clone(),
            what: Included::Instead(text.to_owned(), None),
        };
        while let Some(found) = tags.next() {
            let name = match &found.token {
                Token::Open(tag) => &*tag.name,
                Token::Close { name, .. } => &**name,
                _ => continue,
            };
            if is_markdown && AROUND_MARKDOWN.contains(&name) {
                out.push(instead(&found.range, "\n"));
            }
            let Token::Open(tag) = &found.token else { continue };
            let level = name
                .strip_prefix('h')
                .and_then(|level| level.parse::<usize>().ok())
                .filter(|_| tag.attributes.is_empty());
            let line = self.lines.partition_point(|line| line.range.start <= found.range.start).checked_sub(1);
            let Some(line) = line.map(|index| self.lines[index].range.clone()) else { continue };
            let is_closing = |next: &&&Found<'_>| matches!(&next.token, Token::Close { name: own, .. } if *own == name);
            let mut on_line = tags.clone().take(MAX_TAGS).take_while(|next| next.range.start < line.end);
            let closing = on_line.find(|next| is_closing(&next));
            let (Some(level @ 1..=6), Some(closing)) = (level, closing) else { continue };
            let above =
                &self.text[line.start.max(section.open.end)..found.range.start.max(line.start.max(section.open.end))];
            let is_alone = above.trim().is_empty();
            if is_alone && !self.text[found.range.end..closing.range.start].contains('\n') {
                out.push(instead(&found.range, &format!("\n{} ", "#".repeat(level))));
                out.push(instead(&closing.range, "\n\n"));
            }
        }
    }

    /// Leaves out the comments between the slides, and the indentation of lines that begin with a tag: in Markdown, they would be code.
    fn clear_between(&self, sections: &[Section], out: &mut Vec<Include>) {
        let mut slides = sections.iter().filter(|section| section.inner.is_empty()).peekable();
        for line in self.lines {
            let start = line.range.start;
            while slides.next_if(|slide| slide.close.start <= start).is_some() {}
            let indent = line.text(self.text).len() - line.text(self.text).trim_start_matches([' ', '\t']).len();
            let is_between = slides.peek().is_none_or(|slide| start <= slide.open.start);
            if is_between && self.text[start + indent..].starts_with('<') {
                let end = start + indent + comments_length(&self.text[start + indent..]);
                out.push(Include { range: start..end, what: Included::Instead(String::new(), None) });
            }
        }
    }

    /// Leaves out lines with nothing but tags of elements around all slides.
    fn leave_out_frames(&self, sections: &[Section], out: &mut Vec<Include>) {
        let mut outer = sections.iter().filter(|section| section.depth == 0).peekable();
        for found in self.tags {
            while outer.next_if(|section| section.close.end <= found.range.start).is_some() {}
            if outer.peek().is_some_and(|section| section.open.start <= found.range.start) {
                continue;
            }
            let name = match &found.token {
                Token::Open(tag) => &*tag.name,
                Token::Close { name, .. } => &**name,
                _ => continue,
            };
            if AROUND_SLIDES.contains(&name) {
                out.push(Include { range: found.range.clone(), what: Included::Instead(String::new(), None) });
            }
        }
    }
}

/// Whether the line at `start` is in one of `blocks`.
fn is_in(blocks: &[SectionCode], start: usize) -> bool {
    let next = blocks.partition_point(|block| block.range.start < start);
    blocks[..next].last().is_some_and(|block| start < block.range.end)
}

/// Says in the element around it where `section`, which ends, is.
fn close_in(all: &mut [Section], section: usize, around: Option<&usize>) {
    let range = all[section].open.start..all[section].close.end;
    if let Some(around) = around {
        all[*around].inner.push(range);
    }
}
