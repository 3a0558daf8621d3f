//! Social cards: the image that other sites show beside a link to a page, for pages whose author chose none.
//!
//! A card shows the title, the speakers, the occasion and the first slide, in the theme's colours and fonts.

mod card_recipe;
mod card_text;
mod drawing;
mod font_database;
mod paint;
mod palette;
mod picture;
mod wording;

use std::io::Read;
use std::sync::Arc;

use crate::base::{Content, Files, SitePath};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, SOCIAL_CARDS, Subject};
use crate::site::model::site::Site;
use crate::site::output::definition::Output;
use crate::site::render::share_image::{card, picture};
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;

use card_recipe::CardRecipe;
use palette::Palette;

const MAX_STYLESHEET: u64 = 256 * 1024;

/// The cards.
pub const OUTPUT: Output = Output {
    name: SOCIAL_CARDS,
    addresses: "`/cards/…`",
    content: "social cards, if `base_url` is set",
    claims,
    files,
};

/// Whether a card is needed depends on where links lead, so every page that may need one claims it.
fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    if !catalogue.config.cards || catalogue.base_url().is_none() {
        return Vec::new();
    }
    let claim = |page: &str, subject| {
        let stem = page.rsplit_once('.').map_or(page, |(stem, _)| stem);
        Some(Claim::generated(SitePath::new(&format!("cards/{stem}.png"))?, subject, "the social card of a page"))
    };
    let entries = catalogue.entries.iter().enumerate().filter(|(_, entry)| !entry.is_home());
    let of_entries = entries.map(|(index, entry)| claim(entry.output.as_str(), Subject::Entry(index)));
    of_entries.chain([claim("index.html", Subject::Site)]).flatten().collect()
}

fn files(renderer: &Arc<SiteRenderer>, input: &Files) -> Files {
    let (site, theme) = (&renderer.site, &renderer.theme);
    let home = site.home();
    let entries = (0..site.entries.len()).filter(|index| Some(*index) != home).map(Some);
    let cards: Vec<_> = entries.chain([None]).filter_map(|entry| Some((card(site, theme, entry)?, entry))).collect();
    if cards.is_empty() {
        return Files::new();
    }
    let palette = Palette::of(theme, &own_stylesheets(site, input));
    let style = Arc::new((palette, theme.fonts.digest()));
    let one = |(path, entry): (SitePath, Option<usize>)| {
        let picture = picture(site, entry).and_then(|path| Some((path.clone(), input.get(path.as_str()).cloned()?)));
        let recipe = CardRecipe { renderer: renderer.clone(), entry, picture, style: style.clone() };
        (path, Content::Recipe(Arc::new(recipe)))
    };
    cards.into_iter().map(one).collect()
}

/// The text of `[params] css`.
fn own_stylesheets(site: &Site, input: &Files) -> Vec<String> {
    let read = |name: &str| {
        let mut text = String::new();
        let content = input.get(&format!("static/{}", name.trim_start_matches('/')))?;
        content.reader().ok()?.take(MAX_STYLESHEET).read_to_string(&mut text).ok()?;
        Some(text)
    };
    site.config.css().into_iter().filter_map(read).collect()
}
