use super::Diagnostic;

/// What a recipe made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What had to be left out. Bytes made with a warning are not kept for the next build, so that it warns again.
    pub warnings: Vec<Diagnostic>,
}
