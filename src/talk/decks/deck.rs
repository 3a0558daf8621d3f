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
    /// Whether its text was put together, so that separators in it may not be the author's.
    pub is_composed: bool,
    /// Whether its notes are published, as transcripts.
    pub publishes_notes: bool,
    /// What the evidence is, for `status -v`.
    pub reason: String,
}

impl Deck {
    /// A deck whose front matter names its tool.
    pub fn named(tool: Tool) -> Deck {
        Deck { tool, is_named: true, ..Deck::plain() }
    }

    /// A deck of no tool.
    pub fn plain() -> Deck {
        Deck {
            tool: Tool::Plain,
            is_mixed: false,
            is_named: false,
            is_composed: false,
            publishes_notes: false,
            reason: String::new(),
        }
    }

    /// Whether nothing at all between two separators is an empty slide, where `shown` slides are above it.
    pub fn has_empty_slide(&self, shown: usize, is_last: bool) -> bool {
        match self.tool {
            Tool::Marp | Tool::Slidev => true,
            Tool::Deckset | Tool::Remark => shown > 0,
            Tool::Reveal => shown > 0 && !self.is_composed,
            Tool::Presenterm => shown > 0 && !self.is_composed && !is_last,
            Tool::Pandoc | Tool::Plain => false,
        }
    }

    /// Whether a note in any tool's syntax is private.
    pub fn has_all_notes(&self) -> bool {
        self.is_mixed || self.tool == Tool::Plain
    }
}
