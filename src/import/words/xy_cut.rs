//! The order in which a page is read: it is divided at its widest empty band, and so is each part.

use super::Segment;
use super::bullets::without_bullets;
use super::right_to_left::is_right_to_left;

/// A page with more segments is not a slide, and is read line by line.
const MAX_SEGMENTS: usize = 3000;

/// The segments of a page in reading order, without bullets.
pub fn reading_order(segments: Vec<Segment>) -> Vec<Segment> {
    let mut segments = without_bullets(segments);
    if segments.len() > MAX_SEGMENTS {
        sort_by_lines(&mut segments);
        return segments;
    }
    let letters = |segment: &Segment| segment.text.chars().any(is_right_to_left);
    let from_right = segments.iter().filter(|segment| letters(segment)).count() * 2 > segments.len();
    let mut out = Vec::with_capacity(segments.len());
    // Parts that are not yet divided, the next one last.
    let mut open = vec![segments];
    while let Some(part) = open.pop() {
        match divided(part, from_right) {
            Divided::Two(first, second) => open.extend([second, first]),
            Divided::Whole(mut part) => {
                sort_by_lines(&mut part);
                out.append(&mut part);
            }
        }
    }
    out
}

enum Divided {
    Two(Vec<Segment>, Vec<Segment>),
    Whole(Vec<Segment>),
}

/// A vertical gutter wins if it is wider than an em and clearly wider than the best gap between lines.
fn divided(part: Vec<Segment>, from_right: bool) -> Divided {
    if part.len() < 2 {
        return Divided::Whole(part);
    }
    let em = median_size(&part);
    let across = widest_gap(&part, |segment| (segment.rect.y0, segment.rect.y1));
    let down = widest_gap(&part, |segment| (segment.rect.x0, segment.rect.x1));
    let between_lines = across.map_or(0.0, |(width, _)| width);
    let gutter = down.filter(|(width, _)| *width > em && *width > 1.2 * between_lines);
    match (gutter.or(down.filter(|_| across.is_none())), across) {
        (Some((_, at)), _) => {
            let (left, right) = part.into_iter().partition(|segment| segment.rect.x0 < at);
            if from_right { Divided::Two(right, left) } else { Divided::Two(left, right) }
        }
        (None, Some((_, at))) => {
            let (above, below) = part.into_iter().partition(|segment| segment.rect.y0 < at);
            Divided::Two(above, below)
        }
        (None, None) => Divided::Whole(part),
    }
}

/// The width of the widest band in which there is nothing, and where it ends.
fn widest_gap(part: &[Segment], sides: impl Fn(&Segment) -> (f32, f32)) -> Option<(f32, f32)> {
    let mut spans: Vec<(f32, f32)> = part.iter().map(sides).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut end = spans.first()?.1;
    let mut widest: Option<(f32, f32)> = None;
    for (from, to) in spans {
        // Equal gaps differ by rounding; the first one of them is taken.
        if from - end > widest.map_or(0.01, |(width, _)| width + 0.01) {
            widest = Some((from - end, from));
        }
        end = end.max(to);
    }
    widest
}

fn median_size(part: &[Segment]) -> f32 {
    let mut sizes: Vec<f32> = part.iter().map(|segment| segment.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes[sizes.len() / 2]
}

fn sort_by_lines(part: &mut [Segment]) {
    part.sort_by(|a, b| a.middle().total_cmp(&b.middle()));
    let mut begin = 0;
    while begin < part.len() {
        let first = part[begin].clone();
        let length = part[begin..].iter().take_while(|segment| segment.is_beside(&first)).count().max(1);
        part[begin..begin + length].sort_by(|a, b| a.rect.x0.total_cmp(&b.rect.x0));
        begin += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::rect::Rect;

    fn segment(text: &str, x: f32, y: f32, width: f32, size: f32) -> Segment {
        let rect = Rect::new(x, y, x + width, y + size);
        Segment { text: text.into(), rect, size, is_artifact: false, is_item: false }
    }

    fn order(segments: Vec<Segment>) -> Vec<String> {
        reading_order(segments).into_iter().map(|segment| segment.text).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let segments = vec![
            segment("footer", 60.0, 500.0, 90.0, 12.0),
            segment("c", 520.0, 200.0, 60.0, 26.0),
            segment("d", 520.0, 250.0, 60.0, 26.0),
            segment("a", 60.0, 200.0, 60.0, 26.0),
            segment("b", 60.0, 250.0, 60.0, 26.0),
            segment("heading", 60.0, 60.0, 400.0, 44.0),
        ];
        assert_eq!(order(segments), ["heading", "a", "b", "c", "d", "footer"]);
    }

    #[test]
    fn bullets_are_dropped_and_numbers_kept() {
        let segments = vec![
            segment("•", 60.0, 200.0, 8.0, 20.0),
            segment("flour", 90.0, 200.0, 60.0, 20.0),
            segment("2.", 60.0, 240.0, 8.0, 20.0),
            segment("water", 120.0, 240.0, 60.0, 20.0),
            segment("– salt", 60.0, 280.0, 60.0, 20.0),
        ];
        let ordered = reading_order(segments);
        let texts: Vec<&str> = ordered.iter().map(|segment| segment.text.as_str()).collect();
        assert_eq!(texts, ["flour", "2. water", "salt"]);
        assert!(ordered.iter().all(|segment| segment.is_item));
    }

    #[test]
    fn many_segments_take_no_quadratic_time() {
        let many = (0..100_000).map(|n| segment("x", (n % 300) as f32, (n / 300) as f32, 1.0, 1.0)).collect();
        assert_eq!(order(many).len(), 100_000);
    }
}
