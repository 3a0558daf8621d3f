use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::IdList;
use crate::base::Diagnostic;
use crate::base::slug::slug;

/// The ids of one page: each is given out once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids {
    /// Each id, with the last number that was tried after it.
    taken: HashMap<String, u32>,
}

impl Ids {
    /// How the theme's own ids begin; no other may.
    const RESERVED: &'static str = "tp-";

    /// Whether `id` looks like the theme's own.
    pub fn are_reserved(id: &str) -> bool {
        id.starts_with(Self::RESERVED)
    }

    /// What to say about an id that does.
    pub fn reserved() -> Diagnostic {
        Diagnostic::warning("reserved-id", format!("`{}` is reserved for the ids of the theme", Self::RESERVED))
            .hint("choose an id that begins differently")
    }

    /// Takes `id`, or `id-2`, `id-3` … where it is taken. One that looks like the theme's gets an `x-` in front.
    pub fn claim(&mut self, id: &str) -> String {
        if Self::are_reserved(id) {
            return self.claim(&format!("x-{id}"));
        }
        if self.take(id) {
            return id.to_owned();
        }
        let mut n = self.taken.get(id).copied().unwrap_or(1);
        loop {
            n += 1;
            let candidate = format!("{id}-{n}");
            if self.take(&candidate) {
                self.taken.insert(id.to_owned(), n);
                return candidate;
            }
        }
    }

    /// Takes exactly `id`; `false` if it is taken, or the theme's.
    pub fn take(&mut self, id: &str) -> bool {
        if Self::are_reserved(id) {
            return false;
        }
        match self.taken.entry(id.to_owned()) {
            Entry::Vacant(free) => {
                free.insert(1);
                true
            }
            Entry::Occupied(_) => false,
        }
    }

    /// All ids of the page.
    pub fn list(&self) -> IdList {
        self.taken.keys().map(String::as_str).collect()
    }
}

/// The id of a heading, inside of what has the id `prefix`.
pub(super) fn heading_id(prefix: &str, text: &str) -> String {
    match (prefix, slug(text)) {
        ("", slug) if slug.is_empty() => "section".into(),
        ("", slug) => slug,
        (prefix, slug) if slug.is_empty() => format!("{prefix}-section"),
        (prefix, slug) => format!("{prefix}-{slug}"),
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn no_id_is_given_twice() {
        let mut ids = Ids::default();
        let got: Vec<String> = ["a", "a-2", "a", "a", "b"].iter().map(|id| ids.claim(id)).collect();
        assert_eq!(got, ["a", "a-2", "a-3", "a-4", "b"]);
        assert!(!ids.take("b"));
        assert!(!ids.take("tp-main"), "the theme's own");
        assert_eq!(ids.claim("tp-main"), "x-tp-main");
    }
}
