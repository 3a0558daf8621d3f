//! `range` for templates: as the engine has it, but all the numbers that one page asks for are counted. A loop in a loop
//! that prints nothing would go on for years, and no cap on the size of the page would stop it. Loops over the site's own
//! lists are not counted: they end after the number of talks, to the power of how deep they stand in one another.

use std::cell::Cell;

use tera::{Error, Kwargs, State, TeraResult};

/// Most numbers for one page, by all calls of `range` together.
const MOST: u128 = 1_000_000;

thread_local! {
    /// What is left for the page that this thread makes: one page is made by one thread, from its beginning to its end.
    static LEFT: Cell<u128> = const { Cell::new(MOST) };
}

/// A page begins: everything is left.
pub fn begin_page() {
    LEFT.set(MOST);
}

/// The numbers from `start` (0 if not given) up to but without `end`, each `step_by` (1 if not given) after the last.
///
/// # Errors
/// Steps that never reach the end, and more numbers than are left for this page.
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
        Error::message(format!("`range` returns at most {MOST} numbers per page; this page may have nested loops"))
    })?;
    LEFT.set(left);
    Ok((0..count as i128).map(|n| start + n * step).collect())
}
