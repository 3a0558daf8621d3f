//! Decks of slides that were written for another tool, read as that tool reads them.
//!
//! The way of a document: [`Evidence`] finds out which tool it was written for, which decides how it is classified.
//! [`divide`] then cuts the text into slides and says of each what it shows, what its settings are, and which text is
//! private. The rest of `talk` makes pages of that, and knows no tool.
//!
//! # To add a construct of a tool
//!
//! All that differs from tool to tool is in `tools/NAME.rs`, as the fields of one constant [`Rules`]:
//!
//! | construct | field of `Rules` |
//! |---|---|
//! | a key of front matter | `own_keys` if only this tool has it, else `keys`; also `left_out` if it does nothing here |
//! | a sign that a deck is this tool's | `line`, `front_matter` |
//! | what separates slides | `separators` |
//! | speaker notes | `notes`: add a [`PrivateNote`], and, for a new syntax, a [`NoteSyntax`] |
//! | a setting of one slide | `settings`: fill [`SlideSettings`]; return the lines that are nothing else |
//! | what it takes from other files, or stands for other text | `includes`: an [`Include`] for each |
//! | columns and steps | `parts`: pieces of Markdown with HTML between them |
//!
//! What a construct has no meaning for goes into [`LeftOut`](crate::talk::markdown::LeftOut), under its name as written.
//! A construct within lines (a picture's words, an attribute, an element) belongs in `talk/markdown/writer`.
//!
//! Positions are those of the author's file throughout. Nothing is moved or rewritten: private text is blanked where it is.

mod background;
mod braces;
mod carried;
mod column_widths;
mod content_blocks;
mod cover;
mod cuts;
mod deck;
mod deck_margins;
mod deck_slide;
mod divide;
mod drawing_comments;
mod elements;
mod evidence;
mod face_part;
mod fenced_blocks;
mod fields;
mod find_includes;
mod finders;
mod found_tags;
mod hidden_cells;
mod hidden_text;
mod include;
mod line;
mod note;
mod note_like;
mod open_tags;
mod own_separator;
mod parts;
mod private;
mod prose;
mod public;
mod public_comments;
mod raw_spans;
mod registry;
mod remark_templates;
mod rules;
mod section_text;
mod separators;
mod signs;
mod slide_attributes;
mod slide_settings;
mod slide_text;
mod tex_notes;
mod tool;
mod tools;

pub use crate::talk::markdown::{Edge, Side};
pub use background::Background;
pub use carried::Carried;
pub use deck::Deck;
pub use deck_margins::DeckMargins;
pub use deck_slide::DeckSlide;
pub use divide::{DividedDeck, divide, says_skip, unclear_notes};
pub use evidence::{Evidence, Marked};
pub use face_part::{END_OF_COLUMNS, FacePart};
pub use find_includes::{WrittenSlide, in_order, includes, may_include, slides};
pub use include::{Include, Included, IncludedCode, IncludedSlides, Piece};
pub use line::Line;
pub use note::{NoteSyntax, PrivateNote};
pub use own_separator::OwnSeparator;
pub use prose::Prose;
pub use public::public_notes;
pub use public_comments::public_comments;
pub use registry::{is_bare_key, is_key, rules_of};
pub use rules::{DeckFacts, Rules};
pub use section_text::SectionText;
pub use separators::Separators;
pub use slide_settings::{Hidden, SlideSettings};
pub use slide_text::SlideText;
pub use tool::Tool;
pub use tools::section_includes;
