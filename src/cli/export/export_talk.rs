use std::sync::Arc;

use super::args::ExportArgs;
use crate::base::{Diagnostic, Files, Severity, SitePath};
use crate::cli::find_talk::find_talk;
use crate::cli::highlights::{engine, save_highlights};
use crate::cli::input_args::InputArgs;
use crate::cli::open::{Open, open, options, root};
use crate::cli::stop::Stop;
use crate::cli::terminal::print_diagnostics;
use crate::site::build::engine::Engine;
use crate::site::build::outcome::Build;
use crate::site::model::entry::Entry;
use crate::site::model::link_origin::LinkOrigin;
use crate::site::model::options::{Drafts, Future, Notes, Options};
use crate::site::model::site::Site;
use crate::site::render::site_renderer::SiteRenderer;
use crate::talk::markdown::{Fragment, Target};
use crate::talk::{Document, Face};

/// The talk to export, in its site as it was built. Other drafts are not in that site.
pub struct ExportTalk {
    /// The site with its theme.
    pub renderer: Arc<SiteRenderer>,
    /// The index of the talk.
    pub index: usize,
    /// The sources of the site. Images are published as [`Site::published`] says.
    pub input: Files,
    /// The files of the site.
    pub output: Files,
    /// How it was built.
    pub options: Options,
    /// The build's warnings about files that the talk shows and that cannot be.
    pub warnings: Vec<Diagnostic>,
}

impl ExportTalk {
    /// Builds the site and finds the talk. If that is a draft, the site is built with this one.
    ///
    /// # Errors
    /// The site has errors, which are printed, or no such talk with slides.
    pub fn find(args: &ExportArgs) -> Result<ExportTalk, Stop> {
        let input = InputArgs { today: args.today.clone(), base_url: args.base_url.clone(), ..InputArgs::default() };
        let mut options = options(&input)?;
        options.notes = if args.with_notes { Notes::InPages } else { Notes::Private };
        let root = root(args.site.as_deref())?;
        let Open { snapshot, diagnostics, .. } = open(Some(&root), None)?;
        let mut engine = engine(&root);
        let mut build = engine.build(snapshot.files(), diagnostics.clone(), &options);
        save_highlights(&root, &engine, &build);
        let find = |site: &Site| find_talk(&root, &site.entries, &args.talk);
        let index = match find(checked(&build)?) {
            Err(Stop::Usage(_)) => {
                options.always = Some(unpublished(&mut engine, snapshot.files(), &options, find)?);
                build = engine.build(snapshot.files(), diagnostics, &options);
                find(checked(&build)?)?
            }
            found => found?,
        };
        // A checked build has it.
        let renderer = build.renderer.ok_or(Stop::Reported)?;
        let warnings = unseen_files(&renderer.site, index, build.diagnostics);
        let talk = ExportTalk { renderer, index, input: snapshot.into_files(), output: build.files, options, warnings };
        match talk.document().slides.is_empty() {
            true => Err(Stop::Usage(format!("`{}` has no slides", talk.document().path))),
            false => Ok(talk),
        }
    }

    /// The site.
    pub fn site(&self) -> &Site {
        &self.renderer.site
    }

    /// The talk in its site.
    pub fn entry(&self) -> &Entry {
        &self.site().entries[self.index]
    }

    /// The talk as it was read.
    pub fn document(&self) -> &Document {
        &self.entry().document
    }
}

/// The site of a build without errors; otherwise, prints them.
fn checked(build: &Build) -> Result<&Site, Stop> {
    let errors: Vec<Diagnostic> =
        build.diagnostics.iter().filter(|one| one.severity == Severity::Error).cloned().collect();
    match build.site.as_deref().filter(|_| errors.is_empty()) {
        Some(site) => Ok(site),
        None => {
            print_diagnostics(&errors);
            Err(Stop::Reported)
        }
    }
}

/// Of these diagnostics, those about files that the talk shows: they are missing, or are not images.
fn unseen_files(site: &Site, index: usize, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let document = &site.entries[index].document;
    let from = LinkOrigin::of_entry(&site.entries[index]);
    let is_own = |path: &SitePath| *path == document.path || document.includes.contains(path);
    let shows = |path: &SitePath| {
        let of_slides = document.slides.iter().filter_map(|slide| match &slide.face {
            Face::Picture(picture) => Some(&picture.target),
            Face::Film(_) | Face::Text(_) => None,
        });
        let of_texts = document.fragments().flat_map(Fragment::targets).map(|(target, _)| target);
        let is_it = |target: &Target| site.links.file(&site.resolve(&target.url, from)) == Some(path);
        of_slides.chain(of_texts).any(is_it)
    };
    let is_meant = |one: &Diagnostic| match (one.kind, &one.place) {
        ("file-not-found", Some(place)) => is_own(&place.path),
        ("image-unreadable", Some(place)) => shows(&place.path),
        _ => false,
    };
    diagnostics.into_iter().filter(is_meant).collect()
}

/// The path of the talk if it is a draft, or is not to be published today. Errors in other drafts do not matter.
fn unpublished(
    engine: &mut Engine,
    files: &Files,
    options: &Options,
    find: impl Fn(&Site) -> Result<usize, Stop>,
) -> Result<SitePath, Stop> {
    let options = Options { drafts: Drafts::Build, future: Future::Build, ..options.clone() };
    let site = engine.build(files, Vec::new(), &options).site.ok_or(Stop::Reported)?;
    let index = find(&site)?;
    Ok(site.entries[index].document.path.clone())
}
