use super::chapter_mark::ChapterMark;
use super::time_list::clock;
use super::titles::title_of;
use super::web_captions::cue_text;
use crate::talk::Document;

/// A list with fewer chapters is none: players want three.
const LEAST: usize = 3;

/// A chapter that is shorter becomes one with the next, in seconds: players want ten.
const SHORTEST: u32 = 10;

/// The first slide was on the screen until now, at most; otherwise the recording begins with something else. In seconds.
const LONG_BEFORE: u32 = 120;

/// Players cut longer titles, in characters.
const MAX_TITLE: usize = 100;

/// How long the last chapter is shown if nobody knows where the recording ends, in seconds. Players stop at the end.
const UNKNOWN_LENGTH: u32 = 3600;

/// The chapters of a recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChapterList {
    /// In order. The first begins at 0, and each is at least ten seconds long.
    pub marks: Vec<ChapterMark>,
    /// Where the recording ends, in seconds, if that is known.
    pub end: Option<u32>,
}

impl ChapterList {
    /// The chapters of a talk whose slides appear at `moments` of a recording, in milliseconds, which ends at the second `end`: those of the
    /// talk if three have a moment, otherwise the slides with a title. `None` if there are fewer than three.
    pub fn new(document: &Document, moments: &[Option<i64>], end: Option<u32>) -> Option<ChapterList> {
        let chapters: Vec<(usize, String)> =
            document.chapters.iter().map(|chapter| (chapter.first_slide, chapter.title.clone())).collect();
        let is_timed = |at: &usize| moments.get(*at).is_some_and(Option::is_some);
        let slides =
            || (0..document.slides.len()).filter(is_timed).filter_map(|at| Some((at, title_of(document, at)?)));
        let marks = match timed(chapters.into_iter(), moments) {
            marks if marks.len() >= LEAST => marks,
            _ => timed(slides(), moments),
        };
        if marks.len() < LEAST {
            return None;
        }
        let marks = merged(from_start(marks, &document.title));
        (marks.len() >= LEAST).then_some(ChapterList { marks, end: None }.ending_at(end))
    }

    /// The same chapters of a recording that ends at the second `end`, unless the last one begins later.
    pub fn ending_at(self, end: Option<u32>) -> ChapterList {
        let end = end.filter(|end| self.marks.last().is_some_and(|last| last.second < *end));
        ChapterList { end, ..self }
    }

    /// Each chapter with the second at which it ends, if that is known.
    pub fn with_ends(&self) -> impl Iterator<Item = (&ChapterMark, Option<u32>)> {
        let ends = self.marks.iter().skip(1).map(|next| Some(next.second)).chain([self.end]);
        self.marks.iter().zip(ends)
    }

    /// The lines that YouTube reads in the description of a video.
    pub fn to_text(&self) -> String {
        self.marks.iter().map(|mark| format!("{} {}\n", clock(i64::from(mark.second)), mark.title)).collect()
    }

    /// Chapters in WebVTT.
    pub fn to_vtt(&self) -> String {
        let stamp = |second: u32| format!("{:02}:{:02}:{:02}.000", second / 3600, second / 60 % 60, second % 60);
        let cue = |(mark, end): (&ChapterMark, Option<u32>)| {
            let end = end.unwrap_or(mark.second.saturating_add(UNKNOWN_LENGTH));
            format!("\n{} --> {}\n{}\n", stamp(mark.second), stamp(end), cue_text(&mark.title))
        };
        std::iter::once("WEBVTT\n".to_owned()).chain(self.with_ends().map(cue)).collect()
    }
}

/// Those that begin at a known moment of the recording, in the order of their moments.
fn timed(all: impl Iterator<Item = (usize, String)>, moments: &[Option<i64>]) -> Vec<ChapterMark> {
    let mut marks: Vec<(i64, ChapterMark)> = all
        .filter_map(|(slide, title)| {
            let moment = moments.get(slide).copied().flatten()?;
            let second = u32::try_from(moment.div_euclid(1000).max(0)).ok()?;
            let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
            (!title.is_empty()).then_some((moment, ChapterMark { second, title, slide: Some(slide) }))
        })
        .collect();
    // Of those that are over before the recording begins, the last one is shown then.
    let over = marks.iter().filter(|(moment, _)| *moment < 0).count().saturating_sub(1);
    marks.drain(..over);
    marks.into_iter().map(|(_, mark)| mark).collect()
}

/// The same chapters from 0 on. What is long before the talk, or before its first chapter, has the `title` of the talk.
fn from_start(mut marks: Vec<ChapterMark>, title: &str) -> Vec<ChapterMark> {
    let Some(first) = marks.first_mut() else { return marks };
    if first.second < SHORTEST || first.slide == Some(0) && first.second <= LONG_BEFORE {
        first.second = 0;
    } else {
        marks.insert(0, ChapterMark { second: 0, title: title.to_owned(), slide: None });
    }
    marks
}

/// The chapters, of which those that begin less than ten seconds after another are part of that.
fn merged(marks: Vec<ChapterMark>) -> Vec<ChapterMark> {
    let mut out: Vec<ChapterMark> = Vec::new();
    for mark in marks {
        match out.last_mut() {
            Some(last) if mark.second < last.second.saturating_add(SHORTEST) => {
                if last.title != mark.title {
                    last.title = format!("{} / {}", last.title, mark.title);
                }
            }
            _ => out.push(mark),
        }
    }
    for mark in &mut out {
        if let Some((end, _)) = mark.title.char_indices().nth(MAX_TITLE) {
            let kept = mark.title[..end].rsplit_once(' ').map_or(&mark.title[..end], |(kept, _)| kept);
            mark.title = format!("{} …", kept.trim_end_matches([' ', '/']));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SitePath;
    use crate::talk::Dialect;

    /// The list of a talk with these slides, of which those with `#` begin a chapter.
    fn list(slides: &[(&str, Option<i64>)]) -> Option<ChapterList> {
        let mut text = String::from("title: Jars\ndate: 2026-01-01\ncategory: talk\n\n");
        for (title, _) in slides {
            let chapter = title.strip_prefix('#').map(|title| format!("## {title}\n\n")).unwrap_or_default();
            text.push_str(&format!("----\n\n{chapter}> ## {}\n\n", title.trim_start_matches('#')));
        }
        let path = SitePath::new("content/a.md").unwrap();
        let document = Document::read(&path, text.as_bytes(), &Dialect::default()).document.unwrap();
        assert_eq!(document.slides.len(), slides.len(), "{text}");
        let moments: Vec<_> = slides.iter().map(|(_, second)| second.map(|second| second * 1000)).collect();
        ChapterList::new(&document, &moments, Some(200))
    }

    fn text(slides: &[(&str, Option<i64>)]) -> Option<String> {
        list(slides).map(|list| list.to_text())
    }

    #[test]
    fn slides_are_chapters_unless_the_talk_has_three() {
        let slides = [("A", Some(0)), ("B", Some(30)), ("C", None), ("#D", Some(60)), ("#E", Some(95))];
        assert_eq!(text(&slides).as_deref(), Some("0:00 A\n0:30 B\n1:00 D\n1:35 E\n"));
        let slides = [("#A", Some(0)), ("B", Some(30)), ("#D", Some(60)), ("#E <i>", Some(3600))];
        assert_eq!(text(&slides).as_deref(), Some("0:00 A\n1:00 D\n1:00:00 E\n"));
        assert_eq!(text(&[("A", Some(0)), ("B", Some(30)), ("C", None)]), None);
    }

    #[test]
    fn lists_begin_at_zero_and_have_no_short_chapters() {
        let slides =
            [("A", Some(-20)), ("B", Some(-3)), ("C", Some(5)), ("D", Some(40)), ("E", Some(49)), ("F", Some(59))];
        assert_eq!(text(&slides).as_deref(), Some("0:00 B / C\n0:40 D / E\n0:59 F\n"));
        let slides = [("A", Some(35)), ("B", Some(60)), ("C", Some(90))];
        assert_eq!(text(&slides).as_deref(), Some("0:00 A\n1:00 B\n1:30 C\n"));
        let slides = [("A", Some(3000)), ("B", Some(3060)), ("C", Some(3090))];
        assert_eq!(text(&slides).as_deref(), Some("0:00 Jars\n50:00 A\n51:00 B\n51:30 C\n"));
        let slides = [("A", None), ("B", Some(60)), ("C", Some(90)), ("D", Some(120))];
        assert_eq!(text(&slides).as_deref(), Some("0:00 Jars\n1:00 B\n1:30 C\n2:00 D\n"));
        assert_eq!(text(&slides[..3]), None);
    }

    #[test]
    fn chapters_in_web_vtt_end_with_the_recording() {
        let list = list(&[("A", Some(0)), ("B &lt; --> C", Some(30)), ("D", Some(60))]).unwrap();
        let vtt = "WEBVTT\n\n00:00:00.000 --> 00:00:30.000\nA\n\n00:00:30.000 --> 00:01:00.000\nB &lt; --&gt; C\n\n\
                   00:01:00.000 --> 00:03:20.000\nD\n";
        assert_eq!(list.to_vtt(), vtt);
        let unknown = ChapterList { end: None, ..list };
        assert!(unknown.to_vtt().ends_with("00:01:00.000 --> 01:01:00.000\nD\n"));
    }
}
