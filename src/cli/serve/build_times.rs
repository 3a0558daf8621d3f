use std::time::Instant;

use crate::io::clock;

/// When a rebuild was triggered, and how long its parts took.
#[derive(Clone, Debug)]
pub struct BuildTimes {
    triggered: (u128, Instant),
    parts: Vec<(&'static str, f64)>,
}

impl BuildTimes {
    /// Starts to count now.
    pub fn now() -> BuildTimes {
        BuildTimes { triggered: (clock::unix_micros(), Instant::now()), parts: Vec::new() }
    }

    /// Runs `work`, and counts its time as the part `name`.
    pub fn part<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = work();
        self.parts.push((name, start.elapsed().as_secs_f64() * 1000.0));
        done
    }

    /// The time since the start.
    pub fn milliseconds(&self) -> f64 {
        self.triggered.1.elapsed().as_secs_f64() * 1000.0
    }

    /// The parts in one line, for measuring.
    pub fn finish(self) -> String {
        let parts: String = self.parts.iter().map(|(name, ms)| format!(" {name}={ms:.2}")).collect();
        format!("times: woken={}{parts} published={}", self.triggered.0, clock::unix_micros())
    }
}
