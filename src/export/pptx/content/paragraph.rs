use super::Run;

/// A paragraph, or an item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text.
    pub runs: Vec<Run>,
    /// How many lists it is in beside the first, or how many quotations.
    pub level: u8,
    /// What is in front of it.
    pub marker: Marker,
    /// What it is for.
    pub role: Role,
}

/// What is in front of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marker {
    /// Nothing: it is not in a list.
    #[default]
    None,
    /// Nothing, but it begins where the text of an item does.
    Indent,
    /// A bullet.
    Bullet,
    /// The number of an item, and whether it is the first of its list.
    Number(u16),
}

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Text.
    #[default]
    Text,
    /// A heading.
    Heading,
    /// A quotation.
    Quote,
    /// Text of less weight: a caption, the source of a quotation, a footnote.
    Small,
}

impl Paragraph {
    /// Its text without styles.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}
