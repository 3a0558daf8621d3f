use crate::base::{Diagnostic, SitePath};
use crate::io::Failure;

/// Why a file was not staged.
pub(super) enum StageError {
    /// The author's mistake, and the file of the output that shows it.
    Mistake(SitePath, Diagnostic),
    /// A system error.
    System(Failure),
    /// Another thread met a system error first.
    Stopped,
}

impl From<Failure> for StageError {
    fn from(failure: Failure) -> StageError {
        StageError::System(failure)
    }
}
