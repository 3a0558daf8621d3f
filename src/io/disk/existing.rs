/// What happens to files in the output that differ from what talkpress wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Existing {
    /// They are kept, and one in the way of a page is an error. Files are read only if their times have changed.
    #[default]
    Keep,
    /// Every file that talkpress wrote is read, and written again if it differs. Other files are kept.
    Repair,
    /// Files in the way of a page are replaced, whoever wrote them, and so is the site of another owner.
    Overwrite,
}
