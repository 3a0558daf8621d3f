//! Reading a site: which files are read, how, and when they are read again.

use std::fs;
use std::sync::Arc;
use std::thread;

use talkpress::base::{Content, Severity};
use talkpress::io::disk::{Snapshot, find_root, is_site, read_site};

use super::Site;

fn read(site: &Site, before: Option<&Snapshot>) -> Snapshot {
    let none = Snapshot::default();
    let before = before.unwrap_or(&none);
    let (snapshot, diagnostics) = read_site(site.root.path(), Some(&site.output), Some(before)).unwrap();
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    snapshot
}

fn names(snapshot: &Snapshot) -> Vec<&str> {
    snapshot.files().iter().map(|(path, _)| path.as_str()).collect()
}

fn bytes(snapshot: &Snapshot, path: &str) -> Arc<[u8]> {
    match snapshot.files().get(path) {
        Some(Content::Bytes(bytes)) => bytes.clone(),
        other => panic!("{path}: {other:?}"),
    }
}

#[test]
fn the_files_of_a_site_are_read() {
    let site = Site::empty();
    let taken = [
        "content/%2e.md",
        "content/a?b#c.md",
        "content/talks/x.markdown",
        "content/talks/x.png",
        "content/trailing .md ",
        "static/.nojekyll",
        "static/.well-known/x",
        "static/a.md",
        "talkpress.toml",
        "themes/mine/a.css",
        "themes/mine/a.woff2",
    ];
    let left = [
        "README.md",
        "content/.hidden.md",
        "content/.obsidian/x.md",
        "content/a.md~",
        "content/.#a.md",
        "content/4913",
        "content/a.md.swp",
        "content/.git/x.md",
        "static/.git/config",
        "static/.DS_Store",
        "static/._photo.jpg",
        "static/img/._a.png",
        "static/img/thumbs.db",
        "static/x~",
        "themes/.x/y",
        ".talkpress/stamps",
        "public/index.html",
    ];
    for name in taken.iter().chain(&left) {
        site.write(name, *name);
    }
    let snapshot = read(&site, None);
    assert_eq!(names(&snapshot), taken);
    let lazy = |path: &str| matches!(snapshot.files().get(path), Some(Content::Stored(_)));
    assert!(lazy("content/talks/x.png") && lazy("static/a.md") && !lazy("themes/mine/a.woff2"));
    assert_eq!(&*bytes(&snapshot, "content/talks/x.markdown"), b"content/talks/x.markdown");
}

#[test]
fn unchanged_files_are_the_same_ones_and_f9_equal_times_do_not_deceive() {
    let site = Site::empty();
    for i in 0..20 {
        site.write(&format!("content/{i}.md"), format!("text {i}"));
    }
    site.write("static/a.bin", "one");
    let first = read(&site, None);
    let changed = site.root.path().join("content/3.md");
    let modified = fs::metadata(&changed).unwrap().modified().unwrap();
    fs::write(&changed, "TEXT 3").unwrap();
    fs::File::options().write(true).open(&changed).unwrap().set_modified(modified).unwrap();
    site.write("static/a.bin", "two");
    let second = read(&site, Some(&first));
    for i in (0..20).filter(|i| *i != 3) {
        let path = format!("content/{i}.md");
        assert!(Arc::ptr_eq(&bytes(&first, &path), &bytes(&second, &path)), "{path}");
    }
    assert_eq!(&*bytes(&second, "content/3.md"), b"TEXT 3");
    let stamp = |snapshot: &Snapshot| match snapshot.files().get("static/a.bin") {
        Some(Content::Stored(stored)) => stored.stamp(),
        other => panic!("{other:?}"),
    };
    assert_ne!(stamp(&first), stamp(&second));
    // When the files are settled, the stamps stay, and so do the files.
    ["content/3.md", "static/a.bin"].iter().for_each(|path| site.wait_until_settled(path));
    let third = read(&site, Some(&second));
    let fourth = read(&site, Some(&third));
    assert_eq!(stamp(&second), stamp(&third));
    assert_eq!(stamp(&third), stamp(&fourth));
    assert!(Arc::ptr_eq(&bytes(&second, "content/3.md"), &bytes(&fourth, "content/3.md")));
    // The clock is set back: a settled file changes, and says it is older than it was.
    fs::write(&changed, "text 4").unwrap();
    fs::File::options().write(true).open(&changed).unwrap().set_modified(modified).unwrap();
    assert_eq!(&*bytes(&read(&site, Some(&fourth)), "content/3.md"), b"text 4");
}

#[test]
fn a_site_of_nothing_is_a_site() {
    let folder = tempfile::tempdir().unwrap();
    let (snapshot, diagnostics) = read_site(folder.path(), None, None).unwrap();
    assert!(snapshot.files().is_empty() && diagnostics.is_empty());
    assert!(read_site(&folder.path().join("gone"), None, None).is_err());
}

#[test]
fn f5_files_that_come_and_go_are_read_whole_or_reported() {
    let site = Site::empty();
    let path = site.root.path().join("content/a.md");
    site.write("content/a.md", "old".repeat(20_000));
    let (mut read_whole, mut named) = (0, 0);
    thread::scope(|scope| {
        let (stop, stopped) = std::sync::mpsc::channel::<()>();
        let path = &path;
        scope.spawn(move || {
            while stopped.try_recv() == Err(std::sync::mpsc::TryRecvError::Empty) {
                let _ = fs::remove_file(path);
                fs::create_dir(path).unwrap();
                fs::remove_dir(path).unwrap();
                fs::write(path, "old".repeat(20_000)).unwrap();
                fs::File::create(path).unwrap();
                fs::write(path, "new".repeat(20_000)).unwrap();
                thread::yield_now();
            }
        });
        let none = Snapshot::default();
        for round in 0..800 {
            thread::yield_now();
            // At once, or later, when it is needed.
            let before = (round % 2 == 0).then_some(&none);
            let (snapshot, diagnostics) = read_site(site.root.path(), None, before).unwrap();
            match snapshot.files().get("content/a.md").map(Content::read) {
                Some(Ok(bytes)) => {
                    // While it is written, a file is as long as it is; but never more than one file.
                    let text = std::str::from_utf8(&bytes).unwrap();
                    let of = |word: &str| word.repeat(20_000).starts_with(text);
                    assert!(of("old") || of("new"), "a mixture");
                    read_whole += 1;
                }
                Some(Err(error)) => {
                    assert_eq!((error.kind, error.severity), ("unreadable", Severity::Error));
                    named += 1;
                }
                None => named += diagnostics.iter().filter(|d| d.severity == Severity::Error).count(),
            }
        }
        stop.send(()).unwrap();
    });
    println!("{read_whole} read whole, {named} named");
    assert!(read_whole > 0);
}

#[test]
fn the_root_is_the_nearest_folder_with_a_configuration() {
    let site = Site::empty();
    site.write("content/talks/a.md", "");
    let real = site.root.path().canonicalize().unwrap();
    assert_eq!(find_root(&site.root.path().join("content/talks")), Some(real));
    assert_eq!(find_root(site.root.path()).as_deref(), Some(site.root.path()));
    let none = tempfile::tempdir().unwrap();
    assert_eq!(find_root(none.path()), None);
    assert!(is_site(site.root.path()) && !is_site(none.path()));
    fs::create_dir(none.path().join("content")).unwrap();
    assert!(is_site(none.path()));
}
