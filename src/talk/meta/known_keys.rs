use super::Key;
use super::keys::KEYS;
use crate::base::diagnostic::did_you_mean;
use crate::talk::decks;

/// Whether `name`, in lower case, is one of the names of a key, or a key by which a deck is known.
pub fn is_key(name: &str) -> bool {
    find(name).is_some() || decks::is_bare_key(name)
}

/// The key that has the name `name`, in lower case.
pub(super) fn find(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.names().any(|known| known == name))
}

/// The name of a key that `name` may be a misspelling of.
pub(super) fn similar_key(name: &str) -> Option<&'static str> {
    // Many keys of other tools are similar to these, such as `render`.
    let is_common = |name: &&str| matches!(*name, "header" | "footer" | "numbers");
    did_you_mean(name, KEYS.iter().flat_map(Key::names).filter(|name| !is_common(name)))
}
