use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::base::{Diagnostic, Drawing, MAX_DRAWING_MEMORY, Made, PictureFile, Recipe};

/// The memory that all threads together may use to draw pictures. A thread that needs more than is left waits until others
/// are done.
///
/// Nobody waits for ever: while a thread draws, it waits for nothing.
#[derive(Debug)]
pub struct PictureMemory {
    /// Bytes that are not in use.
    free: Mutex<u64>,
    released: Condvar,
}

impl Default for PictureMemory {
    fn default() -> PictureMemory {
        PictureMemory { free: Mutex::new(MAX_DRAWING_MEMORY), released: Condvar::new() }
    }
}

impl PictureMemory {
    /// Makes the `wanted` drawings of `file` when there is enough memory for them.
    pub fn draw(&self, file: &dyn PictureFile, wanted: &[Drawing]) -> Vec<Option<Vec<u8>>> {
        let _reserved = self.reserve(file.memory(wanted));
        file.draw(wanted)
    }

    /// Makes the bytes of `recipe`, with a drawing if it needs one.
    ///
    /// # Errors
    /// Those of the recipe.
    pub fn make(&self, recipe: &dyn Recipe) -> Result<Made, Diagnostic> {
        let Some((file, drawing)) = recipe.drawing() else { return recipe.make_and_warn() };
        let bytes = recipe.make_with(self.draw(file, &[drawing]).pop().flatten().as_deref())?;
        Ok(Made { bytes, warnings: Vec::new() })
    }

    fn reserve(&self, bytes: u64) -> Reserved<'_> {
        let bytes = bytes.min(MAX_DRAWING_MEMORY);
        let waited = self.released.wait_while(self.lock(), |free| *free < bytes);
        *waited.unwrap_or_else(PoisonError::into_inner) -= bytes;
        Reserved { memory: self, bytes }
    }

    /// A thread that panicked has still returned its memory: each change is one assignment.
    fn lock(&self) -> MutexGuard<'_, u64> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Memory that is in use until this is dropped.
struct Reserved<'a> {
    memory: &'a PictureMemory,
    bytes: u64,
}

impl Drop for Reserved<'_> {
    fn drop(&mut self) {
        *self.memory.lock() += self.bytes;
        self.memory.released.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::thread;

    use super::*;
    use crate::base::SitePath;

    /// Counts what all of its kind use at the same time.
    #[derive(Debug)]
    struct Counted<'a> {
        path: SitePath,
        memory: u64,
        used: &'a AtomicU64,
        peak: &'a AtomicU64,
    }

    impl PictureFile for Counted<'_> {
        fn path(&self) -> &SitePath {
            &self.path
        }

        fn memory(&self, _: &[Drawing]) -> u64 {
            self.memory
        }

        fn draw(&self, wanted: &[Drawing]) -> Vec<Option<Vec<u8>>> {
            let used = self.used.fetch_add(self.memory, Ordering::SeqCst) + self.memory;
            self.peak.fetch_max(used, Ordering::SeqCst);
            thread::yield_now();
            self.used.fetch_sub(self.memory, Ordering::SeqCst);
            vec![None; wanted.len()]
        }
    }

    #[test]
    fn many_threads_stay_within_the_memory() {
        let (memory, used, peak) = (PictureMemory::default(), AtomicU64::new(0), AtomicU64::new(0));
        thread::scope(|scope| {
            for number in 1..=60 {
                let (memory, used, peak) = (&memory, &used, &peak);
                scope.spawn(move || {
                    let path = SitePath::new("a.jpg").unwrap();
                    let file = Counted { path, memory: MAX_DRAWING_MEMORY / number, used, peak };
                    assert_eq!(memory.draw(&file, &[Drawing::Scaled(1, 1)]), [None]);
                });
            }
        });
        assert!(peak.into_inner() <= MAX_DRAWING_MEMORY);
        assert_eq!(*memory.lock(), MAX_DRAWING_MEMORY, "all of it is returned");
    }
}
