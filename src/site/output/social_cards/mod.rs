//! Social cards: the image that other sites show beside a link to a page, for pages whose author chose none.
//!
//! A card shows the title, the speakers, the occasion and the first slide, in the theme's colours and fonts.

mod card_picture;
mod card_recipe;
mod card_text;
mod drawing;
mod drawn;
mod font_database;
mod job;
mod paint;
mod palette;
mod picture;
mod svg_limits;
mod svg_picture;
mod unlimited;
mod wording;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::base::{Content, Digest, Files, NotDrawn, SitePath};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, SOCIAL_CARDS, Subject};
use crate::site::output::definition::Output;
use crate::site::render::share_image::{card, needs_card, picture};
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;

use card_picture::CardPicture;
use card_recipe::CardRecipe;
use palette::Palette;

pub use unlimited::Unlimited;

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
    let style = style(renderer);
    let mut not_drawn: BTreeMap<SitePath, Arc<OnceLock<NotDrawn>>> = BTreeMap::new();
    let one = |(path, entry): (SitePath, Option<usize>)| {
        let shown = picture(site, entry);
        let not_drawn = shown.as_ref().map(|path| not_drawn.entry(path.clone()).or_default().clone());
        let picture = shown.and_then(|path| card_picture(renderer, input, path));
        let not_drawn = not_drawn.unwrap_or_default();
        let recipe = CardRecipe { renderer: renderer.clone(), entry, picture, not_drawn, style: style.clone() };
        (path, Content::Recipe(Arc::new(recipe)))
    };
    cards.into_iter().map(one).collect()
}

/// The colours and fonts of all cards.
fn style(renderer: &SiteRenderer) -> Arc<(Palette, Digest)> {
    let theme = &renderer.theme;
    let palette = Palette::of(&renderer.site.config.social_card, &theme.settings.social_card);
    Arc::new((palette, theme.fonts.digest()))
}

/// The picture at the source path `path`, as a card shows it.
fn card_picture(renderer: &SiteRenderer, input: &Files, path: SitePath) -> Option<CardPicture> {
    let content = input.get(path.as_str()).cloned()?;
    let size = renderer.site.images.get(&path).copied();
    CardPicture::new(path, content, size)
}

/// The card of an entry, or of the home page, whether or not the site publishes it: the preview shows it without `base_url`
/// too. `None` if another image is shown instead.
pub fn card_of(renderer: &Arc<SiteRenderer>, input: &Files, entry: Option<usize>) -> Option<Content> {
    if !needs_card(&renderer.site, &renderer.theme, entry) {
        return None;
    }
    let picture = picture(&renderer.site, entry).and_then(|path| card_picture(renderer, input, path));
    let (renderer, not_drawn, style) = (renderer.clone(), Arc::default(), style(renderer));
    Some(Content::Recipe(Arc::new(CardRecipe { renderer, entry, picture, not_drawn, style })))
}
