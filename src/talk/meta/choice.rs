use crate::talk::decks::Tool;

/// A value that is one of a few words.
pub(super) trait Choice: Copy + 'static {
    /// The words and what they mean.
    const ALL: &'static [(&'static str, Self)];
    /// How many of them messages name. The others, at the end, are other words for the same.
    const SHOWN: usize = Self::ALL.len();
}

/// How the slides of a document are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SlidesMode {
    /// By the form of the text.
    #[default]
    Auto,
    /// Each image mark, row or text slide is one: `images`.
    Images,
    /// Each thematic break separates two slides: `rules`.
    Rules,
    /// As a tool divides its decks, by the tool's name.
    Deck(Tool),
    /// There are none: `none`.
    None,
}

impl Choice for SlidesMode {
    const ALL: &'static [(&'static str, SlidesMode)] = &[
        ("auto", SlidesMode::Auto),
        ("images", SlidesMode::Images),
        ("rules", SlidesMode::Rules),
        ("marp", SlidesMode::Deck(Tool::Marp)),
        ("slidev", SlidesMode::Deck(Tool::Slidev)),
        ("reveal", SlidesMode::Deck(Tool::Reveal)),
        ("remark", SlidesMode::Deck(Tool::Remark)),
        ("deckset", SlidesMode::Deck(Tool::Deckset)),
        ("presenterm", SlidesMode::Deck(Tool::Presenterm)),
        ("pandoc", SlidesMode::Deck(Tool::Pandoc)),
        ("none", SlidesMode::None),
        ("false", SlidesMode::None),
        ("no", SlidesMode::None),
    ];
    const SHOWN: usize = 11;
}

/// What the notes of rule slides are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NotesMode {
    /// For the speaker alone: `private`.
    #[default]
    Private,
    /// The public text of the talk: `transcript`.
    Transcript,
}

impl Choice for NotesMode {
    const ALL: &'static [(&'static str, NotesMode)] = &[
        ("private", NotesMode::Private),
        ("transcript", NotesMode::Transcript),
        ("false", NotesMode::Private),
        ("no", NotesMode::Private),
    ];
    const SHOWN: usize = 2;
}

/// Whether something is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// `true`, or the name of a program that other tools use for it.
    On,
    /// `false`.
    Off,
}

impl Choice for Switch {
    const ALL: &'static [(&'static str, Switch)] = &[
        ("true", Switch::On),
        ("false", Switch::Off),
        ("yes", Switch::On),
        ("on", Switch::On),
        ("no", Switch::Off),
        ("off", Switch::Off),
        ("none", Switch::Off),
        ("katex", Switch::On),
        ("mathjax", Switch::On),
        ("mathjax2", Switch::On),
        ("mathjax3", Switch::On),
        ("mathml", Switch::On),
        ("latex", Switch::On),
        ("tex", Switch::On),
    ];
    const SHOWN: usize = 2;
}
