use super::content::Block;
use super::measure;
use super::placed::{Part, Placed};
use super::rect::Rect;

/// By how much letters become smaller until all fits.
const SCALES: [f32; 10] = [1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.46, 0.4, 0.34];

/// Space between parts, and between columns, in points.
const GAP: f32 = 14.0;

/// The least share of the height that a picture has among other parts.
const PICTURE: f32 = 0.3;

/// Puts blocks below each other into `area`, in letters at most `largest` times as large as usual.
pub fn arrange(blocks: &[Block], area: Rect, largest: f32) -> Vec<Placed> {
    let parts = grouped(blocks);
    let pictures = parts.iter().filter(|part| matches!(part, Unplaced::Part(Part::Picture(..)))).count();
    let gaps = GAP * parts.len().saturating_sub(1) as f32;
    let least = (area.height * PICTURE * pictures as f32).min(area.height * 0.75);
    let total = |scale: f32| parts.iter().map(|part| part.height(scale, area)).sum::<f32>() + gaps;
    let fits = |scale: &f32| total(scale * largest) + least <= area.height;
    let scale = largest * SCALES.into_iter().find(fits).unwrap_or(SCALES[SCALES.len() - 1]);
    let left = (area.height - total(scale)).max(least);
    let mut y = area.y;
    let mut out = Vec::new();
    for part in parts {
        let height = match part {
            Unplaced::Part(Part::Picture(..)) => left / pictures as f32,
            _ => part.height(scale, area),
        };
        let rect = Rect { y, height, ..area };
        match part {
            Unplaced::Part(part) => out.push(Placed { rect, part: sized(part, scale, area.width), scale }),
            Unplaced::Columns(columns) => {
                for (column, place) in columns.iter().zip(side_by_side(columns.len(), rect)) {
                    out.extend(arrange(column, place, scale));
                }
            }
        }
        y += height + GAP;
    }
    out
}

/// Equal parts of a rectangle.
fn side_by_side(count: usize, rect: Rect) -> impl Iterator<Item = Rect> {
    let width = (rect.width - 2.0 * GAP * count.saturating_sub(1) as f32) / count.max(1) as f32;
    (0..count).map(move |n| Rect { x: rect.x + n as f32 * (width + 2.0 * GAP), width, ..rect })
}

/// A part without its place.
enum Unplaced<'b> {
    Part(Part),
    Columns(&'b [Vec<Block>]),
}

impl Unplaced<'_> {
    /// The height that it needs; nothing for pictures, which take what is left.
    fn height(&self, scale: f32, area: Rect) -> f32 {
        match self {
            Unplaced::Part(Part::Text(paragraphs)) => {
                paragraphs.iter().map(|paragraph| measure::paragraph(paragraph, scale, area.width)).sum()
            }
            Unplaced::Part(Part::Code(code, _)) => measure::code(code, scale, area.width).1,
            Unplaced::Part(Part::Table(table, ..)) => measure::table(table, scale, area.width).1.iter().sum(),
            Unplaced::Part(Part::Picture(..)) => 0.0,
            Unplaced::Columns(columns) => {
                let width = side_by_side(columns.len(), area).next().map_or(area.width, |first| first.width);
                let column = |blocks: &Vec<Block>| {
                    let parts = grouped(blocks);
                    let heights = parts.iter().map(|part| match part {
                        Unplaced::Part(Part::Picture(..)) => area.height * PICTURE,
                        part => part.height(scale, Rect { width, ..area }),
                    });
                    heights.sum::<f32>() + GAP * parts.len().saturating_sub(1) as f32
                };
                columns.iter().map(column).fold(0.0, f32::max)
            }
        }
    }
}

/// Paragraphs that follow each other are one part.
fn grouped(blocks: &[Block]) -> Vec<Unplaced<'_>> {
    let mut out: Vec<Unplaced<'_>> = Vec::new();
    for block in blocks {
        match block {
            Block::Text(paragraph) => match out.last_mut() {
                Some(Unplaced::Part(Part::Text(paragraphs))) => paragraphs.push(paragraph.clone()),
                _ => out.push(Unplaced::Part(Part::Text(vec![paragraph.clone()]))),
            },
            Block::Code(code) => out.push(Unplaced::Part(Part::Code(code.clone(), 0.0))),
            Block::Table(table) => out.push(Unplaced::Part(Part::Table(table.clone(), 0.0, Vec::new()))),
            Block::Picture { number: Some(number), alt, link, .. } => {
                out.push(Unplaced::Part(Part::Picture(*number, alt.clone(), link.clone())));
            }
            Block::Columns(columns) => out.push(Unplaced::Columns(columns)),
            Block::Picture { .. } | Block::Ground(..) => {}
        }
    }
    out
}

fn sized(part: Part, scale: f32, width: f32) -> Part {
    match part {
        Part::Code(code, _) => {
            let (size, _) = measure::code(&code, scale, width);
            Part::Code(code, size)
        }
        Part::Table(table, ..) => {
            let (size, rows) = measure::table(&table, scale, width);
            Part::Table(table, size, rows)
        }
        part => part,
    }
}
