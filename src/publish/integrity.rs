/// Whether a manifest is as talkpress wrote it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Integrity {
    /// It is.
    #[default]
    Intact,
    /// The version that wrote it did not record that.
    Unknown,
    /// It is not, so nothing is deleted only because it is listed.
    Edited,
    /// A newer version of talkpress wrote it in a form that this one cannot read.
    Newer,
}

impl Integrity {
    /// Whether the file of the manifest shows that somebody else wrote to it, or cannot be read.
    pub fn is_broken(self) -> bool {
        matches!(self, Integrity::Edited | Integrity::Newer)
    }
}
