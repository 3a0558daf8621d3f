use std::collections::BTreeMap;

use crate::site::words::WordList;

/// `[words]`: the words that a site sets itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnWords {
    /// Those of its language.
    pub of_site: WordList,
    /// `[words.fr]`: those of other languages, by their tags in lower case.
    pub of: BTreeMap<String, WordList>,
}
