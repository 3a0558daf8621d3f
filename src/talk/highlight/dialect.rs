use std::sync::Arc;

use super::HighlightCache;

/// How documents are read; the same for all of a site.
#[derive(Clone, Debug, Default)]
pub struct Dialect {
    /// Whether code is highlighted, and the blocks whose highlighting is known already.
    ///
    /// What is known changes how long reading takes, never its result.
    pub highlight: Option<Arc<HighlightCache>>,
    /// Whether `$…$` and `$$…$$` are formulas in documents that do not say it.
    pub math: bool,
}

/// Whether two dialects read the same text alike.
impl PartialEq for Dialect {
    fn eq(&self, other: &Dialect) -> bool {
        self.highlight.is_some() == other.highlight.is_some() && self.math == other.math
    }
}
