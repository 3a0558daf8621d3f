use super::Margin;

/// What is above and below the content of a slide on stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Margins {
    /// The line above.
    pub header: Margin,
    /// The line below.
    pub footer: Margin,
    /// Whether the slide shows its number; if nothing says so, the configuration of the site does.
    pub has_number: Option<bool>,
    /// Whether it shows the number of all slides, too.
    pub has_total: bool,
    /// Whether it has the number of the slide before it.
    pub is_uncounted: bool,
}

impl Margins {
    /// Nothing at all.
    pub const NONE: Margins = Margins {
        header: Margin::Empty,
        footer: Margin::Empty,
        has_number: Some(false),
        has_total: false,
        is_uncounted: false,
    };
}
