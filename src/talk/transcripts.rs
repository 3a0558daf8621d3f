//! Writes transcripts into a document: only slides whose transcript is pending or missing change.

use std::ops::Range;

use super::decks::Tool;
use super::document::Document;
use super::html::shown_words;
use super::markdown::Note;
use super::meta::NotesMode;
use super::read::{deck_places, transcript_places};
use super::recording::Transcript;
use super::{DeckFormat, Dialect, Face, ResourceSource, Slide};
use crate::base::SitePath;
use crate::base::text::decode;

/// Whether the transcript of `slide` can be written: it is pending, or there is none.
pub fn is_open(slide: &Slide) -> bool {
    slide.pending || slide.transcript.is_empty()
}

/// The text of the talk at `path` with the transcripts `texts`: for each slide of the talk its Markdown, if it is to
/// be written. All other bytes stay as they are.
///
/// Returns `None` if that is impossible: the talk then would not say exactly this, or something else in it would change.
pub fn write(path: &SitePath, bytes: &[u8], dialect: &Dialect, texts: &[Option<Transcript>]) -> Option<Vec<u8>> {
    let text = decode(path, bytes).ok()?;
    let original = std::str::from_utf8(bytes).ok()?;
    // Lines end where they ended when the document was read.
    if original.replace("\r\n", "\n").contains('\r') {
        return None;
    }
    let before = Document::read(path, bytes, dialect).document?;
    let (places, tool) = match before.classification.format {
        DeckFormat::Images => (transcript_places(path, &text, dialect), None),
        DeckFormat::Rules if before.meta.notes == NotesMode::Transcript && before.composed.is_none() => {
            let (tool, places) = deck_places(path, &text, dialect);
            (places.into_iter().map(|at| at..at).collect(), Some(tool))
        }
        _ => return None,
    };
    if before.slides.len() != places.len() {
        return None;
    }
    let newline = if original.contains("\r\n") { "\r\n" } else { "\n" };
    let mut out = Vec::with_capacity(bytes.len());
    let mut lines = Lines::new(&text, original);
    let mut at = 0;
    for (place, new) in places.into_iter().zip(texts) {
        let Some(new) = new else { continue };
        let markdown = match tool {
            Some(tool) => as_notes(tool, &new.markdown)?,
            None => new.markdown.clone(),
        };
        let inserted = inserted(&text, &place, &markdown).replace('\n', newline);
        let range = lines.offset(place.start)..lines.offset(place.end);
        out.extend_from_slice(bytes.get(at..range.start)?);
        out.extend_from_slice(inserted.as_bytes());
        at = range.end;
    }
    out.extend_from_slice(bytes.get(at..)?);
    let after = Document::read(path, &out, dialect).document?;
    is_as_meant(&before, &after, texts).then_some(out)
}

/// A transcript as the speaker notes of a deck for `tool`; `None` if that has no notes in Markdown.
fn as_notes(tool: Tool, markdown: &str) -> Option<String> {
    let paragraphs = || markdown.split("\n\n");
    // A line `word: value` in a comment is a command.
    let in_comment = |text: &str| {
        let word = text.len() - text.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_' || c == '-').len();
        if text[word..].starts_with(':') { text.replacen(':', "\\:", 1) } else { text.to_owned() }
    };
    let joined = |one: &dyn Fn(&str) -> String, between: &str| paragraphs().map(one).collect::<Vec<_>>().join(between);
    Some(match tool {
        Tool::Plain | Tool::Reveal => format!("Note:\n\n{markdown}"),
        Tool::Remark => format!("???\n\n{markdown}"),
        Tool::Marp | Tool::Slidev => format!("<!--\n{}\n-->", joined(&in_comment, "\n\n")),
        Tool::Deckset => joined(&|text| format!("^ {text}"), "\n\n"),
        Tool::Pandoc => format!("::: notes\n\n{markdown}\n\n:::"),
        // Its notes are not Markdown.
        Tool::Presenterm => return None,
    })
}

/// The lines that are put in `place`.
fn inserted(text: &str, place: &Range<usize>, new: &str) -> String {
    let (above, below) = (&text[..place.start], &text[place.end..]);
    let mut out = String::new();
    if !above.is_empty() && !above.ends_with('\n') {
        out.push('\n');
    }
    // Below an image; `...` is where the author wanted the transcript.
    if place.is_empty() {
        out.push('\n');
    }
    out.push_str(new);
    if place.is_empty() || text[place.clone()].ends_with('\n') {
        out.push('\n');
    }
    let is_blank = below.lines().next().is_none_or(|line| line.trim().is_empty());
    if place.is_empty() && !is_blank {
        out.push('\n');
    }
    out
}

/// Whether nothing but the transcripts that were written has changed.
fn is_as_meant(before: &Document, after: &Document, texts: &[Option<Transcript>]) -> bool {
    let is_same = |(at, (old, new)): (usize, (&Slide, &Slide))| match texts.get(at) {
        Some(Some(text)) => !new.pending && shown_words(&new.transcript.html) == text.plain,
        _ => (old.pending, old.transcript.html.trim()) == (new.pending, new.transcript.html.trim()),
    };
    before.slides.len() == after.slides.len()
        && before.slides.iter().zip(&after.slides).enumerate().all(is_same)
        && others(before) == others(after)
}

/// Everything of a talk but its transcripts. (The class of a slide in a rule deck depends on what is around it.)
fn others(document: &Document) -> Vec<String> {
    let notes = |notes: &[Note]| notes.iter().map(|note| note.0.html.clone()).collect::<Vec<_>>().join("\n");
    let face = |slide: &Slide| match &slide.face {
        Face::Text(face) => face.html.trim().to_owned(),
        Face::Picture(picture) => format!("{} {}", picture.target.url, picture.alt),
        Face::Film(film) => film.alt.clone(),
    };
    let slide = |slide: &Slide| {
        let chapter = slide.chapter.map(|at| document.chapters[at as usize].title.as_str());
        format!("{} {:?} {chapter:?} {} {}", slide.id, slide.time, face(slide), notes(&slide.notes))
    };
    // An address in a rule deck is a link, which the talk then mentions.
    let listed = match document.resources.source {
        ResourceSource::Mentioned => &[],
        _ => document.resources.items.as_slice(),
    };
    let resources = listed
        .iter()
        .map(|resource| format!("{:?} {}", resource.target.as_ref().map(|target| &target.url), resource.title));
    let closing = document.closing.iter().map(|closing| closing.html.clone());
    let parts = document.slides.iter().map(slide).chain(resources).chain(closing);
    parts.chain([document.title.clone(), document.intro.html.clone(), notes(&document.notes)]).collect()
}

/// Where the lines of a text begin in the file that it was read from.
struct Lines<'a> {
    text: &'a [u8],
    original: &'a [u8],
    at: usize,
    original_at: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str, original: &'a str) -> Lines<'a> {
        Lines { text: text.as_bytes(), original: original.as_bytes(), at: 0, original_at: 0 }
    }

    /// The place in the file of the byte `offset` of the text, which begins a line or is the end. Each is after the one before.
    fn offset(&mut self, offset: usize) -> usize {
        for _ in memchr::memchr_iter(b'\n', &self.text[self.at..offset]) {
            let rest = &self.original[self.original_at..];
            self.original_at += memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        }
        self.at = offset;
        if offset == self.text.len() { self.original.len() } else { self.original_at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(body: &str, texts: &[Option<&str>]) -> Option<String> {
        let text = format!("title: T\ndate: 2026-01-01\ncategory: talk\n\n----\n\n{body}");
        let path = SitePath::new("content/a.md").unwrap();
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let one = |text: &str| Transcript { markdown: text.to_owned(), plain: plain(text) };
        let texts: Vec<Option<Transcript>> = texts.iter().map(|text| text.map(one)).collect();
        let out = String::from_utf8(write(&path, text.as_bytes(), &Dialect::default(), &texts)?).unwrap();
        Some(out.split_once("----").unwrap().1.trim_start().to_owned())
    }

    #[test]
    fn only_open_transcripts_change() {
        let body = "![A](/a.png)\n\n...\n\n<!-- note: n\n...\n-->\n\n<!-- slide: id=b -->\n![B](/b.png)\n<!-- note: m -->\n\n> ## C\n> ...\n\n\
                    Said.\n\n![D](/d.png)\n...\n\n----\n\n## Chapter\n\n![E](/e.png)";
        let expected = "![A](/a.png)\n\nOne.\n\nTwo.\n\n<!-- note: n\n...\n-->\n\n<!-- slide: id=b -->\n![B](/b.png)\n\nThree.\n\n<!-- note: m -->\n\n\
                        > ## C\n> ...\n\nSaid.\n\n![D](/d.png)\nFour.\n\n----\n\n## Chapter\n\n![E](/e.png)\n\nFive.\n";
        let texts = [Some("One.\n\nTwo."), Some("Three."), None, Some("Four."), Some("Five.")];
        assert_eq!(written(body, &texts).as_deref(), Some(expected));
        assert_eq!(written(body, &[None; 5]).as_deref(), Some(body));
        // A list of links in the resources would be another one.
        assert_eq!(written("![A](/a.png)\n\n...\n", &[Some("## Heading\n\n![B](/b.png)")]), None);
    }

    #[test]
    fn in_rule_decks_speaker_notes_are_transcripts() {
        let path = SitePath::new("content/a.md").unwrap();
        let said = "So: this \\*is\\* it.\n\nNote\\: \\- two.";
        let plain = "So: this *is* it. Note: - two.";
        let new = || Some(Transcript { markdown: said.to_owned(), plain: plain.to_owned() });
        for (tool, note) in [
            ("reveal", "Note:\nOld."),
            ("rules", "Note: Old."),
            ("rules", "???\n\nOld."),
            ("rules", "^ Old."),
            ("rules", "::: notes\n\nOld.\n\n:::"),
            ("remark", "???\n\nOld."),
            ("marp", "<!-- Old. -->"),
            ("slidev", "<!--\nOld.\n-->"),
            ("deckset", "^ Old."),
        ] {
            for end in ["", "\n", "\n\n"] {
                let source = format!(
                    "---\ntitle: T\ndate: 2026-01-01\nslides: {tool}\nnotes: transcript\n---\n\n# One\n\n---\n\n# Two\n\n{note}\n\n---\n\n# Three{end}"
                );
                let out = write(&path, source.as_bytes(), &Dialect::default(), &[new(), None, new()]);
                let out = String::from_utf8(out.unwrap_or_else(|| panic!("{tool}\n{source}"))).unwrap();
                assert!(out.contains(note) && out.len() > source.len() + 2 * plain.len(), "{out}");
                // A deck has one mark for all its notes.
                let marks = ["Note:\n", "Note: O", "???\n", "^ ", "::: notes\n", "<!--"];
                let own: Vec<_> = marks.iter().filter(|mark| out.contains(**mark)).collect();
                assert!(
                    own.iter()
                        .all(|mark| note.contains(**mark) || note.starts_with("Note") && mark.starts_with("Note")),
                    "{out}"
                );
            }
        }
    }

    #[test]
    fn line_ends_stay_as_they_are() {
        let out =
            written("![A](/a.png)\r\n\r\n...\r\n\n![B](/b.png)\r\n", &[Some("One.\n\nTwo."), Some("Three.")]).unwrap();
        assert_eq!(out, "![A](/a.png)\r\n\r\nOne.\r\n\r\nTwo.\r\n\n![B](/b.png)\r\n\r\nThree.\r\n");
    }
}
