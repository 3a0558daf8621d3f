//! From documents to a [`Site`]: addresses, order, listings, links.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::{Diagnostic, Files, SitePath};
use crate::site::build::check_links::configured::configured;
use crate::site::build::check_links::follow;
use crate::site::build::check_links::shown_images::ShownImages;
use crate::site::build::classes::unknown_classes;
use crate::site::build::file_names;
use crate::site::build::part_of::PartOf;
use crate::site::build::undated::undated;
use crate::site::build::wordless::wordless;
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::Subject;
use crate::site::model::config::Config;
use crate::site::model::entry::{Entry, EntryContext, entry};
use crate::site::model::folder_slugs::folder_slugs;
use crate::site::model::links::Links;
use crate::site::model::listing::unify_tags;
use crate::site::model::options::Options;
use crate::site::model::output_paths::OutputPaths;
use crate::site::model::routes::{Owner, Routes};
use crate::site::model::site::Site;
use crate::site::output::registry;
use crate::site::theme::theme::Theme;
use crate::talk::Reading;

/// What a site is assembled from.
pub struct Parts {
    /// The configuration.
    pub config: Config,
    /// The documents to build, by source path.
    pub documents: Vec<(SitePath, Arc<Reading>)>,
    /// The sources of those that are not built.
    pub left_out: BTreeSet<SitePath>,
    /// The files that are part of other documents.
    pub part_of: PartOf,
    /// What the build was asked for.
    pub options: Options,
}

/// Assembles the site; also gives the images it shows.
pub fn assemble(parts: Parts, theme: &Theme, files: &Files, diagnostics: &mut Vec<Diagnostic>) -> (Site, ShownImages) {
    let Parts { config, documents, left_out, part_of, options } = parts;
    let mut entries = entries(&documents, &config, &options, diagnostics);
    diagnostics.extend(undated(&entries, &documents));
    diagnostics.extend(wordless(&config, &theme.words));
    drop(documents);
    unify_tags(&mut entries, diagnostics);
    let catalogue = Catalogue::new(config, options, entries, &theme.words, files, diagnostics);
    let (routes, mut outputs) = claim_paths(&catalogue, theme, diagnostics);
    let entries = &catalogue.entries;
    let mut links = Links {
        routes,
        pages: entries.iter().map(|e| e.output.clone()).collect(),
        sources: sources(entries, &part_of),
        left_out,
        unpublished: unpublished(files),
    };
    let mut check = follow::follow(entries, &mut links, theme.settings.measured_text_slide(), |path| text(files, path));
    outputs.remove(|path| links.routes.is_file(path));
    diagnostics.append(&mut check.diagnostics);
    diagnostics.extend(configured(&catalogue.config, entries, &links));
    diagnostics.extend(unknown_classes(entries, theme, files, |path| text(files, path)));
    diagnostics.extend(links.routes.folder_clashes());
    diagnostics.extend(file_names::check(files));
    let (images, variants, grounds) = (HashMap::new(), HashMap::new(), HashMap::new());
    let (without_metadata, captions, recordings) = (BTreeSet::new(), BTreeSet::new(), HashMap::new());
    let site = Site { catalogue, links, outputs, images, variants, grounds, without_metadata, captions, recordings };
    (site, check.images)
}

/// The entry of each source file, by its index: of a part, that of the document that includes it.
fn sources(entries: &[Entry], part_of: &PartOf) -> HashMap<SitePath, usize> {
    let mut out: HashMap<SitePath, usize> =
        entries.iter().enumerate().map(|(i, entry)| (entry.document.path.clone(), i)).collect();
    for (part, document) in part_of {
        if let Some(index) = out.get(document).copied() {
            out.entry(part.clone()).or_insert(index);
        }
    }
    out
}

fn entries(
    documents: &[(SitePath, Arc<Reading>)],
    config: &Config,
    options: &Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let folder_slugs = folder_slugs(documents.iter().filter_map(|(_, reading)| reading.document.as_deref()));
    let context = EntryContext { config, today: options.today, folder_slugs: &folder_slugs };
    let read = |(_, reading): &(SitePath, Arc<Reading>)| {
        let has_errors = reading.has_errors();
        let mut mistakes = Vec::new();
        let document = reading.document.clone();
        let entry = document.and_then(|document| entry(document, has_errors, &context, &mut mistakes));
        (entry, mistakes)
    };
    let (entries, mistakes): (Vec<Option<Entry>>, Vec<Vec<Diagnostic>>) = documents.par_iter().map(read).unzip();
    diagnostics.extend(mistakes.into_iter().flatten());
    entries.into_iter().flatten().collect()
}

/// Gives every path to the first output that claims it; each further claim is an error. Of documents with one address only
/// the page is reported, once for all of them.
fn claim_paths(catalogue: &Catalogue, theme: &Theme, diagnostics: &mut Vec<Diagnostic>) -> (Routes, OutputPaths) {
    let (mut routes, mut outputs) = (Routes::default(), OutputPaths::default());
    let mut without_page: BTreeSet<Subject> = BTreeSet::new();
    let mut reported: HashMap<SitePath, usize> = HashMap::new();
    for (output, claim) in registry::claims(catalogue, theme) {
        if claim.subject.is_some_and(|subject| without_page.contains(&subject)) {
            continue;
        }
        if claim.gives_way && routes.is_taken(&claim.path) {
            continue;
        }
        if let Some(subject) = claim.subject {
            outputs.insert(output, subject, claim.path.clone());
        }
        let page = matches!(claim.owner, Owner::Entry(..)).then(|| claim.path.clone());
        let claimed = match claim.gives_way {
            true => routes.lend(claim.path, claim.owner),
            false => routes.claim(claim.path, claim.owner),
        };
        let Err(clash) = claimed else { continue };
        let Some(path) = page else {
            diagnostics.push(*clash);
            continue;
        };
        without_page.extend(claim.subject);
        match reported.get(&path) {
            Some(at) => diagnostics[*at].hints.extend(clash.place.map(|place| format!("{} has it too", place.path))),
            None => {
                reported.insert(path, diagnostics.len());
                diagnostics.push(*clash);
            }
        }
    }
    (routes, outputs)
}

/// The text of a document, for excerpts.
fn text(files: &Files, path: &SitePath) -> String {
    let bytes = files.get(path.as_str()).and_then(|content| content.read().ok());
    let text = bytes.as_deref().and_then(|bytes| crate::base::text::decode(path, bytes).ok());
    text.unwrap_or_default().into_owned()
}

fn unpublished(files: &Files) -> BTreeSet<SitePath> {
    let is_unpublished = |path: &SitePath| !path.is_document();
    files.below("content").map(|(path, ..)| path.clone()).filter(is_unpublished).collect()
}
