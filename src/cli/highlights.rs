//! The cache of highlighted code, in the site's `.talkpress/` folder.

use std::path::Path;
use std::sync::Arc;

use crate::io::disk::cache;
use crate::io::drawing::Separate;
use crate::site::build::engine::Engine;
use crate::site::build::outcome::Build;
use crate::talk::highlight::HighlightCache;

const NAME: &str = "highlight";

/// An engine that knows the highlighted code of the last build.
pub fn engine(root: &Path) -> Engine {
    engine_and_warning(root).0
}

/// The same, with a sentence to print if the cache could not be used.
pub fn engine_and_warning(root: &Path) -> (Engine, Option<&'static str>) {
    let file = cache::load(root, NAME);
    let known = file.as_deref().and_then(HighlightCache::decode);
    let warning = (file.is_some() && known.is_none())
        .then_some("note: the cache of highlighted code is damaged or of another version, and was ignored");
    (Engine::new(known.unwrap_or_default()).with_drawer(Arc::new(Separate::new())), warning)
}

/// Saves the highlighted code of `build`. The cache only saves time, so errors are ignored.
pub fn save_highlights(root: &Path, engine: &Engine, build: &Build) {
    if let Some(known) = build.site.as_ref().and_then(|site| engine.newly_highlighted(site)) {
        let _ = cache::save(root, NAME, &known.encode());
    }
}
