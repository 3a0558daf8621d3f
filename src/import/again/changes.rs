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
    /// Links that are new, if the author has changed the resources.
    pub new_links: Vec<TitledLink>,
}
