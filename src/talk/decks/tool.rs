/// A tool that a deck was written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    /// Marp.
    Marp,
    /// Slidev.
    Slidev,
    /// presenterm.
    Presenterm,
    /// pandoc, patat and Quarto.
    Pandoc,
    /// Deckset.
    Deckset,
    /// remark, and xaringan, which uses it.
    Remark,
    /// reveal.js and reveal-md.
    Reveal,
    /// None of them: lines of dashes separate the slides.
    Plain,
}

impl Tool {
    /// The word in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Tool::Marp => "Marp",
            Tool::Slidev => "Slidev",
            Tool::Presenterm => "presenterm",
            Tool::Pandoc => "pandoc",
            Tool::Deckset => "Deckset",
            Tool::Remark => "remark",
            Tool::Reveal => "reveal",
            Tool::Plain => "plain",
        }
    }

    /// Whether a line that begins with `Note:` is text.
    pub const fn note_line_is_text(self) -> bool {
        matches!(self, Tool::Marp | Tool::Slidev | Tool::Presenterm | Tool::Pandoc | Tool::Remark)
    }
}
