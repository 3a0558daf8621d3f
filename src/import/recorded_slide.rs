use super::slide_draft::SlideDraft;
use super::thumbnail::Thumbnail;
use super::write::{block, quoted};
use crate::base::Digest;
use crate::base::data::{Fields, Value};
use crate::base::site_path::stem;
use crate::import::notes_use::NotesUse;

/// What is recorded of a slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedSlide {
    /// The name of its picture's file.
    pub file: String,
    /// The numbers of its pages in the last import; none if the deck has it no more.
    pub pages: Vec<usize>,
    /// The alt text as it was drafted.
    pub alt: String,
    /// All words of its page.
    pub words: String,
    /// The digest of its picture.
    pub picture: Digest,
    /// The digest of its text in `index.md` as it was drafted.
    pub block: Digest,
    /// The title of the chapter that begins with it in the deck.
    pub chapter: Option<String>,
    /// The digest of its speaker notes in the deck; none if it has no notes.
    pub notes: Option<Digest>,
    /// A small copy of its picture.
    pub thumbnail: Option<Thumbnail>,
}

impl RecordedSlide {
    /// The record of a slide as it was drafted.
    pub fn of_draft(slide: &SlideDraft, notes: NotesUse) -> RecordedSlide {
        RecordedSlide {
            file: slide.file(),
            pages: slide.pages.clone(),
            alt: slide.alt.clone(),
            words: slide.words.clone(),
            picture: Digest::of(&slide.picture),
            block: Digest::of(block(slide, notes).as_bytes()),
            chapter: slide.chapter.clone(),
            notes: (!slide.notes.is_empty()).then(|| Digest::of(slide.notes.join("\n\n").as_bytes())),
            thumbnail: Some(slide.thumbnail.clone()),
        }
    }

    /// The stem of its picture's file, which is its name for ever.
    pub fn name(&self) -> &str {
        stem(&self.file)
    }

    /// As a table of TOML.
    pub fn to_text(&self) -> String {
        let pages = self.pages.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
        let chapter = self.chapter.as_ref().map(|title| format!("chapter = {}\n", quoted(title))).unwrap_or_default();
        let notes = self.notes.map(|notes| format!("notes = \"{notes}\"\n")).unwrap_or_default();
        let thumbnail = self.thumbnail.as_ref().map(Thumbnail::to_string).unwrap_or_default();
        format!(
            "\n[[slide]]\nfile = {}\npages = [{pages}]\nalt = {}\nwords = {}\npicture = \"{}\"\nblock = \"{}\"\n\
             {chapter}{notes}thumbnail = \"{thumbnail}\"\n",
            quoted(&self.file),
            quoted(&self.alt),
            quoted(&self.words),
            self.picture,
            self.block,
        )
    }

    /// Reads such a table; `None` if something is missing.
    pub fn read(fields: &Fields) -> Option<RecordedSlide> {
        let text = |key: &str| fields.get(key)?.value.as_text().map(str::to_owned);
        let file = text("file").filter(|file| !file.is_empty() && !file.contains(['/', '\\']))?;
        let pages = match &fields.get("pages")?.value {
            Value::List(pages) => pages.iter().filter_map(|page| page.value.as_text()?.parse().ok()).collect(),
            _ => return None,
        };
        Some(RecordedSlide {
            file,
            pages,
            alt: text("alt")?,
            words: text("words")?,
            picture: Digest::parse(&text("picture")?)?,
            block: Digest::parse(&text("block")?)?,
            chapter: text("chapter"),
            notes: text("notes").and_then(|notes| Digest::parse(&notes)),
            thumbnail: Thumbnail::parse(&text("thumbnail")?),
        })
    }
}
