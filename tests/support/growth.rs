//! Whether work grows in proportion to its input. Only ratios count, so the answer does not depend on how fast the
//! machine is.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// How much larger the larger of two inputs should be.
pub const STEP: usize = 4;

/// Four times the input takes four times the work; work that grows with the square takes sixteen times as much.
const MAX_FACTOR: f64 = 9.0;

/// A shorter measurement says nothing: the system counts time in steps of several milliseconds.
const SHORTEST: Duration = Duration::from_millis(20);

/// A busy machine can spoil a measurement, but hardly this many in a row.
const TRIES: usize = 5;

/// Says what is wrong if `work` takes far more than its share for `large` than for `small`, in every one of several
/// tries.
pub fn too_fast_growth(small: &str, large: &str, mut work: impl FnMut(&str)) -> Option<String> {
    let larger = large.len() as f64 / small.len().max(1) as f64;
    let mut worst = None;
    for _ in 0..TRIES {
        let (short, long) = (time(|| work(small)), time(|| work(large)));
        let factor = long.as_secs_f64() / short.max(SHORTEST).as_secs_f64();
        if factor <= MAX_FACTOR * larger / STEP as f64 {
            return None;
        }
        let sizes = (small.len(), large.len());
        worst = Some(format!("{short:?} for {} bytes, {long:?} for {}: {factor:.1} times as long", sizes.0, sizes.1));
    }
    worst
}

/// How long this thread is busy with `work`.
fn time(work: impl FnOnce()) -> Duration {
    let start = busy_time();
    work();
    busy_time().saturating_sub(start)
}

/// How long this thread has been busy so far. Systems that do not report it give the time of day, in which other
/// processes count too.
fn busy_time() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let report = std::fs::read_to_string("/proc/thread-self/schedstat");
    let nanoseconds = report.ok().and_then(|text| text.split(' ').next()?.parse().ok()).filter(|spent| *spent > 0);
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

#[test]
fn squares_are_noticed() {
    let words = |text: &str| text.bytes().filter(|b| *b == b' ').count();
    let square = |text: &str| {
        let mut found = 0;
        for at in 0..text.len() {
            found += words(&text[..at]);
        }
        std::hint::black_box(found);
    };
    // Large enough to be measured without and with optimisation.
    let mut length = 200;
    while time(|| square(&" ".repeat(length))) < SHORTEST {
        length += length / 4;
    }
    let (small, large) = (" ".repeat(length), " ".repeat(length * STEP));
    assert!(too_fast_growth(&small, &large, square).is_some());
    let in_proportion = |text: &str| {
        std::hint::black_box(words(text));
    };
    assert_eq!(too_fast_growth(&small, &large, in_proportion), None);
}
