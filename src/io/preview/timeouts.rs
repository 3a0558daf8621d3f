use std::time::Duration;

use super::min_rate::MinRate;

/// How long the preview waits for the other end of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// For the head of a request.
    pub head: Duration,
    /// For the head of a request while more connections are waiting than a browser ever opens.
    pub head_when_busy: Duration,
    /// For the body of a POST.
    pub body: Duration,
    /// How fast the client must read an answer.
    pub answer: MinRate,
}

impl Default for Timeouts {
    fn default() -> Timeouts {
        Timeouts {
            head: Duration::from_secs(10),
            head_when_busy: Duration::from_secs(1),
            body: Duration::from_secs(5),
            // About 70 kbit/s: less than any video needs, and slower than any network in use.
            answer: MinRate::new(Duration::from_secs(30), 256 * 1024),
        }
    }
}
