//! Decks of no tool, and what the rules of all tools start from.

use crate::talk::decks::{FacePart, Rules, Separators, Tool};

/// The rules of plain decks. They read the notes of all tools, which `private` finds.
pub const RULES: Rules = Rules {
    tool: Tool::Plain,
    own_keys: &[],
    keys: &[],
    left_out: &[],
    front_matter: |_| None,
    line: |_, _| None,
    separators: |_| Separators::dashes(),
    notes: |_, _| {},
    settings: |_, _| Vec::new(),
    parts: |slide| vec![FacePart::Markdown(slide.range.clone())],
};
