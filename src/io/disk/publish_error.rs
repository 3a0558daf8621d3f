use crate::base::Diagnostic;
use crate::io::Failure;

/// Why nothing was published.
#[derive(Debug)]
pub enum PublishError {
    /// Errors in the site that showed only when its files were made.
    Site(Vec<Diagnostic>),
    /// A system error.
    System(Failure),
}

impl From<Failure> for PublishError {
    fn from(failure: Failure) -> PublishError {
        PublishError::System(failure)
    }
}
