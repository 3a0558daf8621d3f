//! F3 and F4: the program is killed, or stopped with Ctrl-C, at any moment of a rebuild.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use super::site::{Site, Tree, assert_same, talk};

const KILLS: u32 = 50;
const TALKS: usize = 30;

/// About how many files a rebuild stages.
const STAGED: f64 = 240.0;

/// Writes the sources of version 0 or 1: every page differs, and so does the stylesheet that all of them name.
fn change(site: &Site, version: usize) {
    for i in 0..TALKS {
        site.write(&format!("content/talks/talk-{i}.md"), talk(i).replace("Said", ["Said", "Shouted"][version]));
    }
    site.write("themes/default/assets/theme.css", format!("body {{ margin: {version}px }}"));
    let gone = site.at(&format!("static/files-{}", 1 - version));
    let _ = fs::remove_dir_all(gone);
    for i in 0..200 {
        site.write(&format!("static/files-{version}/{i}.txt"), format!("{version} {i}"));
    }
}

fn start(site: &Site) -> Child {
    site.command("build", &[]).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Waits until a build has reached a point, or has ended. Points from 0 to 1 are numbers of staged files; those from 1 to 2
/// are numbers of files that have been moved into place.
fn wait_for_point(site: &Site, child: &mut Child, point: f64, journal_before: Option<SystemTime>) {
    let staging = site.output().join(".talkpress-staging");
    let staged = || fs::read_dir(&staging).map_or(0, |entries| entries.count()) as f64;
    let is_moving = || journal(site).is_some_and(|time| Some(time) != journal_before);
    let is_reached = || match point < 1.0 {
        true => is_moving() || staged() >= point * STAGED,
        false => is_moving() && staged() <= (2.0 - point) * STAGED,
    };
    while !is_reached() && child.try_wait().unwrap().is_none() {
        thread::yield_now();
    }
}

/// When the journal in the output was written, if there is one.
fn journal(site: &Site) -> Option<SystemTime> {
    fs::metadata(site.output().join(".talkpress-staging/journal")).ok()?.modified().ok()
}

/// Checks that every file is that of one of the two sites, and that every asset a page names exists. Returns whether files of
/// both sites are there.
fn check(now: &Tree, sites: &[Tree; 2], when: &str) -> bool {
    let mut seen = [false; 2];
    for (path, bytes) in now.iter().filter(|(path, _)| !path.starts_with(".talkpress-") && !path.ends_with('/')) {
        let of = [0, 1].map(|version| sites[version].get(path) == Some(bytes));
        assert!(of[0] || of[1], "{when}: {path} is neither old nor new: {:?}", String::from_utf8_lossy(bytes));
        if of[0] != of[1] {
            seen[usize::from(of[1])] = true;
        }
        if path.ends_with(".html") {
            assert_assets(now, path, &String::from_utf8_lossy(bytes), when);
        }
    }
    seen[0] && seen[1]
}

pub fn assert_assets(now: &Tree, page: &str, html: &str, when: &str) {
    let urls = html.split(['"', '\'']).filter(|url| url.contains("assets/") && !url.contains(['<', '>', ':', ' ']));
    let folder = Path::new(page).parent().unwrap();
    for url in urls {
        let mut parts: Vec<&str> = folder.to_str().unwrap().split('/').filter(|part| !part.is_empty()).collect();
        for part in url.split('/') {
            match part {
                ".." => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        let asset = parts.join("/");
        assert!(now.contains_key(&asset), "{when}: {page} names {asset}, which does not exist");
    }
}

fn two_sites(site: &Site) -> [Tree; 2] {
    let sites = [0, 1].map(|version| {
        change(site, version);
        site.expected()
    });
    let assets = |tree: &Tree| tree.keys().filter(|path| path.starts_with("assets/")).cloned().collect::<Vec<_>>();
    assert_ne!(assets(&sites[0]), assets(&sites[1]));
    sites
}

#[test]
fn f3_killed_at_fifty_points() {
    let site = Site::with_talks(TALKS);
    let sites = two_sites(&site);
    change(&site, 0);
    site.run("build", &[]).ends(0);
    change(&site, 1);
    let (mut killed, mut mixed) = (0, 0);
    for i in 0..KILLS {
        let version = i as usize % 2;
        change(&site, version);
        let journal_before = journal(&site);
        let mut child = start(&site);
        // Spread, out of order.
        let point = 2.0 * f64::from(i * 7919 % KILLS) / f64::from(KILLS);
        wait_for_point(&site, &mut child, point, journal_before);
        child.kill().unwrap();
        killed += u32::from(child.wait().unwrap().code().is_none());
        mixed += u32::from(check(&site.tree(), &sites, &format!("kill {i}")));
        if i % 5 == 4 {
            site.run("build", &[]).ends(0);
            assert_same(&sites[version], &site.tree(), &format!("after kill {i}"));
        }
    }
    println!("{killed} of {KILLS} builds were killed at work, {mixed} left a mixture of old and new");
    assert!(killed > 10, "only {killed} kills met a build at work: the test shows little");
}

/// The files that a reader can see.
fn published(mut tree: Tree) -> Tree {
    tree.retain(|path, _| !path.starts_with(".talkpress-") && !path.ends_with('/'));
    tree
}

fn signal(child: &Child, name: &str) {
    Command::new("kill").args([&format!("-{name}"), &child.id().to_string()]).status().unwrap();
}

/// Stops the process, so that what it does before a signal is distinguished from what it does after it.
fn hold(child: &Child) {
    signal(child, "STOP");
    let state = || {
        let stat = fs::read_to_string(format!("/proc/{}/stat", child.id())).ok()?;
        stat.rsplit(") ").next()?.chars().next()
    };
    // Stopped, or ended before it could be; not every system reports it.
    while !matches!(state(), Some('T' | 'Z') | None) {
        thread::sleep(Duration::from_millis(1));
    }
}

/// At once: most of the builds that are stopped at work publish nothing more, although they were about to. Elapsed time would
/// depend on the other work of the machine.
#[test]
fn f4_ctrl_c_leaves_at_once_and_deletes_nothing() {
    let site = Site::with_talks(TALKS);
    let sites = two_sites(&site);
    change(&site, 0);
    site.run("build", &[]).ends(0);
    let (mut stopped, mut left_at_once) = (0, 0);
    for i in 0..30 {
        change(&site, 1 - i % 2);
        let journal_before = journal(&site);
        let mut child = start(&site);
        wait_for_point(&site, &mut child, 0.3 + 0.05 * i as f64, journal_before);
        hold(&child);
        let before = published(site.tree());
        signal(&child, "INT");
        signal(&child, "CONT");
        match child.wait().unwrap().code() {
            // It was done before, or had not begun to listen.
            Some(0) | None => {}
            code => {
                assert_eq!(code, Some(130));
                stopped += 1;
                left_at_once += usize::from(published(site.tree()) == before);
            }
        }
        check(&site.tree(), &sites, &format!("Ctrl-C {i}"));
    }
    println!("{stopped} of 30 builds were stopped at work, {left_at_once} published nothing more");
    assert!(stopped >= 5, "only {stopped} builds were stopped at work");
    // On a busy machine, a build may go on until the thread that ends it gets its turn.
    assert!(left_at_once > 0, "all {stopped} stopped builds went on publishing");
    site.run("build", &[]).ends(0);
    check(&site.tree(), &sites, "in the end");
}
