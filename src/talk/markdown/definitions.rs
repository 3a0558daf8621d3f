use std::collections::{BTreeMap, BTreeSet};

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Parser};

use crate::base::Diagnostic;
use crate::base::data::shown;

/// The link and footnote definitions of a whole document: its pieces are parsed one by one, but share them.
#[derive(Clone, Debug, Default)]
pub struct Definitions {
    links: BTreeMap<String, (String, String)>,
    /// The label of each definition of a link, and where it is in the text.
    places: Vec<(String, Range<usize>)>,
    footnotes: BTreeSet<String>,
}

impl Definitions {
    /// Collects what `text` defines.
    pub fn collect(text: &str) -> Definitions {
        if memchr::memmem::find(text.as_bytes(), b"]:").is_none() {
            return Definitions::default();
        }
        let masked = super::mask::mask(text);
        let parser = Parser::new_ext(masked.text(), super::options::OPTIONS);
        let defined = parser.reference_definitions();
        // `[//]: # (text)` is how authors write comments.
        let is_comment = |label: &str, dest: &str| label.starts_with("//") || matches!(dest, "#" | "");
        let places = defined.iter().filter(|(label, def)| !is_comment(label, &def.dest));
        let places = places.map(|(label, def)| (label.to_owned(), def.span.clone())).collect();
        let links = defined
            .iter()
            .map(|(label, def)| {
                let title = def.title.as_deref().unwrap_or_default();
                (fold(label), (def.dest.to_string(), title.to_owned()))
            })
            .collect();
        Definitions { links, places, footnotes: text.lines().filter_map(footnote_label).map(str::to_owned).collect() }
    }

    /// What pulldown-cmark asks for a reference that its own piece does not define.
    pub fn resolve<'a>(&self, link: &BrokenLink<'_>) -> Option<(CowStr<'a>, CowStr<'a>)> {
        let (url, title) = self.links.get(&fold(&link.reference))?;
        Some((url.clone().into(), title.clone().into()))
    }

    /// Warnings about the definitions in `text` that no link or image refers to, each with its place there.
    pub fn unseen(&self, text: &str) -> Vec<(Diagnostic, Range<usize>)> {
        let starts: BTreeSet<usize> = self.places.iter().map(|(_, at)| at.start).collect();
        if starts.is_empty() {
            return Vec::new();
        }
        let mut used: BTreeSet<String> = BTreeSet::new();
        let mut open = None;
        for at in memchr::memchr2_iter(b'[', b']', text.as_bytes()) {
            match open.filter(|_| text.as_bytes()[at] == b']') {
                Some(start) if !starts.contains(&start) => drop(used.insert(fold(&text[start + 1..at]))),
                _ => {}
            }
            open = (text.as_bytes()[at] == b'[').then_some(at);
        }
        let unused =
            self.places.iter().filter(|(label, _)| !label.contains(['[', '\\']) && !used.contains(&fold(label)));
        let warning = |(label, at): &(String, Range<usize>)| {
            let message = format!("no link refers to `[{}]`, so it is not shown", shown(label));
            let hint = format!("write `[{}]` where the link belongs, or remove the line", shown(label));
            (Diagnostic::warning("unseen", message).hint(hint), at.clone())
        };
        unused.map(warning).collect()
    }

    /// Whether the document defines the footnote `label`.
    pub fn has_footnote(&self, label: &str) -> bool {
        self.footnotes.contains(label)
    }

    /// The labels of footnotes that `piece` refers to and another piece of the document defines, each once.
    pub fn footnotes_elsewhere<'p>(&self, piece: &'p str) -> BTreeSet<&'p str> {
        if self.footnotes.is_empty() {
            return BTreeSet::new();
        }
        let own: BTreeSet<&str> = piece.lines().filter_map(footnote_label).collect();
        memchr::memmem::find_iter(piece.as_bytes(), b"[^")
            .filter_map(|at| piece[at + 2..].split_once(']').map(|(label, _)| label))
            .filter(|label| self.footnotes.contains(*label) && !own.contains(label))
            .collect()
    }
}

/// The label of the footnote that a line defines.
fn footnote_label(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(' ');
    if line.len() - rest.len() > 3 {
        return None;
    }
    let (label, _) = rest.strip_prefix("[^")?.split_once("]:")?;
    (!label.is_empty() && !label.contains(['[', ']'])).then_some(label)
}

/// Labels match without regard to case and runs of white space (CommonMark 0.31, section 4.7).
pub(super) fn fold(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
