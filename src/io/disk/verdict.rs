/// What a file in the output is, compared with the manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Not listed.
    Foreign,
    /// Listed, but its content is not what talkpress wrote.
    Edited,
    /// Listed and damaged, with nothing in it that somebody may want: it is empty, or the manifest does not fit it.
    Damaged,
    /// It has the listed content. Its times have changed, or were not known.
    Equal,
    /// Nothing has written to it since talkpress did.
    Untouched,
}
