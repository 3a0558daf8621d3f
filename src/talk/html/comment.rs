use std::ops::Range;

use crate::base::diagnostic::did_you_mean;

/// What an HTML comment on its own lines means to talkpress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its meaning.
    pub kind: CommentKind,
    /// The text after the keyword, between the marks.
    pub content: Range<usize>,
    /// The comment with its marks.
    pub range: Range<usize>,
}

/// The meanings a comment can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentKind {
    /// `<!-- slide: … -->`: settings of the slide below.
    Slide,
    /// `<!-- note: … -->`: speaker notes.
    Note,
    /// `<!-- inline -->`: the image or quotation below is not a slide.
    Inline,
    /// Begins with a word close to this one.
    NearMiss(&'static str),
    /// Anything else.
    Other,
}

impl Comment {
    /// Reads the comment at `range` of `text`, its marks included.
    pub fn read(text: &str, range: Range<usize>) -> Comment {
        let whole = &text[range.clone()];
        // A browser treats `<!x>` and `<?x>` as comments too, but they never mean anything to talkpress.
        if !whole.starts_with("<!--") {
            return Comment { kind: CommentKind::Other, content: range.clone(), range };
        }
        let from = range.start + "<!--".len();
        let mark = ["-->", "--!>"].into_iter().find(|mark| whole.ends_with(mark)).unwrap_or_default();
        let to = range.end - mark.len();
        let content = from.min(to)..to;
        let (kind, skip) = classify(&text[content.clone()]);
        Comment { kind, content: content.start + skip..content.end, range }
    }
}

/// The kind, and how many bytes its keyword takes.
fn classify(content: &str) -> (CommentKind, usize) {
    let lead = content.len() - content.trim_start().len();
    let rest = &content[lead..];
    let word = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
    let colon = rest[word.len()..].starts_with(':');
    let skip = lead + word.len() + 1;
    let lower = word.to_lowercase();
    match (lower.as_str(), colon) {
        ("slide", true) => (CommentKind::Slide, skip),
        ("note" | "notes", true) => (CommentKind::Note, skip),
        ("inline", _) if rest.trim_end().len() == word.len() => (CommentKind::Inline, lead),
        (_, true) => (near_miss(&lower, &["slide", "note", "notes"]), lead),
        (_, false) if rest.trim_end().len() == word.len() => (near_miss(&lower, &["inline"]), lead),
        _ => (CommentKind::Other, lead),
    }
}

fn near_miss(word: &str, known: &[&'static str]) -> CommentKind {
    match did_you_mean(word, known.iter().copied()) {
        Some(meant) => known.iter().find(|k| **k == meant).map_or(CommentKind::Other, |k| CommentKind::NearMiss(k)),
        None => CommentKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> (CommentKind, String) {
        let comment = Comment::read(text, 0..text.len());
        (comment.kind, text[comment.content].trim().to_owned())
    }

    #[test]
    fn the_first_word_decides() {
        assert_eq!(kind("<!-- slide: id=a time=4:12 -->"), (CommentKind::Slide, "id=a time=4:12".into()));
        assert_eq!(kind("<!--NOTES: ask\nwho -->"), (CommentKind::Note, "ask\nwho".into()));
        assert_eq!(kind("<!-- inline -->").0, CommentKind::Inline);
        assert_eq!(kind("<!-- inline is what I meant -->").0, CommentKind::Other);
        assert_eq!(kind("<!-- slid: id=a -->").0, CommentKind::NearMiss("slide"));
        assert_eq!(kind("<!-- TODO: x -->").0, CommentKind::Other);
        assert_eq!(kind("<!---->").0, CommentKind::Other);
        assert_eq!(kind("<!-->").0, CommentKind::Other);
        assert_eq!(kind("<!-- note: a --!>"), (CommentKind::Note, "a".into()));
        assert_eq!(kind("<![\u{1f468}-->").0, CommentKind::Other);
    }
}
