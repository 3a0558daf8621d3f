use std::fmt;

/// Why something was not drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotDrawn {
    /// It took longer than this number of seconds.
    TooSlow(u64),
    /// It needed more memory than this number of megabytes.
    TooLarge(u64),
    /// It ended without a result.
    Failed,
    /// It could not begin: the system starts no further program.
    NotStarted,
}

impl fmt::Display for NotDrawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotDrawn::TooSlow(seconds) => write!(f, "drawing it took more than {seconds} s"),
            NotDrawn::TooLarge(megabytes) => write!(f, "drawing it needed more than {megabytes} MB of memory"),
            NotDrawn::Failed => f.write_str("drawing it failed"),
            NotDrawn::NotStarted => f.write_str("the system could not start the process that draws it"),
        }
    }
}
