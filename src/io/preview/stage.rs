use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::edition::Edition;
use crate::base::SitePath;

/// Where the newest edition stands and who looks at it. Holds the one lock of the program, for as long as it takes to
/// copy a pointer.
#[derive(Debug)]
pub struct Stage {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug)]
struct State {
    edition: Arc<Edition>,
    /// How many browsers have a page open.
    open: BTreeMap<SitePath, usize>,
    /// Numbers of tokens that were used.
    spent: BTreeSet<u64>,
}

impl Stage {
    /// A stage that shows `edition`.
    pub fn new(edition: Edition) -> Stage {
        let state = State { edition: Arc::new(edition), open: BTreeMap::new(), spent: BTreeSet::new() };
        Stage { state: Mutex::new(state), changed: Condvar::new() }
    }

    /// A thread that panicked cannot have left anything half done: each change is one assignment.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The newest edition.
    pub fn edition(&self) -> Arc<Edition> {
        self.lock().edition.clone()
    }

    /// Shows `edition` from now on. The one before comes back, so that the caller drops it without the lock.
    pub fn publish(&self, edition: Edition) -> Arc<Edition> {
        let before = std::mem::replace(&mut self.lock().edition, Arc::new(edition));
        self.changed.notify_all();
        before
    }

    /// Waits for an edition after `number`; none if it does not come in time.
    pub fn wait_after(&self, number: u64, patience: Duration) -> Option<Arc<Edition>> {
        let is_old = |state: &mut State| state.edition.number <= number;
        let waited = self.changed.wait_timeout_while(self.lock(), patience, is_old);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        (state.edition.number > number).then(|| state.edition.clone())
    }

    /// The pages that somebody looks at.
    pub fn open_pages(&self) -> Vec<SitePath> {
        self.lock().open.keys().cloned().collect()
    }

    /// Somebody looks at `page`, for as long as the result lives.
    pub fn enter(&self, page: SitePath) -> Visit<'_> {
        *self.lock().open.entry(page.clone()).or_default() += 1;
        Visit { stage: self, page }
    }

    /// Uses up the token `number`; false where it was used before.
    pub fn spend(&self, number: u64) -> bool {
        self.lock().spent.insert(number)
    }

    /// How many browsers look at something.
    pub fn visits(&self) -> usize {
        self.lock().open.values().sum()
    }
}

/// One browser that has a page open.
#[derive(Debug)]
pub struct Visit<'a> {
    stage: &'a Stage,
    page: SitePath,
}

impl Drop for Visit<'_> {
    fn drop(&mut self) {
        let mut state = self.stage.lock();
        if let Some(count) = state.open.get_mut(&self.page) {
            *count -= 1;
            if *count == 0 {
                state.open.remove(&self.page);
            }
        }
    }
}
