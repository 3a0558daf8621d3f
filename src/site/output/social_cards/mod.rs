//! Social cards: the picture that other sites show beside a link to a page, drawn where its author chose none.
//!
//! A card is a poster: title, speakers, occasion and the first slide, in the colours of the theme's text slides and in its own
//! faces. It is drawn when somebody wants its bytes.

mod drawing;
mod paint;
mod palette;
mod wording;

use std::fmt;
use std::io::Read;
use std::sync::Arc;

use crate::base::{Content, Diagnostic, Digest, Files, Recipe, SitePath};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, SOCIAL_CARDS, Subject};
use crate::site::model::language;
use crate::site::model::site::Site;
use crate::site::output::definition::Output;
use crate::site::render::card as card_view;
use crate::site::render::page_context::UrlForm;
use crate::site::render::share_image::{card, picture, title};
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;
use crate::talk::Kind;

use drawing::Words;
use paint::Picture;
use palette::Palette;

/// Cards drawn in another way are other cards.
const VERSION: &[u8] = b"2";

/// Bytes of a picture that are read at most.
const MAX_PICTURE: u64 = 32 * 1024 * 1024;

/// Pixels of a picture that a card is worth.
const MAX_PIXELS: u64 = 50_000_000;

const MAX_STYLESHEET: u64 = 256 * 1024;

/// The cards.
pub const OUTPUT: Output = Output { name: SOCIAL_CARDS, claims, files };

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

struct CardRecipe {
    renderer: Arc<SiteRenderer>,
    entry: Option<usize>,
    /// Its path tells its kind.
    picture: Option<(SitePath, Content)>,
    /// Colours, and the digest of the faces.
    style: Arc<(Palette, Digest)>,
}

impl CardRecipe {
    fn words(&self) -> Words {
        let site = &self.renderer.site;
        let writable = |text: &str| self.renderer.theme.fonts.writable(text).unwrap_or_default();
        let joined = |parts: Vec<String>, between: &str| {
            let written: Vec<String> =
                parts.iter().map(|part| writable(part)).filter(|part| !part.is_empty()).collect();
            written.join(between)
        };
        let title = title(site, self.entry);
        let site_title = if title == site.title() { "" } else { site.title() };
        let mut words = Words { site: writable(site_title), title: writable(title), ..Words::default() };
        let Some(index) = self.entry else {
            words.speakers =
                writable(site.config.speaker.name.as_deref().filter(|name| *name != title).unwrap_or_default());
            words.rtl = language::direction(&site.config.language) == "rtl";
            return words;
        };
        let entry = &site.entries[index];
        words.rtl = language::direction(&entry.lang) == "rtl";
        if entry.kind() != Kind::Page {
            let context = self.renderer.of_entry(index, UrlForm::Absolute);
            let date = entry.date.map(|date| card_view::date(&context, date).text);
            words.speakers = joined(entry.speakers.clone(), ", ");
            words.occasion = joined(entry.event().map(str::to_owned).into_iter().chain(date).collect(), " · ");
        }
        words
    }

    /// The picture, as large as it is shown beside the words; nothing where it cannot be drawn.
    fn picture(&self, words: &Words) -> Option<Picture> {
        let (path, content) = self.picture.as_ref()?;
        let mut bytes = Vec::new();
        content.reader().ok()?.take(MAX_PICTURE).read_to_end(&mut bytes).ok()?;
        match path.extension().eq_ignore_ascii_case("svg") {
            true => Picture::svg(std::str::from_utf8(&bytes).ok()?, &self.renderer.theme.fonts, words),
            false => Picture::pixels(&bytes, MAX_PIXELS, words),
        }
    }
}

impl CardRecipe {
    /// Of all that is on the card; `picture` stands for its picture.
    fn digest(&self, picture: &str) -> Digest {
        let (palette, fonts) = &*self.style;
        let text = format!("{:?} {palette:?} {fonts} {picture}", self.words());
        Digest::of_parts(&[VERSION, text.as_bytes()])
    }
}

impl Recipe for CardRecipe {
    fn make(&self) -> Result<Vec<u8>, Diagnostic> {
        let (palette, _) = &*self.style;
        let fonts = &self.renderer.theme.fonts;
        let words = self.words();
        let picture = self.picture(&words);
        let drawing = drawing::draw(&words, picture.as_ref().map(|picture| picture.frame), palette, fonts);
        // The drawing is ours and well formed: it always can be painted.
        Ok(paint::paint(&drawing, picture.as_ref(), fonts).unwrap_or_default())
    }

    fn state(&self) -> Option<u64> {
        let stamp = self.picture.as_ref().map(|(_, content)| content.stamp());
        Some(self.digest(&format!("{stamp:?}")).to_u64())
    }

    fn origin(&self) -> Option<Digest> {
        let picture = match &self.picture {
            Some((path, content)) => format!("{} {}", path.extension(), content.digest().ok()?),
            None => String::new(),
        };
        Some(self.digest(&picture))
    }
}

impl fmt::Debug for CardRecipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Card({:?})", self.entry)
    }
}
