//! The card as an SVG, which refers to its picture by a name.

use crate::site::output::social_cards::card_text::CardText;
use crate::site::output::social_cards::font_database::font_attributes;
use crate::site::output::social_cards::palette::Palette;
use crate::site::output::social_cards::picture::PICTURE;
use crate::site::output::social_cards::wording::{self, TIGHT};
use crate::site::render::share_image::SIZE;
use crate::site::theme::fonts::Fonts;
use crate::talk::html::escape;

const WIDTH: f32 = SIZE.0 as f32;
const HEIGHT: f32 = SIZE.1 as f32;
const MARGIN: f32 = 72.0;
const LEADING: f32 = 1.06;

/// Draws a card: text on the left, and a picture in a `frame` of this size, or the picture of a talk without one, over a field of
/// colour on the right. Without text the picture fills the card.
pub fn draw(words: &CardText, frame: Option<(f32, f32)>, palette: &Palette, fonts: &Fonts) -> String {
    let Palette { ground, accent, .. } = palette;
    let art = words.art.filter(|_| frame.is_none());
    let frame = frame.or_else(|| art.map(|_| words.frame((16.0, 9.0))));
    let has_words = !words.title.is_empty();
    let field = match frame {
        _ if !has_words => 0.0,
        Some((width, _)) => WIDTH - 48.0 - width * 0.6,
        None => WIDTH - MARGIN,
    };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{ground}\"/>\
         <rect x=\"{field}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{accent}\"/>"
    );
    let mut end = field;
    if let Some((width, height)) = frame {
        // On whole pixels, so that the picture is not resampled.
        let x = if has_words { WIDTH - 48.0 - width } else { ((WIDTH - width) / 2.0).floor() };
        end = x;
        let area = (x, ((HEIGHT - height) / 2.0).floor(), width, height);
        hang(&mut out, area, |area| match art {
            Some(art) => art.svg(area, &ground.to_string(), &accent.to_string()),
            None => format!(
                "<rect {area} fill=\"#fff\"/><image {area} href=\"{PICTURE}\" preserveAspectRatio=\"xMidYMid slice\" \
                 image-rendering=\"optimizeSpeed\"/>"
            ),
        });
    }
    if has_words {
        say(&mut out, words, end - 56.0 - MARGIN, frame.is_some(), palette, fonts);
    }
    out + "</svg>\n"
}

/// Draws what `picture` is, given the attributes of its area.
fn hang(out: &mut String, (x, y, width, height): (f32, f32, f32, f32), picture: impl Fn(&str) -> String) {
    cast_shadow(out, x, y + 16.0, width, height);
    let area = format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
    let picture = picture(&area);
    out.push_str(&format!(
        "<clipPath id=\"frame\"><rect {area} rx=\"12\"/></clipPath><g clip-path=\"url(#frame)\">{picture}</g>"
    ));
}

/// Draws a shadow as fading rings: a blur would take as long as the rest of the card. The innermost are hidden by the picture.
fn cast_shadow(out: &mut String, x: f32, y: f32, width: f32, height: f32) {
    out.push_str("<g fill=\"none\" stroke=\"#000\" stroke-width=\"2\">");
    for by in (-19..44).step_by(2) {
        let by = by as f32;
        let far = (by + 44.0) / 88.0;
        let opacity = 0.4 * (1.0 - far * far * (3.0 - 2.0 * far));
        out.push_str(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" stroke-opacity=\"{opacity:.3}\"/>",
            x - by,
            y - by,
            (width + 2.0 * by).max(1.0),
            (height + 2.0 * by).max(1.0),
            by + 36.0
        ));
    }
    out.push_str("</g>");
}

fn say(out: &mut String, words: &CardText, width: f32, has_picture: bool, palette: &Palette, fonts: &Fonts) {
    let Palette { text, accent, .. } = palette;
    let (x, anchor) = if words.rtl { (MARGIN + width, "end") } else { (MARGIN, "start") };
    let [title_font, text_font] = font_attributes(fonts);
    let mut line = |y: f32, size: f32, style: &str, words: &str| {
        out.push_str(&format!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"{anchor}\" {style}>{}</text>",
            escape(words)
        ));
    };
    let plain = format!("{text_font} fill=\"{text}\"");
    let site = wording::line(fonts, &words.site, 26.0, width);
    line(MARGIN + 24.0, 26.0, &format!("{text_font} fill=\"{accent}\""), &site);
    let lower = HEIGHT - MARGIN;
    line(lower, 26.0, &format!("{plain} fill-opacity=\".72\""), &wording::line(fonts, &words.occasion, 26.0, width));
    let speakers = wording::line(fonts, &words.speakers, 34.0, width);
    let above = if words.occasion.is_empty() { lower } else { lower - 44.0 };
    line(above, 34.0, &plain, &speakers);

    let sizes: &[f32] = if has_picture {
        &[84.0, 76.0, 68.0, 60.0, 54.0, 48.0, 42.0]
    } else {
        &[112.0, 100.0, 88.0, 78.0, 68.0, 60.0, 52.0]
    };
    let (top, bottom) = (MARGIN + 60.0, above - if words.speakers.is_empty() { 20.0 } else { 64.0 });
    let set = wording::title(fonts, &words.title, sizes, (width, bottom - top), LEADING);
    let style = format!("{title_font} fill=\"{text}\" letter-spacing=\"{}\"", set.size * TIGHT);
    let step = set.size * LEADING;
    let height = step * set.lines.len() as f32;
    // Optically a little above the middle.
    let first = top + (bottom - top - height) * 0.45 + set.size * 0.86;
    for (number, words) in set.lines.iter().enumerate() {
        line(first + step * number as f32, set.size, &style, words);
    }
}
