/// How letters look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// In the font of code.
    pub code: bool,
    /// Crossed out.
    pub struck: bool,
    /// Underlined.
    pub underlined: bool,
    /// Above the line.
    pub raised: bool,
    /// Below the line.
    pub lowered: bool,
}
