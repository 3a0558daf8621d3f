use std::ops::Range;

use super::reader::Reader;
use crate::base::Diagnostic;
use crate::talk::classification::{Classification, DeckFormat};
use crate::talk::decks::public_notes;
use crate::talk::html::{Comment, CommentKind};
use crate::talk::markdown::{comment_not_closed, near_miss};
use crate::talk::meta::SlidesMode;
use crate::talk::scan::{BlockKind, BreakSetting, Scan};

/// Warnings about text that looks like a slide but is not one, or the reverse.
impl Reader<'_> {
    pub(super) fn warn_of_the_body(&mut self, scan: &Scan, classification: &Classification, body: Range<usize>) {
        self.warn_of_public_notes(scan, classification, body);
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

    fn warn_of_near_misses(&mut self, comments: &[Comment]) {
        for comment in comments {
            if let CommentKind::NearMiss(meant) = comment.kind {
                self.warn(comment.range.clone(), near_miss(meant));
            }
        }
    }
}
