use std::ops::Range;

use super::Renderer;
use crate::base::Diagnostic;
use crate::base::text::line_end;
use crate::talk::html::{Comment, CommentKind};

/// The Markdown of speaker notes, not rendered yet.
#[derive(Debug)]
pub(super) struct NoteSource {
    pub text: String,
    /// Where it is in the document, unless the marks of a quotation or a list are between its lines.
    pub range: Range<usize>,
}

impl Renderer<'_> {
    /// Reads a comment that is at byte `at`. None reaches the page: a note is kept apart, anything else is dropped.
    pub(super) fn comment(&mut self, html: &str, at: usize) -> Option<NoteSource> {
        let here = at..at + html.len();
        if html.starts_with("<!--") && !html[2..].ends_with("-->") {
            let first_line = at.min(self.text.len())..line_end(self.text, at.min(self.text.len()), self.text.len());
            self.report(comment_not_closed(), first_line);
            return None;
        }
        let comment = Comment::read(html, 0..html.len());
        match comment.kind {
            CommentKind::Note => {
                let range = at + comment.content.start..at + comment.content.end;
                return Some(NoteSource { text: html[comment.content].to_owned(), range });
            }
            CommentKind::Slide => self.report(slide_comment_alone(), here),
            CommentKind::NearMiss(meant) if !self.comments_are_notes => self.report(near_miss(meant), here),
            CommentKind::Inline | CommentKind::Other | CommentKind::NearMiss(_) => {}
        }
        None
    }
}

/// What to say about a slide comment that describes no slide.
fn slide_comment_alone() -> Diagnostic {
    Diagnostic::warning("slide-comment", "this slide comment has no slide below it")
        .hint("put it on its own line above an image or a text slide")
}

/// What to say about a slide comment that has another between itself and its slide.
pub(in crate::talk) fn slide_comment_again() -> Diagnostic {
    Diagnostic::warning("slide-comment", "another slide comment follows this one, and only the last one counts")
        .hint("put all settings into one comment: `<!-- slide: id=… time=… -->`")
}

/// What to say about a comment that begins with a word close to a known one.
pub(in crate::talk) fn near_miss(meant: &str) -> Diagnostic {
    let colon = if meant == "inline" { "" } else { ":" };
    Diagnostic::warning("comment-word", "this comment begins with a word that looks like a misspelt keyword")
        .hint(format!("did you mean `<!-- {meant}{colon} … -->`?"))
}

/// What to say about a comment that is never closed.
pub(in crate::talk) fn comment_not_closed() -> Diagnostic {
    Diagnostic::error("comment-not-closed", "this comment is never closed")
        .hint("end it with `-->`; to show the characters themselves, write `&lt;!--`")
}
