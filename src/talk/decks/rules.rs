use super::{Carried, FacePart, Include, Line, PrivateNote, Separators, SlideSettings, SlideText, Tool};
use crate::base::data::Fields;
use crate::talk::markdown::{DeckSyntax, PictureWords};

/// How decks of one tool are read. Each tool has a file in `tools/`, with a constant of this type.
#[derive(Debug)]
pub struct Rules {
    /// The tool.
    pub tool: Tool,
    /// Keys of front matter, in lower case, that only this tool's decks have: one of them is evidence.
    pub own_keys: &'static [&'static str],
    /// Other keys it reads, in lower case.
    pub keys: &'static [&'static str],
    /// Those of both that have no meaning here: they are named as left out.
    pub left_out: &'static [&'static str],
    /// What the Markdown of its slides has beside.
    pub syntax: DeckSyntax,
    /// Evidence in the values of front matter: what it is, for `status -v`.
    pub front_matter: fn(&Fields) -> Option<&'static str>,
    /// Evidence in a line outside of code and comments, or in the comment that begins with it.
    pub line: fn(&str, &Line) -> Option<&'static str>,
    /// What separates slides, and what of the front matter's settings for that cannot be followed.
    pub separators: fn(&DeckFacts<'_>) -> Separators,
    /// Adds the notes of a slide in this tool's own syntax, in any order.
    pub notes: fn(&SlideText<'_>, &mut Vec<PrivateNote>),
    /// Adds what the text of a slide says about it: in comments, commands, lines of settings, attributes of its heading.
    /// Lines that are settings and nothing else are returned, and are not shown.
    pub settings: fn(&SlideText<'_>, &mut SlideSettings) -> Vec<std::ops::Range<usize>>,
    /// Whether its decks keep the line ends in paragraphs.
    pub keeps_line_ends: fn(&Fields) -> bool,
    /// Whether `.class[text]` is text with a class.
    pub has_content_classes: bool,
    /// What the words in the alt text of a picture say about it.
    pub picture_words: Option<fn(&str) -> PictureWords>,
    /// Whether the front matter makes a first slide.
    pub cover: fn(&Fields) -> bool,
    /// Makes settings of the directives of a slide, and of those that it has from the slides above, which are the second
    /// value. Called for each slide in order, also for hidden ones.
    pub carry: fn(&Fields, &mut SlideSettings, &mut Carried),
    /// What the text takes from other files, by its lines outside of code and comments.
    pub includes: fn(&str, &[Line], &Fields) -> Vec<Include>,
    /// Divides what a slide shows into parts: steps and columns.
    pub parts: fn(&SlideText<'_>) -> Vec<FacePart>,
}

/// What a tool's file may ask about a deck before it is divided.
#[derive(Debug)]
pub struct DeckFacts<'a> {
    /// The front matter.
    pub fields: &'a Fields,
    /// The whole document.
    pub text: &'a str,
    /// The lines outside of code and comments.
    pub lines: &'a [Line],
    /// The headings, in order: level, start, and whether text is right below.
    pub headings: &'a [(usize, usize, bool)],
}
