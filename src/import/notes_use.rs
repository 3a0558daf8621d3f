/// Where the speaker notes of a deck go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NotesUse {
    /// They stay speaker notes.
    #[default]
    Private,
    /// They become transcripts.
    Transcript,
    /// They are left out.
    None,
}

impl NotesUse {
    /// What it is called on the command line and in the record.
    pub const fn name(self) -> &'static str {
        match self {
            NotesUse::Private => "private",
            NotesUse::Transcript => "transcript",
            NotesUse::None => "none",
        }
    }

    /// The one with this name.
    pub fn named(name: &str) -> Option<NotesUse> {
        [NotesUse::Private, NotesUse::Transcript, NotesUse::None].into_iter().find(|one| one.name() == name)
    }
}
