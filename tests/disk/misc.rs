//! F11, the cache, and files that must not exist yet.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use talkpress::base::Files;
use talkpress::io::disk::{cache, create_new, read_site};

use super::{Site, child, path, publish, recipe, tree};

#[test]
fn f11_few_handles_and_many_threads() {
    let site = Site::empty();
    for i in 0..400 {
        site.write(&format!("content/{i}/index.md"), format!("text {i}"));
        site.write(&format!("static/{i}.png"), vec![i as u8; 5000]);
    }
    let mut command = child::command_after("ulimit -n 64;", "few-handles", site.root.path());
    assert!(command.env("RAYON_NUM_THREADS", "100").status().unwrap().success());
    assert_eq!(tree(&site.output).len(), 800 + 400);
}

pub fn work_with_few_handles(root: &Path) {
    let (snapshot, diagnostics) = read_site(root, None, None).unwrap();
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert_eq!(snapshot.files().len(), 801);
    let pages = (0..400).map(|i| (path(&format!("{i}/index.html")), recipe(format!("page {i}"))));
    let images = snapshot.files().below("static").map(|(_, name, content)| (path(name), content.clone()));
    let all: Files = pages.chain(images).collect();
    assert_eq!(publish(&root.join("public"), root, &all).unwrap().written, 800);
}

#[test]
fn the_cache_keeps_bytes_and_stays_out_of_git() {
    let site = Site::empty();
    let root = site.root.path();
    assert_eq!(cache::load(root, "x"), None);
    cache::save(root, "x", b"one").unwrap();
    cache::save(root, "x", b"two").unwrap();
    assert_eq!(cache::load(root, "x").as_deref(), Some(&b"two"[..]));
    assert_eq!(fs::read(root.join(".talkpress/.gitignore")).unwrap(), b"*\n");
    assert_eq!(fs::read_dir(root.join(".talkpress")).unwrap().count(), 2);
    for name in ["../x", "", ".", "a/b", ".gitignore"] {
        assert!(cache::save(root, name, b"").is_err() && cache::load(root, name).is_none(), "{name}");
    }
}

#[test]
fn a_cache_that_is_a_link_is_not_used() {
    let site = Site::empty();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("x"), "outside").unwrap();
    symlink(outside.path(), site.root.path().join(".talkpress")).unwrap();
    assert_eq!(cache::load(site.root.path(), "x"), None);
    assert!(cache::save(site.root.path(), "x", b"new").is_err());
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
    assert_eq!(fs::read(outside.path().join("x")).unwrap(), b"outside");
}

#[test]
fn what_exists_is_never_overwritten() {
    let site = Site::empty();
    let file = site.root.path().join("content/new/a.md");
    create_new(&file, b"one").unwrap();
    let refused = create_new(&file, b"two").unwrap_err();
    assert!(refused.message().ends_with("a.md already exists"), "{refused}");
    assert_eq!(fs::read(&file).unwrap(), b"one");
    let link = site.root.path().join("content/link.md");
    symlink("target.md", &link).unwrap();
    assert!(create_new(&link, b"x").is_err() && !site.root.path().join("content/target.md").exists());
}
