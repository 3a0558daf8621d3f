use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use rayon::prelude::*;

/// Remembers the results of a pure function from one call to the next, and no longer.
///
/// A result is immutable and depends on its key, or on what it names itself, so a remembered one is as good as a fresh one.
#[derive(Debug)]
pub struct Memo<K, V> {
    known: HashMap<K, Arc<V>>,
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Memo { known: HashMap::new() }
    }
}

impl<K: Clone + Eq + Hash + Send + Sync, V: Send + Sync> Memo<K, V> {
    /// Forgets the results about which `is_kept` does not hold: those that depend on more than their key.
    pub fn retain(&mut self, is_kept: impl Fn(&V) -> bool) {
        self.known.retain(|_, value| is_kept(value));
    }

    /// The results for `inputs`, in their order, computed on all cores where they are not known.
    ///
    /// `key` must name all that `compute` depends on, but for what [`retain`](Memo::retain) looks at. Results that this call did not ask for are forgotten.
    pub fn all<I: Sync>(
        &mut self,
        inputs: &[I],
        key: impl Fn(&I) -> K + Sync,
        compute: impl Fn(&I) -> V + Sync,
    ) -> Vec<Arc<V>> {
        let known = &self.known;
        let results: Vec<(K, Arc<V>)> = inputs
            .par_iter()
            // Some take a thousand times as long as others, so idle threads take over the inputs after them.
            .with_max_len(1)
            .map(|input| {
                let key = key(input);
                let value = known.get(&key).cloned().unwrap_or_else(|| Arc::new(compute(input)));
                (key, value)
            })
            .collect();
        self.known = results.iter().cloned().collect();
        results.into_iter().map(|(_, value)| value).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn each_key_is_computed_once_until_it_is_not_asked_for() {
        let calls = AtomicUsize::new(0);
        let mut memo = Memo::default();
        let mut run = |inputs: &[u32]| {
            memo.all(
                inputs,
                |i| *i,
                |i| {
                    calls.fetch_add(1, Ordering::Relaxed);
                    i * 2
                },
            );
            calls.load(Ordering::Relaxed)
        };
        assert_eq!(run(&[1, 2]), 2);
        assert_eq!(run(&[2, 3]), 3);
        assert_eq!(run(&[1]), 4);
    }
}
