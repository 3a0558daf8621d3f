use std::io;
use std::time::Duration;

/// How fast a client must read. A client that reads a few bytes now and then would hold its thread for ever. Only the time
/// spent waiting for the client counts, so an event stream may be quiet for as long as nothing happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MinRate {
    /// The waiting time after which the client is judged.
    window: Duration,
    /// What it must have read in that time, in bytes.
    min_bytes: usize,
    waited: Duration,
    read: usize,
}

impl MinRate {
    /// At least `min_bytes` in each `window` of waiting.
    pub const fn new(window: Duration, min_bytes: usize) -> MinRate {
        MinRate { window, min_bytes, waited: Duration::ZERO, read: 0 }
    }

    /// How long the next write may wait; never zero.
    pub fn left(&self) -> Duration {
        self.window.saturating_sub(self.waited).max(Duration::from_millis(1))
    }

    /// Counts a write that took `waited` and sent `bytes`.
    ///
    /// # Errors
    /// If the window is over and the client read too little.
    pub fn count(&mut self, waited: Duration, bytes: usize) -> io::Result<()> {
        self.waited += waited;
        self.read = self.read.saturating_add(bytes);
        if self.waited < self.window {
            return Ok(());
        }
        if self.read < self.min_bytes {
            return Err(io::ErrorKind::TimedOut.into());
        }
        *self = MinRate::new(self.window, self.min_bytes);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_client_that_reads_enough_may_take_long() {
        let mut rate = MinRate::new(SECOND * 30, 1000);
        for _ in 0..1000 {
            rate.count(SECOND * 29, 500).unwrap();
            assert_eq!(rate.left(), SECOND);
            rate.count(SECOND, 500).unwrap();
            assert_eq!(rate.left(), SECOND * 30);
        }
    }

    #[test]
    fn a_client_that_reads_little_is_dropped_after_one_window() {
        let mut rate = MinRate::new(SECOND * 30, 1000);
        rate.count(SECOND * 29, 5).unwrap();
        rate.count(SECOND, 5).unwrap_err();
    }

    #[test]
    fn a_large_first_part_does_not_count_for_the_next_window() {
        let mut rate = MinRate::new(SECOND * 30, 1000);
        rate.count(SECOND * 30, 1 << 30).unwrap();
        rate.count(SECOND * 30, 999).unwrap_err();
    }

    #[test]
    fn writes_without_waiting_are_never_too_slow() {
        let mut rate = MinRate::new(SECOND * 30, 1000);
        (0..1000).for_each(|_| rate.count(Duration::ZERO, 3).unwrap());
    }
}
