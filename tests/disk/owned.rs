//! Which files in the output are replaced or removed: those that talkpress wrote and nobody has edited since.

use std::fs;
use std::time::{Duration, SystemTime};

use talkpress::base::{Digest, Files, Severity};
use talkpress::io::disk::{Existing, PublishError, PublishOptions, Published, clean};
use talkpress::publish::{BuildFacts, Manifest, Owner};

use super::{Site, files, names, publish_with, tree};

const MANIFEST: &str = "public/.talkpress-manifest";

fn with(site: &Site, files: &Files, existing: Existing) -> Published {
    let options = PublishOptions { existing, ..PublishOptions::default() };
    publish_with(&site.output, site.root.path(), files, &options).unwrap()
}

fn warnings(published: &Published) -> Vec<(&str, bool)> {
    assert!(published.warnings.iter().all(|warning| warning.severity == Severity::Warning));
    published.warnings.iter().map(|warning| (warning.kind, warning.message.contains("a.html"))).collect()
}

/// A site that was published, with or without its caches.
fn published(has_cache: bool) -> Site {
    let site = Site::empty();
    site.publish(&files(&[("a.html", "our page"), ("b.html", "b")])).unwrap();
    if !has_cache {
        fs::remove_dir_all(site.root.path().join(".talkpress")).unwrap();
    }
    site
}

#[test]
fn an_edited_page_is_in_the_way_until_it_may_be_overwritten() {
    for has_cache in [true, false] {
        let site = published(has_cache);
        // As long as before, and as old.
        let page = site.output.join("a.html");
        let modified = fs::metadata(&page).unwrap().modified().unwrap();
        fs::write(&page, "edited !").unwrap();
        fs::File::options().write(true).open(&page).unwrap().set_modified(modified).unwrap();
        let before = tree(&site.output);
        for text in ["our page", "new page"] {
            let message = site.refused(&files(&[("a.html", text), ("b.html", "new")]));
            assert!(message.contains("a.html has changed since") && message.contains("--overwrite"), "{message}");
            assert!(!message.contains("b.html"), "{message}");
            assert_eq!(tree(&site.output), before);
        }
        let overwritten = with(&site, &files(&[("a.html", "our page"), ("b.html", "b")]), Existing::Overwrite);
        assert_eq!((overwritten.written, warnings(&overwritten)), (1, vec![("changed-in-output", true)]));
        assert_eq!(fs::read(&page).unwrap(), b"our page");
        site.publish(&files(&[("a.html", "our page")])).unwrap();
    }
}

#[test]
fn an_edited_page_that_is_no_longer_needed_is_kept() {
    for has_cache in [true, false] {
        let site = published(has_cache);
        site.write("public/a.html", "edited");
        let published = site.publish(&Files::new()).unwrap();
        assert_eq!((published.removed, warnings(&published)), (1, vec![("kept-in-output", true)]));
        assert_eq!(names(&site.output), ["a.html"]);
        let message = site.refused(&files(&[("a.html", "new")]));
        assert!(message.contains("did not write"), "{message}");
    }
    let site = published(true);
    site.write("public/a.html", "edited");
    let cleaned = clean(&site.output, site.root.path()).unwrap();
    assert_eq!((cleaned.files, cleaned.kept), (1, 1));
    assert_eq!(names(&site.output), ["a.html"]);
}

#[test]
fn damaged_pages_are_repaired() {
    let all = files(&[("a.html", "our page"), ("b.html", "b")]);
    let site = published(true);
    let before = tree(&site.output);
    // What a power cut leaves.
    site.write("public/a.html", "");
    assert_eq!(site.publish(&all).unwrap().written, 1);
    assert_eq!(tree(&site.output), before);
    site.write("public/a.html", "our pag\u{1}");
    let repaired = with(&site, &all, Existing::Repair);
    assert_eq!((repaired.written, warnings(&repaired)), (1, vec![("changed-in-output", true)]));
    assert_eq!(tree(&site.output), before);
    let intact = with(&site, &all, Existing::Repair);
    assert_eq!((intact.written, warnings(&intact)), (0, vec![]));
    // Files of others are kept even then.
    site.write("public/c.html", "mine");
    let options = PublishOptions { existing: Existing::Repair, ..PublishOptions::default() };
    assert!(publish_with(&site.output, site.root.path(), &files(&[("c.html", "c")]), &options).is_err());
}

#[test]
fn a_page_with_another_time_and_the_same_content_is_ours() {
    let site = published(true);
    let file = fs::File::options().write(true).open(site.output.join("a.html")).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(3600)).unwrap();
    assert_eq!(site.publish(&files(&[("a.html", "our page"), ("b.html", "b")])).unwrap().written, 0);
    assert_eq!(site.publish(&Files::new()).unwrap().removed, 2);
    assert!(names(&site.output).is_empty());
}

#[test]
fn an_edited_manifest_deletes_nothing_foreign() {
    for has_cache in [true, false] {
        let site = published(has_cache);
        // With the right content, too: a copy of our own page.
        site.write("public/copy.html", "our page");
        site.write("public/mine.txt", "precious");
        let text = fs::read_to_string(site.root.path().join(MANIFEST)).unwrap();
        let [page, copy, mine] = ["a.html", "copy.html", "mine.txt"].map(|path| Manifest::key(path).to_string());
        let ours = text.lines().find(|line| line.starts_with(&page)).unwrap();
        let lines = format!("{}\n{mine} {} 8\n", ours.replace(&page, &copy), "0".repeat(32));
        site.write(MANIFEST, text + &lines);
        let published = site.publish(&files(&[("b.html", "b")])).unwrap();
        assert!(published.warnings.iter().any(|warning| warning.message.contains("copy.html")));
        assert_eq!(fs::read(site.output.join("copy.html")).unwrap(), b"our page");
        assert_eq!(fs::read(site.output.join("mine.txt")).unwrap(), b"precious");
        // What this machine knows that it wrote is removed all the same.
        assert_eq!(site.output.join("a.html").exists(), !has_cache);
    }
}

#[test]
fn a_manifest_that_claims_the_new_content_does_not_keep_the_old_page() {
    let site = published(true);
    let other = Site::empty();
    other.publish(&files(&[("a.html", "new page"), ("b.html", "b")])).unwrap();
    fs::copy(other.root.path().join(MANIFEST), site.root.path().join(MANIFEST)).unwrap();
    site.publish(&files(&[("a.html", "new page"), ("b.html", "b")])).unwrap();
    assert_eq!(fs::read(site.output.join("a.html")).unwrap(), b"new page");
}

#[test]
fn manifests_of_previous_versions_are_read() {
    let line = |path: &str, text: &str| format!("{} {} {path}\n", Digest::of(text.as_bytes()), text.len());
    let lines = line("a.html", "our page") + &line("b.html", "b");
    let second = format!("talkpress manifest 2 {}\n{lines}", Digest::of(lines.as_bytes()));
    for (has_cache, manifest) in [(true, &lines), (false, &lines), (true, &second), (false, &second)] {
        let site = published(has_cache);
        site.write(MANIFEST, manifest);
        let published = site.publish(&files(&[("a.html", "our page")])).unwrap();
        assert_eq!((published.written, published.removed, published.warnings.len()), (0, 1, 0));
        let written = fs::read_to_string(site.root.path().join(MANIFEST)).unwrap();
        assert!(written.lines().count() == 3 && !written.contains("a.html"), "{written}");
    }
}

#[test]
fn the_manifest_records_how_the_site_was_built() {
    let site = Site::empty();
    let facts = BuildFacts { drafts: true, ..BuildFacts::default() };
    let options = PublishOptions { facts, ..PublishOptions::default() };
    publish_with(&site.output, site.root.path(), &files(&[("a.html", "a")]), &options).unwrap();
    let manifest = Manifest::parse(&fs::read(site.root.path().join(MANIFEST)).unwrap());
    assert_eq!(manifest.build, BuildFacts { complete: true, ..facts });
}

fn as_owner(site: &Site, output: &Site, url: Option<&str>, title: &str, existing: Existing) -> Result<(), String> {
    let owner = Some(Owner { base_url: url.map(str::to_owned), title: title.to_owned() });
    let options = PublishOptions { owner, existing, ..PublishOptions::default() };
    match publish_with(&output.output, site.root.path(), &files(&[("a.html", title)]), &options) {
        Ok(_) => Ok(()),
        Err(PublishError::System(failure)) => Err(failure.message().to_owned()),
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn the_output_of_another_site_is_refused() {
    let url = Some("https://one.example/");
    let [one, two, output] = [Site::empty(), Site::empty(), Site::empty()];
    as_owner(&one, &output, url, "One", Existing::Keep).unwrap();
    let before = tree(&output.output);
    for (url, title) in [(None, "Two"), (Some("https://two.example/"), "One"), (Some("https://two.example/"), "Two")] {
        for existing in [Existing::Keep, Existing::Repair] {
            let message = as_owner(&two, &output, url, title, existing).unwrap_err();
            assert!(message.contains("belongs to another site, `One` (https://one.example/)"), "{message}");
        }
        assert_eq!(tree(&output.output), before);
    }
    // A fresh clone, one with another title, and one that does not name its address.
    for (url, title) in [(url, "One"), (url, "Another title"), (None, "Another title")] {
        as_owner(&Site::empty(), &output, url, title, Existing::Keep).unwrap();
    }
    // Renamed in every respect, on the machine that built it.
    as_owner(&one, &output, url, "Another title", Existing::Keep).unwrap();
    as_owner(&one, &output, Some("https://new.example/"), "New", Existing::Keep).unwrap();
    // Taken over, and then refused to the first.
    as_owner(&two, &output, None, "Two", Existing::Overwrite).unwrap();
    as_owner(&two, &output, None, "Two", Existing::Keep).unwrap();
    assert!(as_owner(&one, &output, url, "One", Existing::Keep).is_err());
}

#[test]
fn a_journal_replaces_and_removes_nothing_that_was_edited_meanwhile() {
    let site = published(true);
    let staged = |journal: &str| {
        site.write("public/.talkpress-staging/journal", format!("talkpress journal 1\n{journal}\nend\n"));
        site.write("public/.talkpress-staging/0", "new page");
    };
    site.write("public/a.html", "edited");
    staged("delete a.html");
    assert!(site.refused(&files(&[("a.html", "x")])).contains("a.html has changed"));
    assert_eq!(fs::read(site.output.join("a.html")).unwrap(), b"edited");
    staged("move 0 a.html");
    assert!(site.refused(&files(&[("a.html", "x")])).contains("a.html is not what talkpress wrote"));
    assert_eq!(fs::read(site.output.join("a.html")).unwrap(), b"edited");
}
