/// Where a chapter begins in a recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChapterMark {
    /// The moment, in seconds.
    pub second: u32,
    /// Its title, on one line.
    pub title: String,
    /// The index of the slide that begins it; `None` for what is before the talk.
    pub slide: Option<usize>,
}
