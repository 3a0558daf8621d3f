use std::time::SystemTime;

use super::file_stat::FileStat;
use super::stat_age::StatAge;

/// The state in which a file was last read.
#[derive(Clone, Copy, Debug)]
pub(super) struct SeenStat {
    /// The state.
    pub stat: FileStat,
    /// Its age at the time of reading.
    pub age: StatAge,
}

impl SeenStat {
    /// `stat`, seen now.
    pub fn now(stat: FileStat) -> SeenStat {
        SeenStat { stat, age: stat.age(SystemTime::now()) }
    }
}
