//! Lines become paragraphs.

use super::Segment;

/// The baselines of a paragraph are at most this far apart, in ems.
const MAX_LEAD: f32 = 1.6;

/// A line of segments that are beside each other.
struct Line {
    text: String,
    x0: f32,
    x1: f32,
    y1: f32,
    size: f32,
    is_item: bool,
}

/// The paragraphs that segments in reading order make.
pub fn paragraphs(segments: &[Segment]) -> Vec<String> {
    let lines = lines(segments);
    let mut out: Vec<String> = Vec::new();
    for block in lines.chunk_by(follows) {
        let right = block.iter().map(|line| line.x1).fold(f32::MIN, f32::max);
        let width = block.iter().map(|line| line.x1 - line.x0).fold(0.0, f32::max);
        for (at, line) in block.iter().enumerate() {
            let above = at.checked_sub(1).map(|above| &block[above]);
            let goes_on = above.is_some_and(|above| !line.is_item && is_full(above, line, right, width));
            match out.last_mut().filter(|_| goes_on) {
                Some(paragraph) => join(paragraph, &line.text),
                None => out.push(line.text.clone()),
            }
        }
    }
    out
}

fn lines(segments: &[Segment]) -> Vec<Line> {
    let mut lines: Vec<(Line, &Segment)> = Vec::new();
    for segment in segments {
        if let Some((line, last)) = lines.last_mut()
            && segment.is_beside(last)
            && segment.rect.x0 >= last.rect.x1
        {
            line.text = format!("{} {}", line.text, segment.text);
            line.x1 = segment.rect.x1;
            *last = segment;
            continue;
        }
        let line = Line {
            text: segment.text.clone(),
            x0: segment.rect.x0,
            x1: segment.rect.x1,
            y1: segment.rect.y1,
            size: segment.size,
            is_item: segment.is_item,
        };
        lines.push((line, segment));
    }
    lines.into_iter().map(|(line, _)| line).collect()
}

/// Whether `line` is right below `above` and set in the same type.
fn follows(above: &Line, line: &Line) -> bool {
    let lead = line.y1 - above.y1;
    let is_same_type = (above.size - line.size).abs() <= 0.1 * above.size;
    is_same_type && lead > 0.0 && lead <= MAX_LEAD * above.size && line.x0 < above.x1 && above.x0 < line.x1
}

/// Whether the first word of `line` would not have fitted into the line `above`. Their block ends at `right`, and its longest line has
/// this `width`.
fn is_full(above: &Line, line: &Line, right: f32, width: f32) -> bool {
    let letters = line.text.chars().count().max(1) as f32;
    let first = line.text.split(' ').next().unwrap_or_default().chars().count() as f32;
    let word = (line.x1 - line.x0) / letters * (first + 1.0);
    above.x1 + word > right || above.x1 - above.x0 + word > width
}

fn join(paragraph: &mut String, line: &str) {
    // A word that was divided at the end of the line.
    let is_divided = paragraph.ends_with('-')
        && paragraph[..paragraph.len() - 1].ends_with(char::is_alphabetic)
        && line.starts_with(char::is_lowercase);
    if !is_divided {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}
