//! Reads a whole site.

use std::collections::{BTreeMap, BTreeSet};

use super::addresses::as_permalink;
use super::articles::{Article, article};
use super::links::Targets;
use super::root_links::are_pages_at_root;
use super::settings::Settings;
use super::sort_files::{Sorted, sort};
use super::{code, links, order, sidebar, template_tags};
use crate::base::{Content, Date, Files, SitePath};
use crate::import::refusal::Refusal;
use crate::import::sites::doc::Doc;
use crate::import::sites::setting::Setting;
use crate::import::sites::site_facts::SiteFacts;
use crate::import::sites::stubs::{Stub, refresh};
use crate::import::sites::target::published_name;
use crate::import::sites::text::read_text;
use crate::import::sites::work::Work;

/// Reads the site that `files` are.
///
/// # Errors
/// If a document is too large.
pub(in crate::import::sites) fn read(files: &Files, today: Date) -> Result<Work, Refusal> {
    let settings = Settings::read(files);
    let content = settings.content(files);
    let sorted = sort(files, &settings, &content);
    let mut work = Work { facts: facts(&settings), notes: settings.computed(), ..Work::default() };
    let base = work.facts.base_url.clone().unwrap_or_default();
    let articles = read_articles(&sorted, &settings, today, &base, &mut work)?;
    add_files(&sorted, &base, &mut work)?;
    let slugs: Vec<(String, bool)> = articles.iter().map(|article| (article.slug.clone(), article.is_page)).collect();
    for Article { doc, note, .. } in articles {
        work.notes.extend(note.map(|note| format!("`{}` {note}", doc.source)));
        work.docs.push(doc);
    }
    move_pages(&mut work, &slugs, &settings);
    add_sidebars(&sorted, &slugs, &mut work)?;
    order::add(&mut work.docs);
    let targets = targets(&sorted, &work.docs, &content);
    for doc in work.docs.iter_mut() {
        let below = doc.source.strip_folder(&content).unwrap_or(doc.source.as_str());
        if let Some(below) = SitePath::new(below) {
            doc.rewrite(|body| links::convert(body, &below, &targets));
        }
        doc.rewrite(code::convert);
        doc.rewrite(template_tags::list);
    }
    work.add_rest(sorted.rest.iter().copied());
    work.left_out.extend(sorted.foreign.into_iter().map(|path| (path, "is not Markdown")));
    let outside = sorted.outside.into_iter();
    work.left_out.extend(outside.map(|path| (path, "has an address in EXTRA_PATH_METADATA that is not in the site")));
    Ok(work)
}

/// What the settings say of the site.
fn facts(settings: &Settings) -> SiteFacts {
    let permalink = |names: [&str; 2], default: &str, name: &str| {
        let given = names.iter().find_map(|name| settings.text(name));
        as_permalink(given.unwrap_or(default), name).filter(|_| given.is_none_or(|given| !given.is_empty()))
    };
    let of_documents = |kind: &str| {
        let name = format!("{kind}_SAVE_AS");
        settings.some(&name).and_then(|pattern| as_permalink(&pattern, "slug"))
    };
    let mut others = Vec::new();
    others.extend(permalink(["FEED_ALL_ATOM", "FEED_ATOM"], "feeds/all.atom.xml", "").map(|pattern| ("feed", pattern)));
    others.extend(permalink(["TAG_SAVE_AS", "TAG_URL"], "tag/{slug}.html", "tag").map(|pattern| ("tag", pattern)));
    others.extend(
        permalink(["AUTHOR_SAVE_AS", "AUTHOR_URL"], "author/{slug}.html", "speaker")
            .map(|pattern| ("speaker", pattern)),
    );
    SiteFacts {
        title: settings.some("SITENAME"),
        base_url: settings.some("SITEURL").filter(|url| url.starts_with("http")),
        language: settings.some("DEFAULT_LANG").filter(|lang| lang != "en"),
        author: settings.some("AUTHOR"),
        post: of_documents("ARTICLE"),
        page: of_documents("PAGE").filter(|pattern| !pattern.contains("{year}")),
        others,
    }
}

fn read_articles(
    sorted: &Sorted,
    settings: &Settings,
    today: Date,
    base: &str,
    work: &mut Work,
) -> Result<Vec<Article>, Refusal> {
    let mut articles = Vec::new();
    for (below, path, content) in &sorted.docs {
        let Some(text) = read_text(path, content)? else {
            work.left_out.push(((*path).clone(), "is not text in UTF-8"));
            continue;
        };
        let Some(target) = SitePath::new(&format!("content/{}", published_name(below))) else { continue };
        let found = article(Doc::new((*path).clone(), target.clone(), &text), below, settings, today);
        let address = found.doc.addresses.first().cloned().unwrap_or_default();
        let kept = (target, Content::bytes(text.as_bytes().to_vec()));
        let stub =
            refresh(found.doc.old_body()).and_then(|_| Stub::read(path, found.doc.old_body(), &address, base, kept));
        match stub.filter(|stub| stub.target.is_some() && !found.doc.is_private) {
            Some(stub) => work.stubs.push(stub),
            None => articles.push(found),
        }
    }
    Ok(articles)
}

/// Everything that is published as it is; pages that only lead to another one are stubs.
fn add_files(sorted: &Sorted, base: &str, work: &mut Work) -> Result<(), Refusal> {
    let pages = sorted.pages.iter().map(|page| (page, true));
    for ((address, path, content), is_beside) in sorted.published.iter().map(|file| (file, false)).chain(pages) {
        let Some(kept) = SitePath::new(&format!("static/{address}")) else { continue };
        let text = if path.extension().eq_ignore_ascii_case("html") { read_text(path, content)? } else { None };
        let kept = (kept, (*content).clone());
        match text.and_then(|text| Stub::read(path, &text, &format!("/{address}"), base, kept)) {
            Some(stub) => work.stubs.push(stub),
            None if is_beside => work.add_rest([*path].into_iter()),
            None => work.add_file(&format!("static/{address}"), content),
        }
    }
    for (below, content) in &sorted.others {
        work.add_file(&format!("content/{}", published_name(below)), content);
    }
    Ok(())
}

/// Pages that the site's own links expect at its top.
fn move_pages(work: &mut Work, slugs: &[(String, bool)], settings: &Settings) {
    let pages: BTreeSet<String> = slugs.iter().filter(|(_, is_page)| *is_page).map(|(slug, _)| slug.clone()).collect();
    if !are_pages_at_root(settings, &pages, &work.docs) {
        return;
    }
    work.notes.push("pages are at `/{slug}.html`, because the links in the documents say so".into());
    work.facts.page = Some("/{slug}.html".into());
    for (doc, (slug, is_page)) in work.docs.iter_mut().zip(slugs) {
        if *is_page && !doc.has_own_address && !doc.is_home() {
            doc.addresses.insert(0, format!("/{slug}.html"));
        }
    }
}

fn add_sidebars(sorted: &Sorted, slugs: &[(String, bool)], work: &mut Work) -> Result<(), Refusal> {
    let by_slug: BTreeMap<&str, usize> =
        slugs.iter().enumerate().rev().map(|(index, (slug, _))| (slug.as_str(), index)).collect();
    for (slug, path, content) in &sorted.sidebars {
        let links = read_text(path, content)?.map(|text| sidebar::links(&text)).unwrap_or_default();
        let Some(doc) = by_slug.get(slug).map(|index| &mut work.docs[*index]) else {
            if !links.is_empty() {
                work.left_out.push(((*path).clone(), "is a list of links for an article that is not there"));
            }
            continue;
        };
        match doc.fields.get("resources").is_some() {
            true => work.left_out.push(((*path).clone(), "is a list of links for an article that has `resources`")),
            false if links.is_empty() => work.left_out.push(((*path).clone(), "has no links")),
            false => doc.set("resources", Setting::Links(links)),
        }
    }
    Ok(())
}

/// Where files of the content are now.
fn targets(sorted: &Sorted, docs: &[Doc], content: &str) -> Targets {
    let mut targets = Targets::new();
    let below = |path: &SitePath| SitePath::new(path.strip_folder(content).unwrap_or(path.as_str()));
    for (address, path, _) in &sorted.published {
        targets.extend(below(path).map(|path| (path, format!("/{}", address.trim_start_matches('/')))));
    }
    for (path, _) in &sorted.others {
        targets.insert(path.clone(), format!("/{}", published_name(path)));
    }
    for doc in docs {
        targets.extend(
            below(&doc.source)
                .zip(doc.target.strip_folder("content"))
                .map(|(path, target)| (path, format!("/{target}"))),
        );
    }
    targets
}
