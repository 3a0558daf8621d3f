//! Reads a whole site.

use std::collections::BTreeMap;

use super::config::Config;
use super::liquid::{self, Links};
use super::page::complete;
use super::sort_files::{FileKind, kind};
use crate::base::{Content, Date, Files, SitePath};
use crate::import::refusal::Refusal;
use crate::import::sites::address::file_of;
use crate::import::sites::doc::Doc;
use crate::import::sites::stubs::{Stub, refresh};
use crate::import::sites::target::published_name;
use crate::import::sites::text::read_text;
use crate::import::sites::work::Work;
use crate::talk::html::escape;

/// Reads the site that `files` are.
///
/// # Errors
/// If the configuration cannot be read, or a document is too large.
pub(in crate::import::sites) fn read(files: &Files, today: Date) -> Result<Work, Refusal> {
    let config = Config::read(files)?;
    let mut work = Work { facts: config.facts(), ..Work::default() };
    let (collections, folder) = config.collections();
    for (path, content) in files.iter() {
        let below = if config.source.is_empty() { Some(path.as_str()) } else { path.strip_folder(&config.source) };
        let Some(below) = below.and_then(SitePath::new).filter(|below| !below.as_str().starts_with("_config.")) else {
            work.add_rest([path].into_iter());
            continue;
        };
        match kind(&below, content, &config, &collections, &folder) {
            FileKind::Rest => work.add_rest([path].into_iter()),
            FileKind::Static => work.add_file(&format!("static/{below}"), content),
            FileKind::Foreign(reason) => foreign(path, &below, content, reason, &mut work)?,
            kind => add_document(path, &below, content, &kind, &config, today, &mut work)?,
        }
    }
    convert_bodies(&mut work, &config, &folder);
    Ok(work)
}

/// A page that only Jekyll can make; those that only lead to another one are stubs.
fn foreign(
    path: &SitePath,
    below: &SitePath,
    content: &Content,
    reason: &'static str,
    work: &mut Work,
) -> Result<(), Refusal> {
    let is_html = path.extension().eq_ignore_ascii_case("html");
    let text = if is_html { read_text(path, content)? } else { None };
    let base = work.facts.base_url.clone().unwrap_or_default();
    let stub = text.zip(SitePath::new(&format!("static/{below}"))).and_then(|(text, kept)| {
        let doc = Doc::new(path.clone(), below.clone(), &text);
        Stub::read(
            path,
            doc.old_body(),
            &format!("/{below}"),
            &base,
            (kept, Content::bytes(doc.old_body().as_bytes().to_vec())),
        )
    });
    match stub {
        Some(stub) => work.stubs.push(stub),
        None => work.left_out.push((path.clone(), reason)),
    }
    Ok(())
}

/// The path of a document in `content/`.
fn target(below: &SitePath, kind: &FileKind) -> String {
    match kind {
        // The name of the folder keeps it a draft.
        FileKind::Draft => {
            let (above, rest) = below.as_str().split_once("_drafts/").unwrap_or(("", below.as_str()));
            let name = SitePath::new(rest).map(|rest| published_name(&rest)).unwrap_or_default();
            format!("content/{}_drafts/{name}", above.trim_start_matches('_'))
        }
        _ => format!("content/{}", published_name(below)),
    }
}

fn add_document(
    path: &SitePath,
    below: &SitePath,
    content: &Content,
    kind: &FileKind,
    config: &Config,
    today: Date,
    work: &mut Work,
) -> Result<(), Refusal> {
    let Some(text) = read_text(path, content)? else {
        work.left_out.push((path.clone(), "is not text in UTF-8"));
        return Ok(());
    };
    let Some(target) = SitePath::new(&target(below, kind)) else { return Ok(()) };
    let mut doc = Doc::new(path.clone(), target, &text);
    let note = complete(&mut doc, below, kind, config, today);
    work.notes.extend(note.map(|note| format!("`{path}` {note}")));
    let address = doc.addresses.first().cloned().unwrap_or_else(|| "/".to_owned());
    let base = work.facts.base_url.clone().unwrap_or_default();
    if !doc.is_private
        && let Some(stub) = redirect(&doc, &address, &base)
    {
        work.stubs.push(stub);
        return Ok(());
    }
    work.docs.push(doc);
    Ok(())
}

/// The stub that a document is: by `redirect_to`, or by a tag that refreshes.
fn redirect(doc: &Doc, address: &str, base: &str) -> Option<Stub> {
    let html = match doc.texts("redirect_to").first() {
        Some(to) => format!("<meta http-equiv=\"refresh\" content=\"0; url={}\">\n", escape(to)),
        None => doc.old_body().to_owned(),
    };
    refresh(&html)?;
    let kept = SitePath::new(&format!("static/{}", file_of(address)?))?;
    Stub::read(&doc.source, &html, address, base, (kept, Content::bytes(html.as_bytes().to_vec())))
}

/// Converts the bodies of all documents; the collections are in the folder `folder`.
fn convert_bodies(work: &mut Work, config: &Config, folder: &str) {
    let mut posts: BTreeMap<String, String> = BTreeMap::new();
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let below = |path: &SitePath| path.strip_folder(&config.source).unwrap_or(path.as_str()).to_owned();
    for doc in &work.docs {
        let address = doc.target.strip_folder("content").map(|path| format!("/{path}")).unwrap_or_default();
        let path = below(&doc.source);
        if let Some((folder, name)) = path.split_once("_posts/") {
            let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            posts.insert(format!("{folder}{name}"), address.clone());
            posts.entry(name.rsplit('/').next().unwrap_or(name).to_owned()).or_insert(address.clone());
        }
        // `link` has the path of a document in a collection without that folder.
        let short = SitePath::new(&path).and_then(|path| path.strip_folder(folder).map(str::to_owned));
        files.extend(short.filter(|_| !folder.is_empty()).map(|short| (short, address.clone())));
        files.insert(path, address);
    }
    for (path, _) in work.files.iter() {
        files.extend(path.strip_folder("static").map(|path| (path.to_owned(), format!("/{path}"))));
    }
    let post = |name: &str| posts.get(name.trim_start_matches('/')).cloned();
    let file = |path: &str| files.get(path.trim_start_matches('/')).cloned();
    let site = work.facts.base_url.clone();
    let links = Links { post: &post, file: &file, site: site.as_deref() };
    for doc in work.docs.iter_mut() {
        doc.rewrite(|body| liquid::convert(body, &links));
    }
}
