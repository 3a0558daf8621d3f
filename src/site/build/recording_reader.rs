use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::base::{Diagnostic, Digest, Files, Memo, SitePath};
use crate::site::build::source_file::SourceFile;
use crate::site::build::times_check::{check_times, times_path};
use crate::site::model::entry::Entry;
use crate::site::model::link_origin::LinkOrigin;
use crate::site::model::published_captions::is_vtt;
use crate::site::model::recording::Recording;
use crate::site::model::site::Site;
use crate::site::model::timed_captions::TimedCaptions;
use crate::site::model::written_recording::WrittenRecording;
use crate::talk::captions::Captions;
use crate::talk::markdown::FilmKind;
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
        site.captions = paths.iter().filter(|path| is_vtt(path)).cloned().chain(beside_films(files)).collect();
        let source = |path: SitePath| {
            let content = files.get(path.as_str())?.clone();
            Some(SourceFile { path, content, highlight: false, math: false })
        };
        let sources: Vec<SourceFile> = paths.into_iter().filter_map(source).collect();
        let facts: Vec<Arc<Facts>> = self.captions.all(&sources, SourceFile::clone, facts);
        diagnostics.extend(facts.iter().flat_map(|facts| facts.mistakes.iter().cloned()));
        for entry in &site.entries {
            for at in 0..entry.document.meta.deliveries.len() {
                check_times(&entry.document, at, files, diagnostics);
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
        is_converted: !is_vtt(&source.path),
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

/// The files with captions that an entry names.
fn captions_of(site: &Site, entry: &Entry) -> Vec<SitePath> {
    let meta = &entry.document.meta;
    let all = meta.captions.iter().chain(meta.deliveries.iter().filter_map(|delivery| delivery.captions.as_ref()));
    all.filter_map(|captions| file(site, entry, &captions.value)).collect()
}

/// The WebVTT files that have the name of a film beside them.
fn beside_films(files: &Files) -> impl Iterator<Item = SitePath> {
    let stem = |path: &SitePath| path.as_str().rsplit_once('.').map(|(stem, _)| stem.to_owned());
    let found = files.iter().map(|(path, _)| path).filter(|path| is_vtt(path)).cloned().collect::<Vec<_>>();
    let films: HashSet<String> = match found.is_empty() {
        true => HashSet::new(),
        false => files
            .iter()
            .filter(|(path, _)| FilmKind::of(path.as_str()).is_some())
            .filter_map(|(path, _)| stem(path))
            .collect(),
    };
    found.into_iter().filter(move |path| stem(path).is_some_and(|stem| films.contains(&stem)))
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
