use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::base::{Date, url};
use crate::site::model::chapters;
use crate::site::model::occasion::Occasion;
use crate::site::model::recording::Recording;
use crate::site::render::page_context::{PageContext, UrlForm};
use crate::site::render::recordings;
use crate::talk::recording::ChapterMark;
use crate::talk::{Document, Kind};

/// An entry as schema.org data: JSON that is safe inside `<script>`.
///
/// Its addresses are absolute, so there is none without a `base_url`. `image` is the address of the page's image, or empty.
pub fn of_entry(context: &PageContext<'_>, index: usize, image: &str) -> Option<String> {
    let site = context.site;
    let entry = &site.entries[index];
    let url = site.absolute(&entry.output)?;
    let absolute = PageContext { form: UrlForm::Absolute, ..*context };
    let document = &entry.document;
    let mut object = Map::new();
    let kind = match entry.kind() {
        Kind::Talk => "PresentationDigitalDocument",
        Kind::Post => "BlogPosting",
        Kind::Page => "WebPage",
    };
    object.insert("@context".into(), "https://schema.org".into());
    object.insert("@type".into(), kind.into());
    object.insert("name".into(), document.title.clone().into());
    object.insert("url".into(), url.into());
    object.insert("inLanguage".into(), entry.lang.clone().into());
    let mut put = |key: &str, value: String| {
        if !value.is_empty() {
            object.insert(key.into(), value.into());
        }
    };
    put("description", document.description().to_owned());
    put("datePublished", entry.date.map(|d| d.day_only().to_string()).unwrap_or_default());
    put("dateModified", document.meta.modified.as_ref().map(|d| d.value.day_only().to_string()).unwrap_or_default());
    put("license", document.meta.license.as_ref().map(|l| l.value.clone()).unwrap_or_default());
    put("identifier", document.meta.doi.as_ref().map(|doi| doi_address(&doi.value)).unwrap_or_default());
    put("image", image.to_owned());
    put("keywords", entry.tags.join(", "));
    let people: Vec<Value> = entry.speakers.iter().map(|name| person(&absolute, document, name)).collect();
    if !people.is_empty() {
        object.insert("author".into(), people.into());
    }
    let videos = videos(&absolute, index, image);
    if !videos.is_empty() {
        object.insert("video".into(), videos.into());
    }
    let events = events(&absolute, index);
    if !events.is_empty() {
        object.insert("subjectOf".into(), events.into());
    }
    // `<` could end the script element; escaped, it means the same in JSON.
    Some(Value::Object(object).to_string().replace('<', "\\u003c").replace("\u{2028}", "\\u2028"))
}

/// The address that leads to what has this DOI.
pub fn doi_address(doi: &str) -> String {
    format!("https://doi.org/{}", url::encode_path(doi))
}

/// A person by name, with the links that are known of the site's speaker and of the document's author.
fn person(absolute: &PageContext<'_>, document: &Document, name: &str) -> Value {
    let meta = &document.meta;
    let speaker = &absolute.site.config.speaker;
    let mut links: Vec<String> = Vec::new();
    if let (Some(author), Some(link)) = (&meta.author, &meta.author_link)
        && author.value == name
    {
        links.push(absolute.url(&link.value));
    }
    if speaker.name.as_deref() == Some(name) {
        links.extend(speaker.links.iter().map(|link| absolute.url(&link.url)));
    }
    let mut object = Map::new();
    object.insert("@type".into(), "Person".into());
    object.insert("name".into(), name.into());
    if let Some(orcid) = &speaker.orcid
        && speaker.name.as_deref() == Some(name)
    {
        object.insert("@id".into(), format!("https://orcid.org/{orcid}").into());
    }
    if let Some(first) = links.first() {
        object.insert("url".into(), first.clone().into());
    }
    if links.len() > 1 {
        object.insert("sameAs".into(), links.split_off(1).into());
    }
    Value::Object(object)
}

/// The recordings of the talk and of its deliveries, each once.
fn videos(absolute: &PageContext<'_>, index: usize, image: &str) -> Vec<Value> {
    let entry = &absolute.site.entries[index];
    let mut seen = BTreeSet::new();
    let all = absolute.site.recordings(index).iter().filter(|recording| seen.insert(recording.video.as_str()));
    let one = |recording: &Recording| {
        let delivery = recording.delivery.and_then(|at| entry.document.meta.deliveries.get(at));
        let date = delivery.map_or(entry.date, |delivery| delivery.date.as_ref().map(|date| date.value));
        video_object(absolute, index, recording, date, image)
    };
    all.map(one).collect()
}

fn video_object(
    absolute: &PageContext<'_>,
    index: usize,
    recording: &Recording,
    date: Option<Date>,
    image: &str,
) -> Value {
    let document = &absolute.site.entries[index].document;
    let mut object = Map::new();
    // `contentUrl` is the file itself; a page that shows it, such as one of a video site, is its `url`.
    let key = if is_video_file(&recording.video) { "contentUrl" } else { "url" };
    let day = date.map(|date| date.day_only().to_string()).unwrap_or_default();
    let rows = [
        ("@type", "VideoObject".to_owned()),
        ("name", document.title.clone()),
        ("description", document.description().to_owned()),
        (key, absolute.url(&recording.video)),
        ("embedUrl", recordings::player(recording)),
        ("thumbnailUrl", image.to_owned()),
        ("uploadDate", day),
    ];
    for (key, value) in rows.into_iter().filter(|(_, value)| !value.is_empty()) {
        object.insert(key.into(), value.into());
    }
    let clips = clips(absolute, index, recording);
    if !clips.is_empty() {
        object.insert("hasPart".into(), clips.into());
    }
    Value::Object(object)
}

/// The chapters of a recording. Their addresses are those of the page, which begins to play there, or of another delivery's recording.
fn clips(absolute: &PageContext<'_>, index: usize, recording: &Recording) -> Vec<Value> {
    let entry = &absolute.site.entries[index];
    let is_main = absolute.site.recordings(index).first().is_some_and(|main| main.delivery == recording.delivery);
    let Some(page) = absolute.site.absolute(&entry.output) else { return Vec::new() };
    let Some(list) = chapters::of_recording(&entry.document, recording) else { return Vec::new() };
    let clip = |(mark, end): (&ChapterMark, Option<u32>)| {
        let url = match is_main {
            true => format!("{page}?t={}", mark.second),
            false => recordings::at_second(absolute, recording, mark.second),
        };
        let mut clip = json!({ "@type": "Clip", "name": mark.title, "startOffset": mark.second, "url": url });
        if let (Some(end), Some(clip)) = (end, clip.as_object_mut()) {
            clip.insert("endOffset".into(), end.into());
        }
        clip
    };
    list.with_ends().map(clip).collect()
}

fn is_video_file(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["mp4", "m4v", "webm", "ogv", "mov"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// The events at which the talk was given, each once.
fn events(absolute: &PageContext<'_>, index: usize) -> Vec<Value> {
    let entry = &absolute.site.entries[index];
    let all = Occasion::own(entry).into_iter().chain(Occasion::delivered(entry));
    all.map(|occasion| event(&occasion, &entry.document.title)).collect()
}

/// An event, which has the title of the talk if it has no name of its own.
fn event(occasion: &Occasion<'_>, title: &str) -> Value {
    let mut object = Map::new();
    object.insert("@type".into(), "Event".into());
    object.insert("name".into(), occasion.event.unwrap_or(title).into());
    if let Some(date) = occasion.date {
        object.insert("startDate".into(), date.day_only().to_string().into());
    }
    if let Some(name) = occasion.venue.or(occasion.location) {
        let mut place = Map::new();
        place.insert("@type".into(), "Place".into());
        place.insert("name".into(), name.into());
        place.extend(occasion.location.map(|address| ("address".into(), address.into())));
        object.insert("location".into(), place.into());
    }
    if let Some(url) = occasion.event_url {
        object.insert("url".into(), url.into());
    }
    Value::Object(object)
}
