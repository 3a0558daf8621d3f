use super::exit::Exit;
use super::terminal::{print_diagnostics, print_error};
use crate::base::Diagnostic;
use crate::import::refusal::Refusal;
use crate::io::Failure;

/// Why a command stopped early.
#[derive(Debug)]
pub enum Stop {
    /// A system error.
    System(Failure),
    /// A mistake in the site without which the command cannot go on.
    Site(Diagnostic),
    /// A mistake that was printed already.
    Reported,
    /// A usage error: a sentence that says what is accepted.
    Usage(String),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Stop {
        Stop::System(failure)
    }
}

impl From<Diagnostic> for Stop {
    fn from(diagnostic: Diagnostic) -> Stop {
        Stop::Site(diagnostic)
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Stop {
        Stop::Usage(refusal.0)
    }
}

impl Stop {
    /// Prints the error; returns how the command ended.
    pub fn report(self) -> Exit {
        match self {
            Stop::System(failure) => {
                print_error(&format!("error: {failure}"));
                Exit::System
            }
            Stop::Site(diagnostic) => {
                print_diagnostics(&[diagnostic]);
                Exit::SiteErrors
            }
            Stop::Reported => Exit::SiteErrors,
            Stop::Usage(sentence) => {
                print_error(&format!("error: {sentence}"));
                Exit::Usage
            }
        }
    }
}
