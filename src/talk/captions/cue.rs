use super::CueLine;

/// What is shown over a video for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// When it appears, in milliseconds.
    pub start: u64,
    /// When it disappears, in milliseconds; never before `start`.
    pub end: u64,
    /// Its lines; a change of voice begins a new one. None of them is empty.
    pub lines: Vec<CueLine>,
}

impl Cue {
    /// The moment half way through it, in milliseconds.
    pub fn middle(&self) -> u64 {
        self.start + (self.end - self.start) / 2
    }
}
