use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use crate::base::diagnostic::did_you_mean;
use crate::base::slug::slug;
use crate::base::{SitePath, url};
use crate::site::model::destination::{Destination, Reason};
use crate::site::model::entry::Entry;
use crate::site::model::link_origin::LinkOrigin;
use crate::site::model::routes::{Owner, Routes};

/// The endings of the picture beside a film, the first that is there.
pub const POSTERS: &[&str] = &["jpg", "png", "webp", "jpeg"];

/// The endings of the captions beside a film.
pub const CAPTIONS: &[&str] = &["vtt"];

/// Everything that a link can lead to.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// The paths of the output.
    pub routes: Routes,
    /// The page of each entry, by its index.
    pub pages: Vec<SitePath>,
    /// The index of the entry of each source file.
    pub sources: HashMap<SitePath, usize>,
    /// The sources of documents that are left out of this build.
    pub left_out: BTreeSet<SitePath>,
    /// Files below `content/` that are not documents: published if a document refers to them.
    pub unpublished: BTreeSet<SitePath>,
}

impl Links {
    /// The source of the file that a link leads to, if it leads to a file.
    pub fn file<'a>(&'a self, destination: &'a Destination) -> Option<&'a SitePath> {
        match destination {
            Destination::Beside(source, ..) => Some(source),
            Destination::Output(path, _) => match self.routes.get(path.as_str()) {
                Some((_, Owner::File(source))) => Some(source),
                _ => None,
            },
            _ => None,
        }
    }

    /// The file beside a film with the film's name and one of these endings: its poster, or its captions.
    pub fn beside_film(&self, film: &Destination, endings: &[&str]) -> Option<Destination> {
        let named = |path: &SitePath, ending: &str| {
            let (stem, _) = path.file_name().rsplit_once('.')?;
            path.sibling(&format!("{stem}.{ending}"))
        };
        let found = |ending: &&str| match film {
            Destination::Beside(source, output, _) => {
                let source = named(source, ending).filter(|source| self.unpublished.contains(source))?;
                Some(Destination::Beside(source, named(output, ending)?, String::new()))
            }
            Destination::Output(path, _) => {
                let (path, owner) = self.routes.get(named(path, ending)?.as_str())?;
                matches!(owner, Owner::File(_)).then(|| Destination::Output(path.clone(), String::new()))
            }
            _ => None,
        };
        endings.iter().find_map(found)
    }

    /// Finds where the link `target` at `from` leads.
    pub fn resolve(&self, entries: &[Entry], target: &str, from: LinkOrigin<'_>) -> Destination {
        if url::is_remote(target) {
            return Destination::Outside;
        }
        let split = target.find(['?', '#']).unwrap_or(target.len());
        let (path, tail) = target.split_at(split);
        if path.is_empty() {
            return match self.has_anchor(entries, from.output, tail) {
                true => Destination::SamePage(tail.to_owned()),
                false => self.no_anchor(entries, from.output, tail),
            };
        }
        let decoded = url::decode_path(path);
        let found = match decoded.starts_with('/') {
            true => self.absolute(&decoded, tail, from),
            false => self.relative(&decoded, tail, from),
        };
        match found {
            Destination::Output(path, tail) if !self.has_anchor(entries, &path, &tail) => {
                self.no_anchor(entries, &path, &tail)
            }
            found => found,
        }
    }

    /// Resolves a path that begins with `/`: a path of the output, or a source path below `content/`.
    fn absolute(&self, path: &str, tail: &str, from: LinkOrigin<'_>) -> Destination {
        if let Some(found) = self.output_at(path) {
            return Destination::Output(found, tail.to_owned());
        }
        let source = SitePath::new(&format!("content/{path}"));
        if let Some(source) = source.as_ref().filter(|source| self.unpublished.contains(*source)) {
            let folder = format!("{}/", from.source.folder());
            let relative = source.as_str().strip_prefix(&folder).or(source.strip_folder("content")).unwrap_or(path);
            return self.copy(source, relative, tail, from);
        }
        match source.as_ref().and_then(|source| self.document(source)) {
            Some(Ok(index)) => self.entry_page(index, tail),
            Some(Err(reason)) => Destination::Nowhere(reason),
            None => self.missing(path.trim_start_matches('/')),
        }
    }

    /// Resolves a path relative to the source file or, if there is no such file, relative to the page.
    fn relative(&self, path: &str, tail: &str, from: LinkOrigin<'_>) -> Destination {
        let source = from.source.sibling(path);
        if let Some(source) = &source {
            match self.document(source) {
                Some(Ok(index)) => return self.entry_page(index, tail),
                Some(Err(reason)) => return Destination::Nowhere(reason),
                None => {}
            }
            if self.unpublished.contains(source) {
                return self.copy(source, path, tail, from);
            }
        }
        let folder = from.output.folder();
        let as_page = format!("/{folder}/{path}");
        let on_site = SitePath::new(&as_page).is_some() || path.trim_end_matches(['/', '.']).is_empty();
        if on_site && let Some(found) = self.output_at(&normalised(&as_page)) {
            return Destination::Output(found, tail.to_owned());
        }
        match source {
            Some(source) => self.missing_source(&source),
            None => Destination::Nowhere(Reason::Escapes),
        }
    }

    /// The copy of an unpublished file, which is at `path` relative to the document.
    fn copy(&self, source: &SitePath, path: &str, tail: &str, from: LinkOrigin<'_>) -> Destination {
        match beside(path, from.output) {
            Some(output) => Destination::Beside(source.clone(), output, tail.to_owned()),
            None => Destination::Nowhere(Reason::Escapes),
        }
    }

    /// The document at a source path: the index of its entry, or the reason why it has none.
    fn document(&self, source: &SitePath) -> Option<Result<usize, Reason>> {
        if let Some(index) = self.sources.get(source) {
            return Some(Ok(*index));
        }
        self.left_out.contains(source).then_some(Err(Reason::LeftOut))
    }

    fn entry_page(&self, index: usize, tail: &str) -> Destination {
        match self.pages.get(index) {
            Some(path) => Destination::Output(path.clone(), tail.to_owned()),
            None => Destination::Nowhere(Reason::Missing(None)),
        }
    }

    /// The file that is served at `/path`: the file itself, or the page of the folder. Aliases are files, too.
    fn output_at(&self, path: &str) -> Option<SitePath> {
        let bare = path.trim_start_matches('/');
        let as_folder = || self.routes.get(&join(bare, "index.html"));
        let found = match bare.is_empty() || bare.ends_with('/') {
            true => as_folder(),
            false => self.routes.get(bare).or_else(as_folder),
        };
        found.map(|(path, _)| path.clone())
    }

    fn missing(&self, path: &str) -> Destination {
        let as_folder = || self.routes.case_variant(&join(path, "index.html"));
        let case_variant = self.routes.case_variant(path).or_else(as_folder);
        Destination::Nowhere(Reason::Missing(case_variant.cloned()))
    }

    fn missing_source(&self, source: &SitePath) -> Destination {
        let key = crate::base::slug::fold(source.as_str());
        let case_variant = self.unpublished.iter().find(|path| crate::base::slug::fold(path.as_str()) == key);
        Destination::Nowhere(Reason::Missing(case_variant.cloned()))
    }

    /// Whether the page at `output` has the id in `tail`. This is assumed of pages that are not made from a document.
    fn has_anchor(&self, entries: &[Entry], output: &SitePath, tail: &str) -> bool {
        let Some(id) = fragment(tail).filter(|id| !id.is_empty() && id != "top" && !id.starts_with("tp-")) else {
            return true;
        };
        match self.routes.get(output.as_str()) {
            Some((_, Owner::Entry(index, _) | Owner::Alias(index, _))) => {
                entries.get(*index).is_none_or(|e| e.document.ids.contains(&id))
            }
            _ => true,
        }
    }

    fn no_anchor(&self, entries: &[Entry], output: &SitePath, tail: &str) -> Destination {
        let id = fragment(tail).unwrap_or_default();
        let entry = match self.routes.get(output.as_str()) {
            Some((_, Owner::Entry(index, _) | Owner::Alias(index, _))) => entries.get(*index),
            _ => None,
        };
        let near = entry.and_then(|entry| {
            let (ids, usual) = (&entry.document.ids, slug(&id));
            match ids.contains(&usual) {
                true => Some(usual),
                false => did_you_mean(&id, ids.iter()).map(str::to_owned),
            }
        });
        Destination::WrongAnchor(output.clone(), tail.to_owned(), near)
    }

    /// The address most similar to `wanted` among everything that a link can lead to.
    pub fn nearest(&self, wanted: &str) -> Option<String> {
        let wanted = wanted.trim_start_matches('/').trim_end_matches('/');
        let name = wanted.rsplit('/').next().unwrap_or(wanted);
        let all = || self.routes.iter().map(|(path, _)| path).chain(&self.unpublished);
        if let Some(path) = all().find(|p| p.file_name() == name) {
            return Some(address(path));
        }
        let paths: Vec<String> = all().map(address).collect();
        let near_path = did_you_mean(&format!("/{wanted}"), paths.iter().map(|p| p.trim_end_matches('/')));
        near_path.map(str::to_owned).or_else(|| {
            let near_name = did_you_mean(name, all().map(SitePath::file_name))?;
            all().find(|p| p.file_name() == near_name).map(address)
        })
    }
}

/// The decoded id after the `#`.
pub fn fragment(tail: &str) -> Option<Cow<'_, str>> {
    tail.split_once('#').map(|(_, id)| url::decode_path(id))
}

fn join(folder: &str, name: &str) -> String {
    match folder.trim_matches('/') {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    }
}

fn normalised(path: &str) -> String {
    let slash = if path.ends_with('/') || path.ends_with("/.") || path.ends_with("/..") { "/" } else { "" };
    SitePath::new(path).map_or_else(|| "/".to_owned(), |p| format!("/{p}{slash}"))
}

/// The output path of a file that a document refers to as `path`: below the address of the document.
fn beside(path: &str, page: &SitePath) -> Option<SitePath> {
    let folder = match page.file_name() {
        "index.html" => page.folder(),
        _ => page.as_str().strip_suffix(".html").unwrap_or(page.as_str()),
    };
    let inner: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | "." | "..")).collect();
    SitePath::new(&join(folder, &inner.join("/")))
}

/// A path in the form in which an author would write it.
fn address(path: &SitePath) -> String {
    let path = path.strip_folder("content").unwrap_or(path.as_str());
    match path.strip_suffix("index.html") {
        Some(folder) => format!("/{folder}"),
        None => format!("/{path}"),
    }
}
