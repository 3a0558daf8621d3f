use std::ops::Range;

use super::Tool;

/// Text of a deck that only its author may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivateNote {
    /// All that belongs to it, with its marks.
    pub whole: Range<usize>,
    /// What it says.
    pub content: Range<usize>,
    /// Which syntax it is written in.
    pub syntax: NoteSyntax,
    /// The text to show instead of `content`, if its lines had to be changed.
    pub plain: Option<String>,
    /// Whether nothing ends it on its slide, though something should.
    pub is_open: bool,
}

impl PrivateNote {
    /// A note at `whole` that says `content`.
    pub fn new(whole: Range<usize>, content: Range<usize>, syntax: NoteSyntax) -> PrivateNote {
        PrivateNote { whole, content, syntax, plain: None, is_open: false }
    }

    /// Whether it is a comment, which no page has.
    pub fn is_comment(&self) -> bool {
        self.syntax == NoteSyntax::Comment
    }

    /// A comment that says `content`.
    pub fn comment(content: Range<usize>) -> PrivateNote {
        PrivateNote::new(content.clone(), content, NoteSyntax::Comment)
    }
}

/// The ways in which decks write notes. What a text says in any of them is private in a deck of any tool, unless the
/// tool reads it as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteSyntax {
    /// `Note:` or `Notes:`, to the end of the slide.
    NoteLine,
    /// A separator of notes that the front matter names.
    OwnSeparator,
    /// `???`, to the end of the slide.
    QuestionMarks,
    /// A line that begins with `^`, to the blank line.
    Caret,
    /// A fenced div with the class `notes`.
    FencedDiv,
    /// A shortcode of Hugo.
    Shortcode,
    /// `\note{…}` of LaTeX.
    Tex,
    /// A comment. No page has one, so it is left where it is.
    Comment,
}

impl NoteSyntax {
    /// The tool whose decks have it, if transcripts can be written in it.
    pub const fn tool(self) -> Option<Tool> {
        match self {
            NoteSyntax::NoteLine => Some(Tool::Reveal),
            NoteSyntax::QuestionMarks => Some(Tool::Remark),
            NoteSyntax::Caret => Some(Tool::Deckset),
            NoteSyntax::FencedDiv => Some(Tool::Pandoc),
            NoteSyntax::OwnSeparator | NoteSyntax::Shortcode | NoteSyntax::Tex | NoteSyntax::Comment => None,
        }
    }

    /// Whose syntax it is, and the lines by which it is known.
    pub const fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            NoteSyntax::NoteLine | NoteSyntax::OwnSeparator => {
                ("reveal", "line starting with `Note:`", "lines starting with `Note:`")
            }
            NoteSyntax::QuestionMarks => ("remark", "line `???`", "lines `???`"),
            NoteSyntax::Caret => ("Deckset", "line starting with `^`", "lines starting with `^`"),
            NoteSyntax::FencedDiv => ("pandoc", "div with the class `notes`", "divs with the class `notes`"),
            NoteSyntax::Shortcode => ("reveal", "shortcode", "shortcodes"),
            NoteSyntax::Tex => ("pandoc", "command `\\note`", "commands `\\note`"),
            NoteSyntax::Comment => ("presenterm", "comment", "comments"),
        }
    }
}
