use crate::import::link_list::TitledLink;

/// What an import of a deck that was imported before changes.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// The new text of `index.md`.
    pub text: String,
    /// The new text of the record.
    pub record: String,
    /// Pictures to write: the name of the file, and its bytes.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// Files to remove.
    pub removed: Vec<String>,
    /// The names of slides whose pictures have changed.
    pub changed: Vec<String>,
    /// The names of slides that are new.
    pub new: Vec<String>,
    /// The names of slides that have moved.
    pub moved: Vec<String>,
    /// The names of slides that are no longer in the deck, and were removed.
    pub gone: Vec<String>,
    /// The names of slides that are no longer in the deck but have words of the author, with the number of words.
    pub kept: Vec<(String, usize)>,
    /// The names of slides whose words have changed, and whose alt texts are the author's.
    pub stale_alts: Vec<String>,
    /// Pictures that the author has edited, and that are therefore not replaced.
    pub edited: Vec<String>,
    /// Pictures of slides that are gone, which are shown elsewhere in the talk.
    pub still_used: Vec<String>,
    /// Chapters that are new: the title of each, and the name of the slide that begins it.
    pub new_chapters: Vec<(String, String)>,
    /// The names of slides that begin another chapter in the deck, or no chapter, than in the talk.
    pub other_chapters: Vec<(Option<String>, String)>,
    /// The names of slides whose speaker notes have changed in the deck.
    pub other_notes: Vec<String>,
    /// The names of files that belong to the talk, but were not read this time.
    pub unread: Vec<String>,
    /// How many slides of the deck were in it before.
    pub known: usize,
    /// Links that are new, if the author has changed the resources.
    pub new_links: Vec<TitledLink>,
}
