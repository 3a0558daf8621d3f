use std::path::PathBuf;

/// Why a site should be read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wake {
    /// These files were saved, and nothing else was reported. Reading only them is enough for now.
    Saved(Vec<PathBuf>),
    /// Something was reported.
    Event,
    /// An interval has passed.
    Timer,
    /// The system cannot watch all folders; from now on the files are polled.
    WatchLimit,
}
