use std::fmt;
use std::io::Read;
use std::sync::{Arc, OnceLock};

use crate::base::{Diagnostic, Digest, Drawing, Made, NotDrawn, PictureFile, Place, Recipe};
use crate::site::images::picture_source::PictureSource;
use crate::site::model::language;
use crate::site::output::social_cards::card_picture::CardPicture;
use crate::site::output::social_cards::card_text::CardText;
use crate::site::output::social_cards::drawn::Drawn;
use crate::site::output::social_cards::job::Job;
use crate::site::output::social_cards::palette::Palette;
use crate::site::output::social_cards::picture::Picture;
use crate::site::output::social_cards::{drawing, paint};
use crate::site::render::art::Art;
use crate::site::render::entry_parts;
use crate::site::render::page_context::UrlForm;
use crate::site::render::share_image::title;
use crate::site::render::site_renderer::SiteRenderer;
use crate::talk::Kind;

/// Changes whenever cards are drawn in another way, so that none is taken from the cache.
const VERSION: &[u8] = b"5";

/// Bytes of an SVG that is drawn.
const MAX_SVG: u64 = 1024 * 1024;

/// The social card of an entry or of the home page, drawn when somebody needs its bytes.
pub struct CardRecipe {
    /// The site.
    pub renderer: Arc<SiteRenderer>,
    /// The entry, or the home page.
    pub entry: Option<usize>,
    /// The picture on it.
    pub picture: Option<CardPicture>,
    /// Why the picture was left off one of the cards with it: then it is not drawn for the others, which would take as long.
    pub not_drawn: Arc<OnceLock<NotDrawn>>,
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
        text.art = (entry.kind() == Kind::Talk).then(|| Art::of(&entry.slug));
        if entry.kind() != Kind::Page {
            let context = self.renderer.of_entry(index, UrlForm::Absolute);
            let date = entry.date.map(|date| entry_parts::date(&context, date).text);
            text.speakers = joined(entry.speakers.clone(), ", ");
            text.occasion = joined(entry.event().map(str::to_owned).into_iter().chain(date).collect(), " · ");
        }
        text
    }

    /// The card with its picture, if that is an SVG. Nothing if there is none, or if its text needs other fonts.
    ///
    /// # Errors
    /// Why the SVG is left out.
    fn with_svg(&self, text: &CardText) -> Result<Option<Vec<u8>>, String> {
        let Some(CardPicture::Svg(_, content)) = &self.picture else { return Ok(None) };
        let mut svg = Vec::new();
        let is_read = content.reader().and_then(|reader| reader.take(MAX_SVG + 1).read_to_end(&mut svg)).is_ok();
        if !is_read {
            return Ok(None);
        }
        if svg.len() as u64 > MAX_SVG {
            return Err("it is larger than 1 MB".to_owned());
        }
        if let Some(why) = self.not_drawn.get() {
            return Err(why.to_string());
        }
        let (palette, _) = &*self.style;
        let job = Job::encode(text, palette, &self.renderer.theme.fonts, &svg);
        let answer = self.renderer.drawer.draw(&job).map_err(|why| self.not_drawn.get_or_init(|| why).to_string())?;
        match Drawn::decode(&answer) {
            Some(Drawn::Card(png)) => Ok(Some(png.into_owned())),
            Some(Drawn::Unwritable) => Ok(None),
            Some(Drawn::Refused(reason)) => Err(reason.into_owned()),
            None => Err(NotDrawn::Failed.to_string()),
        }
    }

    /// The file of pixels on it, and the size in which it is shown.
    fn pixels(&self, text: &CardText) -> Option<(&PictureSource, (f32, f32))> {
        let Some(CardPicture::Pixels(source, size)) = &self.picture else { return None };
        Some((source, text.frame((size.width as f32, size.height as f32))))
    }

    /// The card with its file of pixels as `drawn`, or without a picture.
    fn without_svg(&self, text: &CardText, drawn: Option<&[u8]>) -> Vec<u8> {
        let (palette, _) = &*self.style;
        let fonts = &self.renderer.theme.fonts;
        let picture = drawn.zip(self.pixels(text)).map(|(png, (_, frame))| Picture::png(png.to_vec(), frame));
        let drawing = drawing::draw(text, picture.as_ref().map(|picture| picture.frame), palette, fonts);
        // The drawing is our own and well formed, so it can always be painted.
        paint::paint(&drawing, picture.as_ref(), fonts).unwrap_or_default()
    }

    fn left_out(&self, reason: &str) -> Option<Diagnostic> {
        let Some(CardPicture::Svg(path, _)) = &self.picture else { return None };
        let message = format!("this image is left off the social card: {reason}");
        let hint = "simplify it, or set `headerimage` to a JPEG or PNG image";
        Some(Diagnostic::warning("image-not-drawn", message).at(Place::file(path)).hint(hint))
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
        self.make_and_warn().map(|made| made.bytes)
    }

    fn make_and_warn(&self) -> Result<Made, Diagnostic> {
        if let Some((file, drawing)) = self.drawing() {
            let bytes = self.make_with(file.draw(&[drawing]).pop().flatten().as_deref())?;
            return Ok(Made { bytes, warnings: Vec::new() });
        }
        let text = self.text();
        let (card, warning) = match self.with_svg(&text) {
            Ok(card) => (card, None),
            Err(reason) => (None, self.left_out(&reason)),
        };
        let bytes = card.unwrap_or_else(|| self.without_svg(&text, None));
        Ok(Made { bytes, warnings: warning.into_iter().collect() })
    }

    fn drawing(&self) -> Option<(&dyn PictureFile, Drawing)> {
        let (source, frame) = self.pixels(&self.text())?;
        Some((source, Drawing::Framed(frame.0 as u32, frame.1 as u32)))
    }

    fn make_with(&self, drawn: Option<&[u8]>) -> Result<Vec<u8>, Diagnostic> {
        Ok(self.without_svg(&self.text(), drawn))
    }

    fn state(&self) -> Option<u64> {
        let stamp = self.picture.as_ref().map(|picture| picture.content().stamp());
        Some(self.digest(&format!("{stamp:?}")).to_u64())
    }

    fn origin(&self) -> Option<Digest> {
        let picture = match &self.picture {
            Some(picture) => format!("{} {}", picture.kind(), picture.digest()?),
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
