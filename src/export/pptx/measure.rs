//! How much space text takes, in points. Which fonts the presentation program has is unknown here, so these are estimates
//! that are rather too large.

use super::content::{Marker, Paragraph, Role, Table};

/// The height of a line, by the size of its letters.
pub const LEADING: f32 = 1.2;

/// Space above a paragraph, by the size of its letters.
pub const ABOVE: f32 = 0.35;

/// How far each level of a list is indented, in points.
pub const INDENT: f32 = 26.0;

/// The size of code, by that of text.
const CODE: f32 = 0.8;

/// Space between the frame of code and the code, in points.
pub const CODE_PADDING: f32 = 10.0;

/// Space in a cell of a table beside its text, and above and below it together, in points.
pub const CELL_PADDING: (f32, f32) = (14.4, 8.0);

/// The font size, in points, on a slide with enough space.
pub fn size(role: Role) -> f32 {
    match role {
        Role::Text => 24.0,
        Role::Heading => 28.0,
        Role::Quote => 26.0,
        Role::Small => 16.0,
    }
}

/// The number of lines of `text` in letters of this size, each at most `width` wide.
pub fn lines(text: &str, size: f32, width: f32) -> f32 {
    let room = (width / size.max(1.0)).max(1.0);
    text.split('\n').map(|line| (ems(line) / room).ceil().max(1.0)).sum()
}

/// The width of a line by the size of its letters.
fn ems(line: &str) -> f32 {
    line.chars().map(|c| if is_wide(c) { 1.0 } else { 0.52 }).sum()
}

/// Unicode's blocks of letters as wide as they are high.
const WIDE: [(u32, u32); 7] = [
    (0x1100, 0x115f),
    (0x2e80, 0xa4cf),
    (0xac00, 0xd7a3),
    (0xf900, 0xfaff),
    (0xff00, 0xff60),
    (0x1f300, 0x1faff),
    (0x20000, 0x3fffd),
];

/// Letters as wide as they are high: those of East Asia.
fn is_wide(c: char) -> bool {
    let code = u32::from(c);
    WIDE.iter().any(|(first, last)| (*first..=*last).contains(&code))
}

/// The height of a paragraph in a box of this width.
pub fn paragraph(paragraph: &Paragraph, scale: f32, width: f32) -> f32 {
    let size = size(paragraph.role) * scale;
    let indent = match paragraph.marker {
        Marker::None => f32::from(paragraph.level) * INDENT,
        _ => f32::from(paragraph.level + 1) * INDENT,
    };
    lines(&paragraph.text(), size, (width - indent).max(40.0)) * size * LEADING + size * ABOVE
}

/// The size of letters in which no line of code is wider than its box, and the height of the box.
pub fn code(code: &str, scale: f32, width: f32) -> (f32, f32) {
    let longest = code.lines().map(|line| line.chars().count() + 3 * line.matches('\t').count()).max().unwrap_or(1);
    let fits = (width - 2.0 * CODE_PADDING) / (longest.max(1) as f32 * 0.62);
    let size = (size(Role::Text) * CODE * scale).min((fits * 2.0).floor() / 2.0).max(6.0);
    (size, code.lines().count().max(1) as f32 * size * LEADING + 2.0 * CODE_PADDING)
}

/// The size of letters in a table, and the height of each row.
pub fn table(table: &Table, scale: f32, width: f32) -> (f32, Vec<f32>) {
    let size = size(Role::Text) * 0.8 * scale;
    let column = width / table.columns().max(1) as f32;
    let row = |row: &Vec<super::content::Cell>| {
        let heights = row.iter().map(|cell| {
            let width = (column * cell.columns as f32 - CELL_PADDING.0).max(20.0);
            cell.paragraphs.iter().map(|paragraph| lines(&paragraph.text(), size, width)).sum::<f32>().max(1.0)
        });
        heights.fold(1.0, f32::max) * size * LEADING + CELL_PADDING.1
    };
    (size, table.rows.iter().map(row).collect())
}
