//! `talk.json`: one talk for other programs, with all that was shown and said.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::base::{Files, SitePath};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, Subject};
use crate::site::output::definition::Output;
use crate::site::output::lazy_file::LazyFile;
use crate::site::output::talk_fields;
use crate::site::render::markdown::{first_heading, form, plain};
use crate::site::render::page_context::PageContext;
use crate::site::render::resources;
use crate::site::render::site_renderer::{Rendered, SiteRenderer};
use crate::site::theme::theme::Theme;
use crate::talk::{Document, Face, Slide};

/// The data of each talk, which gives way to a file of the author.
pub const OUTPUT: Output = Output {
    name: "talk_json",
    addresses: "`/talks/{slug}/talk.json`",
    content: "a talk with its slides, [for other programs](#talk-json), in sites of up to 300 documents or with `[output] talk_json = true`",
    claims,
    files,
};

fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    if !catalogue.writes_texts(catalogue.config.talk_json) {
        return Vec::new();
    }
    let talks = catalogue.with_texts().filter(|(_, entry)| entry.is_talk());
    let claim = |(index, entry): (usize, &crate::site::model::entry::Entry)| {
        let what = format!("the data of {}", entry.document.path);
        Some(Claim::generated(entry.path_beside("talk", "json")?, Subject::Entry(index), what).giving_way())
    };
    talks.filter_map(claim).collect()
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    LazyFile::for_each_claim(renderer, OUTPUT.name, make)
}

/// Addresses are absolute where `base_url` is known, else relative to the file.
fn make(renderer: &SiteRenderer, subject: Subject, _: &SitePath) -> Rendered {
    let Subject::Entry(index) = subject else { return Ok(Vec::new()) };
    let context = renderer.of_entry(index, form(&renderer.site));
    let document = &context.site.entries[index].document;
    let mut talk = talk_fields::talk(&context, index);
    if let Some(fields) = talk.as_object_mut() {
        fields.insert("chapters".into(), chapters(document));
        fields.insert("resources".into(), resources(&context, document));
        fields.insert("slides".into(), slides(&context, document));
    }
    let mut out = serde_json::to_vec(&talk).unwrap_or_default();
    out.push(b'\n');
    Ok(out)
}

fn chapters(document: &Document) -> Value {
    let chapter = |chapter: &crate::talk::Chapter| json!({ "title": chapter.title, "id": chapter.id, "n": chapter.first_slide + 1 });
    document.chapters.iter().map(chapter).collect()
}

fn resources(context: &PageContext<'_>, document: &Document) -> Value {
    let listed = resources::items(context, document);
    let resource = |(resource, view): &(&crate::talk::Resource, crate::site::render::view::ResourceView)| {
        let (url, note) = (written(&view.url), written(&view.note));
        json!({ "title": view.title, "url": url, "note": note, "group": resource.group })
    };
    listed.iter().map(resource).collect()
}

fn slides(context: &PageContext<'_>, document: &Document) -> Value {
    let mut chapter: Option<&str> = None;
    let one = |(n, shown): (usize, &Slide)| {
        if let Some(begun) = shown.chapter.and_then(|index| document.chapters.get(index as usize)) {
            chapter = Some(&begun.title);
        }
        slide(context, shown, n + 1, chapter)
    };
    document.slides.iter().enumerate().map(one).collect()
}

/// A slide. What it has not is `null`.
fn slide(context: &PageContext<'_>, slide: &Slide, n: usize, chapter: Option<&str>) -> Value {
    let (title, alt, image, text) = match &slide.face {
        Face::Picture(picture) => {
            let title = picture.caption.as_deref().unwrap_or_default().to_owned();
            (title, &*picture.alt, context.url(&picture.target.url), String::new())
        }
        Face::Film(film) => {
            let poster = context.poster(context, film).map(|poster| poster.src).unwrap_or_default();
            (film.title.clone().unwrap_or_default(), &*film.alt, poster, String::new())
        }
        Face::Text(face) => (first_heading(context, face), "", String::new(), plain(context, face)),
    };
    let transcript = plain(context, &slide.transcript);
    json!({
        "id": slide.id,
        "n": n,
        "title": written(&title),
        "alt": written(alt),
        "image": written(&image),
        "text": written(&text),
        "transcript": written(&transcript),
        "time": slide.time,
        "chapter": chapter,
    })
}

fn written(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}
