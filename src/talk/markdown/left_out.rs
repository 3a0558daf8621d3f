use std::collections::BTreeMap;
use std::ops::Range;

use crate::base::{Diagnostic, Places};

/// How many constructs the note names. A text can have as many as it has words.
const MAX_NAMES: usize = 50;

/// What a document has that means nothing here. It is named in one note for each document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// By the name of each construct: how often it is there, and where first.
    found: BTreeMap<String, (usize, Range<usize>)>,
}

impl LeftOut {
    /// Adds a construct at `range` that the author calls `name`, in backticks if it is written so.
    pub fn add(&mut self, name: &str, range: &Range<usize>) {
        self.add_many(name, 1, range);
    }

    /// Adds all of `other`.
    pub fn append(&mut self, other: LeftOut) {
        for (name, (count, range)) in other.found {
            self.add_many(&name, count, &range);
        }
    }

    fn add_many(&mut self, name: &str, more: usize, range: &Range<usize>) {
        match self.found.get_mut(name) {
            Some((count, first)) => {
                *count += more;
                if range.start < first.start {
                    first.clone_from(range);
                }
            }
            None => drop(self.found.insert(name.to_owned(), (more, range.clone()))),
        }
    }

    /// The note, at the first of them; `whose` is what the document is: `Slidev deck`.
    pub fn note(self, whose: &str, places: &Places<'_>) -> Option<Diagnostic> {
        let mut found: Vec<_> = self.found.into_iter().collect();
        found.sort_by_key(|(_, (_, range))| range.start);
        let place = places.of(found.first()?.1.1.clone());
        let line = |range: &Range<usize>| {
            let at = places.of(range.clone());
            // An included file has lines of its own.
            if at.path == place.path { at.line.to_string() } else { format!("{} of {}", at.line, at.path) }
        };
        let mut names: Vec<String> = found
            .iter()
            .take(MAX_NAMES)
            .map(|(name, (count, range))| format!("{name} ({count}, line {})", line(range)))
            .collect();
        if found.len() > MAX_NAMES {
            names.push(format!("{} more", found.len() - MAX_NAMES));
        }
        let message = format!("left out of this {whose}: {}", names.join(", "));
        Some(Diagnostic::note("left-out", message).at(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SitePath;

    #[test]
    fn each_construct_is_named_once_with_its_number_and_first_line() {
        let path = SitePath::new("a.md").unwrap();
        let places = Places::new(&path, "a\nb\nc\nd\n");
        let mut left_out = LeftOut::default();
        left_out.add("`theme`", &(4..5));
        left_out.add("`<Counter>`", &(6..7));
        left_out.add("`theme`", &(0..1));
        let mut all = LeftOut::default();
        all.append(left_out.clone());
        all.append(left_out);
        let note = all.note("Slidev deck", &places).unwrap();
        assert_eq!(note.message, "left out of this Slidev deck: `theme` (4, line 1), `<Counter>` (2, line 4)");
        assert_eq!(LeftOut::default().note("a", &places), None);
    }
}
