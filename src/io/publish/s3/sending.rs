use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use crate::io::Failure;

/// How many requests are under way at once.
const THREADS: usize = 8;

/// Calls `send` for all of `items`, several at once, until one fails.
///
/// # Errors
/// The first failure.
pub(super) fn send_all<T: Sync>(items: &[T], send: impl Fn(&T) -> Result<(), Failure> + Sync) -> Result<(), Failure> {
    let (next, has_failed) = (AtomicUsize::new(0), AtomicBool::new(false));
    let work = || {
        while !has_failed.load(Ordering::Relaxed) {
            let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) else { break };
            send(item).inspect_err(|_| has_failed.store(true, Ordering::Relaxed))?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS.min(items.len())).map(|_| scope.spawn(work)).collect();
        let failed = || Failure::new("a thread that sends files ended early");
        threads.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(|_| Err(failed())))
    })
}
