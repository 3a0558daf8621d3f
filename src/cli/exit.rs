/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Everything was done.
    Done,
    /// The site has errors.
    SiteErrors,
    /// A system error: disk full, no permission.
    System,
    /// A usage error.
    Usage,
}

impl Exit {
    /// The exit code.
    pub const fn code(self) -> i32 {
        match self {
            Exit::Done => 0,
            Exit::SiteErrors => 1,
            Exit::System => 2,
            Exit::Usage => 3,
        }
    }
}
