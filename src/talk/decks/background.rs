use crate::base::data::Spanned;
use crate::talk::markdown::{BackgroundPicture, Side};

/// What a deck wants behind a slide, or beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Background {
    /// The pictures in the text of the slide that belong behind it. Several share the space.
    pub pictures: Vec<BackgroundPicture>,
    /// Whether several pictures are below each other, not side by side.
    pub is_vertical: bool,
    /// The part of the slide that the pictures or the page fill; all of it if there is none.
    pub side: Option<Side>,
    /// The address of a picture that the settings name; those in the text are instead of it.
    pub image: Option<Spanned<String>>,
    /// A colour or a gradient, as CSS has it.
    pub colour: Option<Spanned<String>>,
    /// The size of the picture, in the words of CSS.
    pub size: Option<Spanned<String>>,
    /// Its position, in the words of CSS.
    pub position: Option<Spanned<String>>,
}

impl Background {
    /// Whether there is something to see.
    pub fn is_some(&self) -> bool {
        !self.pictures.is_empty() || self.image.is_some() || self.colour.is_some()
    }

    /// Where the pictures are, if none of them says what it shows, and how to say it.
    pub fn nameless(&self) -> Option<(std::ops::Range<usize>, &'static str)> {
        match (self.pictures.first(), &self.image) {
            (Some(first), _) => {
                let is_nameless = self.pictures.iter().all(|picture| picture.alt.trim().is_empty());
                is_nameless.then(|| {
                    (first.target.range(), "describe in a few words what it shows, between the brackets of the picture")
                })
            }
            (None, Some(image)) => {
                Some((image.range.clone(), "describe in a few words what it shows, in its settings: `alt: …`"))
            }
            (None, None) => None,
        }
    }

    /// Adds pictures in the text of the slide.
    pub fn add(&mut self, pictures: Vec<BackgroundPicture>) {
        for picture in pictures {
            // Marp takes a colour where a picture could be.
            if looks_like_colour(&picture.target.url) {
                self.colour = Some(Spanned::new(picture.target.url.to_string(), picture.target.range()));
                continue;
            }
            self.side = picture.side.or(self.side);
            self.is_vertical |= picture.is_vertical;
            self.pictures.push(picture);
        }
    }

    /// Sets a picture or a colour: what `value` is shows in its looks.
    pub fn set(&mut self, value: Spanned<String>) {
        match looks_like_colour(&value) {
            true => self.colour = Some(value),
            false => self.set_image(value),
        }
    }

    /// Sets the picture: an address, perhaps as `url(…)`, or a gradient; `none` removes it.
    pub fn set_image(&mut self, value: Spanned<String>) {
        let text = value.trim();
        if matches!(text, "" | "none") {
            self.image = None;
        } else if text.contains("gradient(") {
            self.colour = Some(value);
        } else {
            let inner = text.strip_prefix("url(").and_then(|rest| rest.split(')').next()).unwrap_or(text);
            let address = inner.trim().trim_matches(['"', '\'']).to_owned();
            self.image = Some(Spanned::new(address, value.range));
        }
    }
}

/// Whether a value names a colour, and not a file.
pub fn looks_like_colour(value: &str) -> bool {
    let value = value.trim();
    let is_hex = |hex: &str| matches!(hex.len(), 3 | 4 | 6 | 8) && hex.bytes().all(|b| b.is_ascii_hexdigit());
    let is_word = !value.is_empty() && value.bytes().all(|b| b.is_ascii_alphabetic());
    let starts = |start: &&str| value.starts_with(*start);
    is_word
        || value.strip_prefix('#').is_some_and(is_hex)
        || ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color(", "var("]
            .iter()
            .any(starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_and_pictures_are_told_apart() {
        for colour in ["navy", "#fff", "#123456", "rgb(1, 2, 3)", "oklch(1 0 0)"] {
            assert!(looks_like_colour(colour), "{colour}");
        }
        for picture in ["a.png", "/a", "https://a.example/b", "#fragment", "url(a)", ""] {
            assert!(!looks_like_colour(picture), "{picture}");
        }
        let mut background = Background::default();
        background.set(Spanned::new("url('a b.png') no-repeat".into(), 0..1));
        assert_eq!(background.image.as_deref().map(String::as_str), Some("a b.png"));
        background.set(Spanned::new("linear-gradient(to right, red, blue)".into(), 0..1));
        assert!(background.colour.is_some());
    }
}
