use super::terminal;
use crate::io::Failure;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Done,
    /// The site has errors.
    SiteErrors,
    /// The world is broken: disk full, no permission.
    World,
    /// Wrong use.
    Usage,
}

impl Exit {
    /// The exit code.
    pub const fn code(self) -> i32 {
        match self {
            Exit::Done => 0,
            Exit::SiteErrors => 1,
            Exit::World => 2,
            Exit::Usage => 3,
        }
    }
}

/// What keeps a command from going on.
#[derive(Debug)]
pub enum Stop {
    /// A broken world.
    World(Failure),
    /// Wrong use: a sentence that says what would be right.
    Usage(String),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Stop {
        Stop::World(failure)
    }
}

impl Stop {
    /// Says what happened.
    pub fn report(self) -> Exit {
        match self {
            Stop::World(failure) => {
                terminal::say_error(&format!("error: {failure}"));
                Exit::World
            }
            Stop::Usage(sentence) => {
                terminal::say_error(&format!("error: {sentence}"));
                Exit::Usage
            }
        }
    }
}
