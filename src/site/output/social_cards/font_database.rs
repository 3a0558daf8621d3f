//! The fonts of social cards as resvg knows them.

use std::sync::Arc;

use resvg::usvg::fontdb::{Database, Source};

use crate::site::theme::fonts::Fonts;
use crate::talk::html::escape;

/// The SVG attributes that select the font for titles, and the one for text.
pub fn font_attributes(fonts: &Fonts) -> [String; 2] {
    let database = database(fonts);
    let mut all = database.faces().map(|face| {
        let family = face.families.first().map(|(name, _)| name.as_str()).unwrap_or_default();
        format!("font-family=\"{}\" font-weight=\"{}\"", escape(family), face.weight.0)
    });
    let title = all.next().unwrap_or_default();
    let text = all.next().unwrap_or_else(|| title.clone());
    [title, text]
}

/// The fonts of a theme and no others, so that a card looks the same on every machine.
pub fn database(fonts: &Fonts) -> Database {
    let mut database = Database::new();
    for file in fonts.files() {
        database.load_font_source(Source::Binary(Arc::new(file.clone())));
    }
    let family = database.faces().nth(1).or(database.faces().next()).and_then(|face| face.families.first());
    if let Some((family, _)) = family.cloned() {
        database.set_serif_family(&family);
        database.set_sans_serif_family(&family);
        database.set_monospace_family(&family);
        database.set_cursive_family(&family);
        database.set_fantasy_family(&family);
    }
    database
}
