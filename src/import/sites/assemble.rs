//! From what was read to what is written.

use std::collections::BTreeSet;

use super::address::file_of;
use super::compose::compose;
use super::config_text::{self, config_text};
use super::conflicts::settle;
use super::doc::Doc;
use super::foreign_keys;
use super::left::Left;
use super::pattern::Pattern;
use super::patterns::Patterns;
use super::setting::Setting;
use super::site_plan::{PlannedDocument, SitePlan};
use super::stubs;
use super::work::Work;
use crate::base::{Content, Files, Severity, SitePath};
use crate::import::refusal::Refusal;
use crate::talk::front_matter;
use crate::talk::meta::{Meta, Status, is_key};
use crate::talk::{Dialect, Document, Kind};

/// The plan for `work`, in a site that has this `config`.
pub(super) fn assemble(mut work: Work, config: Option<&str>) -> Result<SitePlan, Refusal> {
    let mut plan = SitePlan { notes: std::mem::take(&mut work.notes), ..SitePlan::default() };
    plan.left_out = std::mem::take(&mut work.left_out);
    for doc in &mut work.docs {
        plan.notes.extend(foreign_keys::rename(doc));
    }
    find_talks(&mut work.docs);
    let mut patterns = Patterns::choose(&work.docs, &work.facts);
    let written = config_text(config, &work.facts, &patterns, !work.docs.is_empty());
    for (key, pattern) in config.map(config_text::permalinks).unwrap_or_default() {
        let place = match key.as_str() {
            "talk" => &mut patterns.talk,
            "post" => &mut patterns.post,
            "page" => &mut patterns.page,
            _ => continue,
        };
        *place = Pattern(pattern);
        if !place.tells_apart() {
            return Err(Refusal::of("talkpress.toml", format!("has the permalink `{key}` without `{{slug}}`: add it")));
        }
    }
    plan.notes.extend(written.differences);
    (plan.config, plan.permalinks) = (written.text, written.permalinks);
    take_stubs(&mut work, &mut plan);
    plan.aliases = settle(&mut work.docs, &patterns);
    add_documents(&mut work, &mut plan)?;
    for path in std::mem::take(&mut work.twice) {
        plan.notes.push(format!("two files need the name `{path}`; only one of them was taken"));
    }
    plan.rest = std::mem::take(&mut work.rest).into_iter().collect();
    plan.files = Files::overlay(plan.files, work.files);
    Ok(plan)
}

/// Finds out which documents are talks for talkpress.
fn find_talks(docs: &mut [Doc]) {
    for doc in docs.iter_mut().filter(|doc| !doc.is_page) {
        let reading = Document::read(&doc.target, compose(doc).text.as_bytes(), &Dialect::default());
        doc.is_talk = reading.document.is_some_and(|document| document.kind == Kind::Talk);
    }
}

/// Stubs that lead to documents become aliases; the others stay files.
fn take_stubs(work: &mut Work, plan: &mut SitePlan) {
    let targets = stubs::resolve(&work.stubs, &work.docs);
    let of_docs: BTreeSet<SitePath> =
        work.docs.iter().filter_map(|doc| doc.addresses.first().and_then(|address| file_of(address))).collect();
    for (stub, target) in std::mem::take(&mut work.stubs).into_iter().zip(targets) {
        let is_taken = file_of(&stub.address).is_some_and(|file| of_docs.contains(&file));
        match target {
            Some(index) if !is_taken => work.docs[index].aliases.push(stub.address),
            _ if is_taken => plan.left_out.push((stub.source, "leads elsewhere from the address of a document")),
            _ => {
                let (path, content) = stub.kept;
                let what = format!("leads to {}, which is not a document of the site", stub.written);
                let line = stub.line;
                plan.left.push(Left { path: path.clone(), line, source: stub.source, source_line: line, what });
                work.add_file(path.as_str(), &content);
            }
        }
    }
}

fn add_documents(work: &mut Work, plan: &mut SitePlan) -> Result<(), Refusal> {
    for doc in &work.docs {
        let composed = compose(doc);
        if composed.is_unchanged {
            plan.notes.push(format!("the front matter of `{}` cannot be changed: {}", doc.source, missing(doc)));
        }
        let of_privacy = |key: &str| matches!(key, "draft" | "status" | "publishdate" | "expirydate");
        let is_lost = composed.is_unchanged && doc.settings.iter().any(|(key, _)| of_privacy(key));
        if is_lost || doc.is_private && is_shown(doc, &composed.text) {
            let reason = match doc.is_private {
                true => "is a draft that cannot be marked as one",
                false => "is hidden or has dates of publication, and cannot be marked so",
            };
            plan.left_out.push((doc.source.clone(), reason));
            continue;
        }
        plan.left.extend(composed.left);
        plan.with_resources +=
            usize::from(doc.settings.iter().any(|(_, setting)| matches!(setting, Setting::Links(_))));
        if let Some(category) = doc.get("category").filter(|_| doc.settings.iter().any(|(key, _)| key == "category")) {
            plan.notes.push(format!("the category of `{}`, which was `{category}`, is now `page`", doc.source));
        }
        let answers = doc.addresses.iter().chain(&doc.aliases).filter_map(|address| file_of(address));
        let answers: Vec<SitePath> = if doc.is_private { Vec::new() } else { answers.collect() };
        plan.documents.push(PlannedDocument {
            source: doc.source.clone(),
            target: doc.target.clone(),
            is_page: doc.is_page,
            is_private: doc.is_private,
            answers,
        });
        if plan.files.insert(doc.target.clone(), Content::bytes(composed.text.into_bytes())).is_some() {
            return Err(Refusal::of(
                doc.source.as_str(),
                format!("and another document both need the name `{}`", doc.target),
            ));
        }
    }
    plan.left.sort_by(|a, b| (a.path.as_str(), a.line).cmp(&(b.path.as_str(), b.line)));
    Ok(())
}

/// Whether talkpress would publish a document with this `text`: neither is it a draft, nor does it have a date that keeps it private.
fn is_shown(doc: &Doc, text: &str) -> bool {
    let (fields, _, unread) = front_matter::split(&doc.target, text, is_key);
    let (meta, mistakes) = Meta::read(&doc.target, text, fields);
    // With a mistake, nothing is built.
    let has_mistake = unread.iter().chain(&mistakes).any(|mistake| mistake.severity == Severity::Error);
    !has_mistake && meta.status != Status::Draft && meta.not_before.is_none() && meta.not_after.is_none()
}

/// The keys that would have been added.
fn missing(doc: &Doc) -> String {
    let keys: Vec<String> = doc.settings.iter().map(|(key, _)| format!("`{key}`")).collect();
    format!("add {} yourself", keys.join(", "))
}
