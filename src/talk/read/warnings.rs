use std::ops::Range;

use super::reader::Reader;
use crate::base::Diagnostic;
use crate::base::text::line_end;
use crate::talk::Kind;
use crate::talk::classification::{Classification, DeckFormat};
use crate::talk::decks::{public_comments, public_notes};
use crate::talk::html::{Comment, CommentKind};
use crate::talk::markdown::{comment_not_closed, comments, near_miss};
use crate::talk::meta::SlidesMode;
use crate::talk::sample_text::{SAMPLE_LINES, sample_in_talk, sample_line, sample_talk};
use crate::talk::scan::{BlockKind, BreakSetting, Scan};

/// How many sample texts of a talk get a warning each; more of them get one together.
const MAX_SAMPLES: usize = 3;

/// Warnings about text that looks like a slide but is not one, or the reverse.
impl Reader<'_> {
    pub(super) fn warn_of_the_body(&mut self, scan: &Scan, classification: &Classification, body: Range<usize>) {
        self.warn_of_public_notes(scan, classification, body.clone());
        self.warn_of_public_comments(classification, body.clone());
        self.warn_of_comments_in_comments(body.clone());
        self.warn_of_unseen_keys(self.kind(classification));
        self.warn_of_unseen_slides(classification, body.start);
        if self.kind(classification) == Kind::Talk {
            self.warn_of_samples(body);
        }
        if let Some(range) = &scan.unclosed_comment {
            self.warn(range.clone(), comment_not_closed());
        }
        if classification.format != DeckFormat::Images {
            return;
        }
        for range in &scan.swallowed {
            let warning =
                Diagnostic::warning("image-in-paragraph", "this image is part of a paragraph, so it is not a slide");
            self.warn(range.clone(), warning.hint("put a blank line above it to make it a slide"));
        }
        for range in &scan.unclosed_rows {
            let warning = Diagnostic::warning("row-not-closed", "this row is never closed, so it is not a slide");
            self.warn(range.clone(), warning.hint("close it below the slide's image and text"));
        }
        if let Some((note, range)) = headings_in_transcripts(scan, classification.declared) {
            self.warn(range, note);
        }
        for block in &scan.blocks {
            match &block.kind {
                // Comments between a slide comment and its mark are not in any piece of Markdown.
                BlockKind::Comments(comments) => self.warn_of_near_misses(comments),
                BlockKind::Break { setting: BreakSetting::Glued } if classification.declared => self.warn(
                    block.range.start..block.range.end - 1,
                    Diagnostic::warning(
                        "glued-break",
                        "there is no blank line between this line of dashes and the text above",
                    )
                    .hint("put a blank line above it, or write `##` before the text to make it a heading"),
                ),
                BlockKind::Card { inline: false, glued: true } if classification.declared => self.warn(
                    block.range.end - 1..block.range.end,
                    Diagnostic::warning(
                        "glued-card",
                        "there is no blank line between this text slide and the text below",
                    )
                    .hint("put a blank line below the last line with `>`"),
                ),
                _ => {}
            }
        }
    }

    /// Text of `init` and `new` that the author has not replaced.
    fn warn_of_samples(&mut self, body: Range<usize>) {
        let meta = &self.meta;
        let values =
            [("title", &meta.title), ("meta", &meta.description), ("event", &meta.event), ("location", &meta.location)];
        let mut found: Vec<(Range<usize>, Diagnostic)> = values
            .into_iter()
            .filter_map(|(key, value)| value.as_ref().map(|value| (key, value)))
            .filter_map(|(key, value)| Some((value.range.clone(), sample_in_talk(key, &value.value)?)))
            .collect();
        for line in SAMPLE_LINES {
            let Some(at) = memchr::memmem::find(self.text[body.clone()].as_bytes(), line.as_bytes()) else { continue };
            let at = body.start + at;
            let is_whole = self.text[..at].ends_with('\n') && self.text[at..].lines().next() == Some(*line);
            if is_whole {
                found.push((at..at + line.len(), sample_line(line)));
            }
        }
        if found.len() > MAX_SAMPLES {
            found.sort_by_key(|(range, _)| range.start);
            let lines: Vec<u32> = found.iter().map(|(range, _)| self.renderer.places.of(range.clone()).line).collect();
            found.truncate(1);
            found[0].1 = sample_talk(&lines);
        }
        for (range, warning) in found {
            self.warn(range, warning);
        }
    }

    /// A comment ends at the first `-->`. One that contains `<!--` was probably to end earlier, and hides what is between.
    fn warn_of_comments_in_comments(&mut self, body: Range<usize>) {
        const OPEN: &str = "<!--";
        let source = &self.original[body.clone()];
        if !may_nest(source) {
            return;
        }
        for comment in comments(source) {
            // One that is never closed is an error already.
            let whole = source[comment.clone()].trim_end();
            let Some(inner) = whole[OPEN.len()..].find(OPEN).filter(|_| whole.ends_with('>')) else { continue };
            let inner = comment.start + OPEN.len() + inner;
            let line = self.renderer.places.of(body.start + inner..body.start + inner).line;
            let start = body.start + comment.start;
            let warning = Diagnostic::warning(
                "comment-in-comment",
                format!(
                    "this comment contains another `<!--`, on line {line}, and hides everything up to the next `-->`"
                ),
            );
            self.warn(
                start..line_end(self.original, start, body.end),
                warning.hint("end it with `-->` where it should end, or remove the second `<!--`"),
            );
        }
    }

    /// Without rule slides, lines that look like speaker notes are text.
    fn warn_of_public_notes(&mut self, scan: &Scan, classification: &Classification, body: Range<usize>) {
        let breaks = || scan.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Break { .. })).count();
        let advice = match classification.format {
            DeckFormat::Images if self.meta.slides != SlidesMode::Images => {
                "set `slides: images` if everybody may read it"
            }
            DeckFormat::Article if breaks() > 1 => "set `slides: rules` if this is a deck of slides",
            _ => return,
        };
        if let Some((warning, range)) = public_notes(self.text, body, advice) {
            self.warn(range, warning);
        }
    }

    /// Only in rule slides are comments of templates private.
    fn warn_of_public_comments(&mut self, classification: &Classification, body: Range<usize>) {
        let advice = match classification.format {
            DeckFormat::Rules => return,
            DeckFormat::Images if self.meta.slides == SlidesMode::Images => return,
            DeckFormat::Images => Some("set `slides: images` if everybody may read it"),
            DeckFormat::Article | DeckFormat::None => None,
        };
        if let Some((warning, range)) = public_comments(self.text, body, advice) {
            self.warn(range, warning);
        }
    }

    fn warn_of_near_misses(&mut self, comments: &[Comment]) {
        for comment in comments {
            if let CommentKind::NearMiss(meant) = comment.kind {
                self.warn(comment.range.clone(), near_miss(meant));
            }
        }
    }
}

/// One note for all headings that look like those of chapters, but have no break above them. Such a heading is the last
/// line of a transcript.
fn headings_in_transcripts(scan: &Scan, is_declared: bool) -> Option<(Diagnostic, Range<usize>)> {
    let (mut in_transcript, mut last, mut found) = (false, None, Vec::new());
    for block in &scan.blocks {
        let is_slide = match &block.kind {
            BlockKind::Image(_) => true,
            BlockKind::Card { inline, .. } => is_declared && !inline,
            _ => false,
        };
        match &block.kind {
            _ if is_slide => {
                found.extend(last.take());
                in_transcript = true;
            }
            BlockKind::Blank | BlockKind::Comments(_) => {}
            BlockKind::Break { .. } => (in_transcript, last) = (false, None),
            BlockKind::Heading { text } => last = in_transcript.then(|| text.clone()),
            _ => last = None,
        }
    }
    let message = match found.len() {
        0 => return None,
        1 => "this heading, right above a slide, is the end of the previous transcript".to_owned(),
        count => format!("this heading and {} more, each right above a slide, end the previous transcript", count - 1),
    };
    let note = Diagnostic::note("heading-above-slide", message).hint("to start a chapter, put a line `----` above it");
    found.into_iter().next().map(|range| (note, range))
}

/// Whether two `<!--` in `text` have no `-->` between them, so that it is worth reading.
fn may_nest(text: &str) -> bool {
    let mut opens = memchr::memmem::find_iter(text.as_bytes(), b"<!--");
    let Some(mut last) = opens.next() else { return false };
    opens.any(|open| {
        let is_inside = memchr::memmem::find(&text.as_bytes()[last..open], b"-->").is_none();
        last = open;
        is_inside
    })
}
