use super::decks::{Deck, Evidence, Tool};
use super::meta::{Meta, NotesMode, SlidesMode};
use super::outline::Counts;
use crate::base::SitePath;

/// What a document is, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classification {
    /// How it is divided.
    pub format: DeckFormat,
    /// Whether its author marked it as a talk.
    pub declared: bool,
    /// The reason, for `status` and `build -v`.
    pub reason: String,
}

/// The ways a document is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeckFormat {
    /// At its image marks, rows and text slides.
    Images,
    /// At its lines of dashes.
    Rules,
    /// A talk without slides.
    None,
    /// Not a talk.
    Article,
}

/// How the author marked the document at `path` as a talk, if they did.
pub fn declared(path: &SitePath, meta: &Meta) -> Option<&'static str> {
    let category = meta.category.as_ref().map(|c| c.value.to_lowercase());
    let in_talks = path.folder().split('/').any(|folder| folder == "talks");
    match (meta.slides, category.as_deref()) {
        (SlidesMode::Images, _) => Some("`slides: images`"),
        (SlidesMode::Rules, _) => Some("`slides: rules`"),
        (SlidesMode::Deck(tool), _) => Some(named(tool)),
        (_, Some("talk")) => Some("`category: talk`"),
        (_, None) if in_talks => Some("it is in a folder named `talks`"),
        _ => None,
    }
}

/// The reason that a front matter with the name of a tool gives.
fn named(tool: Tool) -> &'static str {
    match tool {
        Tool::Marp => "`slides: marp`",
        Tool::Slidev => "`slides: slidev`",
        Tool::Presenterm => "`slides: presenterm`",
        Tool::Pandoc => "`slides: pandoc`",
        Tool::Deckset => "`slides: deckset`",
        Tool::Remark => "`slides: remark`",
        Tool::Reveal => "`slides: reveal`",
        Tool::Plain => "`slides: rules`",
    }
}

/// Decides how a document is divided, and by which tool's rules.
pub fn classify(meta: &Meta, declared: Option<&str>, counts: Counts, evidence: &Evidence) -> (Classification, Deck) {
    let (classification, deck) = decide(meta, declared, counts, evidence);
    (classification, Deck { publishes_notes: meta.notes == NotesMode::Transcript, ..deck })
}

fn decide(meta: &Meta, declared: Option<&str>, counts: Counts, evidence: &Evidence) -> (Classification, Deck) {
    let outcome = |format, reason: String| Classification { format, declared: declared.is_some(), reason };
    let is_page = meta.category.as_ref().is_some_and(|c| c.value.eq_ignore_ascii_case("page"));
    let plain = |classification| (classification, Deck::plain());
    match meta.slides {
        SlidesMode::Images => return plain(outcome(DeckFormat::Images, declared.unwrap_or_default().into())),
        SlidesMode::Rules => return plain(outcome(DeckFormat::Rules, declared.unwrap_or_default().into())),
        SlidesMode::Deck(tool) => {
            return (outcome(DeckFormat::Rules, declared.unwrap_or_default().into()), Deck::named(tool));
        }
        SlidesMode::None if declared.is_some() => {
            let reason = format!("{}, and `slides: none`", declared.unwrap_or_default());
            return plain(outcome(DeckFormat::None, reason));
        }
        SlidesMode::None | SlidesMode::Auto => {}
    }
    if meta.slides == SlidesMode::Auto
        && !is_page
        && let Some(deck) = evidence.deck()
    {
        let reason = match declared {
            Some(reason) => format!("{reason}, and {}", deck.reason),
            None => deck.reason.clone(),
        };
        return (outcome(DeckFormat::Rules, reason), deck);
    }
    let Some(reason) = declared else { return plain(found(meta, counts)) };
    let Counts { marks, breaks, .. } = counts;
    let of_marks = format!("{breaks} thematic breaks and {marks} images, rows or text slides");
    if marks == 0 && breaks > 2 || breaks > marks + 2 {
        return plain(outcome(DeckFormat::Rules, format!("{reason}, with {of_marks}")));
    }
    if breaks > 0 && 2 * breaks >= marks && !evidence.notes.is_empty() {
        let notes = match evidence.notes.len() {
            1 => "a line that begins speaker notes".to_owned(),
            count => format!("{count} lines that begin speaker notes"),
        };
        return plain(outcome(DeckFormat::Rules, format!("{reason}, with {notes}, {of_marks}")));
    }
    if marks > 0 {
        let slides = if marks == 1 { "slide" } else { "slides" };
        return plain(outcome(DeckFormat::Images, format!("{reason}, with {marks} {slides}")));
    }
    plain(outcome(DeckFormat::None, format!("{reason}, without slides")))
}

/// An undeclared document is a talk only if it has the one structure that no article has.
fn found(meta: &Meta, counts: Counts) -> Classification {
    let article = |reason: &str| Classification { format: DeckFormat::Article, declared: false, reason: reason.into() };
    if meta.category.as_ref().is_some_and(|c| c.value.eq_ignore_ascii_case("page")) {
        return article("`category: page`");
    }
    if meta.slides == SlidesMode::None {
        return article("`slides: none`");
    }
    let Counts { images, images_before_break, breaks, .. } = counts;
    if breaks > 0 && images_before_break == 0 && images >= 3 {
        let reason = format!("{images} images on their own lines below a thematic break, and none above it");
        return Classification { format: DeckFormat::Images, declared: false, reason };
    }
    article("not marked as a talk, and fewer than three images on their own lines below a first thematic break")
}
