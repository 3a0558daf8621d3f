use super::draft::Draft;
use super::slide_draft::SlideDraft;
use super::write::{block, quoted, resources};
use crate::base::Digest;

/// The name of the file that records where the slides of a talk come from. It is never published.
pub const FILE_NAME: &str = "import.toml";

/// The record of a talk as it was drafted.
pub fn record(draft: &Draft) -> String {
    let list = |texts: &[String]| texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", ");
    let mut out = format!(
        "# Written by `talkpress import`, which reads it when you import the deck again. It is not published.\n\
         version = 1\nsources = [{}]\nrunning = [{}]\nresources = \"{}\"\n",
        list(&draft.sources),
        list(&draft.running),
        Digest::of(resources(&draft.links).as_bytes())
    );
    for slide in &draft.slides {
        out.push_str(&slide_record(slide, draft));
    }
    out
}

fn slide_record(slide: &SlideDraft, draft: &Draft) -> String {
    let pages = slide.pages.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
    format!(
        "\n[[slide]]\nfile = {}\npages = [{pages}]\nalt = {}\nwords = {}\npicture = \"{}\"\nblock = \"{}\"\nthumbnail = \"{}\"\n",
        quoted(&slide.file()),
        quoted(&slide.alt),
        quoted(&slide.words),
        Digest::of(&slide.picture),
        Digest::of(block(slide, draft.notes).as_bytes()),
        slide.thumbnail
    )
}
