//! The function `range` for templates. Unlike the engine's own, it limits the numbers of one page over all calls: nested
//! loops that print nothing could run for years, and the maximum size of a page would not stop them. Loops over lists of the
//! site are not counted, because their length is limited.

use std::cell::Cell;

use tera::{Error, Kwargs, State, TeraResult};

/// How many numbers `range` returns at most for one page, over all calls.
const MAX_NUMBERS: u128 = 1_000_000;

thread_local! {
    /// How many numbers are left for the page that this thread renders. One thread renders the whole of a page.
    static LEFT: Cell<u128> = const { Cell::new(MAX_NUMBERS) };
}

/// Starts counting for a new page.
pub fn begin_page() {
    LEFT.set(MAX_NUMBERS);
}

/// The numbers from `start` (default 0) to `end`, without `end` itself, in steps of `step_by` (default 1).
///
/// # Errors
/// If the steps never reach the end, or the page has too many numbers.
pub fn range(kwargs: Kwargs, _: &State<'_>) -> TeraResult<Vec<i128>> {
    let start = kwargs.get::<i128>("start")?.unwrap_or_default();
    let end = kwargs.must_get::<i128>("end")?;
    let step = kwargs.get::<i128>("step_by")?.unwrap_or(1);
    if step == 0 || (step > 0 && start > end) {
        return Err(Error::message(format!("`range` cannot reach {end} from {start} in steps of {step}")));
    }
    let way = if step > 0 || start > end { start.abs_diff(end) } else { 0 };
    let count = way.div_ceil(step.unsigned_abs());
    let left = LEFT.get().checked_sub(count).ok_or_else(|| {
        Error::message(format!(
            "`range` returns at most {MAX_NUMBERS} numbers per page; this page may have nested loops"
        ))
    })?;
    LEFT.set(left);
    Ok((0..count as i128).map(|n| start + n * step).collect())
}
