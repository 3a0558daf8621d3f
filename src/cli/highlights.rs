//! What an engine knows of the last build: highlighted code and grounds of pictures, in the site's `.talkpress/` folder.

use std::path::Path;
use std::sync::Arc;

use crate::io::disk::cache;
use crate::io::drawing::Separate;
use crate::site::build::engine::Engine;
use crate::site::build::outcome::Build;
use crate::talk::highlight::HighlightCache;

const NAME: &str = "highlight";

/// The file of the grounds behind pictures.
const GROUNDS: &str = "grounds";

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
    let grounds = cache::load(root, GROUNDS).unwrap_or_default();
    let engine = Engine::new(known.unwrap_or_default()).with_drawer(Arc::new(Separate::new()));
    (engine.with_grounds(&grounds), warning)
}

/// Saves what `engine` learnt in `build`. The caches only save time, so errors are ignored.
pub fn save_highlights(root: &Path, engine: &Engine, build: &Build) {
    if let Some(known) = build.site.as_ref().and_then(|site| engine.newly_highlighted(site)) {
        let _ = cache::save(root, NAME, &known.encode());
    }
    if let Some(grounds) = engine.new_grounds() {
        let _ = cache::save(root, GROUNDS, &grounds);
    }
}
