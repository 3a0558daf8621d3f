use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Something of this program that must not outlive it, until this is dropped: at a signal, no destructor runs.
#[derive(Debug)]
pub struct Unfinished(u64);

/// How each is ended or removed, by its number.
#[derive(Default)]
pub struct Endings(BTreeMap<u64, Box<dyn FnOnce() + Send>>, u64);

static ALL: Mutex<Endings> = Mutex::new(Endings(BTreeMap::new(), 0));

impl Unfinished {
    /// Creates something, and keeps how it is ended. No signal comes between the two.
    ///
    /// # Errors
    /// Those of `create`.
    pub fn create<T, E, F: FnOnce() + Send + 'static>(
        create: impl FnOnce() -> Result<T, E>,
        end: impl FnOnce(&T) -> F,
    ) -> Result<(T, Unfinished), E> {
        let mut all = lock();
        let created = create()?;
        let end = Box::new(end(&created));
        all.1 += 1;
        let number = all.1;
        all.0.insert(number, end);
        Ok((created, Unfinished(number)))
    }

    /// Ends all that there is, the last one first. Nothing is created or finished while the caller keeps what this returns.
    pub fn end_all() -> MutexGuard<'static, Endings> {
        let mut all = lock();
        while let Some((_, end)) = all.0.pop_last() {
            end();
        }
        all
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        lock().0.remove(&self.0);
    }
}

impl fmt::Debug for Endings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Endings({})", self.0.len())
    }
}

fn lock() -> MutexGuard<'static, Endings> {
    ALL.lock().unwrap_or_else(PoisonError::into_inner)
}
