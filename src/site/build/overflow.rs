//! Whether the text of a slide fits on it, as far as that can be known without a browser.
//!
//! The theme says how large everything on a text slide is, so a count of lines gives the height. Letters are taken to be
//! narrow, and space that the theme does not name is left out: what is too full here is too full in any browser. The
//! preview measures what is only nearly full.

use crate::site::build::text_block::TextBlock;
use crate::site::build::text_blocks::TextBlocks;
use crate::site::build::text_kind::TextKind;
use crate::site::build::too_full::TooFull;
use crate::site::theme::settings::TextSlide;
use crate::talk::layout::table_width;
use crate::talk::markdown::Fragment;

/// The kind of the warning.
pub const TOO_FULL: &str = "slide-too-full";

/// How much higher than its slide a text may be: on stage, it is shown as much smaller.
const TOO_MUCH: f32 = 1.6;

/// How much wider than its slide a table may be: it is shown smaller, but not below 55 %.
const TOO_WIDE: f32 = 1.0 / 0.55;

/// Whether the text of a slide does not fit, or a table in it.
pub fn too_full(face: &Fragment, slide: &TextSlide, is_rule_slide: bool) -> Option<TooFull> {
    let height = overflow_ratio(face, slide, is_rule_slide).map(TooFull::Height);
    height.or_else(|| width_ratio(face, slide, is_rule_slide).map(TooFull::Width))
}

/// The height that the text of a slide needs at least, as a part of the slide's height: 1.5 is half as high again.
/// Nothing if the text may fit.
fn overflow_ratio(face: &Fragment, slide: &TextSlide, is_rule_slide: bool) -> Option<f32> {
    let factor = slide.factor(slide.fit(face.line_count(), is_rule_slide));
    let found = TextBlocks::of(face);
    let [above, beside] = slide.padding;
    let width = 100.0 - 2.0 * beside;
    let text: f32 = found.blocks.iter().map(|block| height(block, slide, factor, width)).sum();
    let gaps = found.outermost.saturating_sub(1) as f32 * slide.gap;
    let item_gaps = found.following_items as f32 * slide.item_gap * factor;
    // Columns are side by side, and may be of equal height.
    let columns = columns(face);
    let ratio = ((text + gaps + item_gaps) / columns as f32 + 2.0 * above) / slide.height;
    (ratio > TOO_MUCH).then_some(ratio)
}

/// The width that a table on a slide needs at least so that no word is broken, as a part of the slide's width. Nothing if the table
/// may fit.
fn width_ratio(face: &Fragment, slide: &TextSlide, is_rule_slide: bool) -> Option<f32> {
    let factor = slide.factor(slide.fit(face.line_count(), is_rule_slide));
    let columns = columns(face);
    let width = (100.0 - 2.0 * slide.padding[1]) / columns as f32;
    let ratio = table_width(&face.html)? as f32 * slide.rows.size * factor / width;
    (ratio > TOO_WIDE).then_some(ratio)
}

/// How many columns a slide has at least.
fn columns(face: &Fragment) -> usize {
    let next = |start: &str| face.html.matches(&*format!("\n</div>\n<div{start}")).count();
    let own = 1 + next(">\n") + next(" style=\"--column:");
    // Classes of Slidev.
    let of_grid = face.html.split("cols-").skip(1).filter_map(|rest| rest.get(..1)?.parse().ok()).max();
    own.max(of_grid.unwrap_or(1).clamp(1, 4))
}

fn height(block: &TextBlock, slide: &TextSlide, factor: f32, width: f32) -> f32 {
    let style = match block.kind {
        TextKind::Text => slide.text,
        TextKind::Heading => slide.heading,
        TextKind::Code => slide.code,
        TextKind::Row => slide.rows,
    };
    let lines = (block.length * style.size * factor / width).ceil().max(block.lines as f32);
    (lines * style.size * style.line + 2.0 * style.padding) * factor
}

#[cfg(test)]
mod tests {
    use crate::site::build::overflow::*;
    use crate::site::theme::embedded;
    use crate::site::theme::settings::Settings;

    fn of(html: &str) -> Option<f32> {
        let mut settings = Settings::default();
        assert_eq!(settings.overlay("themes/default", &embedded::theme("default")), []);
        overflow_ratio(&Fragment { html: html.into(), ..Fragment::default() }, &settings.text_slide, false)
    }

    fn list(items: usize, text: &str) -> String {
        format!("<h2>Title</h2>\n<ul>\n{}</ul>\n", format!("<li>{text}</li>\n").repeat(items))
    }

    #[test]
    fn what_fits_is_not_reported() {
        let fits =
            ["", "<h1>Short</h1>\n", &list(5, "a few words"), &list(16, "a few words"), "<p>text", "a < b", "<", "<p"];
        for html in fits {
            assert_eq!(of(html), None, "{html}");
        }
    }

    #[test]
    fn a_table_may_shrink_to_55_per_cent() {
        let mut settings = Settings::default();
        assert_eq!(settings.overlay("themes/default", &embedded::theme("default")), []);
        let of = |columns: usize| {
            let html = format!("<table><tr>{}</tr></table>", "<td>Registration</td>".repeat(columns));
            width_ratio(&Fragment { html, ..Fragment::default() }, &settings.text_slide, false)
        };
        assert_eq!((of(2), of(5)), (None, None));
        assert!(of(9).is_some_and(|ratio| ratio > 1.9));
    }

    #[test]
    fn what_cannot_fit_is_reported() {
        assert!(of(&list(26, "a few words")).is_some());
        assert!(of(&list(10, &"many words ".repeat(20))).is_some());
        assert!(of(&format!("<p>{}</p>", "word ".repeat(300))).is_some());
    }
}
