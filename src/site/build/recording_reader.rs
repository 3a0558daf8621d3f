use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use crate::base::text::decode;
use crate::base::url::{decode_path, is_remote};
use crate::base::{Diagnostic, Digest, Files, Memo, Place, SitePath};
use crate::site::build::source_file::SourceFile;
use crate::site::model::entry::Entry;
use crate::site::model::link_origin::LinkOrigin;
use crate::site::model::recording::Recording;
use crate::site::model::site::Site;
use crate::site::model::timed_captions::TimedCaptions;
use crate::site::model::written_recording::WrittenRecording;
use crate::talk::Document;
use crate::talk::captions::Captions;
use crate::talk::recording::{TimeList, VideoAddress, web_vtt};

/// Reads the captions of recordings and the times of slides in them. Between builds it remembers what is known of captions that have
/// not changed.
#[derive(Debug, Default)]
pub struct RecordingReader {
    captions: Memo<SourceFile, Facts>,
}

/// What is known of a file of captions.
#[derive(Debug, Default)]
struct Facts {
    mistakes: Vec<Diagnostic>,
    /// Of its cues; nothing if it cannot be read.
    digest: Option<String>,
}

impl RecordingReader {
    /// Adds the recordings to `site`, and the mistakes in captions and in files of times to `diagnostics`.
    pub fn add(&mut self, site: &mut Site, files: &Files, diagnostics: &mut Vec<Diagnostic>) {
        let paths: BTreeSet<SitePath> = site.entries.iter().flat_map(|entry| captions_of(site, entry)).collect();
        let source = |path: SitePath| {
            let content = files.get(path.as_str())?.clone();
            Some(SourceFile { path, content, highlight: false, math: false })
        };
        let sources: Vec<SourceFile> = paths.into_iter().filter_map(source).collect();
        let facts: Vec<Arc<Facts>> = self.captions.all(&sources, SourceFile::clone, facts);
        diagnostics.extend(facts.iter().flat_map(|facts| facts.mistakes.iter().cloned()));
        for entry in &site.entries {
            let times = entry.document.meta.deliveries.iter().filter_map(|delivery| delivery.times.as_ref());
            for times in times {
                check_times(&entry.document, &times.value, &times.range, files, diagnostics);
            }
        }
        let known: HashMap<&SitePath, TimedCaptions> = sources
            .iter()
            .zip(&facts)
            .filter_map(|(source, facts)| Some((&source.path, timed(source, facts)?)))
            .collect();
        let recorded = (0..site.entries.len()).filter_map(|index| {
            let recordings = recordings(site, index, &known, files);
            (!recordings.is_empty()).then_some((index, recordings))
        });
        site.recordings = recorded.collect();
    }
}

fn timed(source: &SourceFile, facts: &Facts) -> Option<TimedCaptions> {
    Some(TimedCaptions {
        path: source.path.clone(),
        content: source.content.clone(),
        digest: facts.digest.clone()?,
        is_converted: !source.path.as_str().to_ascii_lowercase().ends_with(".vtt"),
    })
}

/// The recordings of an entry.
fn recordings(
    site: &Site,
    index: usize,
    captions: &HashMap<&SitePath, TimedCaptions>,
    files: &Files,
) -> Vec<Recording> {
    let entry = &site.entries[index];
    let document = &entry.document;
    if !entry.is_talk() {
        return Vec::new();
    }
    let one = |written: WrittenRecording<'_>| {
        let file = written.captions.and_then(|target| file(site, entry, target));
        let list = written.times.and_then(|target| {
            let bytes = files.get(times_path(document, target)?.as_str())?.read().ok()?;
            Some(TimeList::read(&String::from_utf8_lossy(&bytes)))
        });
        Recording {
            delivery: written.delivery,
            video: written.video.to_owned(),
            address: VideoAddress::read(written.video),
            offset: written.offset.unwrap_or(0),
            moments: written.moments(&document.slides, list.as_ref()),
            captions: file.and_then(|file| captions.get(&file).cloned()),
        }
    };
    WrittenRecording::all(&document.meta).into_iter().map(one).collect()
}

/// The file of the site that `target` leads to.
fn file(site: &Site, entry: &Entry, target: &str) -> Option<SitePath> {
    let destination = site.resolve(target, LinkOrigin::of_entry(entry));
    site.links.file(&destination).cloned()
}

/// The path of a file with times beside a document, or below `content/` if it begins with `/`.
fn times_path(document: &Document, target: &str) -> Option<SitePath> {
    let decoded = decode_path(target);
    let path = match decoded.strip_prefix('/') {
        Some(path) => SitePath::new(&format!("content/{path}")),
        None => document.path.sibling(&decoded),
    };
    path.filter(|_| !is_remote(target))
}

/// The files with captions that an entry names.
fn captions_of(site: &Site, entry: &Entry) -> Vec<SitePath> {
    let meta = &entry.document.meta;
    let all = meta.captions.iter().chain(meta.deliveries.iter().filter_map(|delivery| delivery.captions.as_ref()));
    all.filter_map(|captions| file(site, entry, &captions.value)).collect()
}

fn facts(source: &SourceFile) -> Facts {
    match source.content.read().and_then(|bytes| Captions::read(&source.path, &bytes)) {
        Ok(captions) => {
            let digest = Digest::of(web_vtt(&captions).as_bytes()).to_string();
            Facts { mistakes: captions.warnings, digest: Some(digest[..10].to_owned()) }
        }
        Err(error) => Facts { mistakes: vec![error], digest: None },
    }
}

/// Checks the file with times that a delivery of `document` names.
fn check_times(
    document: &Document,
    target: &str,
    range: &Range<usize>,
    files: &Files,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let path = times_path(document, target);
    let read = |path: &SitePath| files.get(path.as_str())?.read().ok();
    let Some((path, bytes)) = path.and_then(|path| Some((path.clone(), read(&path)?))) else {
        let bytes = read(&document.path).unwrap_or_default();
        let Ok(text) = decode(&document.path, &bytes) else { return };
        let message = format!("`times`: there is no file `{target}` beside this talk");
        let warning = Diagnostic::warning("times-file", message).at(Place::new(&document.path, &text, range.clone()));
        diagnostics.push(warning.hint("`talkpress times TALK --delivery N --from FILE --write` writes it"));
        return;
    };
    let text = match decode(&path, &bytes) {
        Ok(text) => text,
        Err(error) => return diagnostics.push(error),
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start..start + line.trim_end().len();
        start += line.len();
        let Some(entry) = TimeList::read(line).entries.pop() else { continue };
        let is_named =
            |slide: &crate::talk::Slide| *slide.id == *entry.name || slide.options().aliases.contains(&entry.name);
        if !document.slides.iter().any(is_named) {
            let message = format!("`{}` has no slide `{}`", document.path, entry.name);
            let warning = Diagnostic::warning("times-file", message).at(Place::new(&path, &text, at));
            diagnostics.push(warning.hint("write lines such as `4:12 slide-id`; `talkpress times` prints the ids"));
            if diagnostics.len() > MAX_MISTAKES {
                return;
            }
        }
    }
}

/// A file of something else has a mistake on each line.
const MAX_MISTAKES: usize = 1000;
