use super::DeckSyntax;
use crate::talk::html::{Tag, escape, is_html};

/// The component of Slidev that is a film.
pub(super) const SLIDEV_VIDEO: &str = "slidevvideo";

/// What becomes of an element of a rule slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DeckElement {
    /// It is as in any other text.
    Html,
    /// It and all that is in it is left out.
    Dropped,
    /// Its tags are left out; what is in it stays.
    Unwrapped,
    /// Its content appears as one step.
    Step,
    /// Each item of the lists in it appears as a step.
    StepList {
        /// How many lists in each other.
        depth: usize,
    },
    /// HTML with the same meaning.
    Replaced(String),
}

impl DeckElement {
    /// What becomes of the element that `tag` opens. `is_foreign`: it is in SVG or MathML.
    pub(super) fn of(tag: &Tag<'_>, syntax: DeckSyntax, is_foreign: bool) -> DeckElement {
        if !syntax.is_deck {
            return DeckElement::Html;
        }
        match &*tag.name {
            "style" | "script" => DeckElement::Dropped,
            // They would change the whole page.
            "link" | "meta" | "base" => DeckElement::Unwrapped,
            "v-click" | "vclick" | "v-after" | "vafter" => DeckElement::Step,
            "v-clicks" | "vclicks" => {
                let depth = tag.get("depth").or_else(|| tag.get(":depth")).and_then(|depth| depth.parse().ok());
                DeckElement::StepList { depth: depth.unwrap_or(1) }
            }
            "youtube" | "tweet" => player(tag).map_or(DeckElement::Unwrapped, DeckElement::Replaced),
            // A browser shows nothing of a template.
            "template" => DeckElement::Unwrapped,
            name if is_html(name) || is_foreign || name == SLIDEV_VIDEO => DeckElement::Html,
            _ => DeckElement::Unwrapped,
        }
    }
}

/// A link to the film or the message that a component of Slidev shows.
fn player(tag: &Tag<'_>) -> Option<String> {
    let id = tag.get("id").filter(|id| !id.is_empty())?;
    let (address, what) = match &*tag.name {
        "youtube" => (format!("https://www.youtube.com/watch?v={id}"), "YouTube"),
        _ => (format!("https://twitter.com/i/status/{id}"), "Twitter"),
    };
    Some(format!("<a href=\"{}\">{what}</a>", escape(&address)))
}

/// Whether an attribute means something to a framework, and nothing to a browser.
pub(super) fn is_framework(name: &str) -> bool {
    name.starts_with(['@', ':', '#']) || name.starts_with("v-")
}

/// Whether an attribute makes its element appear as a step.
pub(super) fn is_step(name: &str) -> bool {
    matches!(name.split('.').next(), Some("v-click" | "v-after" | "v-clicks"))
}
