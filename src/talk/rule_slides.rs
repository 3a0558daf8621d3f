use std::ops::Range;

use super::html::CommentKind;
use super::markdown::{quoted, range_at};
use super::outline::{FaceSource, Outline, SlideSource};
use super::scan::line;
use super::scan::{Block, BlockKind};

/// A rule slide's own front matter, as written.
pub type SlideFields = Vec<(Range<usize>, Range<usize>)>;

/// The text between two separators.
struct Segment<'a> {
    blocks: &'a [Block],
    range: Range<usize>,
    fields: SlideFields,
}

/// Which comments of a deck are speaker notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentNotes {
    /// The last one of each slide, as in Marp and Slidev.
    Last,
    /// None: in reveal-md and remark, comments are never speaker notes.
    No,
}

impl CommentNotes {
    /// Keys of the front matter that only Marp or Slidev decks have.
    const KEYS: [&'static str; 13] = [
        "marp",
        "layout",
        "background",
        "transition",
        "mdc",
        "drawings",
        "colorSchema",
        "routerMode",
        "highlighter",
        "lineNumbers",
        "fonts",
        "themeConfig",
        "hideInToc",
    ];

    /// As the keys of the document's front matter say.
    pub fn of<'a>(mut keys: impl Iterator<Item = &'a str>) -> CommentNotes {
        let is_theirs = |key: &str| CommentNotes::KEYS.iter().any(|known| known.eq_ignore_ascii_case(key));
        if keys.any(is_theirs) { CommentNotes::Last } else { CommentNotes::No }
    }
}

/// Divides the body of a deck whose slides are separated by lines of dashes.
///
/// Returns the outline and the `key: value` lines of each slide. Only Slidev's slides have such lines. If a slide has any,
/// the last comments are notes, whatever the front matter of the document says.
pub fn rule_slides(
    text: &str,
    blocks: &[Block],
    body: Range<usize>,
    comments: CommentNotes,
) -> (Outline, Vec<SlideFields>) {
    let segments = segments(text, blocks, body);
    let is_slidev = segments.iter().any(|segment| !segment.fields.is_empty());
    let comments = if is_slidev { CommentNotes::Last } else { comments };
    let mut out = Outline::default();
    let mut fields = Vec::with_capacity(segments.len());
    for segment in segments {
        if let Some(source) = read_slide(text, segment.blocks, segment.range, comments) {
            out.slides.push(source);
            fields.push(segment.fields);
        }
    }
    (out, fields)
}

fn segments<'a>(text: &str, blocks: &'a [Block], body: Range<usize>) -> Vec<Segment<'a>> {
    let mut out = Vec::new();
    let mut start = body.start;
    let mut rest = blocks;
    // The front matter of the document takes the place of a separator, so the first slide has no settings of its own.
    let mut fields = Vec::new();
    loop {
        let separator = rest.iter().position(|b| is_separator(text, b));
        let (blocks, after) = rest.split_at(separator.unwrap_or(rest.len()));
        let end = separator.map_or(body.end, |i| rest[i].range.start);
        out.push(Segment { blocks, range: start..end, fields: std::mem::take(&mut fields) });
        let Some((separator, following)) = after.split_first() else { break };
        (start, rest) = (separator.range.end, following);
        if let Some((found, skip)) = slide_fields(text, rest, start) {
            fields = found;
            start = rest[skip].range.end;
            rest = &rest[skip + 1..];
        }
    }
    out
}

fn is_separator(text: &str, block: &Block) -> bool {
    let line = text[block.range.clone()].trim_end();
    matches!(block.kind, BlockKind::Break { .. }) && line.len() >= 3 && line.bytes().all(|b| b == b'-')
}

/// `key: value` lines right below a separator and above the next one, and the index of that one.
fn slide_fields(text: &str, blocks: &[Block], start: usize) -> Option<(SlideFields, usize)> {
    let end = blocks.iter().position(|b| is_separator(text, b))?;
    let range = start..blocks[end].range.start;
    let mut fields = Vec::new();
    let mut at = range.start;
    for line in text[range].split_inclusive('\n') {
        if !line.starts_with([' ', '\t']) || fields.is_empty() {
            let (key, value) = field(line.trim_end_matches('\n'), at)?;
            // `Note:` begins the speaker notes of a slide that shows nothing.
            if note_keyword(line).is_some() {
                return None;
            }
            fields.push((key, value));
        }
        at += line.len();
    }
    (!fields.is_empty()).then_some((fields, end))
}

fn field(line: &str, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let colon = line.find(':')?;
    let key = &line[..colon];
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    let value = line[colon + 1..].trim();
    let from = at + colon + 1 + line[colon + 1..].find(|c: char| !c.is_whitespace()).unwrap_or_default();
    is_key.then_some((at..at + colon, from..from + value.len()))
}

/// One slide, or `None` if there is only white space.
fn read_slide(text: &str, blocks: &[Block], range: Range<usize>, notes_in: CommentNotes) -> Option<SlideSource> {
    if text[range.clone()].trim().is_empty() {
        return None;
    }
    let comments = || {
        blocks.iter().filter_map(|b| match &b.kind {
            BlockKind::Comments(comments) => Some(comments),
            _ => None,
        })
    };
    let settings = comments().flatten().find(|c| c.kind == CommentKind::Slide);
    let line_note = note_line(text, range.clone());
    let face = line_note.as_ref().map_or(range.clone(), |(face_end, _)| range.start..*face_end);
    let last_comment = || {
        let mut candidates =
            comments().flatten().filter(|c| c.kind == CommentKind::Other && !is_directive(&text[c.content.clone()]));
        candidates.next_back().map(|c| c.content.clone())
    };
    let in_comment = || if notes_in == CommentNotes::Last { last_comment() } else { None };
    let notes = line_note.map(|(_, notes)| notes).or_else(in_comment).into_iter().collect();
    Some(SlideSource {
        face: FaceSource::Markdown(without(&face, settings.map(|c| &c.range))),
        chapter: None,
        settings: settings.map(|c| c.content.clone()),
        stray: Vec::new(),
        notes,
        transcript: Vec::new(),
        pending: false,
        at: first_line(text, face),
    })
}

/// The `face` without the slide comment in it.
fn without(face: &Range<usize>, comment: Option<&Range<usize>>) -> Vec<Range<usize>> {
    match comment {
        Some(comment) if comment.end <= face.end => {
            [face.start..comment.start, comment.end..face.end].into_iter().filter(|part| !part.is_empty()).collect()
        }
        _ => vec![face.clone()],
    }
}

/// `Note:`, `Notes:` or `???`: where the face ends, and what follows.
fn note_line(text: &str, range: Range<usize>) -> Option<(usize, Range<usize>)> {
    let mut parts = None;
    let mut at = range.start;
    // JavaScript, in which reveal.js looks for notes, has more line ends than Markdown.
    for line in text[range.clone()].split_inclusive(['\n', '\u{2028}', '\u{2029}']) {
        if let Some(length) = note_keyword(line) {
            let parts = parts.get_or_insert_with(|| quoted(&text[range.clone()]));
            if range_at(parts, at - range.start).is_none() {
                return Some((at, at + length..range.end));
            }
        }
        at += line.len();
    }
    None
}

/// Length of the keyword that begins speaker notes on this line, with the white space before it.
///
/// reveal.js reads `^\s*notes?:` in upper and lower case.
fn note_keyword(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let starts = |keyword: &&str| {
        rest.as_bytes().get(..keyword.len()).is_some_and(|found| found.eq_ignore_ascii_case(keyword.as_bytes()))
    };
    match ["notes:", "note:"].into_iter().find(starts) {
        Some(keyword) => Some(line.len() - rest.len() + keyword.len()),
        None => line.strip_prefix("???").is_some_and(line::is_blank).then_some("???".len()),
    }
}

/// A comment made only of `key: value` lines is a directive to Marp or Slidev, `.slide: …` one to reveal.
fn is_directive(content: &str) -> bool {
    if content.trim_start().starts_with(".slide:") || content.trim_start().starts_with(".element:") {
        return true;
    }
    let mut lines = content.lines().filter(|l| !l.trim().is_empty()).peekable();
    lines.peek().is_some() && lines.all(|l| field(l.trim(), 0).is_some() || l.trim_start().starts_with("- "))
}

fn first_line(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    let start = range.start + inner.len() - inner.trim_start().len();
    let end = text[start..range.end].find('\n').map_or(range.end, |i| start + i);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::talk::markdown::Definitions;
    use crate::talk::scan::scan;

    fn divide(text: &str, comments: CommentNotes) -> Vec<(String, String, usize)> {
        let blocks = scan(text, 0..text.len(), &Definitions::default()).blocks;
        let (outline, fields) = rule_slides(text, &blocks, 0..text.len(), comments);
        let faces = outline.slides.iter().map(|s| match &s.face {
            FaceSource::Markdown(parts) => text[parts[0].clone()].trim().to_owned(),
            other => panic!("{other:?}"),
        });
        let notes = outline.slides.iter().map(|s| s.notes.iter().map(|n| text[n.clone()].trim()).collect::<String>());
        faces.zip(notes).zip(fields).map(|((face, note), fields)| (face, note, fields.len())).collect()
    }

    #[test]
    fn dashes_separate_but_not_in_fences_or_comments() {
        let slides = divide("# A\n\n---\n\n```\n---\n```\n\n<!--\n---\n-->\n***\n---\nB\n\n---\n", CommentNotes::No);
        assert_eq!(slides.len(), 3);
        assert!(slides[1].0.contains("***"));
    }

    #[test]
    fn lines_below_a_separator_are_the_slides_own_front_matter() {
        let slides =
            divide("# A\n\n---\nlayout: two\nclass: x\n---\n\n# B\n\n---\n\nkey: no\n\n---\nC", CommentNotes::No);
        let fields: Vec<usize> = slides.iter().map(|s| s.2).collect();
        assert_eq!(fields, [0, 2, 0, 0]);
        assert_eq!(slides[1].0, "# B");
    }

    #[test]
    fn notes_in_the_ways_of_four_tools() {
        let deck = "A\n\nNote:\nsay a\n---\nB\n???\nsay b\n---\nC\n\n<!-- say c -->\n\n<!-- _class: lead -->\n---\nD\n```\nNote: no\n```\n";
        let slides = divide(deck, CommentNotes::Last);
        let notes: Vec<&str> = slides.iter().map(|s| s.1.as_str()).collect();
        assert_eq!(notes, ["say a", "say b", "say c", ""]);
        assert_eq!(slides[1].0, "B");
    }

    #[test]
    fn a_comment_is_a_note_only_where_the_decks_tool_means_it_so() {
        let note = |deck: &str, keys: &[&str]| divide(deck, CommentNotes::of(keys.iter().copied()))[0].1.clone();
        assert_eq!(note("A\n\n<!-- mine -->\n---\nB\n", &["theme"]), "");
        assert_eq!(note("A\n\n<!-- mine -->\n---\nB\n", &["marp"]), "mine");
        assert_eq!(note("A\n\n<!-- mine -->\n---\nB\n", &["colorschema"]), "mine");
        assert_eq!(note("A\n\n<!-- mine -->\n---\nlayout: x\n---\nB\n", &[]), "mine");
    }
}
