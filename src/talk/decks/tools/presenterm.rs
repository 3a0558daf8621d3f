//! presenterm: its commands are comments.

use std::ops::Range;

use crate::base::data::{Fields, Spanned, Value};
use crate::talk::decks::finders::speaker_note_comments;
use crate::talk::decks::parts::{ListSteps, Parts};
use crate::talk::decks::{
    DeckFacts, FacePart, Hidden, Include, Included, Line, Rules, Separators, SlideSettings, SlideText, Tool,
};

use super::plain;
use super::presenterm_columns::Columns;
use super::presenterm_files::file_blocks;
use crate::talk::markdown::{PictureWords, percent};

pub const RULES: Rules = Rules {
    tool: Tool::Presenterm,
    own_keys: &["sub_title"],
    keys: &["options", "authors", "theme", "event"],
    left_out: &[
        "theme",
        "font_size",
        "list_item_newlines",
        "new_line",
        "new_lines",
        "newline",
        "newlines",
        "alignment",
        "snippet_output",
    ],
    front_matter,
    line,
    separators,
    notes: |slide, out| speaker_note_comments(slide, &prefix(slide.fields), out),
    keeps_line_ends: |_| true,
    cover: |fields| fields.get("title").is_some(),
    picture_words: Some(picture_words),
    settings,
    includes,
    parts,
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

/// The command on a line, without the deck's prefix: its name, and what is behind the colon.
fn command<'t>(text: &'t str, line: &Line, prefix: &str) -> Option<(&'t str, &'t str)> {
    let comment = line.comment(text)?.strip_prefix(prefix)?.trim_start();
    let (name, value) = comment.split_once(':').unwrap_or((comment, ""));
    let name = name.trim();
    COMMANDS.contains(&name).then_some((name, value.trim()))
}

fn settings(slide: &SlideText<'_>, settings: &mut SlideSettings) -> Vec<Range<usize>> {
    let prefix = prefix(slide.fields);
    for line in slide.lines {
        let Some((name, value)) = command(slide.text, line, &prefix) else { continue };
        let spanned = |text: &str| Spanned::new(text.to_owned(), line.range.clone());
        match name {
            "skip_slide" => settings.hidden = Some((Hidden::ByTool, line.range.clone())),
            "jump_to_middle" => settings.classes.push("centre".into()),
            "alignment" if value == "center" => settings.classes.push("centre".into()),
            "speaker_note" | "speaker_notes" => {}
            _ => settings.set(spanned(name), spanned(value)),
        }
    }
    Vec::new()
}

/// The command `include`, and blocks of code from files.
fn includes(text: &str, lines: &[Line], fields: &Fields) -> Vec<Include> {
    let prefix = prefix(fields);
    let commands = lines.iter().filter_map(|line| {
        let (_, file) = command(text, line, &prefix).filter(|(name, file)| *name == "include" && !file.is_empty())?;
        let at = line.range.start + text[line.range.start..].find(file)?;
        let what = Included::Text(Spanned::new(file.to_owned(), at..at + file.len()));
        Some(Include { range: line.range.clone(), what })
    });
    commands.chain(file_blocks(text)).collect()
}

fn parts(slide: &SlideText<'_>) -> Vec<FacePart> {
    let prefix = prefix(slide.fields);
    let lists = match option(slide.fields, "incremental_lists") {
        Some("true") => ListSteps::Each,
        _ => ListSteps::None,
    };
    let mut parts = Parts::new(slide, lists);
    let mut columns = Columns::default();
    for line in slide.lines {
        let Some((name, value)) = command(slide.text, line, &prefix) else { continue };
        // The comment itself is in no output, so it can stay in the text.
        if matches!(name, "pause" | "column" | "column_layout" | "reset_layout" | "incremental_lists") {
            parts.cut(&(line.range.start..line.range.start));
        }
        match name {
            "column_layout" => columns = Columns::read(value),
            "pause" => parts.step(),
            "column" => columns.begin(value, &mut parts),
            "reset_layout" => columns.end(&mut parts),
            "incremental_lists" => parts.set_lists(if value == "true" { ListSteps::Each } else { ListSteps::None }),
            _ => {}
        }
    }
    parts.cut(&(slide.range.end..slide.range.end));
    columns.end(&mut parts);
    parts.finish()
}

/// `image:width:50%`, or `image:w:50%`.
fn picture_words(alt: &str) -> PictureWords {
    let mut out = PictureWords::default();
    let mut words = Vec::new();
    for word in alt.split_ascii_whitespace() {
        let size = word.strip_prefix("image:width:").or_else(|| word.strip_prefix("image:w:"));
        match size.and_then(percent) {
            Some(width) => out.width = Some(width),
            None => words.push(word),
        }
    }
    out.alt = words.join(" ");
    out
}
