//! Joins glyphs to segments.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::right_to_left::in_reading_direction;
use super::{Glyph, Segment};
use crate::import::rect::Rect;

/// A gap that is at least this wide is a space, in ems.
const SPACE: f32 = 0.15;

/// A gap that is wider than this divides two segments, in ems.
const DIVIDES: f32 = 1.5;

/// How far a glyph may begin before the end of the last one, in ems.
const OVERLAP: f32 = -0.5;

/// How far letters reach above and below the baseline, in ems. There is a gap between lines that are set without any lead.
const ASCENT: f32 = 0.74;
const DESCENT: f32 = 0.2;

/// Glyphs that follow each other on one line.
struct Run {
    text: String,
    first: Glyph,
    /// Where it ends along the line.
    end: f32,
    size: f32,
}

/// The segments that the glyphs of a page are joined to, in no order.
pub fn segments(glyphs: &[Glyph]) -> Vec<Segment> {
    let mut runs = merged(runs(glyphs));
    runs.retain(|run| run.text.contains(|c: char| !c.is_whitespace()));
    runs.into_iter().map(segment).collect()
}

/// Whether most of the glyphs have no letter, because the file does not say which characters they are.
pub fn are_unmapped(glyphs: &[Glyph]) -> bool {
    let is_known = |glyph: &&Glyph| !matches!(plain(&glyph.text).as_str(), "" | "•");
    glyphs.iter().filter(is_known).count() * 2 < glyphs.len()
}

/// Joins glyphs that follow each other in the file and on a line.
fn runs(glyphs: &[Glyph]) -> Vec<Run> {
    let mut seen = HashSet::new();
    let mut runs: Vec<Run> = Vec::new();
    // Whether there was a space after the last glyph.
    let mut spaced = false;
    for glyph in glyphs {
        let text = plain(&glyph.text);
        if text.trim().is_empty() {
            spaced |= !text.is_empty();
            continue;
        }
        // Shadows, outlines and bold type that is drawn twice.
        let cell = |v: f32| (v / (0.2 * glyph.size).max(0.1)).round() as i64;
        if !seen.insert((text.clone(), cell(glyph.at.0), cell(glyph.at.1))) {
            continue;
        }
        let gap = runs.last().and_then(|run| gap_after(run, glyph));
        match (gap, runs.last_mut()) {
            (Some(gap), Some(run)) => {
                run.push(&text, spaced || gap >= SPACE * glyph.size);
                run.end = run.end.max(glyph.along() + glyph.advance);
                run.size = run.size.max(glyph.size);
            }
            _ => {
                if let Some(run) = runs.last_mut().filter(|_| spaced) {
                    run.text.push(' ');
                }
                let end = glyph.along() + glyph.advance;
                runs.push(Run { text, first: glyph.clone(), end, size: glyph.size });
            }
        }
        spaced = false;
    }
    runs
}

impl Run {
    fn push(&mut self, text: &str, is_spaced: bool) {
        if is_spaced && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
        self.text.push_str(text);
    }
}

/// The gap between the end of a run and a glyph, if that continues it.
fn gap_after(run: &Run, glyph: &Glyph) -> Option<f32> {
    let size = run.size.max(glyph.size);
    let gap = glyph.along() - run.end;
    let is_on_line = (glyph.across() - run.first.across()).abs() < 0.3 * run.size.min(glyph.size);
    let continues = is_on_line
        && run.first.is_parallel(glyph)
        && run.first.is_artifact == glyph.is_artifact
        && (OVERLAP * size..=DIVIDES * size).contains(&gap);
    continues.then_some(gap)
}

/// Joins runs that follow each other on a line, in whatever order the file has them.
fn merged(mut runs: Vec<Run>) -> Vec<Run> {
    let angle = |run: &Run| (run.first.direction.1.atan2(run.first.direction.0) * 20.0).round() as i32;
    // Lines first: those whose baselines are within a third of the type are one.
    runs.sort_by(|a, b| angle(a).cmp(&angle(b)).then(a.first.across().total_cmp(&b.first.across())));
    let mut out: Vec<Run> = Vec::new();
    let mut rest = runs.into_iter().peekable();
    while let Some(first) = rest.next() {
        let (top, size, turn) = (first.first.across(), first.size, angle(&first));
        let mut line = vec![first];
        while let Some(next) =
            rest.next_if(|run| angle(run) == turn && run.first.across() - top < 0.3 * size.min(run.size))
        {
            line.push(next);
        }
        line.sort_by(|a, b| a.first.along().total_cmp(&b.first.along()));
        let begin = out.len();
        for run in line {
            let last = out[begin..].last_mut();
            match last.and_then(|last| Some((gap_after(last, &run.first)?, last))) {
                Some((gap, last)) => {
                    let is_spaced = gap >= SPACE * run.size;
                    last.push(&run.text, is_spaced);
                    last.end = last.end.max(run.end);
                    last.size = last.size.max(run.size);
                }
                None => out.push(run),
            }
        }
    }
    out
}

fn segment(run: Run) -> Segment {
    let Glyph { at: (x, y), direction: (dx, dy), is_artifact, .. } = run.first;
    let length = run.end - run.first.along();
    let corner = |along: f32, up: f32| (x + along * dx + up * dy, y + along * dy - up * dx);
    let corners =
        [(0.0, ASCENT), (0.0, -DESCENT), (length, ASCENT), (length, -DESCENT)].map(|(a, u)| corner(a, u * run.size));
    let first = Rect { x0: corners[0].0, y0: corners[0].1, x1: corners[0].0, y1: corners[0].1 };
    let rect = corners.iter().fold(first, |all, (x, y)| all.around(&Rect { x0: *x, y0: *y, x1: *x, y1: *y }));
    let text = in_reading_direction(&run.text.split_whitespace().collect::<Vec<_>>().join(" "));
    Segment { text, rect, size: run.size, is_artifact, is_item: false }
}

/// The letters of ligatures and of wide forms. What has no meaning, such as a glyph of a private font, is a bullet.
fn plain(text: &str) -> String {
    let letter = |c: char| match c {
        '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{fffd}' => None,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => Some('•'),
        c if c.is_whitespace() => Some(' '),
        c if c.is_control() => None,
        c => Some(c),
    };
    text.nfkc().filter_map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each letter is half an em wide.
    fn line(text: &str, x: f32, y: f32, size: f32) -> Vec<Glyph> {
        let glyph = |(n, c): (usize, char)| Glyph {
            text: c.to_string(),
            at: (x + n as f32 * size / 2.0, y),
            direction: (1.0, 0.0),
            advance: size / 2.0,
            size,
            is_artifact: false,
        };
        text.chars().enumerate().map(glyph).collect()
    }

    fn texts(glyphs: &[Glyph]) -> Vec<String> {
        segments(glyphs).into_iter().map(|segment| segment.text).collect()
    }

    #[test]
    fn gaps_are_spaces_or_divide() {
        let mut glyphs = line("Nine", 10.0, 50.0, 20.0);
        glyphs.extend(line("jars", 55.0, 50.0, 20.0));
        glyphs.extend(line("far", 150.0, 50.0, 20.0));
        assert_eq!(texts(&glyphs), ["Nine jars", "far"]);
    }

    #[test]
    fn what_is_drawn_twice_is_read_once() {
        let mut glyphs = line("bold", 10.0, 50.0, 20.0);
        glyphs.extend(line("bold", 10.5, 50.0, 20.0));
        assert_eq!(texts(&glyphs), ["bold"]);
    }

    #[test]
    fn parts_of_a_line_may_be_drawn_in_any_order() {
        let mut glyphs = line("bread", 70.0, 50.0, 20.0);
        glyphs.extend(line("I bake", 5.0, 50.0, 20.0));
        assert_eq!(texts(&glyphs), ["I bake bread"]);
    }

    #[test]
    fn ligatures_have_letters_and_private_glyphs_are_bullets() {
        assert_eq!((plain("ﬁ"), plain("\u{f0b7}"), plain("a\u{ad}")), ("fi".into(), "•".into(), "a".into()));
    }

    #[test]
    fn a_turned_line_is_one_segment() {
        let mut glyphs = line("up", 0.0, 0.0, 10.0);
        for (n, glyph) in glyphs.iter_mut().enumerate() {
            (glyph.at, glyph.direction) = ((30.0, 90.0 - n as f32 * 5.0), (0.0, -1.0));
        }
        let segments = segments(&glyphs);
        assert_eq!(segments[0].text, "up");
        assert!(segments[0].rect.height() > 9.0 && segments[0].rect.width() < 10.0, "{:?}", segments[0].rect);
    }
}
