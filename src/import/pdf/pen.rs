use std::collections::HashSet;

use hayro::RenderCache;
use hayro::hayro_interpret::InterpreterCache;
use hayro::hayro_syntax::object::ObjectIdentifier;
use hayro::vello_cpu::{Pixmap, RenderContext};

/// What a thread that reads and draws pages of one deck keeps between them, such as fonts.
#[derive(Default)]
pub struct Pen<'a> {
    pub(super) reading: InterpreterCache<'a>,
    pub(super) drawing: RenderCache<'a>,
    /// Streams that are not too large when they are unpacked.
    pub(super) unpacked: HashSet<ObjectIdentifier>,
    /// What is drawn with and on. It is megabytes, which the system takes back and clears if each page asks for them again.
    pub(super) canvas: Option<(RenderContext, Pixmap)>,
}

impl Pen<'_> {
    /// Keeps nothing yet.
    pub fn new<'a>() -> Pen<'a> {
        Pen::default()
    }
}
