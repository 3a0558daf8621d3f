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
