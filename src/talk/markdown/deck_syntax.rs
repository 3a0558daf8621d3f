use pulldown_cmark::Options;

use super::options::OPTIONS;

/// What the Markdown of decks has and talkpress's own does not have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeckSyntax {
    /// In rule slides of every kind: emoji by their names, bare addresses as links; no styles, scripts and elements that
    /// HTML does not have.
    pub is_deck: bool,
    /// In Marp: words in the alt text of a picture say where it is and how large, and items of lists with `*` or `1)` are
    /// steps.
    pub is_marp: bool,
    /// In Slidev: `{{ … }}` is code, and `[click]` in notes counts clicks.
    pub is_slidev: bool,
    /// Text between dollar signs is a formula. Documents of every kind can have this.
    pub has_math: bool,
}

impl DeckSyntax {
    /// That of rule slides of any tool.
    pub const RULE_SLIDES: DeckSyntax = DeckSyntax { is_deck: true, is_marp: false, is_slidev: false, has_math: false };

    /// What Markdown is read with. Marp and Slidev have no definition lists: a line that begins with an emoji's name is text.
    pub(super) fn options(self) -> Options {
        let options = match self.is_marp || self.is_slidev {
            true => OPTIONS.difference(Options::ENABLE_DEFINITION_LIST),
            false => OPTIONS,
        };
        if self.has_math { options.union(Options::ENABLE_MATH) } else { options }
    }
}
