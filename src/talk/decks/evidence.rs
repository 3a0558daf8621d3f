use std::ops::Range;

use super::fields::{FieldsEnd, Reading, SlideFields};
use super::finders::{is_caret, note_line, question_marks};
use super::registry::ALL;
use super::separators::{first_text, is_dashes};
use super::signs::has_sign;
use super::tools::{remark, slidev};
use super::{Deck, Line, Prose, Tool};
use crate::base::data::{Fields, Spanned};

/// What says for which tool a document was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The tools with evidence and what it is, in the order of the table.
    found: Vec<(Tool, String)>,
    /// The lines that begin speaker notes in some tool's syntax.
    pub notes: Vec<Range<usize>>,
    /// The number of lines that separate slides, as far as they were read.
    separators: usize,
    /// Whether the first slide begins with properties of remark.
    starts_with_properties: bool,
    /// Whether there is `???`, slide properties of remark, and `Note:`.
    question_marks: bool,
    properties: bool,
    note_lines: bool,
    /// The number of lines that begin elements for slides.
    sections: usize,
}

/// Whether the author marked the document as a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// They did.
    AsTalk,
    /// They did not: only a file with two separators can be a deck.
    No,
}

impl Evidence {
    /// Looks for evidence in the front matter and in `text[body]`.
    pub fn find(fields: &Fields, text: &str, body: Range<usize>, marked: Marked) -> Evidence {
        let mut out = Evidence::default();
        for rules in ALL {
            let key = || {
                let key = rules.own_keys.iter().find(|key| fields.get(key).is_some())?;
                let written = fields.get(key).map(|field| &text[field.key_range.clone()]);
                Some(format!("a `{}` key", written.unwrap_or(key)))
            };
            let values = || (rules.front_matter)(fields).map(str::to_owned);
            out.found.extend(key().or_else(values).map(|what| (rules.tool, what)));
        }
        let may_be_deck = match marked {
            Marked::AsTalk => has_slidev_layout(fields) || has_sign(&text[body.clone()]),
            Marked::No => may_have_separators(&text[body.clone()]),
        };
        if may_be_deck {
            let prose = Prose::read(text, body, is_dashes);
            out.read_lines(fields, text, &prose.lines, marked);
        }
        let rank = |tool: Tool| ALL.iter().position(|rules| rules.tool == tool);
        out.found.sort_by_key(|(tool, _)| rank(*tool));
        out
    }

    /// How many lines of `text[body]` separate slides.
    pub fn separators(text: &str, body: Range<usize>) -> usize {
        let mut out = Evidence::default();
        out.read_lines(&Fields::default(), text, &Prose::read(text, body, is_dashes).lines, Marked::AsTalk);
        out.separators
    }

    fn read_lines(&mut self, fields: &Fields, text: &str, lines: &[Line], marked: Marked) {
        let mut seen: Vec<(Tool, &'static str)> = Vec::new();
        let mut settings: Vec<SlideFields> = Vec::new();
        self.starts_with_properties = properties_below(text, lines).is_some();
        for (n, line) in lines.iter().enumerate() {
            let content = line.text(text);
            if is_dashes(content) {
                self.separators += 1;
                let below = &lines[n + 1..];
                settings.extend(settings_below(text, below).or_else(|| properties_below(text, below)));
            } else if may_say_something(content) {
                self.add_line(text, line, &mut seen);
            }
        }
        if marked == Marked::No && self.separators < 2 {
            return;
        }
        for (tool, what) in seen {
            self.add(tool, what);
        }
        if marked == Marked::AsTalk && self.separators == 0 && self.sections > 1 {
            self.add(Tool::Reveal, "elements for slides");
        }
        self.add_settings(&settings);
        // Jekyll has a key of this name, but not in a talk with this value.
        if marked == Marked::AsTalk && self.separators > 0 && has_slidev_layout(fields) {
            self.add(Tool::Slidev, "a `layout` of Slidev");
        }
    }

    fn add_line(&mut self, text: &str, line: &Line, seen: &mut Vec<(Tool, &'static str)>) {
        let content = line.text(text);
        for rules in ALL {
            if let Some(what) = (rules.line)(text, line).filter(|_| !seen.iter().any(|(tool, _)| *tool == rules.tool)) {
                seen.push((rules.tool, what));
            }
        }
        self.sections += usize::from(content.trim_start().to_ascii_lowercase().starts_with("<section"));
        let is_note_line = note_line(content).is_some();
        let has_question_marks = question_marks(content).is_some();
        self.note_lines |= is_note_line;
        self.question_marks |= has_question_marks;
        if is_note_line || has_question_marks || is_caret(content) {
            self.notes.push(line.range.clone());
        }
        self.separators += usize::from(line.comment(text).is_some_and(|comment| comment.ends_with("end_slide")));
    }

    /// Settings below separators: of Slidev, unless remark has evidence and all keys are its own.
    fn add_settings(&mut self, settings: &[SlideFields]) {
        let all_are_remarks = settings.iter().all(|fields| fields.has_only(remark::SLIDE_KEYS));
        let open = settings.iter().any(|fields| fields.end == FieldsEnd::Other && fields.has_only(remark::SLIDE_KEYS));
        let is_remark = all_are_remarks && (open || self.has(Tool::Remark));
        let open = open || self.starts_with_properties && all_are_remarks;
        self.properties = open || is_remark && !settings.is_empty();
        if open {
            self.add(Tool::Remark, "properties below a separator");
        }
        if !is_remark && settings.iter().any(|fields| fields.end == FieldsEnd::Dashes) {
            self.add(Tool::Slidev, "settings between separators");
        }
    }

    fn add(&mut self, tool: Tool, what: &str) {
        if !self.has(tool) {
            self.found.push((tool, what.to_owned()));
        }
    }

    fn has(&self, tool: Tool) -> bool {
        self.found.iter().any(|(found, _)| *found == tool)
    }

    /// The deck that the document is, if there is any evidence.
    pub fn deck(&self) -> Option<Deck> {
        let (tool, what) = self.found.first()?;
        // reveal.js and remark have the same separators, and neither says `Note:` or `???` for the other.
        let undecided = *tool == Tool::Remark && self.note_lines && self.question_marks && !self.properties;
        let others = self.found[1..].iter().map(|(tool, what)| format!(", and {what} of {}", tool.name()));
        let is_mixed = self.found.len() > 1 || undecided;
        let reason = format!("{what} ({} deck){}", tool.name(), others.collect::<String>());
        Some(Deck { tool: *tool, is_mixed, reason, ..Deck::plain() })
    }
}

/// The layouts that Slidev itself has.
const LAYOUTS: [&str; 19] = [
    "default",
    "cover",
    "intro",
    "center",
    "section",
    "statement",
    "fact",
    "quote",
    "image",
    "image-left",
    "image-right",
    "iframe",
    "iframe-left",
    "iframe-right",
    "two-cols",
    "two-cols-header",
    "end",
    "full",
    "none",
];

fn has_slidev_layout(fields: &Fields) -> bool {
    let layout = fields.get("layout").and_then(|field| field.value.as_text());
    layout.is_some_and(|layout| LAYOUTS.contains(&layout))
}

/// The settings at the start of `lines`, if a tool has one of their keys.
fn settings_below(text: &str, lines: &[Line]) -> Option<SlideFields> {
    let first = lines.first()?.text(text);
    if !first.contains(':') || note_line(first).is_some() {
        return None;
    }
    let fields = SlideFields::read(text, lines, Reading::Lines);
    let is_ours = |key: &str| matches!(key, "skip" | "alt");
    let is_known = |key: &str| slidev::SLIDE_KEYS.contains(&key) || remark::SLIDE_KEYS.contains(&key);
    fields.fields.iter().any(|(key, _)| is_known(key) && !is_ours(key)).then_some(fields)
}

/// Properties of remark at the start of `lines`, where blank lines and comments may be above them: only those that are hardly
/// ever text.
fn properties_below(text: &str, lines: &[Line]) -> Option<SlideFields> {
    let start = first_text(text, lines)?;
    let fields = SlideFields::read(text, &lines[start..], Reading::Lines);
    let is_sure = |(key, value): &(Spanned<String>, Spanned<String>)| match key.as_str() {
        "layout" | "count" | "exclude" | "continued" => matches!(value.trim(), "true" | "false"),
        "class" | "template" => !value.contains('.') && value.len() < 60,
        "background-image" => value.starts_with("url("),
        _ => false,
    };
    let is_open = fields.end == FieldsEnd::Other && fields.has_only(remark::SLIDE_KEYS);
    (is_open && fields.fields.iter().any(is_sure)).then_some(fields)
}

/// A cheap test for a body with two lines that separate slides.
fn may_have_separators(body: &str) -> bool {
    let count = |needle: &[u8]| memchr::memmem::find_iter(body.as_bytes(), needle).take(2).count();
    count(b"\n---") + usize::from(body.starts_with("---")) > 1 || count(b"end_slide") > 1
}

/// A cheap test for a line that a tool could read in a way of its own.
fn may_say_something(line: &str) -> bool {
    let first = line.trim_start().bytes().next();
    // An element but an image, a sign of Markdown's images, and line ends that JavaScript has and Markdown has not.
    let is_sign = |at: usize| match line.as_bytes()[at] {
        b'<' => !line[at..].starts_with("<img "),
        byte => byte == b'!' || line.as_bytes().get(at + 1) == Some(&0x80),
    };
    matches!(first, Some(b'^' | b'?' | b'.' | b':' | b'[' | b'#' | b'n' | b'N' | 0x80..))
        || memchr::memchr3_iter(b'<', b'!', 0xe2, line.as_bytes()).any(is_sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tool(body: &str) -> Option<(Tool, bool)> {
        let evidence = Evidence::find(&Fields::default(), body, 0..body.len(), Marked::AsTalk);
        evidence.deck().map(|deck| (deck.tool, deck.is_mixed))
    }

    #[test]
    fn the_first_tool_with_evidence_reads_the_slides() {
        for (body, expected) in [
            ("a\n---\n![bg left](a.png)", Some((Tool::Marp, false))),
            ("a\n---\n<!-- _class: lead -->\nb", Some((Tool::Marp, false))),
            ("a\n---\nlayout: cover\n---\nb", Some((Tool::Slidev, false))),
            ("a\n<v-click>\n\nb\n", Some((Tool::Slidev, false))),
            ("a\n<!-- end_slide -->\nb", Some((Tool::Presenterm, false))),
            ("a\n\n. . .\n\nb", Some((Tool::Pandoc, false))),
            ("a\n\n^ b", Some((Tool::Deckset, false))),
            ("a\n\n[.column]\nb", Some((Tool::Deckset, false))),
            ("# [fit] a", Some((Tool::Deckset, false))),
            ("a\n???\nb", Some((Tool::Remark, false))),
            ("a\n---\nclass: center\n\n# b", Some((Tool::Remark, false))),
            ("a\n???\nb\n---\nname: c\n---\nd", Some((Tool::Remark, false))),
            ("a\n???\nb\n---\nNote: c", Some((Tool::Remark, true))),
            ("a\n<!-- .slide: class=\"b\" -->", Some((Tool::Reveal, false))),
            ("a\n???\nb\n^ c", Some((Tool::Deckset, true))),
            ("a\n---\nNote: b\n---\nc", None),
            ("a \\<v-click> \\![bg](a) \\<!-- .slide: x -->", None),
            ("a \\\\<v-click>", Some((Tool::Slidev, false))),
            ("`![bg](a)` and `<v-click>`\n```\n^ a\n???\n```\n<!--\n???\n-->", None),
        ] {
            assert_eq!(tool(body), expected, "{body}");
        }
    }

    #[test]
    fn lines_are_no_evidence_in_an_article() {
        let of = |body: &str| Evidence::find(&Fields::default(), body, 0..body.len(), Marked::No).deck();
        assert_eq!(of("a\n\n^ b\n---\nc"), None);
        assert!(of("a\n\n^ b\n\n---\n\nc\n\n---\n").is_some());
    }
}
