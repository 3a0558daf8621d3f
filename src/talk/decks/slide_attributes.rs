//! Attributes of slides in the words of reveal.js, which pandoc and Quarto have without `data-`.

use std::ops::Range;

use super::{Hidden, SlideSettings};
use crate::base::data::Spanned;
use crate::talk::markdown::Attributes;

/// Adds what `attributes`, at `range`, say about a slide.
pub fn apply(attributes: &Attributes, range: &Range<usize>, settings: &mut SlideSettings) {
    settings.classes.extend(attributes.classes.iter().map(|class| class_of(class)));
    if let Some(id) = &attributes.id {
        settings.id.get_or_insert_with(|| id.clone());
    }
    if attributes.hide() {
        settings.hidden = Some((Hidden::ByTool, range.clone()));
    }
    for (key, value) in &attributes.pairs {
        let value = || Spanned::new(value.clone(), range.clone());
        let background = &mut settings.background;
        match key.strip_prefix("data-").unwrap_or(key) {
            "background" => background.set(value()),
            "background-image" | "background-gradient" => background.set_image(value()),
            "background-color" => background.colour = Some(value()),
            "background-size" => background.size = Some(value()),
            "background-position" => background.position = Some(value()),
            "background-video" => {
                // The same film in several formats.
                let first = value().split(',').next().unwrap_or_default().trim().to_owned();
                background.set_image(Spanned::new(first, range.clone()));
            }
            "background-video-loop" => settings.play.get_or_insert_default().loops = true,
            "background-video-muted" => settings.play.get_or_insert_default().is_muted = true,
            "background-iframe" => {
                settings.url = Some(value());
                settings.layout.get_or_insert_with(|| Spanned::new("iframe".to_owned(), range.clone()));
            }
            "footer" if matches!(&**value(), "false") => {
                settings.footer = Some(Spanned::new(String::new(), range.clone()));
            }
            "visibility" | "" => {}
            _ => settings.unused.push(Spanned::new(key.clone(), range.clone())),
        }
    }
}

/// The class here for one of another tool.
fn class_of(class: &str) -> String {
    match class {
        "center" | "middle" => "centre",
        "inverse" | "invert" => "dark",
        other => other,
    }
    .to_owned()
}
