//! P3 and F6: a folder that is replaced by a link to the outside at any moment. Nothing from there is read.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use talkpress::base::{Content, Files, SitePath};
use talkpress::io::disk::{Snapshot, read_config, read_site, reread};

use super::{Site, path, publish, tree};

const FILES: usize = 8;
const ROUNDS: usize = 300;
const SWAPS: usize = 300;

/// The folders that are swapped, and what the names of their files end with.
const SWAPPED: [(&str, &str); 3] = [("content/talks", ".md"), ("static/img", ".png"), ("themes/mine", ".css")];

/// Files of the same names inside and outside.
fn site(outside: &Path) -> Site {
    let site = Site::empty();
    for (folder, ending) in SWAPPED {
        fs::create_dir_all(outside.join(folder).join("deep")).unwrap();
        for i in 0..FILES {
            let name = format!("{folder}/deep/{i}{ending}");
            site.write(&name, "public");
            fs::write(outside.join(name), "secret").unwrap();
        }
    }
    site
}

/// Replaces the folders by links and puts them back, until it is told to stop.
fn swap(root: &Path, outside: &Path, stop: &AtomicBool, swaps: &AtomicUsize) {
    while !stop.load(Ordering::Relaxed) {
        for (folder, _) in SWAPPED {
            let (inside, aside) = (root.join(folder), root.join("aside"));
            fs::rename(&inside, &aside).unwrap();
            symlink(outside.join(folder), &inside).unwrap();
            thread::yield_now();
            fs::remove_file(&inside).unwrap();
            fs::rename(&aside, &inside).unwrap();
            thread::yield_now();
        }
        swaps.fetch_add(1, Ordering::Relaxed);
    }
}

fn assert_public(bytes: &[u8], path: &SitePath) {
    assert!(!bytes.windows(6).any(|part| part == b"secret"), "{path}");
}

/// Everything that can be read of `files`, in both ways; returns how many could.
fn check(files: &Files) -> usize {
    let mut count = 0;
    for (path, content) in files.iter() {
        if let Ok(bytes) = content.read() {
            assert_public(&bytes, path);
            count += 1;
        }
        let mut bytes = Vec::new();
        if content.reader().is_ok_and(|mut reader| std::io::Read::read_to_end(&mut reader, &mut bytes).is_ok()) {
            assert_public(&bytes, path);
        }
    }
    count
}

#[test]
fn a_folder_swapped_for_a_link_at_any_moment_is_never_followed() {
    let outside = tempfile::tempdir().unwrap();
    let site = site(outside.path());
    let root = fs::canonicalize(site.root.path()).unwrap();
    let (stop, swaps) = (AtomicBool::new(false), AtomicUsize::new(0));
    thread::scope(|scope| {
        scope.spawn(|| swap(&root, outside.path(), &stop, &swaps));
        let (mut snapshot, mut rounds, mut read) = (Snapshot::default(), 0, 0);
        while rounds < ROUNDS || swaps.load(Ordering::Relaxed) < SWAPS {
            let before = [None, Some(&snapshot)][rounds % 2];
            let (now, diagnostics) = read_site(&root, None, before).unwrap();
            assert!(diagnostics.iter().all(|diagnostic| !diagnostic.message.contains("secret")));
            read += check(now.files());
            let copies = now.files().iter().filter(|(_, content)| matches!(content, Content::Stored(_)));
            let copies: Files = copies.map(|(path, content)| (path.clone(), content.clone())).collect();
            let _ = publish(&site.output, &root, &copies);
            snapshot = now;
            let saved: Vec<_> = (0..FILES).map(|i| root.join(format!("content/talks/deep/{i}.md"))).collect();
            let _ = reread(&root, &mut snapshot, &saved);
            read += check(snapshot.files());
            rounds += 1;
        }
        stop.store(true, Ordering::Relaxed);
        println!("{rounds} rounds, {} swaps, {read} files read", swaps.load(Ordering::Relaxed));
        assert!(read > 0);
    });
    tree(&site.output).iter().for_each(|(name, bytes)| assert_public(bytes, &path(name)));
}

#[test]
fn a_configuration_swapped_for_a_link_at_any_moment_is_never_followed() {
    let outside = tempfile::tempdir().unwrap();
    let site = Site::empty();
    let (inside, secret) = (site.root.path().join("talkpress.toml"), outside.path().join("secret"));
    fs::write(&secret, "secret = 1").unwrap();
    let (stop, swaps) = (AtomicBool::new(false), AtomicUsize::new(0));
    thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(Ordering::Relaxed) {
                fs::remove_file(&inside).unwrap();
                symlink(&secret, &inside).unwrap();
                fs::remove_file(&inside).unwrap();
                fs::write(&inside, "title = 'public'").unwrap();
                swaps.fetch_add(1, Ordering::Relaxed);
            }
        });
        let mut rounds = 0;
        while rounds < 10 * ROUNDS || swaps.load(Ordering::Relaxed) < SWAPS {
            if let Ok(text) = read_config(site.root.path()) {
                assert!(!text.contains("secret"), "{text}");
            }
            rounds += 1;
        }
        stop.store(true, Ordering::Relaxed);
    });
}
