use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::base::text::decode;
use crate::base::url::{decode_path, is_remote};
use crate::base::{Diagnostic, Files, Memo, Place, SitePath};
use crate::site::build::source_file::SourceFile;
use crate::site::model::entry::Entry;
use crate::site::model::link_origin::LinkOrigin;
use crate::site::model::site::Site;
use crate::talk::Document;
use crate::talk::captions::Captions;
use crate::talk::recording::TimeList;

/// Reads the captions of recordings and the times of slides in them, to find mistakes. Between builds it remembers those of captions
/// that have not changed.
#[derive(Debug, Default)]
pub struct RecordingReader {
    captions: Memo<SourceFile, Vec<Diagnostic>>,
}

impl RecordingReader {
    /// Adds the mistakes in captions and in files of times to `diagnostics`.
    pub fn check(&mut self, site: &Site, files: &Files, diagnostics: &mut Vec<Diagnostic>) {
        let paths: BTreeSet<SitePath> = site.entries.iter().flat_map(|entry| captions_of(site, entry)).collect();
        let source = |path: SitePath| {
            let content = files.get(path.as_str())?.clone();
            Some(SourceFile { path, content, highlight: false, math: false })
        };
        let sources: Vec<SourceFile> = paths.into_iter().filter_map(source).collect();
        let mistakes: Vec<Arc<Vec<Diagnostic>>> = self.captions.all(&sources, SourceFile::clone, mistakes);
        diagnostics.extend(mistakes.iter().flat_map(|mistakes| mistakes.iter().cloned()));
        for entry in &site.entries {
            let times = entry.document.meta.deliveries.iter().filter_map(|delivery| delivery.times.as_ref());
            for times in times {
                check_times(&entry.document, &times.value, &times.range, files, diagnostics);
            }
        }
    }
}

/// The files with captions that an entry names.
fn captions_of(site: &Site, entry: &Entry) -> Vec<SitePath> {
    let meta = &entry.document.meta;
    let all = meta.captions.iter().chain(meta.deliveries.iter().filter_map(|delivery| delivery.captions.as_ref()));
    let file = |target: &str| {
        let destination = site.resolve(target, LinkOrigin::of_entry(entry));
        site.links.file(&destination).cloned()
    };
    all.filter_map(|captions| file(&captions.value)).collect()
}

fn mistakes(source: &SourceFile) -> Vec<Diagnostic> {
    let read = source.content.read().and_then(|bytes| Captions::read(&source.path, &bytes));
    read.map_or_else(|error| vec![error], |captions| captions.warnings)
}

/// Checks the file with times that a delivery of `document` names.
fn check_times(
    document: &Document,
    target: &str,
    range: &Range<usize>,
    files: &Files,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let decoded = decode_path(target);
    let path = match decoded.strip_prefix('/') {
        Some(path) => SitePath::new(&format!("content/{path}")),
        None => document.path.sibling(&decoded),
    };
    let read = |path: &SitePath| files.get(path.as_str())?.read().ok();
    let Some((path, bytes)) = path.filter(|_| !is_remote(target)).and_then(|path| Some((path.clone(), read(&path)?)))
    else {
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
