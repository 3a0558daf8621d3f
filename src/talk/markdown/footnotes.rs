use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use super::{Fragment, Placeholder};
use crate::base::Diagnostic;

/// The footnotes of a document: numbered once, in the order of their first use.
#[derive(Clone, Debug, Default)]
pub struct Footnotes {
    numbers: BTreeMap<String, u32>,
    uses: BTreeMap<String, u32>,
    bodies: BTreeMap<String, Fragment>,
    /// Where each is defined, in the document.
    places: BTreeMap<String, Range<usize>>,
    /// Further definitions of the same label.
    repeated: Vec<(String, Range<usize>)>,
}

impl Footnotes {
    /// The mark of a reference to `label`, and whether it is the first.
    pub fn refer(&mut self, label: &str) -> (String, FirstUse) {
        let next = self.numbers.len() as u32 + 1;
        let number = *self.numbers.entry(label.to_owned()).or_insert(next);
        let uses = self.uses.entry(label.to_owned()).or_insert(0);
        *uses += 1;
        let suffix = if *uses == 1 { String::new() } else { format!("-{uses}") };
        let html = format!(
            "<sup class=\"footnote-ref\"><a href=\"#tp-fn-{number}\" id=\"tp-fnref-{number}{suffix}\">{number}</a></sup>"
        );
        (html, if *uses == 1 { FirstUse::Yes } else { FirstUse::No })
    }

    /// Keeps the text of a footnote; the first definition of a label counts.
    pub fn define(&mut self, label: &str, body: Fragment, at: Range<usize>) {
        if self.bodies.contains_key(label) {
            self.repeated.push((label.to_owned(), at));
            return;
        }
        self.bodies.insert(label.to_owned(), body);
        self.places.insert(label.to_owned(), at);
    }

    /// Warnings about footnotes that are on no page, each with its place.
    pub fn unseen(&self) -> Vec<(Diagnostic, Range<usize>)> {
        let unused = self.places.iter().filter(|(label, _)| !self.numbers.contains_key(*label)).map(|(label, at)| {
            let message = format!("nothing refers to the footnote `[^{label}]`, so it is not shown");
            let hint = format!("write `[^{label}]` where it belongs, or remove it");
            (Diagnostic::warning("unseen", message).hint(hint), at.clone())
        });
        let repeated = self.repeated.iter().map(|(label, at)| {
            let message = format!("the footnote `[^{label}]` is defined twice, and only the first text is shown");
            (Diagnostic::warning("unseen", message).hint("give it another label"), at.clone())
        });
        unused.chain(repeated).collect()
    }

    /// The list of the footnotes `labels`, for the foot of the piece that uses them first.
    pub fn list(&self, labels: &[String]) -> Fragment {
        let mut out = Fragment::default();
        if labels.is_empty() {
            return out;
        }
        out.html.push_str("<ol class=\"footnotes\">\n");
        for label in labels {
            let number = self.numbers.get(label).copied().unwrap_or_default();
            let _ = write!(out.html, "<li id=\"tp-fn-{number}\" value=\"{number}\">");
            out.append(self.bodies.get(label).cloned().unwrap_or_default());
            let _ = writeln!(
                out.html,
                "<a class=\"footnote-back\" href=\"#tp-fnref-{number}\" aria-label=\"\0\">↩</a></li>"
            );
            out.placeholders.push(Placeholder::Word("back_to_text"));
        }
        out.html.push_str("</ol>\n");
        out
    }
}

/// Whether a footnote had been used before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstUse {
    /// It had not.
    Yes,
    /// It had.
    No,
}
