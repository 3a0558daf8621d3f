//! Decks of no tool, and what the rules of all tools start from.

use crate::talk::decks::{FacePart, Rules, Separators, Tool};
use crate::talk::markdown::DeckSyntax;

/// The rules of plain decks. They read the notes of all tools, which `private` finds.
pub const RULES: Rules = Rules {
    tool: Tool::Plain,
    own_keys: &[],
    keys: &[],
    left_out: &[],
    syntax: DeckSyntax::RULE_SLIDES,
    front_matter: |_| None,
    line: |_, _| None,
    separators: |_| Separators::dashes(),
    notes: |_, _| {},
    settings: |_, _| Vec::new(),
    keeps_line_ends: |_| false,
    has_content_classes: false,
    picture_words: None,
    cover: |_| false,
    carry: |_, _, _| {},
    includes: |_, _, _| Vec::new(),
    parts: |slide| vec![FacePart::Markdown(slide.range.clone())],
};
