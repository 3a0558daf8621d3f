use std::ops::Range;
use std::rc::Rc;

use super::html::{Comment, CommentKind};
use super::scan::{Block, BlockKind, BreakSetting, Mark};

/// A talk's body divided into its parts; all ranges are bytes of the document's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The introduction.
    pub intro: Vec<Range<usize>>,
    /// The slides, in order.
    pub slides: Vec<SlideSource>,
    /// The closing section.
    pub closing: Option<Range<usize>>,
}

/// The source of one slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlideSource {
    /// What is shown.
    pub face: FaceSource,
    /// The chapter that begins with this slide.
    pub chapter: Option<ChapterSource>,
    /// The text of its slide comment.
    pub settings: Option<Range<usize>>,
    /// Slide comments right above that one, which describe no slide.
    pub stray: Vec<Range<usize>>,
    /// The texts of the notes between slide comment and mark, or in a rule slide.
    pub notes: Vec<Range<usize>>,
    /// The transcript.
    pub transcript: Vec<Range<usize>>,
    /// Whether the transcript is `...`, which means pending.
    pub pending: bool,
    /// The position of the slide.
    pub at: Range<usize>,
}

/// The source of what a slide shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaceSource {
    /// A picture.
    Image(Rc<Mark>),
    /// A quotation that is a text slide.
    Card(Range<usize>),
    /// A rule slide's own Markdown.
    Markdown(Vec<Range<usize>>),
}

/// The heading a chapter begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChapterSource {
    /// The heading, its marks included.
    pub heading: Range<usize>,
    /// The heading's text.
    pub title: Range<usize>,
    /// The text between the heading and its first slide.
    pub lead: Range<usize>,
}

/// How a line of dashes right below text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dashes {
    /// As a thematic break, because the document is marked as a talk.
    Break,
    /// As CommonMark does: the text above is a heading.
    Heading,
}

/// The role of a block in dividing a document into slides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Space,
    Text,
    Heading,
    Break,
    Mark,
}

/// Divides the blocks of an image-slide talk.
pub fn outline(text: &str, blocks: &[Block], dashes: Dashes) -> Outline {
    let roles = roles(blocks, dashes);
    let marks: Vec<usize> = (0..blocks.len()).filter(|i| roles[*i] == Role::Mark).collect();
    let divider = Divider { text, blocks, roles: &roles };
    let mut out = Outline::default();
    let mut from = 0;
    for (n, &mark) in marks.iter().enumerate() {
        let (above, slide) = divider.head(from, mark, if n == 0 { Above::Intro } else { Above::Slide });
        match out.slides.last_mut() {
            None => out.intro = above,
            Some(previous) => divider.give(previous, above),
        }
        out.slides.push(slide);
        from = mark + 1;
    }
    divider.tail(&mut out, from);
    out
}

/// How many marks and breaks there are, and where, for deciding whether this is a talk.
pub fn count(blocks: &[Block], dashes: Dashes) -> Counts {
    let images = |b: &Block| matches!(b.kind, BlockKind::Image(_));
    let first_break = blocks.iter().position(|b| is_break(b, dashes));
    Counts {
        images: blocks.iter().filter(|b| images(b)).count(),
        images_before_break: blocks[..first_break.unwrap_or(blocks.len())].iter().filter(|b| images(b)).count(),
        breaks: blocks.iter().filter(|b| is_break(b, dashes)).count(),
        marks: roles(blocks, dashes).iter().filter(|r| **r == Role::Mark).count(),
    }
}

/// What [`count`] found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Image marks and rows.
    pub images: usize,
    /// Those of them above the first thematic break.
    pub images_before_break: usize,
    /// Thematic breaks.
    pub breaks: usize,
    /// Image marks, rows, and the quotations that are text slides if the document is marked as a talk.
    pub marks: usize,
}

fn is_break(block: &Block, dashes: Dashes) -> bool {
    match block.kind {
        BlockKind::Break { setting } => setting == BreakSetting::Free || dashes == Dashes::Break,
        _ => false,
    }
}

fn roles(blocks: &[Block], dashes: Dashes) -> Vec<Role> {
    let first_image = blocks.iter().position(|b| matches!(b.kind, BlockKind::Image(_)));
    let first_break = blocks.iter().position(|b| is_break(b, dashes));
    // Quotations in the introduction are not slides: text slides begin below the break that ends it, if there is one.
    let cards_from = match (first_break, first_image) {
        (Some(break_at), Some(image_at)) if break_at < image_at => break_at,
        _ => 0,
    };
    let role = |(i, block): (usize, &Block)| match &block.kind {
        BlockKind::Blank | BlockKind::Comments(_) => Role::Space,
        BlockKind::Heading { .. } => Role::Heading,
        BlockKind::Break { .. } if is_break(block, dashes) => Role::Break,
        BlockKind::Image(_) => Role::Mark,
        // In a document that is only treated as a talk, `>` is never a slide.
        BlockKind::Card { inline: false, .. } if dashes == Dashes::Break && i >= cards_from => Role::Mark,
        BlockKind::Text | BlockKind::Card { .. } | BlockKind::Break { .. } => Role::Text,
    };
    blocks.iter().enumerate().map(role).collect()
}

/// What is above the mark that is being separated.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Above {
    Intro,
    Slide,
}

struct Divider<'a> {
    text: &'a str,
    blocks: &'a [Block],
    roles: &'a [Role],
}

impl Divider<'_> {
    /// Divides `blocks[from..mark]` into what belongs above and what belongs to the slide at `mark`.
    fn head(&self, from: usize, mark: usize, above: Above) -> (Vec<Range<usize>>, SlideSource) {
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
        let slide = SlideSource { face, chapter, settings, stray, notes, transcript: Vec::new(), pending: false, at };
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
    fn tail(&self, out: &mut Outline, from: usize) {
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

    fn give(&self, slide: &mut SlideSource, parts: Vec<Range<usize>>) {
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

/// A range of text with pieces removed.
struct Parts {
    from: usize,
    done: Vec<Range<usize>>,
}

impl Parts {
    fn new(from: usize) -> Parts {
        Parts { from, done: Vec::new() }
    }

    fn cut(&mut self, end: usize, next: usize) {
        if self.from < end {
            self.done.push(self.from..end);
        }
        self.from = next;
    }
}

#[cfg(test)]
mod tests;
