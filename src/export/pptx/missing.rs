use super::content::{Block, Paragraph, Run, Style};
use super::part_picture::PartPicture;

/// Puts the alt text in the place of each picture that the presentation does not have.
pub fn replace_missing(blocks: &mut [Block], pictures: &[Option<PartPicture>]) {
    for block in blocks {
        match block {
            Block::Picture { number, alt, link, .. } => {
                let is_there = number.is_some_and(|number| matches!(pictures.get(number), Some(Some(_))));
                if !is_there {
                    let text = if alt.is_empty() { link.as_deref().unwrap_or_default() } else { alt.as_str() };
                    *block = Block::Text(linked(text, link.as_deref()));
                }
            }
            Block::Columns(columns) => columns.iter_mut().for_each(|column| replace_missing(column, pictures)),
            Block::Ground(ground, _) => ground.retain(|block| {
                let Block::Picture { number: Some(number), .. } = block else { return false };
                matches!(pictures.get(*number), Some(Some(_)))
            }),
            Block::Text(_) | Block::Code(_) | Block::Table(_) => {}
        }
    }
}

/// A paragraph that leads somewhere.
pub fn linked(text: &str, link: Option<&str>) -> Paragraph {
    let run = Run { text: text.to_owned(), style: Style::default(), link: link.map(str::to_owned) };
    Paragraph { runs: vec![run], ..Paragraph::default() }
}
