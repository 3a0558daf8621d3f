//! What looks like speaker notes, but not in a syntax that the deck's tool has.

use std::ops::Range;

use super::braces::Braces;
use super::finders::{quoted_fenced_div, starts_with_ignoring_case};
use super::found_tags::found_tags;
use super::line::{Line, in_code};
use super::tools::reveal::shortcode;
use super::{SlideText, Tool};
use crate::talk::html::{Tag, Token};
use crate::talk::markdown::{Attributes, range_at};

/// The longest phrase before a colon, in bytes.
const MAX_PHRASE: usize = 40;

/// The lines and tags of a slide that look like notes. `known`: its notes, and other text that is not shown.
pub fn note_like(slide: &SlideText<'_>, tool: Tool, known: &[Range<usize>]) -> Vec<Range<usize>> {
    let is_known = |at: usize| range_at(known, at).is_some();
    let shown = || slide.lines.iter().filter(|line| !is_known(line.range.start));
    // What a slide begins with is its title.
    let first = slide.lines.iter().find(|line| !line.text(slide.text).trim().is_empty());
    let first = first.map_or(slide.range.start, |line| line.range.start);
    let is_like = |line: &&Line| {
        let content = line.text(slide.text);
        let has_marks = matches!(tool, Tool::Remark | Tool::Plain) && has_question_marks(content);
        is_note_like(content) || has_marks || line.range.start != first && is_title_of_notes(content)
    };
    let mut out: Vec<Range<usize>> = shown().filter(is_like).map(|line| line.range.clone()).collect();
    let may_have_tags = shown().any(|line| mentions_notes(line.text(slide.text)));
    if may_have_tags {
        let mut words: Vec<Range<usize>> = tags(slide).chain(braces(slide)).chain(content_classes(slide)).collect();
        words.extend(element_comments(slide));
        // An element on a line that looks like notes is the same mistake.
        words.retain(|range| !is_known(range.start) && !out.iter().any(|line| line.contains(&range.start)));
        out.extend(words);
    }
    out
}

/// Attributes in braces whose class says that they belong to notes.
fn braces(slide: &SlideText<'_>) -> impl Iterator<Item = Range<usize>> {
    let found = Braces::find(slide).into_iter();
    found.filter(|braces| has_name(&braces.attributes)).map(|braces| braces.span.unwrap_or(braces.range))
}

fn has_name(attributes: &Attributes) -> bool {
    attributes.classes.iter().any(|class| is_name(class))
}

/// `.notes[` in the syntax of remark.
fn content_classes(slide: &SlideText<'_>) -> impl Iterator<Item = Range<usize>> {
    slide.lines.iter().flat_map(|line| {
        let content = line.text(slide.text);
        let brackets = memchr::memchr_iter(b'[', content.as_bytes());
        brackets.filter_map(move |at| {
            let start = content[..at].trim_end_matches(|c: char| c.is_alphanumeric() || ".-_".contains(c)).len();
            let classes = content[start..at].strip_prefix('.')?;
            let is_note = classes.split('.').any(is_name) && !in_code(content, start);
            is_note.then(|| line.range.start + start..line.range.start + at + 1)
        })
    })
}

/// Comments that give an element the class of notes: for reveal.js such an element is shown.
fn element_comments(slide: &SlideText<'_>) -> impl Iterator<Item = Range<usize>> {
    let is_one = |range: &Range<usize>| {
        let inner = slide.text[range.clone()].trim_start_matches("<!--").trim_end_matches("-->").trim();
        let words = inner.strip_prefix(".element:").and_then(|words| Attributes::words(words.trim()));
        words.is_some_and(|attributes| has_name(&attributes))
    };
    slide.comments.iter().map(|comment| comment.range.clone()).filter(is_one)
}

/// Whether a line begins with `???`, but not as remark has it.
fn has_question_marks(line: &str) -> bool {
    let rest = line.trim_start().strip_prefix("???");
    rest.is_some_and(|rest| !rest.starts_with('?') && line.trim_end() != "???")
}

/// Whether a line is nothing but a phrase for notes, or has one before a dash: `### Speaker notes`.
fn is_title_of_notes(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '>' | '#'));
    let begins = ["speaker", "presenter", "presentation"].iter().any(|word| starts_with_ignoring_case(rest, word));
    if !begins {
        return false;
    }
    let end = [" - ", " – ", " — "].iter().filter_map(|dash| rest.find(dash)).min().unwrap_or(rest.len());
    let phrase = rest[..end].trim_end_matches(['*', '_', ' ', '#']).to_lowercase().replace(['\'', '’'], "");
    has_speaker(&phrase.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether a line looks like the first one of notes in a deck.
fn is_note_like(line: &str) -> bool {
    has_phrase(line)
        || ["\\note{", "\\note[", "\\note<"].iter().any(|tex| line.find(tex).is_some_and(|at| !in_code(line, at)))
        || slot(line).is_some_and(|name| is_name(name) || name.eq_ignore_ascii_case("note"))
        || quoted_fenced_div(line).is_some_and(|attributes| words(attributes).any(is_name))
        || shortcode(line)
            .or_else(|| liquid(line))
            .is_some_and(|name| is_name(name) || name.eq_ignore_ascii_case("note"))
}

/// The name in a line `::name::`, which begins a slot in Slidev.
fn slot(line: &str) -> Option<&str> {
    line.trim().strip_prefix("::")?.strip_suffix("::").filter(|name| !name.contains(':'))
}

/// The name of a tag of Liquid or Jinja that is all there is on a line.
fn liquid(line: &str) -> Option<&str> {
    line.trim().strip_prefix("{%")?.strip_suffix("%}")?.split_ascii_whitespace().next()
}

/// Whether a line begins with a phrase for notes and a colon: `Speaker notes:`, `**Notes for the speaker:**` …
pub fn has_phrase(line: &str) -> bool {
    let rest =
        line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '>' | '#' | '-' | '+' | '['));
    let Some(first) = rest.bytes().next().map(|b| b.to_ascii_lowercase()) else { return false };
    if !matches!(first, b's' | b'p' | b'n' | b't' | b'l') {
        return false;
    }
    // Neither colon is near enough: both begin with one of these bytes.
    if memchr::memchr2(b':', 0xef, rest.as_bytes()).is_none_or(|at| at > MAX_PHRASE) {
        return false;
    }
    let Some((phrase, _)) = rest.split_once([':', '：']) else { return false };
    if phrase.len() > MAX_PHRASE {
        return false;
    }
    let phrase =
        phrase.trim_end_matches(['*', '_', ' ', ']']).to_lowercase().replace(['-', '_'], " ").replace(['\'', '’'], "");
    let phrase = phrase.split_whitespace().collect::<Vec<_>>().join(" ");
    matches!(
        phrase.as_str(),
        "note to self"
            | "notes to self"
            | "note to speaker"
            | "note for speaker"
            | "note to presenter"
            | "note for presenter"
            | "talk track"
    ) || has_speaker(&phrase)
}

/// `speaker notes`, `presenters note`, `notes for the speaker` …
fn has_speaker(phrase: &str) -> bool {
    const SPEAKERS: [&str; 8] =
        ["speaker", "speakers", "presenter", "presenters", "presentation", "speaking", "talk", "lecturer"];
    let words: Vec<&str> = phrase.split(' ').collect();
    match words.as_slice() {
        [one] => is_name(one) && *one != "notes",
        [who, "note" | "notes" | "only"] => SPEAKERS.contains(who),
        ["note" | "notes", "for" | "to", "the", who] | ["note" | "notes", "for" | "to", who] => SPEAKERS.contains(who),
        _ => false,
    }
}

/// Whether a name or class says that it holds notes.
pub fn is_name(name: &str) -> bool {
    let name: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    matches!(
        name.as_str(),
        "notes"
            | "speakernote"
            | "speakernotes"
            | "presenternote"
            | "presenternotes"
            | "presentationnotes"
            | "speakerscript"
    )
}

/// The classes and the bare word in the attributes of a div.
fn words(attributes: &str) -> impl Iterator<Item = &str> {
    attributes
        .split(|c: char| c.is_whitespace() || matches!(c, '{' | '}' | '"' | '='))
        .map(|word| word.trim_start_matches('.'))
}

fn mentions_notes(line: &str) -> bool {
    memchr::memchr2(b'<', b'n', line.as_bytes()).is_some() && {
        let lower = line.to_ascii_lowercase();
        lower.contains("note") || lower.contains("speaker")
    }
}

/// The tags outside of code and comments whose element holds notes.
fn tags(slide: &SlideText<'_>) -> impl Iterator<Item = Range<usize>> {
    shown_tags(slide).filter_map(|token| match token {
        Token::Open(tag) => {
            let custom = starts_with_ignoring_case(&tag.name, "note") && tag.name.len() <= 5;
            let holds = custom || is_name(&tag.name) || tag.classes().any(is_name);
            let slot = tag.attributes.iter().find_map(|a| a.name.strip_prefix('#').or(a.name.strip_prefix("v-slot:")));
            let is_slot = slot.is_some_and(|name| is_name(name) || name.eq_ignore_ascii_case("note"));
            (holds || is_slot).then_some(tag.range)
        }
        _ => None,
    })
}

/// The tags on the lines of `slide` that are outside of code, comments and scripts, at their places in the document.
pub fn shown_tags<'s>(slide: &'s SlideText<'_>) -> impl Iterator<Item = Token<'s>> {
    let mut script: Option<String> = None;
    found_tags(slide.text, slide.lines).into_iter().filter_map(move |found| match found.token {
        Token::Close { name, .. } => {
            script = script.take().filter(|own| *own != name);
            script.is_none().then_some(Token::Close { name, range: found.range })
        }
        Token::Open(tag) if script.is_none() => {
            script = matches!(&*tag.name, "script" | "style").then(|| tag.name.to_string());
            Some(Token::Open(Tag { range: found.range, ..tag }))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_for_notes() {
        for line in [
            "Speaker note: a",
            "**Speaker notes:** a",
            "> presenter's notes: a",
            "Notes for the speaker: a",
            "SPEAKER-NOTES: a",
            "Talk track: a",
            "Note to self: a",
        ] {
            assert!(has_phrase(line), "{line}");
        }
        for line in
            ["Note: a", "Notes: a", "Speakers: Ann", "The speaker: a", "Talk: a", "A note: b", "Notes on speakers: a"]
        {
            assert!(!has_phrase(line), "{line}");
        }
    }

    #[test]
    fn titles_of_notes_and_marks_of_remark() {
        for line in ["### Speaker notes", "SPEAKER NOTES", "**Presenter's notes**", "Presenter notes - a"] {
            assert!(is_title_of_notes(line), "{line}");
        }
        for line in ["Speaker", "Notes", "Speaker notes are private", "Presenter", "Note - a", "Presentation"] {
            assert!(!is_title_of_notes(line), "{line}");
        }
        assert!(has_question_marks("??? a") && has_question_marks("  ???") && has_question_marks("???a"));
        assert!(!has_question_marks("???") && !has_question_marks("????") && !has_question_marks("a ???"));
    }

    #[test]
    fn names_for_notes() {
        for line in
            ["{{% note %}}", "{{< notes >}}", "::notes::", "::: notes", "::: {.speaker-notes}", "{% speaker_note %}"]
        {
            assert!(is_note_like(line), "{line}");
        }
        for line in ["::: note", "::: {.callout-note}", "{{% callout note %}}", "> [!NOTE]", "{{ note }} a"] {
            assert!(!is_note_like(line), "{line}");
        }
    }
}
