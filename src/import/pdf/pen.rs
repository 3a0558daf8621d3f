use hayro::RenderCache;
use hayro::hayro_interpret::InterpreterCache;

/// What a thread that reads and draws pages of one deck keeps between them, such as fonts.
#[derive(Default)]
pub struct Pen<'a> {
    pub(super) reading: InterpreterCache<'a>,
    pub(super) drawing: RenderCache<'a>,
}

impl Pen<'_> {
    /// Keeps nothing yet.
    pub fn new<'a>() -> Pen<'a> {
        Pen::default()
    }
}
