/// Whether a manifest is as talkpress wrote it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Integrity {
    /// It is.
    #[default]
    Intact,
    /// The version that wrote it did not record that.
    Unknown,
    /// It is not, so nothing is deleted only because it is listed.
    Edited,
}
