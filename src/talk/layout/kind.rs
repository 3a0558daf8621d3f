/// Where the parts of a slide are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A large heading in the middle, other text below it.
    Cover,
    /// Large text, in the middle of the height.
    Statement,
    /// A large quotation and its source.
    Quote,
    /// Two or three columns below the title.
    Columns,
    /// The picture fills the left half.
    Left,
    /// The picture fills the right half.
    Right,
    /// The picture fills the slide.
    Full,
    /// Everything in the middle of both axes.
    Centre,
}

impl Layout {
    /// The class of each layout, as authors write it.
    pub const NAMES: [(&str, Layout); 9] = [
        ("cover", Layout::Cover),
        ("statement", Layout::Statement),
        ("quote", Layout::Quote),
        ("columns", Layout::Columns),
        ("left", Layout::Left),
        ("right", Layout::Right),
        ("full", Layout::Full),
        ("centre", Layout::Centre),
        ("center", Layout::Centre),
    ];

    /// Classes that change how any layout looks.
    pub const MODIFIERS: [&str; 3] = ["light", "dark", "wide"];

    /// The layout with this class.
    pub fn named(class: &str) -> Option<Layout> {
        Layout::NAMES.iter().find(|(name, _)| *name == class).map(|(_, layout)| *layout)
    }

    /// The layout that any tool calls `word`; `Some(None)` if it is a plain slide.
    pub(super) fn of_tool(word: &str) -> Option<Option<Layout>> {
        let layout = match word {
            "default" | "plain" | "none" => return Some(None),
            "intro" => Layout::Cover,
            "section" | "fact" | "end" => Layout::Statement,
            "image" => Layout::Full,
            "image-left" => Layout::Left,
            "image-right" => Layout::Right,
            _ if word.starts_with("two-cols") => Layout::Columns,
            _ if word.starts_with("iframe") => return Some(None),
            _ => return Layout::named(word).map(Some),
        };
        Some(Some(layout))
    }

    /// Its class. The one of [`Layout::Centre`] has two spellings.
    pub fn class(self) -> &'static str {
        Layout::NAMES.iter().find(|(_, layout)| *layout == self).map_or("", |(name, _)| name)
    }
}
