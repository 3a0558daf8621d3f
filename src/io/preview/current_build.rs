use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::preview_build::PreviewBuild;
use crate::base::SitePath;

/// The newest build, and the pages of it that are open in browsers. Holds the only lock in the program, for as long as it
/// takes to copy a pointer.
#[derive(Debug)]
pub struct CurrentBuild {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug)]
struct State {
    build: Arc<PreviewBuild>,
    /// How many browsers have each page open.
    open: BTreeMap<SitePath, usize>,
    /// Numbers of the tokens that were used.
    used_tokens: BTreeSet<u64>,
}

impl CurrentBuild {
    /// Starts with `build`.
    pub fn new(build: PreviewBuild) -> CurrentBuild {
        let state = State { build: Arc::new(build), open: BTreeMap::new(), used_tokens: BTreeSet::new() };
        CurrentBuild { state: Mutex::new(state), changed: Condvar::new() }
    }

    /// A thread that panicked cannot have left anything half done: each change is one assignment.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The newest build.
    pub fn build(&self) -> Arc<PreviewBuild> {
        self.lock().build.clone()
    }

    /// Shows `build` from now on. Returns the build before it, so that the caller can drop it without holding the lock.
    pub fn publish(&self, build: PreviewBuild) -> Arc<PreviewBuild> {
        let before = std::mem::replace(&mut self.lock().build, Arc::new(build));
        self.changed.notify_all();
        before
    }

    /// Waits for a build after the one with the number `number`; returns `None` if there is none within `timeout`.
    pub fn wait_after(&self, number: u64, timeout: Duration) -> Option<Arc<PreviewBuild>> {
        let is_old = |state: &mut State| state.build.number <= number;
        let waited = self.changed.wait_timeout_while(self.lock(), timeout, is_old);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        (state.build.number > number).then(|| state.build.clone())
    }

    /// The pages that are open in a browser.
    pub fn open_pages(&self) -> Vec<SitePath> {
        self.lock().open.keys().cloned().collect()
    }

    /// Counts `page` as open for as long as the result lives.
    pub fn open_page(&self, page: SitePath) -> OpenPage<'_> {
        *self.lock().open.entry(page.clone()).or_default() += 1;
        OpenPage { current: self, page }
    }

    /// Marks the token with the number `number` as used; `false` if it was used before.
    pub fn use_token(&self, number: u64) -> bool {
        self.lock().used_tokens.insert(number)
    }

    /// How many browsers have a page open.
    pub fn listeners(&self) -> usize {
        self.lock().open.values().sum()
    }
}

/// A page that one browser has open.
#[derive(Debug)]
pub struct OpenPage<'a> {
    current: &'a CurrentBuild,
    page: SitePath,
}

impl Drop for OpenPage<'_> {
    fn drop(&mut self) {
        let mut state = self.current.lock();
        if let Some(count) = state.open.get_mut(&self.page) {
            *count -= 1;
            if *count == 0 {
                state.open.remove(&self.page);
            }
        }
    }
}
