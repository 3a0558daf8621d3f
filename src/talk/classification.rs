use super::meta::{Meta, SlidesMode};
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
        (_, Some("talk")) => Some("`category: talk`"),
        (_, None) if in_talks => Some("it is in a folder named `talks`"),
        _ => None,
    }
}

/// Decides how a document is divided.
pub fn classify(meta: &Meta, declared: Option<&str>, counts: Counts) -> Classification {
    let outcome = |format, reason: String| Classification { format, declared: declared.is_some(), reason };
    let Some(reason) = declared else { return found(meta, counts) };
    match meta.slides {
        SlidesMode::Images => return outcome(DeckFormat::Images, reason.into()),
        SlidesMode::Rules => return outcome(DeckFormat::Rules, reason.into()),
        SlidesMode::None => return outcome(DeckFormat::None, format!("{reason}, and `slides: none`")),
        SlidesMode::Auto => {}
    }
    let Counts { marks, breaks, .. } = counts;
    if meta.extra.get("marp").is_some() {
        return outcome(DeckFormat::Rules, format!("{reason}, and a `marp` key"));
    }
    if marks == 0 && breaks > 2 || breaks > marks + 2 {
        return outcome(
            DeckFormat::Rules,
            format!("{reason}, with {breaks} thematic breaks and {marks} images, rows or text slides"),
        );
    }
    if marks > 0 {
        return outcome(
            DeckFormat::Images,
            format!("{reason}, with {marks} {}", if marks == 1 { "slide" } else { "slides" }),
        );
    }
    outcome(DeckFormat::None, format!("{reason}, without slides"))
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
