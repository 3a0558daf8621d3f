use std::ops::Range;

use super::{Fragment, Note, Renderer, Wrapping};
use crate::base::Diagnostic;
use crate::talk::html::escape;
use crate::talk::scan::{Comment, CommentKind, line_end};

impl Renderer<'_> {
    /// Reads a comment that stands at byte `at`. None reaches the page: a note is kept apart, anything else is dropped.
    pub(super) fn comment(&mut self, html: &str, at: usize) -> Option<Note> {
        let here = at..at + html.len();
        if html.starts_with("<!--") && !html[2..].ends_with("-->") {
            let first_line = at.min(self.text.len())..line_end(self.text, at.min(self.text.len()), self.text.len());
            self.say(comment_not_closed(), first_line);
            return None;
        }
        let comment = Comment::read(html, 0..html.len());
        match comment.kind {
            CommentKind::Note => {
                let content = at + comment.content.start..at + comment.content.end;
                return Some(self.note(&html[comment.content], content));
            }
            CommentKind::Slide => self.say(slide_comment_alone(), here),
            CommentKind::NearMiss(meant) => self.say(near_miss(meant), here),
            CommentKind::Inline | CommentKind::Other => {}
        }
        None
    }

    /// A private note, `text`, which stands at `range` unless a container's marks stand between its lines.
    ///
    /// It is Markdown of its own: what it refers to must not count as the page's, where it will not be seen.
    pub fn note(&mut self, text: &str, range: Range<usize>) -> Note {
        // `<!-- a <!-- b -->` is one comment; its text alone would open another.
        if self.text.get(range.clone()) != Some(text) || text.contains("<!--") {
            return Note(Fragment { html: format!("<p>{}</p>\n", escape(text.trim())), ..Fragment::default() });
        }
        let mut apart = self.apart();
        apart.lends_footnotes = false;
        let piece = apart.render(range, Wrapping::None, "tp-note");
        self.diagnostics.append(&mut apart.diagnostics);
        Note(piece.fragment)
    }
}

/// What to say about a slide comment that describes no slide.
fn slide_comment_alone() -> Diagnostic {
    Diagnostic::warning("slide-comment", "this slide comment has no slide below it")
        .hint("put it on a line of its own above an image or a text slide")
}

/// What to say about a slide comment that has another between itself and its slide.
pub(in crate::talk) fn slide_comment_again() -> Diagnostic {
    Diagnostic::warning("slide-comment", "another slide comment stands below this one, and only that one counts")
        .hint("put everything into one: `<!-- slide: id=… time=… -->`")
}

/// What to say about a comment that begins with a word close to a known one.
pub(in crate::talk) fn near_miss(meant: &str) -> Diagnostic {
    let colon = if meant == "inline" { "" } else { ":" };
    Diagnostic::warning("comment-word", "this comment begins with a word close to one that means something")
        .hint(format!("did you mean `<!-- {meant}{colon} … -->`?"))
}

/// What to say about a comment that is never closed.
pub(in crate::talk) fn comment_not_closed() -> Diagnostic {
    Diagnostic::error("comment-not-closed", "this comment is never closed")
        .hint("end it with `-->`; where the text itself is meant, write `&lt;!--`")
}
