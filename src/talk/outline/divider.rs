use std::ops::Range;

use super::chapter_source::ChapterSource;
use super::face_source::FaceSource;
use super::outline::Outline;
use super::parts::Parts;
use super::roles::Role;
use super::slide_source::SlideSource;
use crate::talk::decks::{PrivateNote, SlideSettings};
use crate::talk::html::{Comment, CommentKind};
use crate::talk::scan::{Block, BlockKind};

/// What is above the mark that is being separated.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Above {
    /// The introduction.
    Intro,
    /// Another slide.
    Slide,
}

/// Divides the blocks between marks.
pub struct Divider<'a> {
    /// The document's text.
    pub text: &'a str,
    /// The blocks of the text.
    pub blocks: &'a [Block],
    /// The role of each block.
    pub roles: &'a [Role],
}

impl Divider<'_> {
    /// Divides `blocks[from..mark]` into what belongs above and what belongs to the slide at `mark`.
    pub fn head(&self, from: usize, mark: usize, above: Above) -> (Vec<Range<usize>>, SlideSource) {
        let (preamble, mut stray, notes) = self.preamble(from, mark);
        let settings = stray.pop();
        let mut parts = Parts::new(self.start(from));
        let mut chapter = None;
        let mut intro_goes_on = above == Above::Intro;
        let mut i = from;
        while i < preamble {
            if self.roles[i] == Role::Break {
                let next = self.next(i + 1, mark);
                if let Some(heading) = self.chapter_at(next, mark) {
                    parts.cut(self.start(i), self.start(i));
                    chapter = Some(self.chapter(heading, preamble));
                    break;
                }
                let is_separator = next == mark || self.roles[next] == Role::Break;
                if is_separator || intro_goes_on {
                    parts.cut(self.start(i), self.end(i));
                }
                intro_goes_on = false;
            }
            i += 1;
        }
        if chapter.is_none() {
            parts.cut(self.start(preamble), self.start(preamble));
        }
        let face = match &self.blocks[mark].kind {
            BlockKind::Image(mark) => FaceSource::Image(mark.clone()),
            _ => FaceSource::Card(self.blocks[mark].range.clone()),
        };
        let at = match &face {
            FaceSource::Image(mark) => mark.source.clone(),
            _ => self.blocks[mark].range.clone(),
        };
        let notes = notes.into_iter().map(PrivateNote::comment).collect();
        let given = SlideSettings::default();
        let slide =
            SlideSource { face, chapter, settings, given, stray, notes, transcript: Vec::new(), pending: false, at };
        (parts.done, slide)
    }

    /// Where the comments that belong to the mark begin, the slide comments there, and the notes between them.
    fn preamble(&self, from: usize, mark: usize) -> (usize, Vec<Range<usize>>, Vec<Range<usize>>) {
        let mut comments: Vec<&Comment> = Vec::new();
        // The first block with a slide comment, and how many comments there are from there on.
        let (mut first, mut count) = (mark, 0);
        for i in (from..mark).rev() {
            match &self.blocks[i].kind {
                BlockKind::Blank => {}
                BlockKind::Comments(found) => {
                    comments.extend(found.iter().rev());
                    if found.iter().any(|c| c.kind == CommentKind::Slide) {
                        (first, count) = (i, comments.len());
                    }
                }
                _ => break,
            }
        }
        let of = |kind| contents(&comments[..count], kind);
        (first, of(CommentKind::Slide), of(CommentKind::Note))
    }

    /// The heading at `next`, if it begins a chapter: there is a mark below it and no break before that.
    fn chapter_at(&self, next: usize, mark: usize) -> Option<usize> {
        let is_heading = self.roles.get(next) == Some(&Role::Heading);
        (is_heading && !self.roles[next..mark].contains(&Role::Break)).then_some(next)
    }

    fn chapter(&self, heading: usize, preamble: usize) -> ChapterSource {
        let title = match &self.blocks[heading].kind {
            BlockKind::Heading { text } => text.clone(),
            _ => self.blocks[heading].range.clone(),
        };
        let lead = self.end(heading)..self.start(preamble);
        ChapterSource { heading: self.blocks[heading].range.clone(), title, lead }
    }

    /// The first block from `from` on that is not blank, or `limit`.
    fn next(&self, from: usize, limit: usize) -> usize {
        (from..limit).find(|i| self.roles[*i] != Role::Space).unwrap_or(limit)
    }

    /// Divides what is below the last mark.
    pub fn tail(&self, out: &mut Outline, from: usize) {
        let end = self.blocks.last().map_or(0, |b| b.range.end);
        let rest_start = self.blocks.get(from).map_or(end, |b| b.range.start);
        let Some(last) = out.slides.last_mut() else {
            out.intro = vec![rest_start..end];
            return;
        };
        let closing = (from..self.blocks.len()).find(|i| self.roles[*i] == Role::Break);
        let transcript_end = closing.map_or(end, |i| self.start(i));
        self.give(last, vec![rest_start..transcript_end]);
        out.closing = closing.map(|i| self.end(i)..end);
    }

    /// Makes `parts` the transcript of a slide.
    pub fn give(&self, slide: &mut SlideSource, parts: Vec<Range<usize>>) {
        slide.transcript = parts.into_iter().filter(|part| !part.is_empty()).collect();
        slide.pending = self.is_pending(&slide.transcript);
    }

    /// Whether the text is only `...`, apart from comments.
    fn is_pending(&self, parts: &[Range<usize>]) -> bool {
        let mut texts = parts.iter().flat_map(|part| {
            let from = self.blocks.partition_point(|b| b.range.end <= part.start);
            self.blocks[from..].iter().take_while(|b| b.range.start < part.end)
        });
        let mut said = texts.by_ref().filter(|b| !matches!(b.kind, BlockKind::Blank | BlockKind::Comments(_)));
        let (Some(only), None) = (said.next(), said.next()) else { return false };
        matches!(self.text[only.range.clone()].trim(), "..." | "…")
    }

    fn start(&self, index: usize) -> usize {
        self.blocks.get(index).map_or_else(|| self.blocks.last().map_or(0, |b| b.range.end), |b| b.range.start)
    }

    fn end(&self, index: usize) -> usize {
        self.blocks[index].range.end
    }
}

fn contents(comments: &[&Comment], kind: CommentKind) -> Vec<Range<usize>> {
    comments.iter().rev().filter(|c| c.kind == kind).map(|c| c.content.clone()).collect()
}
