use super::content::read;
use super::face_html::FaceHtml;
use super::plain;
use super::request::Request;
use crate::site::model::options::Notes;
use crate::site::render::page_context::PageContext;
use crate::talk::markdown::{Fragment, Note};

/// The notes below the slide with this index: its transcript and, only if the request says so, the speaker notes.
pub fn notes_lines(request: &Request<'_>, context: &PageContext<'_>, index: usize) -> Vec<String> {
    let document = &request.renderer.site.entries[request.index].document;
    let slide = &document.slides[index];
    let lines = |fragment: &Fragment| plain::lines(&read(&FaceHtml::new(*context).write(fragment)).blocks);
    let mut out = lines(&slide.transcript);
    if request.notes == Notes::Private {
        return out;
    }
    let of_talk: &[Note] = if request.slides.first() == Some(&index) { &document.notes } else { &[] };
    let notes: Vec<String> = of_talk.iter().chain(&slide.notes).flat_map(|note| lines(&note.0)).collect();
    if !notes.is_empty() {
        if !out.is_empty() {
            out.push(String::new());
        }
        out.push(format!("{}:", context.language().word("notes")));
        out.extend(notes);
    }
    out
}
