use svgtypes::Color;

use super::Layout;
use crate::base::data::Spanned;
use crate::base::{Diagnostic, Styles};
use crate::talk::decks::SlideSettings;
use crate::talk::html::escape;
use crate::talk::markdown::{BackgroundPicture, Film, FilmKind, Fragment, Placeholder, Play, Target};

/// The pictures behind the text of a slide, or beside it. `layout` is the written one.
pub(super) fn pictures(settings: &SlideSettings, layout: Option<Layout>) -> Vec<BackgroundPicture> {
    let background = &settings.background;
    if !background.pictures.is_empty() {
        return background.pictures.clone();
    }
    let shows_image = matches!(layout, Some(Layout::Left | Layout::Right | Layout::Full));
    let image = settings.image.as_ref().filter(|_| shows_image).or(background.image.as_ref());
    let picture = |image: &Spanned<String>| BackgroundPicture {
        target: Target::new(&image.value, &image.range),
        alt: settings.alt.as_ref().map(|alt| alt.value.clone()).unwrap_or_default(),
        size: background.size.as_ref().map(|size| size.value.clone()),
        side: None,
        is_vertical: false,
    };
    image.map(picture).into_iter().collect()
}

/// Puts `pictures` in front of what the slide shows; the stylesheet draws them behind it.
pub(super) fn add_pictures(face: &mut Fragment, pictures: Vec<BackgroundPicture>, is_vertical: bool) {
    if pictures.is_empty() {
        return;
    }
    let class = if is_vertical { "ground rows" } else { "ground" };
    let mut ground = Fragment { html: format!("<div class=\"{class}\">\n"), ..Fragment::default() };
    for picture in pictures {
        if let Some(kind) = FilmKind::of(&picture.target.url) {
            ground.html.push_str(&Film::element(&[]));
            let BackgroundPicture { target, alt, .. } = picture;
            let film = Film { kind, target, alt, title: None, link: None, play: Play::default() };
            ground.placeholders.push(Placeholder::Film(Box::new(film)));
            continue;
        }
        let is_whole = matches!(picture.size.as_deref(), Some("contain" | "fit" | "auto"));
        let class = if is_whole { " class=\"whole\"" } else { "" };
        let alt = escape(&picture.alt);
        ground.html.push_str(&format!("<img src=\"\0\"\0 alt=\"{alt}\"{class} loading=\"lazy\" decoding=\"async\">\n"));
        ground.placeholders.push(Placeholder::Picture(picture.target.clone()));
        ground.placeholders.push(Placeholder::Size(picture.target));
    }
    ground.html.push_str("</div>\n");
    ground.append(std::mem::take(face));
    *face = ground;
}

/// The colour or gradient behind a slide as CSS has it, and the scheme in which text over a colour can be read.
pub(super) fn colour(value: &str) -> Result<(String, Option<&'static str>), Diagnostic> {
    let value = value.trim();
    match value.parse::<Color>() {
        Ok(Color { red, green, blue, .. }) => {
            let scheme = if is_light(red, green, blue) { "light" } else { "dark" };
            Ok((format!("#{red:02x}{green:02x}{blue:02x}"), Some(scheme)))
        }
        Err(_) if is_gradient(value) => Ok((value.to_owned(), None)),
        Err(_) => {
            let note = Diagnostic::note("slide-background", format!("`{value}` is not a colour, so it is left out"));
            Err(note.hint("write a colour such as `navy` or `#1b1c23`"))
        }
    }
}

/// Whether dark letters have more contrast with a colour than light ones (WCAG 2.2, relative luminance).
fn is_light(red: u8, green: u8, blue: u8) -> bool {
    let linear = |value: u8| {
        let value = f32::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) > 0.179
}

/// Whether `value` is a gradient and nothing that ends a declaration or loads a file.
fn is_gradient(value: &str) -> bool {
    let is_safe =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '(' | ')' | ',' | '.' | '%' | '#' | '-' | ' ' | '/');
    let value = value.trim();
    value.contains("gradient(")
        && !value.contains("url")
        && value.ends_with(')')
        && value.chars().all(is_safe)
        && Styles::is_plain(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_over_a_colour_can_be_read() {
        assert!(is_light(255, 255, 0) && is_light(255, 255, 255) && is_light(128, 128, 128));
        assert!(!is_light(0, 0, 128) && !is_light(0, 0, 0) && !is_light(200, 0, 0));
    }

    #[test]
    fn only_plain_gradients_are_kept() {
        assert!(is_gradient("linear-gradient(to right, #fff 10%, navy)"));
        for other in [
            "linear-gradient(red, blue); color: red",
            "linear-gradient(url(a))",
            "navy",
            "gradient(\"x\")",
            "linear-gradient((red, tan)",
            "linear-gradient(red))",
            ")gradient()",
        ] {
            assert!(!is_gradient(other), "{other}");
        }
    }
}
