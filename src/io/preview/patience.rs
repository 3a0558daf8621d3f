use std::time::Duration;

use super::pace::Pace;

/// How long the preview waits for those it talks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// For the head of a request.
    pub head: Duration,
    /// The same, while more are waiting than a browser ever has.
    pub head_in_a_crowd: Duration,
    /// For the body of a POST.
    pub body: Duration,
    /// For the reader of an answer.
    pub answer: Pace,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience {
            head: Duration::from_secs(10),
            head_in_a_crowd: Duration::from_secs(1),
            body: Duration::from_secs(5),
            // Some 70 kbit/s: less than any film needs, and any network has.
            answer: Pace::new(Duration::from_secs(30), 256 * 1024),
        }
    }
}
