//! The signs that begin the items of a list.

use super::Segment;

/// How far the words of an item may be from its bullet, in ems.
const REACH: f32 = 6.0;

/// Removes bullets and marks what follows them as items. A number that begins an item becomes its first word.
pub fn without_bullets(segments: Vec<Segment>) -> Vec<Segment> {
    let (signs, mut rest): (Vec<Segment>, Vec<Segment>) =
        segments.into_iter().partition(|segment| is_bullet(&segment.text) || is_number(&segment.text));
    rest.sort_by(|a, b| a.rect.y0.total_cmp(&b.rect.y0));
    for sign in signs {
        let from = rest.partition_point(|segment| segment.rect.y0 < sign.rect.y0 - 2.0 * sign.size);
        let near = rest[from..].iter_mut().take_while(|segment| segment.rect.y0 <= sign.rect.y1 + sign.size);
        let item = near
            .filter(|segment| segment.is_beside(&sign) && !segment.is_item)
            .filter(|segment| (0.0..REACH * segment.size).contains(&(segment.rect.x0 - sign.rect.x1)))
            .min_by(|a, b| a.rect.x0.total_cmp(&b.rect.x0));
        match item {
            Some(item) => {
                item.is_item = true;
                if is_number(&sign.text) {
                    item.text = format!("{} {}", sign.text, item.text);
                    item.rect = item.rect.around(&sign.rect);
                }
            }
            None if is_number(&sign.text) => rest.push(sign),
            None => {}
        }
    }
    rest.into_iter().map(without_own_bullet).collect()
}

fn without_own_bullet(mut segment: Segment) -> Segment {
    let mut parts = segment.text.splitn(2, ' ');
    if let (Some(first), Some(rest)) = (parts.next(), parts.next())
        && is_bullet(first)
    {
        segment.text = rest.to_owned();
        segment.is_item = true;
    }
    segment.is_item |= segment.text.split(' ').next().is_some_and(is_number);
    segment
}

fn is_bullet(text: &str) -> bool {
    let mut characters = text.chars();
    let is_sign = |c: char| {
        matches!(c, '-' | '*' | '·' | '–' | '—' | '‣' | '•' | '◦' | '➢' | '➤' | '❖' | '✓' | '✔' | '❑' | '■'..='◿')
    };
    characters.next().is_some_and(is_sign) && characters.next().is_none()
}

/// `1.`, `12)`
fn is_number(text: &str) -> bool {
    let Some(digits) = text.strip_suffix(['.', ')']) else { return false };
    (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}
