use std::io;
use std::time::Duration;

/// How fast an answer must go: who takes only a few bytes now and then would hold its thread for ever. Only the time that
/// was spent waiting for the reader counts, so that an event stream may be quiet for as long as there is no news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The waiting after which a reader is looked at.
    window: Duration,
    /// What it must have taken meanwhile, in bytes.
    least: usize,
    waited: Duration,
    taken: usize,
}

impl Pace {
    /// At least `least` bytes in each `window` of waiting.
    pub const fn new(window: Duration, least: usize) -> Pace {
        Pace { window, least, waited: Duration::ZERO, taken: 0 }
    }

    /// How long the next write may wait; never zero.
    pub fn left(&self) -> Duration {
        self.window.saturating_sub(self.waited).max(Duration::from_millis(1))
    }

    /// Counts a write that took `waited` and brought `bytes` on their way.
    ///
    /// # Errors
    /// Where the window is over and too little was taken.
    pub fn count(&mut self, waited: Duration, bytes: usize) -> io::Result<()> {
        self.waited += waited;
        self.taken = self.taken.saturating_add(bytes);
        if self.waited < self.window {
            return Ok(());
        }
        if self.taken < self.least {
            return Err(io::ErrorKind::TimedOut.into());
        }
        *self = Pace::new(self.window, self.least);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn who_takes_enough_may_take_long() {
        let mut pace = Pace::new(SECOND * 30, 1000);
        for _ in 0..1000 {
            pace.count(SECOND * 29, 500).unwrap();
            assert_eq!(pace.left(), SECOND);
            pace.count(SECOND, 500).unwrap();
            assert_eq!(pace.left(), SECOND * 30);
        }
    }

    #[test]
    fn who_takes_little_is_left_after_one_window() {
        let mut pace = Pace::new(SECOND * 30, 1000);
        pace.count(SECOND * 29, 5).unwrap();
        pace.count(SECOND, 5).unwrap_err();
    }

    #[test]
    fn a_large_first_part_does_not_pay_for_the_rest() {
        let mut pace = Pace::new(SECOND * 30, 1000);
        pace.count(SECOND * 30, 1 << 30).unwrap();
        pace.count(SECOND * 30, 999).unwrap_err();
    }

    #[test]
    fn what_is_written_without_waiting_is_never_too_slow() {
        let mut pace = Pace::new(SECOND * 30, 1000);
        (0..1000).for_each(|_| pace.count(Duration::ZERO, 3).unwrap());
    }
}
