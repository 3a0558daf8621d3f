use super::Style;

/// Letters of one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text. A line end in it is a line break.
    pub text: String,
    /// How it looks.
    pub style: Style,
    /// Where it leads.
    pub link: Option<String>,
}
