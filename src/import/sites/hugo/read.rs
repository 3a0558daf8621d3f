//! Reads a whole site.

use std::collections::BTreeMap;

use super::address::join;
use super::bundles::{Bundles, Role};
use super::cascade::Cascade;
use super::config::Config;
use super::page::{Place, complete};
use super::references::References;
use super::{regex, shortcodes};
use crate::base::{Content, Date, Files, SitePath};
use crate::import::refusal::Refusal;
use crate::import::sites::doc::Doc;
use crate::import::sites::setting::Setting;
use crate::import::sites::settings_file::text;
use crate::import::sites::stubs::Stub;
use crate::import::sites::target::published_name;
use crate::import::sites::text::read_text;
use crate::import::sites::work::Work;

/// The file types of Markdown, and those of documents that only Hugo reads.
const MARKDOWN: [&str; 3] = ["md", "markdown", "mdown"];
const OTHERS: [&str; 9] = ["html", "htm", "org", "adoc", "asciidoc", "ad", "rst", "pdc", "pandoc"];

/// Why a file is left out.
const UNMOUNTED: &str = "is left out in `module.mounts`";

/// Reads the site that `files` are.
///
/// # Errors
/// If the configuration cannot be read, or a document is too large.
pub(in crate::import::sites) fn read(files: &Files, today: Date) -> Result<Work, Refusal> {
    let config = Config::read(files)?;
    let mut work = Work { facts: config.facts(), ..Work::default() };
    add_tag_permalink(&config, &mut work);
    let statics = config.statics();
    let folders = config.content();
    let mut docs = Vec::new();
    for (path, content) in files.iter() {
        let in_static = statics.iter().find_map(|folder| path.strip_folder(folder));
        match (in_static, in_content(path, &folders)) {
            (Some(_), _) if !config.mounts_file("static", path) => work.left_out.push((path.clone(), UNMOUNTED)),
            (Some(below), _) => add_static(path, below, content, &mut work)?,
            (None, Some((below, language))) => docs.push((path, below, language, content)),
            (None, None) => work.add_rest([path].into_iter()),
        }
    }
    let places = add_documents(docs, &config, today, &mut work)?;
    pass_on(&config, &places, &mut work);
    let mut references = References::default();
    for (doc, place) in work.docs.iter().zip(&places) {
        references.add(&place.path, place.language.as_deref().unwrap_or_default(), &doc.target);
    }
    for (doc, place) in work.docs.iter_mut().zip(&places) {
        let language = place.language.as_deref().unwrap_or_default();
        doc.rewrite(|body| shortcodes::convert(body, &place.path, language, &references));
    }
    Ok(work)
}

/// The path of a file in the content, and the language of its folder.
fn in_content(path: &SitePath, folders: &[(String, Option<String>)]) -> Option<(SitePath, Option<String>)> {
    let found =
        folders.iter().filter_map(|(folder, language)| Some((folder.len(), path.strip_folder(folder)?, language)));
    let (_, below, language) = found.max_by_key(|(length, ..)| *length)?;
    Some((SitePath::new(below)?, language.clone()))
}

fn add_static(path: &SitePath, below: &str, content: &Content, work: &mut Work) -> Result<(), Refusal> {
    let kept = SitePath::new(&format!("static/{below}")).filter(|_| path.extension().eq_ignore_ascii_case("html"));
    let text = if kept.is_some() { read_text(path, content)? } else { None };
    let base = work.facts.base_url.clone().unwrap_or_default();
    let stub = text
        .zip(kept)
        .and_then(|(text, kept)| Stub::read(path, &text, &format!("/{below}"), &base, (kept, content.clone())));
    match stub {
        Some(stub) => work.stubs.push(stub),
        None => work.add_file(&format!("static/{below}"), content),
    }
    Ok(())
}

type Found<'a> = (&'a SitePath, SitePath, Option<String>, &'a Content);

/// Adds all documents, and the other files of the content. Returns the places of the documents.
fn add_documents(found: Vec<Found>, config: &Config, today: Date, work: &mut Work) -> Result<Vec<Place>, Refusal> {
    let is_markdown = |path: &SitePath| MARKDOWN.contains(&path.extension().to_ascii_lowercase().as_str());
    let bundles = Bundles::of(found.iter().map(|(_, below, ..)| below).filter(|below| is_markdown(below)));
    let ignored = config.texts("ignoreFiles");
    if let Some(pattern) = ignored.iter().find(|pattern| regex::is_in("", pattern).is_none()) {
        let reason =
            format!("has the pattern `{pattern}`, which talkpress cannot read: write it without groups and brackets");
        return Err(Refusal::of("ignoreFiles", reason));
    }
    let mut places = Vec::new();
    for (path, below, language, content) in found {
        let is_ignored = ignored.iter().any(|pattern| regex::is_in(path.as_str(), pattern) == Some(true));
        let extension = path.extension().to_ascii_lowercase();
        let is_hidden = below.as_str().split('/').any(|part| part.starts_with('.'));
        if is_hidden || is_ignored {
            work.left_out.push((path.clone(), "is ignored by Hugo"));
            continue;
        }
        if !is_markdown(&below) {
            if !config.mounts_file("content", path) {
                work.left_out.push((path.clone(), UNMOUNTED));
                continue;
            }
            match OTHERS.contains(&extension.as_str()) && bundles.role(&below) != Role::Part {
                true => work.left_out.push((path.clone(), "is not Markdown")),
                false => work.add_file(&format!("content/{}", published_name(&below)), content),
            }
            continue;
        }
        let Some(text) = read_text(path, content)? else {
            work.left_out.push((path.clone(), "is not text in UTF-8"));
            continue;
        };
        let mut place = place(&below, language, config);
        if !config.mounts_file("content", path) {
            place.off = Some("is left out in `module.mounts`, so it became a draft");
        }
        let role = bundles.role(&below);
        let Some(target) = SitePath::new(&format!("content/{}", published_name(&below))) else { continue };
        let mut doc = Doc::new(path.clone(), target, &text);
        let note = complete(&mut doc, &place, role, config, today);
        work.notes.extend(note.map(|note| format!("`{path}` {note}")));
        work.docs.push(doc);
        places.push(place);
    }
    Ok(places)
}

/// The language in the name of a document, and its path without it.
fn place(below: &SitePath, of_folder: Option<String>, config: &Config) -> Place {
    let languages = config.languages();
    let (stem, own) = match below.stem().rsplit_once('.') {
        Some((stem, language)) if languages.iter().any(|other| other.eq_ignore_ascii_case(language)) => {
            (stem, Some(language.to_ascii_lowercase()))
        }
        _ => (below.stem(), None),
    };
    let name = format!("{stem}.{}", below.extension());
    let path = if own.is_some() { below.sibling(&name).unwrap_or_else(|| below.clone()) } else { below.clone() };
    let language = own.or(of_folder).filter(|language| *language != config.language());
    let is_in_folder = config.is_on("defaultContentLanguageInSubdir") && !languages.is_empty();
    let prefix = match &language {
        Some(language) => language.clone(),
        None if is_in_folder => config.language(),
        None => String::new(),
    };
    let is_off = config.is_turned_off(language.as_deref().unwrap_or(&config.language()));
    let off = is_off.then_some("is in a language that is turned off, so it became a draft");
    Place { path, language, prefix, off }
}

/// Applies what sections pass on to their pages.
fn pass_on(config: &Config, places: &[Place], work: &mut Work) {
    let mut cascades: BTreeMap<String, Vec<Cascade>> = BTreeMap::new();
    cascades.entry(String::new()).or_default().push(Cascade::of_site(config.cascade()));
    for (doc, place) in work.docs.iter_mut().zip(places) {
        if let Some(cascade) = Cascade::of(doc, &place.path) {
            doc.set("cascade", Setting::Renamed("old_cascade".into()));
            cascades.entry(cascade.folder.clone()).or_default().push(cascade);
        }
    }
    for (doc, place) in work.docs.iter_mut().zip(places) {
        // The nearest folder counts.
        let (mut folder, mut passed) = (place.path.folder(), Vec::new());
        loop {
            let nearest = cascades.get(folder).into_iter().flatten();
            nearest.for_each(|cascade| cascade.apply(doc, &place.path, &mut passed));
            if folder.is_empty() {
                break;
            }
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        }
    }
}

/// The addresses of tags, if they are set.
fn add_tag_permalink(config: &Config, work: &mut Work) {
    let of_tags =
        config.permalink("term", "tags").or_else(|| config.table("permalinks").and_then(|table| text(table, "tags")));
    let pattern = of_tags.map(|pattern| join("", &pattern.replace(":slug", "{tag}").replace(":title", "{tag}")));
    let pattern = pattern.filter(|pattern| pattern.contains("{tag}") && !pattern.contains(':'));
    work.facts
        .others
        .extend(pattern.map(|pattern| ("tag", if pattern.ends_with('/') { pattern } else { format!("{pattern}/") })));
}
