//! reveal.js, reveal-md, and reveal.js inside Hugo.

use std::ops::Range;

use crate::base::data::{Fields, Spanned, Value};
use crate::talk::decks::finders::{note_line, starts_with_ignoring_case, to_the_end};
use crate::talk::decks::parts::{ListSteps, Parts};
use crate::talk::decks::slide_attributes::apply;
use crate::talk::decks::{
    DeckFacts, FacePart, Include, Included, Line, NoteSyntax, PrivateNote, Rules, Separators, SlideSettings, SlideText,
    Tool,
};

use super::plain;
use crate::talk::html::{Token, tokens};
use crate::talk::markdown::Attributes;

pub const RULES: Rules = Rules {
    tool: Tool::Reveal,
    own_keys: &[
        "revealoptions",
        "separator",
        "verticalseparator",
        "separatorvertical",
        "notesseparator",
        "separatornotes",
        "highlighttheme",
        "reveal_hugo",
        "preprocessor",
    ],
    keys: &["theme", "css", "scripts", "template", "outputs", "listingtemplate", "absoluteurl"],
    left_out: &[
        "revealoptions",
        "theme",
        "css",
        "scripts",
        "template",
        "highlighttheme",
        "reveal_hugo",
        "preprocessor",
    ],
    front_matter,
    line,
    separators,
    notes,
    settings,
    includes,
    parts,
    ..plain::RULES
};

fn front_matter(fields: &Fields) -> Option<&'static str> {
    let is_reveal = |text: &str| text.trim().eq_ignore_ascii_case("reveal");
    let found = match &fields.get("outputs")?.value {
        Value::List(items) => items.iter().any(|item| item.as_text().is_some_and(is_reveal)),
        value => value.as_text().is_some_and(is_reveal),
    };
    found.then_some("the output format `Reveal` of Hugo")
}

fn line(text: &str, line: &Line) -> Option<&'static str> {
    let content = line.text(text);
    if content.trim_start().starts_with("<section") && content.contains("data-markdown") {
        return Some("an element for the Markdown of reveal.js");
    }
    let at = memchr::memmem::find(content.as_bytes(), b"<!--")?;
    let comment = content[at + 4..].trim_start();
    if !comment.starts_with(".slide:") && !comment.starts_with(".element:") {
        return None;
    }
    line.without_code(text).contains("<!--").then_some("a comment for reveal.js")
}

/// `<section data-markdown="more.md"></section>`: the Markdown of another file.
fn includes(text: &str, lines: &[Line], _: &Fields) -> Vec<Include> {
    let section = |line: &Line| {
        let content = line.text(text);
        let start = line.range.start + content.len() - content.trim_start().len();
        content.trim_start().starts_with("<section").then_some(())?;
        let length = text[start..].find('>')? + 1;
        let tokens = tokens(&text[start..start + length]);
        let Some(Token::Open(tag)) = tokens.first() else { return None };
        let file = tag.get("data-markdown").filter(|file| !file.trim().is_empty())?;
        let at = start + text[start..start + length].find(file)?;
        let below = &text[start + length..];
        let closes = below.trim_start().strip_prefix("</section>").map_or(0, |rest| below.len() - rest.len());
        let what = Included::Text(Spanned::new(file.to_owned(), at..at + file.len()));
        Some(Include { range: start..start + length + closes, what })
    };
    lines.iter().filter_map(section).collect()
}

/// What a separator in the front matter stands for: a line of text, or a number of blank lines.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Own {
    Line(String),
    BlankLines(usize),
    /// A regular expression that means more than one text.
    Pattern,
}

/// Reads a regular expression that stands for one text.
fn own(pattern: &str) -> Own {
    let text = pattern.replace("\\r?\\n", "\n").replace("\\r\\n", "\n").replace("\\n", "\n");
    let anchored = text.starts_with('^');
    let text = text.trim_start_matches('^').trim_end_matches('$');
    let line = text.trim_matches('\n');
    if line.is_empty() {
        let ends = text.len();
        return if ends < 2 { Own::Pattern } else { Own::BlankLines(if anchored { ends } else { ends - 1 }) };
    }
    match literal(line.trim_start_matches("\\s*").trim_end_matches("\\s*")) {
        Some(line) if !line.contains('\n') => Own::Line(line.trim().to_owned()),
        _ => Own::Pattern,
    }
}

/// The text that a regular expression without any special sign stands for.
fn literal(pattern: &str) -> Option<String> {
    let mut out = String::new();
    let mut signs = pattern.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => out.push(signs.next().filter(|c| !c.is_alphanumeric())?),
            '[' | ']' | '(' | ')' | '{' | '}' | '|' | '*' | '+' | '?' | '^' | '$' => return None,
            other => out.push(other),
        }
    }
    Some(out)
}

/// The first of `keys` that the front matter has.
fn value<'f>(fields: &'f Fields, keys: &[&str]) -> Option<&'f str> {
    keys.iter().find_map(|key| fields.get(key)?.value.as_text()).filter(|text| !text.trim().is_empty())
}

fn separators(deck: &DeckFacts<'_>) -> Separators {
    let horizontal = value(deck.fields, &["separator"]).map(own);
    let vertical = value(deck.fields, &["verticalseparator", "separatorvertical"]).map(own);
    let mut out = Separators::default();
    match &horizontal {
        None => out.dashes = true,
        Some(Own::Line(line)) => out.lines.push(line.clone()),
        Some(Own::BlankLines(count)) => out.blank_lines = *count,
        Some(Own::Pattern) => out.dashes = true,
    }
    match vertical {
        None if horizontal.is_some() => out.lines.push("----".into()),
        Some(Own::Line(line)) => out.lines.push(line),
        Some(Own::BlankLines(count)) => {
            out.blank_lines = if out.blank_lines == 0 { count } else { out.blank_lines.min(count) }
        }
        None | Some(Own::Pattern) => {}
    }
    out
}

/// The line that begins notes, if the front matter says so: its text, and whether it is at the start of the line.
pub fn notes_separator(fields: &Fields) -> Option<Result<(String, bool), ()>> {
    let pattern = value(fields, &["notesseparator", "separatornotes"])?;
    let bare = pattern.trim_start_matches(['^', '\n']).trim_start_matches("\\s*").trim_start_matches("\\n");
    if matches!(bare.to_ascii_lowercase().as_str(), "notes?:" | "note:" | "notes:" | "note?:") {
        return None;
    }
    let anchored = pattern.starts_with(['^', '\n']) || pattern.starts_with("\\n");
    let text = literal(bare.trim_end_matches(['$', '\n']).trim_end_matches("\\n"));
    Some(text.map(|text| (text.trim().to_owned(), anchored)).filter(|(text, _)| !text.is_empty()).ok_or(()))
}

/// `Note:` or a separator of the deck's own, to the end of the slide, and shortcodes of Hugo.
fn notes(slide: &SlideText<'_>, out: &mut Vec<PrivateNote>) {
    if let Some(Ok((separator, anchored))) = notes_separator(slide.fields) {
        let opens = |line: &str| {
            let rest = line.trim_start();
            let at = line.len() - rest.len();
            if starts_with_ignoring_case(rest, &separator) {
                return Some(at..at + separator.len());
            }
            let found = (0..line.len()).filter(|at| line.is_char_boundary(*at));
            let mut found = found.filter(|at| !anchored && starts_with_ignoring_case(&line[*at..], &separator));
            found.next().map(|at| at..at + separator.len())
        };
        out.extend(to_the_end(slide, NoteSyntax::OwnSeparator, opens));
    }
    out.extend(to_the_end(slide, NoteSyntax::NoteLine, note_line));
    shortcodes(slide, out);
}

/// `{{% note %}}` … `{{% /note %}}`, of the theme that Hugo has for reveal.js.
fn shortcodes(slide: &SlideText<'_>, out: &mut Vec<PrivateNote>) {
    let mut open: Option<&Line> = None;
    for line in slide.lines {
        let content = line.text(slide.text);
        let Some(name) = shortcode(content) else { continue };
        match (open, name) {
            (None, "note" | "notes" | "speaker_note") if content.matches("{{").count() > 1 => {
                let inner = content.find("}}").map_or(0, |at| at + 2)..content.rfind("{{").unwrap_or_default();
                let inner = line.range.start + inner.start..line.range.start + inner.end.max(inner.start);
                out.push(PrivateNote::new(line.range.clone(), inner, NoteSyntax::Shortcode));
            }
            (None, "note" | "notes" | "speaker_note") => open = Some(line),
            (Some(first), "/note" | "/notes" | "/speaker_note") => {
                let whole = first.range.start..line.range.end;
                out.push(PrivateNote::new(whole, first.end..line.range.start, NoteSyntax::Shortcode));
                open = None;
            }
            _ => {}
        }
    }
    if let Some(first) = open {
        let note =
            PrivateNote::new(first.range.start..slide.range.end, first.end..slide.range.end, NoteSyntax::Shortcode);
        out.push(PrivateNote { is_open: true, ..note });
    }
}

/// The name of the shortcode that is all there is on a line; `/name` if it ends one.
pub fn shortcode(line: &str) -> Option<&str> {
    let inner = line.trim().strip_prefix("{{")?.strip_suffix("}}")?;
    let inner = inner.trim_start_matches(['%', '<']).trim_end_matches(['%', '>']).trim();
    inner.split_ascii_whitespace().next()
}

/// Comments `.slide: …`, and what the theme of Hugo has instead. Lines with nothing but its shortcodes are not shown.
fn settings(slide: &SlideText<'_>, settings: &mut SlideSettings) -> Vec<Range<usize>> {
    for comment in &slide.comments {
        let inner = slide.text[comment.range.clone()].trim_start_matches("<!--").trim_end_matches("-->").trim();
        let Some(attributes) = inner.strip_prefix(".slide:").and_then(|words| Attributes::words(words.trim())) else {
            continue;
        };
        apply(&attributes, &comment.range, settings);
    }
    let mut out = Vec::new();
    for line in slide.lines {
        let content = line.text(slide.text);
        let Some(name) = shortcode(content) else { continue };
        if !matches!(name, "slide" | "section" | "/section" | "/slide" | "fragment" | "/fragment") {
            continue;
        }
        if name == "slide" {
            let words = content.trim().trim_start_matches(['{', '%', '<']).trim_end_matches(['}', '%', '>']).trim();
            let words = words.strip_prefix("slide").unwrap_or_default().trim();
            if let Some(attributes) = Attributes::words(words) {
                apply(&attributes, &line.range, settings);
            }
        }
        if content.matches("{{").count() == 1 {
            out.push(line.range.clone());
        }
    }
    out
}

/// `{{% fragment %}}` and `{{% /fragment %}}` on lines of their own are around a step.
fn parts(slide: &SlideText<'_>) -> Vec<FacePart> {
    let mut parts = Parts::new(slide, ListSteps::None);
    for line in slide.lines {
        let content = line.text(slide.text);
        let whole = line.range.start..line.end;
        match shortcode(content) {
            Some("fragment") if content.matches("{{").count() == 2 => {
                let (opens, closes) =
                    (content.find("}}").map_or(0, |at| at + 2), content.rfind("{{").unwrap_or_default());
                parts.cut(&(line.range.start..line.range.start + opens));
                parts.open_div("fragment", "", None);
                parts.cut(&(line.range.start + closes.max(opens)..line.end));
                parts.close_div();
            }
            Some("fragment") => {
                parts.cut(&whole);
                parts.open_div("fragment", "", None);
            }
            Some("/fragment") => {
                parts.cut(&whole);
                parts.close_div();
            }
            _ => {}
        }
    }
    parts.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_that_stand_for_one_text_are_read() {
        for (pattern, line) in
            [("<!--s-->", "<!--s-->"), ("^\\r?\\n----\\r?\\n$", "----"), ("^\n--\n$", "--"), ("\\+\\+\\+", "+++")]
        {
            assert_eq!(own(pattern), Own::Line(line.into()), "{pattern}");
        }
        assert_eq!(
            (own("^\\n\\n\\n"), own("\n\n\n"), own("---+")),
            (Own::BlankLines(3), Own::BlankLines(2), Own::Pattern)
        );
    }
}
