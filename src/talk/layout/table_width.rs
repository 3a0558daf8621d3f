//! How wide the tables of a slide have to be so that no word in them is broken.

use crate::base::script::is_spaceless;
use crate::talk::html::{Token, tokens};

/// Narrower tables fit on any slide, also in one of three columns.
const FITS_ANYWHERE: f32 = 8.0;

/// The space beside a cell, but the last of its row.
const CELL_GAP: f32 = 1.0;

/// The least width of the widest table in `html`, in sizes of its letters, rounded up. `None` if it fits anywhere.
pub fn table_width(html: &str) -> Option<u32> {
    let mut widest = 0.0_f32;
    let mut rest = html;
    while let Some(start) = rest.find("<table") {
        let end = rest[start..].find("</table>").map_or(rest.len(), |end| start + end);
        widest = widest.max(width_of(&rest[start..end]));
        rest = &rest[end..];
    }
    (widest > FITS_ANYWHERE).then_some(widest.ceil() as u32)
}

fn width_of(table: &str) -> f32 {
    let mut columns: Vec<f32> = Vec::new();
    let (mut column, mut word, mut is_code) = (0, 0.0, false);
    for token in tokens(table) {
        match token {
            Token::Open(tag) => match &*tag.name {
                "tr" => column = 0,
                "th" | "td" => {
                    column += 1;
                    word = 0.0;
                    columns.resize(columns.len().max(column), 0.0);
                }
                "code" => is_code = true,
                "br" => word = 0.0,
                _ => {}
            },
            Token::Close { name, .. } => is_code &= name != "code",
            Token::Text(range) => {
                let Some(widest) = column.checked_sub(1).and_then(|index| columns.get_mut(index)) else { continue };
                for c in table[range].chars() {
                    word = if c.is_whitespace() { 0.0 } else { word + if is_code { 0.55 } else { letter_width(c) } };
                    *widest = widest.max(word);
                    // A line may end after a hyphen, and between the letters of scripts without spaces.
                    if c == '-' || is_spaceless(c) {
                        word = 0.0;
                    }
                }
            }
            _ => {}
        }
    }
    columns.iter().sum::<f32>() + columns.len().saturating_sub(1) as f32 * CELL_GAP
}

/// The width of a letter, rather too wide than too narrow: headings are bold, and other fonts are wider.
fn letter_width(c: char) -> f32 {
    match c {
        'i' | 'j' | 'l' | 'I' | '|' | '\'' | '.' | ',' | ':' | ';' | '!' => 0.32,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '/' | '-' | '"' => 0.42,
        'm' | 'M' | 'w' | 'W' | '@' | '%' | '&' => 0.95,
        'A'..='Z' => 0.74,
        '\u{0}'..='\u{2000}' => 0.64,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::table_width;

    fn table(rows: &[&[&str]]) -> String {
        let row = |cells: &&[&str]| {
            format!("<tr>{}</tr>", cells.iter().map(|cell| format!("<td>{cell}</td>")).collect::<String>())
        };
        format!("<div class=\"table\"><table>{}</table></div>", rows.iter().map(row).collect::<String>())
    }

    #[test]
    fn the_longest_words_count() {
        assert_eq!(table_width("<p>no table</p>"), None);
        assert_eq!(table_width(&table(&[&["a", "b"], &["many short words", "in a row of them"]])), None);
        let wide = table_width(&table(&[&["Vessel", "Passengers", "Registration"], &["x", "y", "independent"]]));
        assert!(wide.is_some_and(|ems| (16..24).contains(&ems)), "{wide:?}");
        assert_eq!(table_width(&table(&[&["独立した船舶の登録番号", "b"]])), None);
    }

    #[test]
    fn markup_is_not_a_part_of_words() {
        assert_eq!(
            table_width(&table(&[&["<strong>ab</strong><em class=\"a-very-long-name-of-a-class\">cd</em>"]])),
            None
        );
        assert!(table_width("<table><tr><td>unclosedtableunclosedtable").is_some());
    }
}
