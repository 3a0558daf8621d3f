//! presenterm: its commands are comments.

use std::ops::Range;

use crate::base::data::{Fields, Value};
use crate::talk::decks::finders::speaker_note_comments;
use crate::talk::decks::{DeckFacts, Hidden, Line, Rules, Separators, SlideSettings, SlideText, Tool};

use super::plain;

pub const RULES: Rules = Rules {
    tool: Tool::Presenterm,
    own_keys: &["sub_title"],
    keys: &["options", "authors", "theme", "event"],
    left_out: &["theme"],
    front_matter,
    line,
    separators,
    notes: |slide, out| speaker_note_comments(slide, &prefix(slide.fields), out),
    settings,
    ..plain::RULES
};

/// The commands, without the prefix that a deck may give them.
const COMMANDS: [&str; 20] = [
    "alignment",
    "column",
    "column_layout",
    "end_slide",
    "font_size",
    "include",
    "incremental_lists",
    "jump_to_middle",
    "list_item_newlines",
    "new_line",
    "new_lines",
    "newline",
    "newlines",
    "no_footer",
    "pause",
    "reset_layout",
    "skip_slide",
    "snippet_output",
    "speaker_note",
    "speaker_notes",
];

fn front_matter(fields: &Fields) -> Option<&'static str> {
    let known = [
        "implicit_slide_ends",
        "end_slide_shorthand",
        "command_prefix",
        "strict_front_matter_parsing",
        "h1_slide_titles",
    ];
    known.iter().any(|name| option(fields, name).is_some()).then_some("an option of presenterm")
}

fn line(text: &str, line: &Line) -> Option<&'static str> {
    if !line.text(text).trim_start().starts_with("<!--") {
        return None;
    }
    let comment = line.comment(text)?;
    let word = comment.split_once(':').map_or(comment, |(word, _)| word).trim();
    // `column`, `include` and the like with nothing behind them are words of a comment.
    let stands_alone = matches!(
        word,
        "end_slide" | "jump_to_middle" | "new_line" | "newline" | "no_footer" | "pause" | "reset_layout" | "skip_slide"
    );
    (COMMANDS.contains(&word) && (stands_alone || comment.contains(':'))).then_some("a command of presenterm")
}

/// The value of one of its options.
fn option<'f>(fields: &'f Fields, name: &str) -> Option<&'f str> {
    match &fields.get("options")?.value {
        Value::Table(options) => options.get(name)?.value.as_text(),
        _ => None,
    }
}

/// What every command begins with.
pub(super) fn prefix(fields: &Fields) -> String {
    option(fields, "command_prefix").unwrap_or_default().to_owned()
}

fn separators(deck: &DeckFacts<'_>) -> Separators {
    let command = format!("{}end_slide", prefix(deck.fields));
    let ends = |line: &Line| line.comment(deck.text) == Some(&command);
    let is_on = |name| option(deck.fields, name) == Some("true");
    // The options may be in a file of their own, outside of the deck.
    let shorthand = is_on("end_slide_shorthand") || !deck.lines.iter().any(ends);
    let underlined = is_on("implicit_slide_ends");
    Separators { breaks: shorthand, underlined, command: Some(command), ..Separators::default() }
}

fn settings(slide: &SlideText<'_>, settings: &mut SlideSettings) -> Vec<Range<usize>> {
    let command = format!("{}skip_slide", prefix(slide.fields));
    let skip = slide.comments.iter().find(|comment| {
        let inner = slide.text[comment.range.clone()].trim_start_matches("<!--").trim_end_matches("-->");
        inner.trim() == command
    });
    if let Some(comment) = skip {
        settings.hidden = Some((Hidden::ByTool, comment.range.clone()));
    }
    Vec::new()
}
