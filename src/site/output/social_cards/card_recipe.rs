use std::fmt;
use std::io::Read;
use std::sync::Arc;

use crate::base::{Content, Diagnostic, Digest, Recipe, SitePath};
use crate::site::model::language;
use crate::site::output::social_cards::card_text::CardText;
use crate::site::output::social_cards::palette::Palette;
use crate::site::output::social_cards::picture::Picture;
use crate::site::output::social_cards::{drawing, paint};
use crate::site::render::entry_parts;
use crate::site::render::page_context::UrlForm;
use crate::site::render::share_image::title;
use crate::site::render::site_renderer::SiteRenderer;
use crate::talk::Kind;

/// Changes whenever cards are drawn in another way, so that none is taken from the cache.
const VERSION: &[u8] = b"2";

/// Bytes of a picture that are read at most.
const MAX_PICTURE: u64 = 32 * 1024 * 1024;

/// Pixels of a picture that is decoded for a card.
const MAX_PIXELS: u64 = 50_000_000;

/// The social card of an entry or of the home page, drawn when somebody needs its bytes.
pub struct CardRecipe {
    /// The site.
    pub renderer: Arc<SiteRenderer>,
    /// The entry, or the home page.
    pub entry: Option<usize>,
    /// The picture on it; its path says whether it is an SVG.
    pub picture: Option<(SitePath, Content)>,
    /// The colours, and the digest of the fonts.
    pub style: Arc<(Palette, Digest)>,
}

impl CardRecipe {
    fn text(&self) -> CardText {
        let site = &self.renderer.site;
        let writable = |text: &str| self.renderer.theme.fonts.writable(text).unwrap_or_default();
        let joined = |parts: Vec<String>, between: &str| {
            let written: Vec<String> =
                parts.iter().map(|part| writable(part)).filter(|part| !part.is_empty()).collect();
            written.join(between)
        };
        let title = title(site, self.entry);
        let site_title = if title == site.title() { "" } else { site.title() };
        let mut text = CardText { site: writable(site_title), title: writable(title), ..CardText::default() };
        let Some(index) = self.entry else {
            text.speakers =
                writable(site.config.speaker.name.as_deref().filter(|name| *name != title).unwrap_or_default());
            text.rtl = language::direction(&site.config.language) == "rtl";
            return text;
        };
        let entry = &site.entries[index];
        text.rtl = language::direction(&entry.lang) == "rtl";
        if entry.kind() != Kind::Page {
            let context = self.renderer.of_entry(index, UrlForm::Absolute);
            let date = entry.date.map(|date| entry_parts::date(&context, date).text);
            text.speakers = joined(entry.speakers.clone(), ", ");
            text.occasion = joined(entry.event().map(str::to_owned).into_iter().chain(date).collect(), " · ");
        }
        text
    }

    /// The picture, as large as it is shown beside the text; nothing if it cannot be drawn.
    fn picture(&self, text: &CardText) -> Option<Picture> {
        let (path, content) = self.picture.as_ref()?;
        let mut bytes = Vec::new();
        content.reader().ok()?.take(MAX_PICTURE).read_to_end(&mut bytes).ok()?;
        match path.extension().eq_ignore_ascii_case("svg") {
            true => Picture::svg(std::str::from_utf8(&bytes).ok()?, &self.renderer.theme.fonts, text),
            false => Picture::pixels(&bytes, MAX_PIXELS, text),
        }
    }

    /// Changes with anything on the card; `picture` stands for its picture.
    fn digest(&self, picture: &str) -> Digest {
        let (palette, fonts) = &*self.style;
        let all = format!("{:?} {palette:?} {fonts} {picture}", self.text());
        Digest::of_parts(&[VERSION, all.as_bytes()])
    }
}

impl Recipe for CardRecipe {
    fn make(&self) -> Result<Vec<u8>, Diagnostic> {
        let (palette, _) = &*self.style;
        let fonts = &self.renderer.theme.fonts;
        let text = self.text();
        let picture = self.picture(&text);
        let drawing = drawing::draw(&text, picture.as_ref().map(|picture| picture.frame), palette, fonts);
        // The drawing is our own and well formed, so it can always be painted.
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
