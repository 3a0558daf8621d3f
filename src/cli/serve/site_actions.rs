use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::times_file::times_file;
use crate::base::{Content, Diagnostic, Files, SitePath};
use crate::cli::terminal::{print_diagnostics, print_error};
use crate::io::preview::{ActionError, PageInfo, SlideInfo, SourceActions};
use crate::io::{Failure, disk, launch};
use crate::site::model::entry::Entry;
use crate::site::model::site::Site;
use crate::site::output::social_cards;
use crate::site::render::share_image;
use crate::site::render::site_renderer::SiteRenderer;
use crate::talk::meta::Status;
use crate::talk::recording::times_text;
use crate::talk::{Document, Slide, times};

/// The sources of one preview build, and the site that was built from them.
#[derive(Debug)]
pub struct SiteActions {
    pub root: PathBuf,
    pub site: Option<Arc<Site>>,
    pub renderer: Option<Arc<SiteRenderer>>,
    pub input: Arc<Files>,
    pub diagnostics: Vec<Diagnostic>,
    /// The command that opens a file.
    pub editor: Option<String>,
}

impl SiteActions {
    fn entry(&self, page: &SitePath) -> Option<&Entry> {
        self.site.as_ref()?.entries.iter().find(|entry| entry.output == *page)
    }

    fn entry_or_error(&self, page: &SitePath) -> Result<&Entry, ActionError> {
        self.entry(page).ok_or_else(|| ActionError::Forbidden("this page is not made from a document".into()))
    }
}

impl SourceActions for SiteActions {
    fn page_info(&self, page: &SitePath) -> Option<PageInfo> {
        let document = &self.entry(page)?.document;
        let slides = document.slides.iter().map(|slide| SlideInfo {
            id: slide.id.to_string(),
            path: slide.options().file.clone().unwrap_or_else(|| document.path.clone()),
            line: slide.line,
            pending: slide.pending,
            misses_alt: slide.misses_alt(),
        });
        let is_own = |d: &&Diagnostic| {
            let path = d.place.as_ref().map(|place| &place.path);
            path.is_some_and(|path| *path == document.path || document.includes.contains(path))
        };
        Some(PageInfo {
            source: Some(document.path.clone()),
            title: document.title.clone(),
            description: document.description().to_owned(),
            is_draft: document.meta.status == Status::Draft,
            slides: slides.collect(),
            diagnostics: self.diagnostics.iter().filter(is_own).cloned().collect(),
        })
    }

    fn site_diagnostics(&self) -> Vec<Diagnostic> {
        let is_of_site = |d: &&Diagnostic| d.place.as_ref().is_none_or(|place| !place.path.is_document());
        self.diagnostics.iter().filter(is_of_site).cloned().collect()
    }

    fn share_image(&self, page: &SitePath) -> Option<Content> {
        let renderer = self.renderer.as_ref()?;
        let entry = renderer.site.entries.iter().position(|entry| entry.output == *page && !entry.is_home());
        let published = || {
            let source = share_image::published(&renderer.site, entry)?;
            self.input.get(source.as_str()).cloned()
        };
        social_cards::card_of(renderer, &self.input, entry).or_else(published)
    }

    fn open(&self, page: &SitePath, slide: &str) -> Result<(), ActionError> {
        let document = &self.entry_or_error(page)?.document;
        let Some(command) = &self.editor else {
            return Err(ActionError::Forbidden("start `serve` with `--editor \"code -g {file}:{line}\"`".into()));
        };
        let slide = document.slides.iter().find(|s| *s.id == *slide);
        let line = slide.map_or(1, |slide| slide.line);
        let path = slide.and_then(|slide| slide.options().file.as_ref()).unwrap_or(&document.path);
        launch::editor(command, &file_of(&self.root, path), line)
            .map_err(|failure| failed("the editor could not be started", &failure))
    }

    fn save_times(
        &self,
        page: &SitePath,
        recording: Option<usize>,
        given: &[(String, u32)],
    ) -> Result<usize, ActionError> {
        let document = &self.entry_or_error(page)?.document;
        if let Some(path) = recording.map(|number| times_file(document, number)).transpose()?.flatten() {
            if given.is_empty() {
                return Ok(0);
            }
            return save_in_file(self, document, &path, given);
        }
        let Some(Content::Bytes(bytes)) = self.input.get(document.path.as_str()) else {
            return Err(ActionError::Failed("the document was not read".into()));
        };
        let refused = || ActionError::Forbidden("none of these slides of the talk can have a time".into());
        if given.is_empty() {
            let can_have = |slide: &Slide| times::write(document, bytes, &[(slide.id.to_string(), 0)]).is_some();
            return if document.slides.iter().any(can_have) { Ok(0) } else { Err(refused()) };
        }
        let (text, count) = times::write(document, bytes, given).ok_or_else(refused)?;
        match disk::replace(&self.root, &file_of(&self.root, &document.path), bytes, &text) {
            Ok(true) => Ok(count),
            Ok(false) => {
                Err(ActionError::Changed("the document has changed in the meantime, so nothing was written".into()))
            }
            Err(failure) => Err(failed("the document could not be written", &failure)),
        }
    }

    fn warn(&self, warnings: &[Diagnostic]) {
        print_diagnostics(warnings);
    }
}

/// The path of a file of the site on the disk.
fn file_of(root: &Path, path: &SitePath) -> PathBuf {
    root.join(path.as_str())
}

/// Writes times into a file beside the talk, which is made if it is not there.
fn save_in_file(
    actions: &SiteActions,
    document: &Document,
    path: &SitePath,
    given: &[(String, u32)],
) -> Result<usize, ActionError> {
    let named = |slide: &Slide| given.iter().find(|(id, _)| **id == *slide.id).map(|(_, seconds)| *seconds);
    let times: Vec<(Vec<&str>, u32)> =
        document.slides.iter().filter_map(|slide| Some((slide.names(), named(slide)?))).collect();
    let unread = |_| ActionError::Failed(format!("`{path}` could not be read"));
    let old = actions.input.get(path.as_str()).map(|content| content.read().map_err(unread)).transpose()?;
    let text = std::str::from_utf8(old.as_deref().unwrap_or_default());
    let text = text.map_err(|_| ActionError::Failed(format!("`{path}` is not UTF-8")))?;
    let new = times_text(text, &times);
    let file = file_of(&actions.root, path);
    let written = match &old {
        Some(old) => disk::replace(&actions.root, &file, old, new.as_bytes()),
        None if file.parent().and_then(|folder| disk::inside(&actions.root, folder)).is_none() => {
            return Err(ActionError::Forbidden(format!("the folder of `{path}` is not in the site")));
        }
        None => disk::create_new(&file, new.as_bytes()).map(|()| true),
    };
    match written {
        Ok(true) => Ok(times.len()),
        Ok(false) => Err(ActionError::Changed(format!("`{path}` has changed in the meantime, so nothing was written"))),
        Err(failure) => Err(failed("the times could not be written", &failure)),
    }
}

/// Prints a failure, whose message may contain a path of this machine, and gives the answer for the page.
fn failed(what: &str, failure: &Failure) -> ActionError {
    print_error(&format!("error: {failure}"));
    ActionError::Failed(format!("{what}; the reason is in the terminal"))
}
