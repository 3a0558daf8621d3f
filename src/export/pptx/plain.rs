//! Content as lines of plain text, for notes and titles.

use super::content::{Block, Marker, Paragraph};

/// The letters of a title that is made from a text, at most.
const MAX_TITLE: usize = 90;

/// Each paragraph, item, row and line of code as a line.
pub fn lines(blocks: &[Block]) -> Vec<String> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Text(paragraph) => out.push(line(paragraph)),
            Block::Code(code) => out.extend(code.lines().map(str::to_owned)),
            Block::Table(table) => {
                let cell = |paragraphs: &[Paragraph]| paragraphs.iter().map(line).collect::<Vec<_>>().join(" ");
                let rows = table.rows.iter().map(|row| row.iter().map(|one| cell(&one.paragraphs)).collect::<Vec<_>>());
                out.extend(rows.map(|row| row.join(" | ")));
            }
            Block::Picture { alt, .. } if alt.is_empty() => {}
            Block::Picture { alt, .. } => out.push(format!("[{alt}]")),
            Block::Columns(columns) => out.extend(columns.iter().flat_map(|column| lines(column))),
            Block::Ground(pictures, _) => out.extend(lines(pictures)),
        }
    }
    out
}

fn line(paragraph: &Paragraph) -> String {
    let indent = "    ".repeat(paragraph.level.into());
    let text = paragraph.text();
    match paragraph.marker {
        Marker::None => text,
        Marker::Indent => format!("{indent}{text}"),
        Marker::Bullet => format!("{indent}• {text}"),
        Marker::Number(number) => format!("{indent}{number}. {text}"),
    }
}

/// The first sentence of a text, or as many words of it as a title has.
pub fn title(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let sentence = match text.find(". ") {
        Some(end) if end > 12 => &text[..end],
        _ => text.strip_suffix('.').unwrap_or(&text),
    };
    if sentence.chars().count() <= MAX_TITLE {
        return sentence.to_owned();
    }
    let cut: String = sentence.chars().take(MAX_TITLE).collect();
    let end = cut.rfind(' ').filter(|end| *end > MAX_TITLE / 2).unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_a_sentence_or_its_beginning() {
        assert_eq!(title("A queue in\n front of a door. It is long."), "A queue in front of a door");
        assert_eq!(title("Dr. No."), "Dr. No");
        let long = title(&"word ".repeat(40));
        assert!(long.ends_with("word…") && long.chars().count() <= MAX_TITLE + 1, "{long}");
    }
}
