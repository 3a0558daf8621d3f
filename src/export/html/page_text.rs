use std::collections::HashMap;

use super::piece::Piece;
use super::tag_text::TagText;
use crate::base::media_type::media_type;
use crate::base::{Content, Diagnostic, SitePath};

/// The page as it is being written, with each picture once.
#[derive(Default)]
pub struct PageText {
    pieces: Vec<Piece>,
    text: String,
    /// The numbers of the pictures that are in the page.
    pictures: HashMap<SitePath, usize>,
    /// Whether a picture is shown again.
    pub has_same: bool,
    /// Where the policy belongs: after this many pieces.
    policy_at: Option<usize>,
}

impl PageText {
    /// Adds text as it is.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds a tag.
    pub fn tag(&mut self, tag: &TagText) {
        self.push(&tag.start());
        self.push(tag.end());
    }

    /// Adds a tag whose attribute `name` loads the picture at `path`. Where it is shown again, a script gives it the address that it
    /// has where it is shown first.
    ///
    /// # Errors
    /// If the picture cannot be made.
    pub fn picture(
        &mut self,
        mut tag: TagText,
        name: &str,
        (path, content): (&SitePath, &Content),
    ) -> Result<(), Diagnostic> {
        let next = self.pictures.len();
        let is_shared = matches!(name, "src" | "poster");
        if let Some(number) = self.pictures.get(path).filter(|_| is_shared) {
            self.has_same = true;
            tag.set("data-same", number.to_string());
            self.tag(&tag);
            return Ok(());
        }
        if is_shared {
            self.pictures.insert(path.clone(), next);
            tag.set("data-picture", next.to_string());
        }
        self.push(&format!("{} {name}=\"", tag.start()));
        self.end_text();
        self.pieces.push(Piece::data(media_type(path.extension()), content)?);
        self.push("\"");
        self.push(tag.end());
        Ok(())
    }

    /// Puts the policy here, if it has no place yet.
    pub fn mark_policy(&mut self) {
        self.end_text();
        self.policy_at.get_or_insert(self.pieces.len());
    }

    /// The page with its policy.
    pub fn finish(mut self, policy: String) -> Vec<Piece> {
        self.end_text();
        self.pieces.insert(self.policy_at.unwrap_or(0), Piece::Text(policy));
        self.pieces
    }

    fn end_text(&mut self) {
        if !self.text.is_empty() {
            self.pieces.push(Piece::Text(std::mem::take(&mut self.text)));
        }
    }
}
