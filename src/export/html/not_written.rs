use std::io;

use crate::base::Diagnostic;

/// Why a file is not written.
#[derive(Debug)]
pub enum NotWritten {
    /// Something is wrong in the site.
    Site(Diagnostic),
    /// It cannot be written.
    System(io::Error),
}

impl From<Diagnostic> for NotWritten {
    fn from(mistake: Diagnostic) -> NotWritten {
        NotWritten::Site(mistake)
    }
}

impl From<io::Error> for NotWritten {
    fn from(error: io::Error) -> NotWritten {
        NotWritten::System(error)
    }
}
