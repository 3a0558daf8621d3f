use std::collections::BTreeMap;

use crate::base::data::Spanned;

/// Directives that count from a slide on, until another one with the same name replaces them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Whether a slide is above: the directives of the front matter are in `directives`.
    pub is_begun: bool,
    /// By their names as the tool has them.
    pub directives: BTreeMap<String, Spanned<String>>,
}
