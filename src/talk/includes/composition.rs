use std::ops::Range;

use crate::base::{ComposedText, Diagnostic, SitePath};
use crate::talk::sought::Sought;

/// A deck with all that it includes.
#[derive(Debug, Default)]
pub struct Composition {
    /// Its text.
    pub text: ComposedText,
    /// What is wrong with what it includes.
    pub mistakes: Vec<Diagnostic>,
    /// What was left out, by its name, and where in the text.
    pub left_out: Vec<(String, Range<usize>)>,
    /// The decks and texts that are part of it.
    pub included: Vec<SitePath>,
    /// Every file that was looked for.
    pub sought: Vec<Sought>,
}
