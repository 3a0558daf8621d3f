//! Recordings on the page of their talk: links, and what the script that plays them has to know.

use serde_json::{Map, Value};

use crate::site::model::recording::Recording;
use crate::site::render::page_context::PageContext;
use crate::talk::Document;
use crate::talk::markdown::Fragment;
use crate::talk::recording::{ParagraphTimes, TextBlock, VideoKind};

/// The main recording of an entry.
pub fn main<'a>(context: &PageContext<'a>, index: usize) -> Option<&'a Recording> {
    context.site.recordings(index).first()
}

/// The address of the recording from a moment on: a media fragment (W3C Media Fragments, section 4.2.1), or the form of its host.
pub fn at_second(context: &PageContext<'_>, recording: &Recording, second: u32) -> String {
    match &recording.address.kind {
        VideoKind::YouTube(id) => format!("https://www.youtube.com/watch?v={id}&t={second}s"),
        VideoKind::Vimeo { id, hash: Some(hash) } => format!("https://vimeo.com/{id}/{hash}#t={second}s"),
        VideoKind::Vimeo { id, hash: None } => format!("https://vimeo.com/{id}#t={second}s"),
        VideoKind::File | VideoKind::Playlist | VideoKind::Link => {
            let address = context.url(&recording.video);
            format!("{}#t={second}", address.split('#').next().unwrap_or_default())
        }
    }
}

/// The address of the player of a video host, or empty.
pub fn player(recording: &Recording) -> String {
    match &recording.address.kind {
        VideoKind::YouTube(id) => format!("https://www.youtube-nocookie.com/embed/{id}"),
        VideoKind::Vimeo { id, hash: Some(hash) } => format!("https://player.vimeo.com/video/{id}?h={hash}"),
        VideoKind::Vimeo { id, hash: None } => format!("https://player.vimeo.com/video/{id}"),
        VideoKind::File | VideoKind::Playlist | VideoKind::Link => String::new(),
    }
}

/// The name of a recording on its page: the number of its delivery, or `0`. Empty if it is only a link.
pub fn name(recording: &Recording) -> String {
    match recording.address.kind {
        VideoKind::Link => String::new(),
        _ => recording.number().to_string(),
    }
}

/// What the script has to know about the recordings of an entry, as JSON by their names; empty if all are only links.
pub fn json(context: &PageContext<'_>, index: usize) -> String {
    let recordings = context.site.recordings(index).iter();
    let all: Map<String, Value> = recordings
        .filter(|recording| !name(recording).is_empty())
        .map(|recording| (name(recording), data(context, index, recording)))
        .collect();
    if all.is_empty() { String::new() } else { Value::Object(all).to_string() }
}

fn data(context: &PageContext<'_>, index: usize, recording: &Recording) -> Value {
    let entry = &context.site.entries[index];
    let mut data = Map::new();
    let mut add = |key: &str, value: Value| data.insert(key.to_owned(), value);
    let kind = match &recording.address.kind {
        VideoKind::Link => "link",
        VideoKind::File => "file",
        VideoKind::Playlist => "playlist",
        VideoKind::YouTube(id) => {
            add("id", id.as_str().into());
            "youtube"
        }
        VideoKind::Vimeo { id, hash } => {
            add("id", id.as_str().into());
            if let Some(hash) = hash {
                add("hash", hash.as_str().into());
            }
            "vimeo"
        }
    };
    add("kind", kind.into());
    if recording.address.start > 0 {
        add("start", recording.address.start.into());
    }
    add("src", context.url(&recording.video).into());
    if recording.offset != 0 {
        add("offset", recording.offset.into());
    }
    if recording.is_timed() {
        let second = |moment: &Option<i64>| moment.map_or(Value::Null, |moment| (moment.div_euclid(1000)).into());
        add("times", recording.moments.iter().map(second).collect::<Vec<Value>>().into());
    }
    if let Some(path) = recording.script_path(entry) {
        add("captions", context.to(&path).into());
        let delivery = recording.delivery.and_then(|at| entry.document.meta.deliveries.get(at));
        let lang = delivery.and_then(|delivery| delivery.lang.as_ref()).map_or(entry.lang.as_str(), |lang| &lang.value);
        add("lang", lang.into());
    }
    Value::Object(data)
}

/// The address of the captions of a recording as a file to download.
pub fn captions(context: &PageContext<'_>, index: usize, recording: &Recording) -> Option<String> {
    recording.converted_path(&context.site.entries[index]).map(|path| context.to(&path))
}

/// The transcript of each slide with the moment of each of its paragraphs in the main recording, as `data-at`; nothing if that is
/// not known.
pub fn timed_transcripts(document: &Document, recording: &Recording) -> Option<Vec<Fragment>> {
    if !recording.is_timed() {
        return None;
    }
    let captions = recording.captions.as_ref()?.read()?;
    let transcripts = || document.slides.iter().map(|slide| &slide.transcript);
    let blocks: Vec<Vec<TextBlock>> = transcripts().map(|transcript| TextBlock::all(&transcript.html)).collect();
    let texts: Vec<Vec<String>> =
        blocks.iter().map(|blocks| blocks.iter().map(|block| block.text.clone()).collect()).collect();
    let said = ParagraphTimes::find(&captions, &recording.moments, &texts);
    if said.is_empty() {
        return None;
    }
    let timed = |((transcript, blocks), moments): ((&Fragment, &Vec<TextBlock>), &Vec<Option<u64>>)| {
        let mut html = String::with_capacity(transcript.html.len() + blocks.len() * 16);
        let mut from = 0;
        for (block, moment) in blocks.iter().zip(moments).filter_map(|(block, moment)| Some((block, (*moment)?))) {
            html.push_str(&transcript.html[from..block.at]);
            html.push_str(&format!(" data-at=\"{}.{}\"", moment / 1000, moment % 1000 / 100));
            from = block.at;
        }
        html.push_str(&transcript.html[from..]);
        Fragment { html, ..transcript.clone() }
    };
    Some(transcripts().zip(&blocks).zip(&said.moments).map(timed).collect())
}
