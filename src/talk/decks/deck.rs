use super::Tool;

/// Which tool a deck was written for, and how sure that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deck {
    /// The tool whose rules divide the deck and read its slides.
    pub tool: Tool,
    /// Whether several tools have evidence: then the notes of all of them are private.
    pub is_mixed: bool,
    /// Whether the front matter names the tool.
    pub is_named: bool,
    /// What the evidence is, for `status -v`.
    pub reason: String,
}

impl Deck {
    /// A deck whose front matter names its tool.
    pub fn named(tool: Tool) -> Deck {
        Deck { tool, is_mixed: false, is_named: true, reason: String::new() }
    }

    /// A deck of no tool.
    pub fn plain() -> Deck {
        Deck { tool: Tool::Plain, is_mixed: false, is_named: false, reason: String::new() }
    }

    /// Whether a note in any tool's syntax is private.
    pub fn has_all_notes(&self) -> bool {
        self.is_mixed || self.tool == Tool::Plain
    }
}
