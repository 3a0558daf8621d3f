//! Whether the text of a slide has room on its card, as far as that can be known without a browser.
//!
//! The card is 100 wide and 56.25 high, and all its sizes are hundredths of its width, so a count of lines tells its
//! height. Letters are taken for narrow ones and most gaps for nothing: what is too full here is too full in any
//! browser, and what is only nearly full is for the preview to measure.

use crate::talk::markdown::{Fragment, Placeholder};

/// The embedded themes, whose cards have the sizes below.
pub const THEMES: [&str; 3] = ["default", "paper", "stage"];

/// The kind of the warning.
pub const TOO_FULL: &str = "slide-too-full";

const HEIGHT: f32 = 56.25;
/// Above and below the text.
const PADDING: f32 = 2.0 * 4.0;
const WIDTH: f32 = 100.0 - 2.0 * 5.0;
/// Between two blocks.
const GAP: f32 = 2.2;

/// Size of letters and height of a line of a kind of text, in hundredths of the card's width.
#[derive(Clone, Copy)]
struct Kind {
    size: f32,
    line: f32,
}

const TEXT: Kind = Kind { size: 4.5, line: 1.4 };
const HEADING: Kind = Kind { size: 6.8, line: 1.12 };
const CODE: Kind = Kind { size: 2.6, line: 1.5 };
const ROW: Kind = Kind { size: 3.6, line: 1.6 };

/// How much higher than its card the text of a slide is at least: 1.5 is half as high again; nothing if it may fit.
pub fn overflow_ratio(face: &Fragment) -> Option<f32> {
    let code: Vec<&str> = face.placeholders.iter().filter_map(code).collect();
    let lines = face.html.lines().count() + code.iter().map(|code| code.lines().count()).sum::<usize>();
    // As the template does: the more lines, the smaller.
    let fit = match lines {
        15.. => 0.7,
        10.. => 0.84,
        _ => 1.0,
    };
    let blocks = blocks(&face.html);
    let text: f32 = blocks.iter().map(|(kind, length)| height(*kind, *length, fit)).sum();
    let code_lines: f32 = code.iter().map(|code| code.lines().count() as f32 * CODE.size * CODE.line * fit + 4.0).sum();
    let items = blocks.len() + code.len();
    let gaps = if items > 1 { GAP } else { 0.0 };
    let ratio = (text + code_lines + gaps + PADDING) / HEIGHT;
    (ratio > 1.0).then_some(ratio)
}

fn code(placeholder: &Placeholder) -> Option<&str> {
    match placeholder {
        Placeholder::Code(block) => Some(&block.code),
        _ => None,
    }
}

fn height(kind: Kind, length: f32, fit: f32) -> f32 {
    let size = kind.size * fit;
    let lines = (length * size / WIDTH).ceil().max(1.0);
    lines * size * kind.line
}

/// The blocks of text of our own HTML, each with its length on one line, in heights of its letters.
fn blocks(html: &str) -> Vec<(Kind, f32)> {
    let mut blocks: Vec<(Kind, f32)> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        count(&mut blocks, &rest[..at]);
        let tag = &rest[at + 1..];
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let kind = match name {
            "h1" | "h2" | "h3" => Some(HEADING),
            "p" | "li" | "dt" | "dd" => Some(TEXT),
            "tr" => Some(ROW),
            _ => None,
        };
        // A loose item is a paragraph in an item, and one block.
        let is_inside = name == "p" && blocks.last().is_some_and(|(_, length)| *length == 0.0);
        blocks.extend(kind.filter(|_| !is_inside).map(|kind| (kind, 0.0)));
        rest = tag.find('>').map_or("", |end| &tag[end + 1..]);
    }
    count(&mut blocks, rest);
    blocks
}

fn count(blocks: &mut [(Kind, f32)], text: &str) {
    if let Some((_, length)) = blocks.last_mut() {
        *length += text.trim().chars().map(width).sum::<f32>();
    }
}

/// Width of a letter, as a part of its height: what it is at least in any common face.
fn width(letter: char) -> f32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '|' | '\'' | '.' | ',' | ':' | ';' | '!' => 0.2,
        'f' | 'r' | 't' | ' ' | '(' | ')' | '[' | ']' | '/' | '\\' | '-' | '"' | '`' => 0.25,
        _ => 0.4,
    }
}

#[cfg(test)]
mod tests {
    use crate::site::build::overflow::*;

    fn of(html: &str) -> Option<f32> {
        overflow_ratio(&Fragment { html: html.into(), ..Fragment::default() })
    }

    fn list(items: usize, text: &str) -> String {
        format!("<h2>Title</h2>\n<ul>\n{}</ul>\n", format!("<li>{text}</li>\n").repeat(items))
    }

    #[test]
    fn what_fits_is_left_alone() {
        let fits =
            ["", "<h1>Short</h1>\n", &list(5, "a few words"), &list(7, "a few words"), "<p>text", "a < b", "<", "<p"];
        for html in fits {
            assert_eq!(of(html), None, "{html}");
        }
    }

    #[test]
    fn what_cannot_fit_is_told() {
        assert!(of(&list(20, "a few words")).is_some());
        assert!(of(&list(8, &"many words ".repeat(12))).is_some());
        assert!(of(&format!("<p>{}</p>", "word ".repeat(300))).is_some());
    }

    #[test]
    fn loose_items_are_one_block() {
        let loose = "<ul>\n".to_owned() + &"<li>\n<p>a</p>\n</li>\n".repeat(4) + "</ul>\n";
        assert_eq!(blocks(&loose).len(), 4);
    }
}
