use clap::ValueEnum;

use crate::import::notes_use::NotesUse;

/// Where speaker notes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NotesArg {
    /// They stay speaker notes, which are not published
    Private,
    /// They become the transcripts
    Transcript,
    /// They are left out
    None,
}

impl From<NotesArg> for NotesUse {
    fn from(notes: NotesArg) -> NotesUse {
        match notes {
            NotesArg::Private => NotesUse::Private,
            NotesArg::Transcript => NotesUse::Transcript,
            NotesArg::None => NotesUse::None,
        }
    }
}
