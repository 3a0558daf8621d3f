//! Smaller pictures: which are drawn, kept and left out.

use std::fs;

use talkpress::base::Digest;

use super::site::{Site, assert_same};

/// A photograph of 1600 by 900 pixels.
const PHOTOGRAPH: &[u8] = include_bytes!("../../static/img/lighthouse/lighthouse.16.jpg");

const PAGE: &str = "public/talks/a/index.html";

fn site() -> Site {
    let site = Site::new();
    site.write("static/img/a.jpg", PHOTOGRAPH);
    site.write(
        "content/talks/a.md",
        "title: A\ndate: 2026-01-01\ncategory: talk\n\n----\n\n![A lighthouse](/img/a.jpg)\n\nSaid.\n",
    );
    site
}

fn sizes(site: &Site) -> Vec<(String, usize)> {
    let files = site.tree().into_iter().filter(|(path, _)| path.starts_with("sizes/") && !path.ends_with('/'));
    files.map(|(path, bytes)| (path, bytes.len())).collect()
}

#[test]
fn smaller_pictures_are_named_and_there() {
    let site = site();
    site.run("build", &[]).ends(0);
    let page = site.read(PAGE);
    let srcset = "srcset=\"../../sizes/480/static/img/a.jpg 480w, ../../sizes/960/static/img/a.jpg 960w, \
                  ../../img/a.jpg 1600w\"";
    assert!(page.contains(srcset), "{page}");
    let sizes = sizes(&site);
    let paths: Vec<&str> = sizes.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["sizes/480/static/img/a.jpg", "sizes/960/static/img/a.jpg"]);
    assert!(sizes[0].1 < sizes[1].1 && sizes[1].1 < PHOTOGRAPH.len(), "{sizes:?}");
    assert!(site.run("build", &[]).ends(0).stdout.contains("0 written, 0 removed"));
    assert_same(&site.tree(), &site.expected(), "the second build");
}

#[test]
fn a_smaller_picture_is_kept_until_its_source_changes() {
    let site = site();
    site.write("talkpress.toml", "base_url = \"https://talks.example/\"\n");
    let drawn = ["public/sizes/480/static/img/a.jpg", "public/cards/talks/a/index.png"];
    let read = || drawn.map(|path| fs::read(site.at(path)).unwrap());
    site.run("build", &[]).ends(0);
    let first = read();
    let kept = [&b"kept"[..], Digest::of(b"kept").as_bytes()].concat();
    for cache in fs::read_dir(site.at(".talkpress")).unwrap().flatten() {
        let bytes = fs::read(cache.path()).unwrap();
        if first.iter().any(|drawn| bytes.starts_with(drawn)) {
            fs::write(cache.path(), &kept).unwrap();
        }
    }
    fs::remove_dir_all(site.output()).unwrap();
    // The same picture with another date, as in a fresh clone.
    site.write("static/img/a.jpg", PHOTOGRAPH);
    site.run("build", &[]).ends(0);
    assert_eq!(read(), [b"kept", b"kept"]);
    let other = include_bytes!("../../static/img/lighthouse/lighthouse.18.jpg");
    site.write("static/img/a.jpg", other);
    site.run("build", &[]).ends(0);
    let [small, card] = read();
    assert!(small.starts_with(b"\xff\xd8") && small != first[0] && small.len() < other.len());
    assert!(card.starts_with(b"\x89PNG") && card != first[1]);
    assert_same(&site.tree(), &site.expected(), "another picture");
}

#[test]
fn without_widths_there_are_none() {
    let site = site();
    site.run("build", &[]).ends(0);
    site.write("talkpress.toml", "[output]\nimage_widths = []\n");
    site.run("build", &[]).ends(0);
    assert!(!site.read(PAGE).contains("srcset") && sizes(&site).is_empty());
    site.write("talkpress.toml", "[output]\nimage_widths = [320]\n");
    site.run("build", &[]).ends(0);
    assert_eq!(sizes(&site).len(), 1);
    site.run("clean", &[]).ends(0);
    assert!(!site.at("public/sizes").exists());
}

#[test]
fn a_broken_picture_has_no_smaller_ones_and_harms_nothing_else() {
    let site = site();
    let broken = &PHOTOGRAPH[..2000];
    site.write("static/img/a.jpg", broken);
    site.run("build", &["--strict"]).ends(0);
    let tree = site.tree();
    for path in ["img/a.jpg", "sizes/480/static/img/a.jpg", "sizes/960/static/img/a.jpg"] {
        assert_eq!(tree[path], broken, "{path}");
    }
}
