use std::collections::HashMap;

use crate::base::{Content, SitePath, Stamp};
use crate::site::build::image_key::stamp;
use crate::site::images::ground::Ground;

/// A picture as it was when it was measured.
type Key = (SitePath, Option<Stamp>);

/// Measures which pictures need a ground. Between builds it remembers those of files that have not changed.
#[derive(Debug, Default)]
pub struct GroundReader {
    known: HashMap<Key, Option<Ground>>,
}

impl GroundReader {
    /// The ground of each of `images`, in their order; `None` for one that is opaque.
    pub fn all(&mut self, images: &[(SitePath, &Content)]) -> Vec<Option<Ground>> {
        // Two at a time: each may take much memory to decode.
        let (first, second) = images.split_at(images.len() / 2);
        let (mut all, rest) = rayon::join(|| self.some(first), || self.some(second));
        all.extend(rest);
        self.known = all.iter().cloned().collect();
        all.into_iter().map(|(_, ground)| ground).collect()
    }

    fn some(&self, images: &[(SitePath, &Content)]) -> Vec<(Key, Option<Ground>)> {
        let one = |(path, content): &(SitePath, &Content)| {
            let key = (path.clone(), stamp(content));
            let ground = self.known.get(&key).copied().unwrap_or_else(|| Ground::of(content, path.extension()));
            (key, ground)
        };
        images.iter().map(one).collect()
    }
}
