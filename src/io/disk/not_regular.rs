use std::error::Error;
use std::fmt;
use std::io;

/// Why a path was not opened: a link, a pipe or a device is there, or a link is above it.
#[derive(Debug)]
pub(super) struct NotRegular;

impl NotRegular {
    /// Whether `error` is this one.
    pub fn is(error: &io::Error) -> bool {
        error.get_ref().is_some_and(|inner| inner.is::<NotRegular>())
    }
}

impl fmt::Display for NotRegular {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it is not a plain file, or is behind a link")
    }
}

impl Error for NotRegular {}

impl From<NotRegular> for io::Error {
    fn from(error: NotRegular) -> io::Error {
        io::Error::other(error)
    }
}
