use super::tools;
use super::{Rules, Tool};

/// The rules of all tools, in the order in which evidence decides.
pub const ALL: [&Rules; 7] = [
    &tools::marp::RULES,
    &tools::slidev::RULES,
    &tools::presenterm::RULES,
    &tools::pandoc::RULES,
    &tools::deckset::RULES,
    &tools::remark::RULES,
    &tools::reveal::RULES,
];

/// The rules of `tool`.
pub fn rules_of(tool: Tool) -> &'static Rules {
    ALL.into_iter().find(|rules| rules.tool == tool).unwrap_or(&tools::plain::RULES)
}

/// Whether `key`, in lower case, tells front matter without fences from text: only one tool has it, or Deckset, whose decks
/// begin so.
pub fn is_bare_key(key: &str) -> bool {
    ALL.iter().any(|rules| rules.own_keys.contains(&key)) || matches!(key, "theme" | "footer")
}

/// Whether `key`, in lower case, is one that a tool reads.
pub fn is_key(key: &str) -> bool {
    ALL.iter().any(|rules| rules.own_keys.contains(&key) || rules.keys.contains(&key))
}
