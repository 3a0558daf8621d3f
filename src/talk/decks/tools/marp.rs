//! Marp: `marp-core` and `marpit`.

use std::ops::Range;

use crate::base::data::{Fields, Spanned, Value};
use crate::talk::decks::finders::{comment_text, is_for_linters, is_ours};
use crate::talk::decks::{
    Carried, DeckFacts, Line, NoteSyntax, PrivateNote, Rules, Separators, SlideSettings, SlideText, Tool,
};
use crate::talk::markdown::DeckSyntax;

use super::plain as plain_deck;

pub const RULES: Rules = Rules {
    tool: Tool::Marp,
    own_keys: &[
        "marp",
        "headingdivider",
        "paginate",
        "backgroundrepeat",
        "_class",
        "_paginate",
        "_header",
        "_footer",
        "_color",
        "_backgroundcolor",
        "_backgroundimage",
    ],
    keys: &[
        "theme",
        "style",
        "class",
        "size",
        "header",
        "footer",
        "color",
        "backgroundcolor",
        "backgroundimage",
        "backgroundposition",
        "backgroundsize",
        "transition",
        "_transition",
    ],
    left_out: &["theme", "style", "size", "transition", "_transition"],
    syntax: DeckSyntax { is_marp: true, has_math: true, ..DeckSyntax::RULE_SLIDES },
    line,
    separators,
    notes,
    settings,
    carry,
    keeps_line_ends: |_| true,
    ..plain_deck::RULES
};

/// Directives of a slide, which `_` before the name gives to that slide alone.
const LOCAL: [&str; 11] = [
    "backgroundColor",
    "backgroundImage",
    "backgroundPosition",
    "backgroundRepeat",
    "backgroundSize",
    "class",
    "color",
    "footer",
    "header",
    "paginate",
    "transition",
];

/// Directives of the deck.
const GLOBAL: [&str; 13] = [
    "headingDivider",
    "style",
    "theme",
    "lang",
    "math",
    "size",
    "marp",
    "title",
    "author",
    "description",
    "keywords",
    "url",
    "image",
];

fn line(text: &str, line: &Line) -> Option<&'static str> {
    let content = line.text(text);
    if memchr::memmem::find(content.as_bytes(), b"![").is_some() && has_bg(&line.without_code(text)) {
        return Some("a picture with `bg` in its alt text");
    }
    let is_evident = |name: &str| {
        let local = name.strip_prefix('_').filter(|local| LOCAL.contains(local));
        local.is_some() || name == "headingDivider" || name == "paginate" || name.starts_with("background")
    };
    let comment = if content.contains("<!--") { line.comment(text)? } else { return None };
    directives(comment).any(is_evident).then_some("a directive of Marp")
}

/// Whether a picture has the word `bg` in its alt text.
fn has_bg(line: &str) -> bool {
    line.split("![").skip(1).any(|rest| {
        let alt = rest.find("](").map_or("", |end| &rest[..end]);
        alt.split_ascii_whitespace().any(|word| word == "bg")
    })
}

/// The names of the directives in a comment.
fn directives(comment: &str) -> impl Iterator<Item = &str> {
    comment.lines().filter_map(|line| directive(line).map(|(name, _)| name))
}

/// The name and the value of the directive that a line is.
fn directive(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim_end().trim_matches(['"', '\'']);
    let known = name.strip_prefix(['_', '$']).unwrap_or(name);
    (LOCAL.contains(&known) || GLOBAL.contains(&known)).then_some((name, value.trim()))
}

fn separators(deck: &DeckFacts<'_>) -> Separators {
    let in_comment =
        || deck.lines.iter().filter_map(|line| line.comment(deck.text)).flat_map(str::lines).find_map(divider);
    let headings = deck.fields.get("headingdivider").map(|field| levels(&field.value)).or_else(in_comment);
    Separators { breaks: true, headings: headings.unwrap_or_default(), ..Separators::default() }
}

fn divider(line: &str) -> Option<u8> {
    let (name, value) = directive(line.trim())?;
    (name.trim_start_matches('$') == "headingDivider").then(|| levels(&Value::Plain(value.to_owned())))
}

/// One number stands for this level and those above it; a list for exactly its levels.
fn levels(value: &Value) -> u8 {
    let bit =
        |text: &str| text.trim().parse().ok().filter(|level| (1..=6).contains(level)).map_or(0, |level: u8| 1 << level);
    match value {
        Value::List(items) => items.iter().filter_map(|item| item.as_text()).map(bit).fold(0, |all, one| all | one),
        Value::Plain(text) | Value::Text(text) => match text.trim().strip_prefix('[') {
            Some(list) => list.trim_end_matches(']').split(',').map(bit).fold(0, |all, one| all | one),
            None => {
                let own = bit(text);
                own | own.saturating_sub(1) & !1
            }
        },
        Value::Table(_) => 0,
    }
}

/// Every comment is a note, unless it is meant for a linter or has nothing but directives.
fn notes(slide: &SlideText<'_>, out: &mut Vec<PrivateNote>) {
    for comment in slide.comments.iter().filter(|comment| !is_ours(comment.kind)) {
        let content = comment_text(slide.text, &comment.range);
        let said = slide.text[content.clone()].trim_matches('-').trim();
        if said.is_empty() || is_for_linters(said) {
            continue;
        }
        let content = match directives(said).next() {
            None => content,
            Some(_) => match said_below_directives(slide.text, content) {
                Some(said) => said,
                None => continue,
            },
        };
        out.push(PrivateNote::new(comment.range.clone(), content, NoteSyntax::Comment));
    }
}

/// The lines of a comment from the first that belongs to no directive.
fn said_below_directives(text: &str, content: Range<usize>) -> Option<Range<usize>> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut at = content.start;
    let mut above: Option<(usize, bool)> = None;
    for line in text[content.clone()].split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim();
        if let Some((_, value)) = directive(words) {
            above = Some((indent(line), value.is_empty()));
            continue;
        }
        let is_value =
            above.is_some_and(|(level, takes_list)| indent(line) > level || takes_list && words.starts_with("- "));
        if !(words.is_empty() || words.starts_with('#') || is_value) {
            return Some(start..content.end);
        }
    }
    None
}

/// The directives in the comments of a slide. [`carry`] makes settings of them.
fn settings(slide: &SlideText<'_>, settings: &mut SlideSettings) -> Vec<Range<usize>> {
    for comment in &slide.comments {
        let content = comment_text(slide.text, &comment.range);
        let mut at = content.start;
        // A list is the value of the directive right above it, and of nothing else: other comments are notes.
        let mut takes_list = false;
        for line in slide.text[content].split_inclusive('\n') {
            let range = at..at + line.trim_end().len();
            at += line.len();
            if let Some((name, value)) = directive(line.trim()) {
                let value = value.trim_matches(['"', '\'']).to_owned();
                takes_list = value.is_empty();
                settings.fields.push((Spanned::new(name.to_owned(), range.clone()), Spanned::new(value, range)));
            } else if let (true, Some(item), Some((_, value))) =
                (takes_list, line.trim().strip_prefix("- "), settings.fields.last_mut())
            {
                value.value = format!("{} {}", value.value, item.trim());
            } else {
                takes_list = false;
            }
        }
    }
    Vec::new()
}

/// Directives without `_` count on the slides below, too; those with `_` on this slide alone.
fn carry(fields: &Fields, settings: &mut SlideSettings, carried: &mut Carried) {
    let mut own: Vec<(String, Spanned<String>)> = Vec::new();
    if !carried.is_begun {
        carried.is_begun = true;
        own.extend(fields.iter().filter_map(|field| {
            let value = Spanned::new(plain(&field.value)?, field.value_range.clone());
            Some((field.key.clone(), value))
        }));
    }
    own.extend(settings.directives.iter().map(|(name, value)| (name.value.clone(), value.clone())));
    let mut alone = Vec::new();
    for (name, value) in own {
        let bare = name.trim_start_matches(['_', '$']);
        let Some(known) = LOCAL.into_iter().find(|known| known.eq_ignore_ascii_case(bare)) else { continue };
        match name.starts_with('_') {
            true => alone.push((known, value)),
            false => drop(carried.directives.insert(known.to_owned(), value)),
        }
    }
    let of_all = carried.directives.iter().map(|(name, value)| (name.as_str(), value));
    let all: std::collections::BTreeMap<&str, &Spanned<String>> =
        of_all.chain(alone.iter().map(|(name, value)| (*name, value))).collect();
    let is_dark =
        fields.get("class").and_then(|field| plain(&field.value)).is_some_and(|text| has_word(&text, "invert"));
    for (name, value) in all {
        apply(name, value, is_dark, settings);
    }
}

/// A value of front matter as one text.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::List(items) => Some(items.iter().filter_map(|item| item.as_text()).collect::<Vec<_>>().join(" ")),
        value => value.as_text().map(str::to_owned),
    }
}

fn has_word(text: &str, word: &str) -> bool {
    text.split_ascii_whitespace().any(|found| found == word)
}

/// `is_dark`: the whole deck is in the other scheme, which is a dark one in the themes of Marp.
fn apply(name: &str, value: &Spanned<String>, is_dark: bool, settings: &mut SlideSettings) {
    let given = || Some(value.clone());
    match name {
        "class" => {
            let words = value.split(|c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '"' | '\''));
            settings.classes.extend(words.filter(|word| !word.is_empty()).map(|class| match class {
                "lead" => "centre".to_owned(),
                "invert" if is_dark => "dark".to_owned(),
                "invert" => "light".to_owned(),
                other => other.to_owned(),
            }));
        }
        "paginate" => {
            settings.numbers = Some(matches!(value.as_str(), "true" | "hold"));
            settings.is_uncounted = matches!(value.as_str(), "hold" | "skip");
        }
        "header" => settings.header = given(),
        "footer" => settings.footer = given(),
        "color" => settings.colour = given(),
        "backgroundColor" => settings.background.colour = given().filter(|value| !value.trim().is_empty()),
        "backgroundImage" => settings.background.set_image(value.clone()),
        "backgroundSize" => settings.background.size = given(),
        "backgroundPosition" => settings.background.position = given(),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_no_directive_is_a_note() {
        let said = |text: &str| said_below_directives(text, 0..text.len()).map(|range| text[range].trim().to_owned());
        assert_eq!(said(" _class: lead\n- one\n- two\n").as_deref(), Some("- one\n- two"));
        assert_eq!(said("\n_class:\n- lead\nSay hello\n_color: red\n").as_deref(), Some("Say hello\n_color: red"));
        assert_eq!(said("\n  class: lead\n  Say hello\n").as_deref(), Some("Say hello"));
        assert_eq!(said("\n  _class:\n  - lead\n\n  # aside\n"), None);
        assert_eq!(said("\nstyle: |\n  h1 { color: red }\n_class:\n  - lead\n"), None);
    }

    #[test]
    fn a_number_divides_at_its_level_and_above() {
        let bits = |text: &str| levels(&Value::Plain(text.into()));
        assert_eq!((bits("2"), bits("[1, 3]"), bits("0"), bits("x")), (0b110, 0b1010, 0, 0));
    }
}
