use super::exit::Exit;
use super::terminal::print_error;
use crate::io::Failure;

/// Why a command stopped early.
#[derive(Debug)]
pub enum Stop {
    /// A system error.
    System(Failure),
    /// A usage error: a sentence that says what is accepted.
    Usage(String),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Stop {
        Stop::System(failure)
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
            Stop::Usage(sentence) => {
                print_error(&format!("error: {sentence}"));
                Exit::Usage
            }
        }
    }
}
