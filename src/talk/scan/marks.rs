//! What can be a slide, or say something about one: comments, images, rows and text slides.

use super::mark::Mark;
use super::open_above::OpenAbove;
use super::scanner::Scanner;
use super::{BlockKind, line, row};
use crate::base::text::line_end;
use crate::talk::html::{Comment, CommentKind, starts_with_tag};

impl Scanner<'_> {
    /// Reads the comment block that begins on this line. `false` if text follows the last comment.
    pub(super) fn comments(&mut self, first_line_end: usize) -> bool {
        let mut comments = Vec::new();
        let mut cursor = self.at;
        loop {
            let rest = &self.text[cursor..self.end];
            let start = cursor + rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let after = &self.text[start..self.end];
            if !after.starts_with("<!--") {
                break;
            }
            // `<!-->` and `<!--->` are whole comments (CommonMark 0.31, section 6.6).
            let closed = after[2..].find("-->").map(|i| start + 2 + i + 3);
            let Some(end) = closed else {
                self.scan.unclosed_comment.get_or_insert(start..first_line_end);
                comments.push(Comment::read(self.text, start..self.end));
                cursor = self.end;
                break;
            };
            comments.push(Comment::read(self.text, start..end));
            cursor = end;
        }
        let end = line_end(self.text, cursor, self.end);
        if !self.text[cursor..end].trim().is_empty() {
            return false;
        }
        self.inline = comments.last().is_some_and(|c| c.kind == CommentKind::Inline);
        self.push_free(BlockKind::Comments(comments), end);
        true
    }

    /// Reads an image mark or a row. A mark that is not allowed here is plain text.
    pub(super) fn mark(&mut self, inline: bool) -> bool {
        let rest = &self.text[self.at..self.end];
        if !rest.starts_with(['<', '!', '['])
            || rest.starts_with('<') && !self.tag_ends.may_end(self.text, self.at, self.end)
        {
            return false;
        }
        let found = match starts_with_tag(rest, "div") || starts_with_tag(rest, "figure") {
            true if self.is_in_element() => None,
            true => self.row(),
            false => Mark::read(self.text, self.at, self.end, self.definitions),
        };
        let Some((mark, end)) = found else { return false };
        let kept = inline || mark.is_inline() || self.at < self.inline_until || self.is_in_element();
        if self.open == OpenAbove::Yes && !kept {
            self.push_free(BlockKind::Image(mark.into()), end);
            return true;
        }
        if mark.row.is_some() {
            self.inline_until = end;
            return false;
        }
        if !kept {
            self.scan.swallowed.push(mark.source);
        }
        self.text(end);
        true
    }

    pub(super) fn row(&mut self) -> Option<(Mark, usize)> {
        if self.open == OpenAbove::No || self.at < self.inline_until {
            return None;
        }
        let Some(close) = self.pairs.end_of(self.at) else {
            self.scan.unclosed_rows.push(self.at..line_end(self.text, self.at, self.end));
            return None;
        };
        if !self.pairs.has_one_image(&(self.at..close)) {
            return None;
        }
        let mark = row::read(self.text, self.at..close)?;
        let end = line_end(self.text, close, self.end);
        let rest_is_blank = self.text[close..end].trim().is_empty();
        Some((mark, if rest_is_blank { end } else { close }))
    }

    /// Reads lines with `>` that begin with a heading.
    pub(super) fn card(&mut self, first_line_end: usize, inline: bool) -> bool {
        let first = self.text[self.at + 1..first_line_end].trim_end();
        if self.open == OpenAbove::No || !line::is_heading(first.trim_start_matches([' ', '\t'])) {
            return false;
        }
        let mut end = first_line_end;
        while end < self.end && self.text.as_bytes()[end] == b'>' {
            end = line_end(self.text, end, self.end);
        }
        let next = &self.text[end..line_end(self.text, end, self.end)];
        let glued = !line::is_blank(next);
        let inline = inline || self.is_in_element();
        self.push_free(BlockKind::Card { inline, glued }, end);
        true
    }
}
