//! The text of a fragment without any mark-up.

use super::piece::Piece;
use super::pieces::Pieces;
use super::tags::is_block;
use crate::site::render::page_context::PageContext;
use crate::talk::html::decode;
use crate::talk::markdown::{Fragment, Placeholder};

/// The words of a fragment: a line for each block.
pub fn plain(context: &PageContext<'_>, fragment: &Fragment) -> String {
    let mut out = String::with_capacity(fragment.html.len());
    let mut line = String::new();
    let mut is_skipped = false;
    for piece in Pieces::of(fragment) {
        match piece {
            Piece::Open { name, tag, .. } if name == "a" && tag.contains("footnote-back") => is_skipped = true,
            Piece::Close(name) if name == "a" && is_skipped => is_skipped = false,
            _ if is_skipped => {}
            Piece::Text(text) => line.push_str(&decode(text)),
            Piece::Open { name, .. } | Piece::Close(name) => match &*name {
                "td" | "th" | "br" => line.push(' '),
                "ul" | "ol" | "li" | "div" | "blockquote" => end(&mut out, &mut line),
                name if is_block(name) => end(&mut out, &mut line),
                _ => {}
            },
            Piece::Filled(Placeholder::Word(key)) => line.push_str(context.language().word(key)),
            Piece::Filled(Placeholder::Film(film)) => line.push_str(&film.alt),
            Piece::Filled(Placeholder::Formula(formula)) => line.push_str(formula.source()),
            Piece::Filled(Placeholder::Code(block)) => {
                end(&mut out, &mut line);
                line.push_str(block.title.as_deref().unwrap_or_default());
                end(&mut out, &mut line);
                out.push_str(&block.code);
            }
            Piece::Filled(_) => {}
        }
    }
    end(&mut out, &mut line);
    out.truncate(out.trim_end().len());
    out
}

/// The words of the first heading.
pub fn first_heading(context: &PageContext<'_>, fragment: &Fragment) -> String {
    let mut out: Option<String> = None;
    for piece in Pieces::of(fragment) {
        match (piece, &mut out) {
            (Piece::Open { name, .. }, None) if is_heading(&name) => out = Some(String::new()),
            (Piece::Close(name), Some(_)) if is_heading(&name) => break,
            (Piece::Text(text), Some(out)) => out.push_str(&decode(text)),
            (Piece::Filled(Placeholder::Word(key)), Some(out)) => out.push_str(context.language().word(key)),
            (Piece::Filled(Placeholder::Formula(formula)), Some(out)) => out.push_str(formula.source()),
            _ => {}
        }
    }
    out.map(|text| text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
}

fn is_heading(name: &str) -> bool {
    matches!(name.as_bytes(), [b'h', b'1'..=b'6'])
}

/// Ends a line, if there is anything in it.
fn end(out: &mut String, line: &mut String) {
    let mut words = line.split_ascii_whitespace();
    if let Some(first) = words.next() {
        out.push_str(first);
        for word in words {
            out.push(' ');
            out.push_str(word);
        }
        out.push('\n');
    }
    line.clear();
}
