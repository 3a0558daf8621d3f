/// How changes on the disk are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WatchMethod {
    /// The system reports them.
    Events,
    /// The files are checked at intervals.
    Polling,
}
