use std::collections::{BTreeMap, BTreeSet};

use super::manifest::Manifest;
use super::manifest_entry::ManifestEntry;
use super::put::Put;
use super::send_order::SendOrder;
use super::site_files::SiteFiles;
use super::target_state::TargetState;
use crate::base::slug::fold;
use crate::base::{Date, Digest, SitePath};

/// More deletions than this many files need a confirmation.
const MAX_DELETIONS: usize = 50;

/// What publishing a site to a target changes there.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The files to send, in this order.
    pub puts: Vec<Put>,
    /// The files that are the same.
    pub unchanged: usize,
    /// The files to delete at the end, by path.
    pub deletions: Vec<SitePath>,
    /// Files that an interrupted run may have sent: they are sent again unless [`settle`](Plan::settle) says otherwise.
    pub unsure: BTreeSet<SitePath>,
    /// Files at the target that talkpress did not write and that are in the way.
    pub obstacles: BTreeSet<SitePath>,
    /// Whether talkpress has published nothing there yet.
    pub is_first: bool,
    /// The files at the target that talkpress did not write, if they are known; not those whose names begin with a dot, and
    /// not `CNAME`.
    pub foreign: Vec<SitePath>,
    /// The manifest that is in place.
    pub old: Manifest,
    /// The manifest when everything is done.
    pub new: Manifest,
    /// Files that the place needs beside the site, by their paths there.
    pub additions: Vec<String>,
    /// Whether somebody confirmed that files of others may be replaced.
    pub is_confirmed: bool,
    /// The files that are deleted, as entries of a manifest.
    deleted: Vec<(Digest, ManifestEntry)>,
    /// How many of the deletions are of files that have only just been removed from the site.
    fresh_deletions: usize,
    today: Date,
}

impl Plan {
    /// Whether a plan needs the list of files at a target with this manifest: to find what is to be deleted, and what is in
    /// the way.
    pub fn needs_listing(site: &SiteFiles, manifest: Option<&Manifest>) -> bool {
        let Some(manifest) = manifest else { return true };
        let has_new = site.manifest.entries().any(|(key, _)| !manifest.lists_key(key));
        let may_delete = manifest.entries().any(|(key, _)| !site.manifest.lists_key(key));
        has_new || may_delete
    }

    /// The plan for publishing `site` to a target, where files with a fingerprint stay for `keep_days` after the site no
    /// longer has them.
    pub fn new(site: &SiteFiles, target: &TargetState, today: Date, keep_days: u32) -> Plan {
        let old = target.manifest.clone().unwrap_or_default();
        let mut plan = Plan {
            puts: Vec::new(),
            unchanged: 0,
            deletions: Vec::new(),
            unsure: BTreeSet::new(),
            obstacles: BTreeSet::new(),
            is_first: target.manifest.is_none(),
            foreign: Vec::new(),
            new: site.manifest.clone(),
            old,
            additions: Vec::new(),
            is_confirmed: false,
            deleted: Vec::new(),
            fresh_deletions: 0,
            today,
        };
        for (path, entry) in &site.files {
            plan.add(path, *entry, target.listing.as_ref());
        }
        plan.find_other_spellings(target.listing.as_ref());
        plan.new.build = plan.new.build.without_days();
        plan.puts.sort_by(|a, b| (SendOrder::of(&a.path), &a.path).cmp(&(SendOrder::of(&b.path), &b.path)));
        plan.remove(target.listing.as_ref(), keep_days);
        let is_foreign = |path: &&SitePath| !path.as_str().starts_with('.') && path.as_str() != "CNAME";
        let all = target.listing.iter().flatten().filter(is_foreign);
        plan.foreign = all.filter(|path| !plan.old.lists(path.as_str())).cloned().collect();
        plan
    }

    fn add(&mut self, path: &SitePath, entry: ManifestEntry, listing: Option<&BTreeSet<SitePath>>) {
        let key = Manifest::key(path.as_str());
        let old = self.old.get(path.as_str());
        let is_there = listing.map_or(old.is_some(), |listing| listing.contains(path));
        if old == Some(entry) && is_there && !self.old.is_pending(key) {
            self.unchanged += 1;
            return;
        }
        if old == Some(entry) && is_there {
            self.unsure.insert(path.clone());
        }
        if old.is_none() {
            let found: Vec<SitePath> = listing.map(|listing| self.in_the_way(path, listing)).unwrap_or_default();
            self.obstacles.extend(found);
        }
        self.puts.push(Put { path: path.clone(), entry, replaces: is_there });
    }

    /// Files that were sent, but are there only in another case, as on a disk that ignores it: they may be the same.
    fn find_other_spellings(&mut self, listing: Option<&BTreeSet<SitePath>>) {
        let is_missing = |put: &&Put| !put.replaces && self.old.get(put.path.as_str()) == Some(put.entry);
        let missing: Vec<&SitePath> = self.puts.iter().filter(is_missing).map(|put| &put.path).collect();
        if missing.is_empty() {
            return;
        }
        let there: BTreeSet<String> = listing.into_iter().flatten().map(|path| fold(path.as_str())).collect();
        self.unsure.extend(missing.into_iter().filter(|path| there.contains(&fold(path.as_str()))).cloned());
    }

    /// Files of others at `path`, in a folder of that name, or with the name of a folder above it.
    fn in_the_way(&self, path: &SitePath, listing: &BTreeSet<SitePath>) -> Vec<SitePath> {
        let text = path.as_str();
        let above = text.match_indices('/').filter_map(|(at, _)| SitePath::new(&text[..at]));
        let here = above.chain([path.clone()]).filter(|path| listing.contains(path));
        let below = path.join("\u{1}").into_iter().flat_map(|from| {
            let below = listing.range(from..).take_while(|other| other.strip_folder(text).is_some());
            below.cloned().collect::<Vec<_>>()
        });
        here.chain(below).filter(|path| !self.old.lists(path.as_str())).collect()
    }

    fn remove(&mut self, listing: Option<&BTreeSet<SitePath>>, keep_days: u32) {
        let mut gone: BTreeMap<Digest, ManifestEntry> = self.old.entries().collect();
        gone.retain(|key, _| !self.new.lists_key(*key));
        if gone.is_empty() {
            return;
        }
        for path in listing.into_iter().flatten() {
            let key = Manifest::key(path.as_str());
            let Some(entry) = gone.remove(&key) else { continue };
            let removed = self.old.removed(key);
            let day = removed.unwrap_or(self.today);
            let end = day.add_days(i64::from(keep_days));
            let may_stay = keep_days > 0 && end.is_none_or(|end| self.today < end) && !self.old.is_pending(key);
            if may_stay && is_fingerprinted(path, entry.digest) {
                self.new.keep_removed(key, entry, day);
                continue;
            }
            self.fresh_deletions += usize::from(removed.is_none());
            self.deletions.push(path.clone());
            self.deleted.push((key, entry));
        }
    }

    /// Takes into account whether the target has the content of the site at `path`, one of the `unsure` files or of the
    /// `obstacles`.
    pub fn settle(&mut self, path: &SitePath, is_same: bool) {
        self.unsure.remove(path);
        if is_same {
            self.obstacles.remove(path);
            let before = self.puts.len();
            self.puts.retain(|put| put.path != *path);
            self.unchanged += before - self.puts.len();
        }
    }

    /// Leaves the file at `path` where it is, if it was to be deleted; it is not one of the site any more.
    pub fn keep(&mut self, path: &str) {
        self.deletions.retain(|other| other.as_str() != path);
        let key = Manifest::key(path);
        if let Some(at) = self.deleted.iter().position(|(other, _)| *other == key) {
            self.deleted.remove(at);
            self.fresh_deletions -= usize::from(self.old.removed(key).is_none());
        }
    }

    /// Whether the target stays as it is.
    pub fn is_empty(&self) -> bool {
        self.puts.is_empty() && self.deletions.is_empty() && self.additions.is_empty() && self.old == self.new
    }

    /// Whether so many files are deleted that somebody should confirm it.
    pub fn needs_confirmation(&self) -> bool {
        let published = self.old.entries().filter(|(key, _)| self.old.removed(*key).is_none()).count();
        self.fresh_deletions > MAX_DELETIONS || self.fresh_deletions * 4 > published
    }

    /// Whether everything is removed, the manifest too.
    pub fn is_removal(&self) -> bool {
        self.new.is_empty()
    }

    /// The number of bytes to send.
    pub fn bytes(&self) -> u64 {
        self.puts.iter().map(|put| put.entry.size).sum()
    }

    /// The manifest while files are sent: it has the files to send too, as pending.
    pub fn while_sending(&self) -> Manifest {
        let mut manifest = self.old.clone();
        for put in &self.puts {
            manifest.add_pending(Manifest::key(put.path.as_str()), put.entry);
        }
        manifest
    }

    /// The manifest when everything is sent and nothing is deleted yet: the coming deletions are marked.
    pub fn before_deletions(&self) -> Manifest {
        let mut manifest = self.new.clone();
        for (key, entry) in &self.deleted {
            manifest.keep_removed(*key, *entry, self.today);
        }
        manifest
    }
}

/// Whether the name of the file at `path` has the fingerprint of its content, so that pages which are still cached
/// somewhere need it, and it never changes.
pub fn is_fingerprinted(path: &SitePath, digest: Digest) -> bool {
    let digest = digest.to_string();
    path.file_name().split('.').skip(1).any(|part| part == &digest[..8])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::BuildFacts;

    fn entry(text: &str) -> ManifestEntry {
        ManifestEntry { digest: Digest::of(text.as_bytes()), size: text.len() as u64 }
    }

    fn path(text: &str) -> SitePath {
        SitePath::new(text).unwrap()
    }

    fn site(files: &[(&str, &str)]) -> SiteFiles {
        let files: BTreeMap<SitePath, ManifestEntry> = files.iter().map(|(p, t)| (path(p), entry(t))).collect();
        let entries = files.iter().map(|(path, entry)| (path.as_str(), *entry));
        SiteFiles { manifest: Manifest::new(None, BuildFacts::default(), entries), files }
    }

    fn state(manifest: Manifest, listing: &[&str]) -> TargetState {
        TargetState { manifest: Some(manifest), listing: Some(listing.iter().map(|text| path(text)).collect()) }
    }

    fn day(days: i64) -> Date {
        Date::new(2026, 11, 21).unwrap().add_days(days).unwrap()
    }

    fn names<'a>(paths: impl IntoIterator<Item = &'a SitePath>) -> Vec<&'a str> {
        paths.into_iter().map(SitePath::as_str).collect()
    }

    #[test]
    fn assets_come_before_pages_and_pointers_last() {
        let new = site(&[("index.html", "b"), ("feed.xml", "f"), ("a/b.css", "c"), ("_redirects", "r"), ("same", "s")]);
        let old = site(&[("index.html", "a"), ("same", "s")]);
        let plan = Plan::new(&new, &state(old.manifest, &["index.html", "same", "foreign"]), day(0), 7);
        assert_eq!(names(plan.puts.iter().map(|put| &put.path)), ["a/b.css", "index.html", "_redirects", "feed.xml"]);
        assert_eq!((plan.unchanged, plan.deletions.len(), plan.obstacles.len()), (1, 0, 0));
        assert_eq!(plan.puts.iter().filter(|put| put.replaces).count(), 1);
    }

    #[test]
    fn pages_go_at_once_and_fingerprinted_files_later() {
        let css = format!("assets/a.{}.css", &entry("old").digest.to_string()[..8]);
        let there = [css.as_str(), "a.html", "b.12345678.css", "mine"];
        let old = site(&[(&css, "old"), ("a.html", "a"), ("b.12345678.css", "b"), ("missing.html", "m")]);
        let new = site(&[]);
        let plan = Plan::new(&new, &state(old.manifest, &there), day(0), 7);
        assert_eq!(names(&plan.deletions), ["a.html", "b.12345678.css"]);
        let key = Manifest::key(&css);
        assert_eq!((plan.new.len(), plan.new.removed(key)), (1, Some(day(0))));
        assert_eq!(plan.before_deletions().len(), 3);
        let later = |days| Plan::new(&new, &state(plan.new.clone(), &[&css]), day(days), 7);
        assert!(later(6).is_empty() && !later(7).is_empty());
        assert_eq!(names(&later(7).deletions), [&css]);
        assert!(later(7).new.is_empty() && !later(7).needs_confirmation());
        // It is needed again.
        let back = Plan::new(&site(&[(&css, "old")]), &state(plan.new, &[&css]), day(3), 7);
        assert_eq!((back.puts.len(), back.unchanged, back.new.removed(key)), (0, 1, None));
    }

    #[test]
    fn files_of_others_in_the_way_are_found() {
        let new = site(&[("a/b/c.html", ""), ("d", ""), ("e.html", "e"), ("f.html", "")]);
        let old = site(&[("f.html", "old")]);
        let target = state(old.manifest, &["a/b", "d/x/y", "d.txt", "e.html", "f.html", "CNAME"]);
        let mut plan = Plan::new(&new, &target, day(0), 7);
        assert_eq!(names(&plan.obstacles), ["a/b", "d/x/y", "e.html"]);
        plan.settle(&path("e.html"), true);
        assert_eq!((plan.obstacles.len(), plan.puts.len(), plan.unchanged), (2, 3, 1));
    }

    #[test]
    fn an_interrupted_run_is_completed() {
        let (old, new) = (site(&[("a", "1"), ("b", "1"), ("z", "1")]), site(&[("a", "2"), ("b", "2"), ("c", "2")]));
        let first = Plan::new(&new, &state(old.manifest, &["a", "b", "z"]), day(0), 7);
        let pending = Manifest::parse(first.while_sending().to_text().as_bytes());
        assert_eq!(pending.len(), 4);
        let mut plan = Plan::new(&new, &state(pending, &["a", "b", "z"]), day(0), 7);
        assert_eq!((names(&plan.unsure), plan.puts.len(), plan.obstacles.len()), (vec!["a", "b"], 3, 0));
        plan.settle(&path("a"), true);
        plan.settle(&path("b"), false);
        assert_eq!(names(plan.puts.iter().map(|put| &put.path)), ["b", "c"]);
        assert_eq!(names(&plan.deletions), ["z"]);
    }

    #[test]
    fn a_file_in_another_case_may_be_the_same() {
        let all = site(&[("img/a.png", "a"), ("b", "b")]);
        let plan = Plan::new(&all, &state(all.manifest.clone(), &["Img/a.png"]), day(0), 7);
        assert_eq!((plan.puts.len(), names(&plan.unsure)), (2, vec!["img/a.png"]));
    }

    #[test]
    fn many_deletions_need_a_confirmation() {
        let all: Vec<String> = (0..300).map(|i| format!("{i}.html")).collect();
        let of = |range: std::ops::Range<usize>| site(&all[range].iter().map(|p| (p.as_str(), "")).collect::<Vec<_>>());
        let listing: Vec<&str> = all.iter().map(String::as_str).collect();
        for (left, needed) in [(249, true), (250, false), (300, false)] {
            let plan = Plan::new(&of(0..left), &state(of(0..300).manifest, &listing), day(0), 7);
            assert_eq!(plan.needs_confirmation(), needed, "{left}");
        }
        for (left, needed) in [(3, false), (2, true)] {
            let plan = Plan::new(&of(0..left), &state(of(0..4).manifest, &listing[..4]), day(0), 7);
            assert_eq!(plan.needs_confirmation(), needed, "{left}");
        }
    }
}
