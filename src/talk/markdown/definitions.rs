use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{BrokenLink, CowStr, Parser};

/// The link and footnote definitions of a whole document: its pieces are parsed one by one, but share them.
#[derive(Clone, Debug, Default)]
pub struct Definitions {
    links: BTreeMap<String, (String, String)>,
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
        let links = parser
            .reference_definitions()
            .iter()
            .map(|(label, def)| {
                let title = def.title.as_deref().unwrap_or_default();
                (fold(label), (def.dest.to_string(), title.to_owned()))
            })
            .collect();
        Definitions { links, footnotes: text.lines().filter_map(footnote_label).map(str::to_owned).collect() }
    }

    /// What pulldown-cmark asks for a reference that its own piece does not define.
    pub fn resolve<'a>(&self, link: &BrokenLink<'_>) -> Option<(CowStr<'a>, CowStr<'a>)> {
        let (url, title) = self.links.get(&fold(&link.reference))?;
        Some((url.clone().into(), title.clone().into()))
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
fn fold(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
