use std::ops::Range;

use crate::base::Diagnostic;
use crate::base::data::Mistakes;

/// A word of the interface: what all languages have in common.
#[derive(Debug)]
pub struct Word {
    /// The key in `[words]`, and the name in templates: `words.resources`.
    pub key: &'static str,
    /// What is printed in the place of the text: `{n}`.
    pub placeholders: &'static [&'static str],
    /// Whether it has forms for numbers.
    pub is_counted: bool,
    /// Where it is shown, if the English does not say so; for the manual.
    pub note: &'static str,
}

impl Word {
    /// Adds a warning for each placeholder that `text`, at the bytes `range` of the file, does not have.
    pub(super) fn warn_if_lost(&self, mistakes: &mut Mistakes<'_>, text: &str, range: &Range<usize>) {
        for lost in self.placeholders.iter().filter(|placeholder| !text.contains(*placeholder)) {
            let message = format!("`{}` has lost `{lost}`", self.key);
            let hint = format!("write `{lost}` where its value belongs");
            mistakes.add(Diagnostic::warning("lost-placeholder", message).hint(hint), range);
        }
    }
}
