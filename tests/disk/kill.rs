//! F3: killed at any moment, every file is the old or the new one, and no page names an asset that is not there.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use talkpress::base::Files;

use super::{Site, child, path, publish, recipe, tree};

const PAGES: usize = 60;
const KILLS: u32 = 50;

/// Ends a hang; each point is met again with every turn of the child.
const DEADLINE: Duration = Duration::from_secs(300);

/// One of two sites: all pages differ, each names an asset that only its own site has.
fn site(version: usize) -> Files {
    let mut files = Files::new();
    for i in 0..PAGES {
        let asset = asset(version, i);
        files.insert(path(&asset), recipe(asset.repeat(50)));
        files.insert(path(&format!("talks/{i}/index.html")), recipe(page(version, i)));
    }
    // Only one of the two has these, and `x` is a file in one and a folder in the other.
    files.insert(path(&format!("only-in-{version}/index.html")), recipe("here"));
    files.insert(path(["x", "x/y"][version]), recipe("x"));
    files
}

fn asset(version: usize, i: usize) -> String {
    format!("assets/{i}-{version}.css")
}

fn page(version: usize, i: usize) -> String {
    format!("{}\n{}", asset(version, i), "<p>".repeat(100 + version * 300))
}

pub fn publish_forever(root: &Path) {
    let sites = [site(0), site(1)];
    let turn = || {
        for site in &sites {
            publish(&root.join("public"), root, site).unwrap();
        }
    };
    turn();
    println!("the first turn is over");
    loop {
        turn();
    }
}

#[test]
fn f3_killed_at_fifty_points() {
    let site_folder = Site::empty();
    let (mut mixed, mut journals) = (0, 0);
    for i in 0..KILLS {
        run_and_kill(site_folder.root.path(), i);
        mixed += usize::from(check(&site_folder.output));
        journals += usize::from(site_folder.output.join(".talkpress-staging/journal").exists());
        if i % 5 == 0 {
            // Without its caches, the next build knows its files by their content.
            fs::remove_dir_all(site_folder.root.path().join(".talkpress")).unwrap();
        }
        if i % 3 == 0 {
            let next = site(i as usize % 2);
            site_folder.publish(&next).unwrap();
            assert_eq!(tree(&site_folder.output), expected(i as usize % 2), "after kill {i}");
        }
    }
    println!("{journals} of {KILLS} kills left a journal, {mixed} a mixture of old and new");
    assert!(journals > 0, "no kill came while files were moved: the test shows nothing");
}

/// Kills the child at the `i`-th point: when a number of files is staged, or when so many are left to be moved.
fn run_and_kill(root: &Path, i: u32) {
    let staging = root.join("public/.talkpress-staging");
    let staged = || fs::read_dir(&staging).map_or(0, |entries| entries.count());
    let files = 2 * PAGES * i as usize / KILLS as usize;
    let is_moving = || staging.join("journal").exists();
    let is_point = || match i % 2 {
        0 => !is_moving() && staged() >= files.max(1),
        _ => is_moving() && staged() <= files + 8,
    };
    let mut child = child::command("publish-forever", root).stdout(Stdio::piped()).spawn().unwrap();
    // What an earlier child left is finished then.
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines.map_while(Result::ok).find(|line| line.contains("the first turn is over")).unwrap();
    let start = Instant::now();
    while !is_point() {
        assert!(start.elapsed() < DEADLINE, "point {i} is not reached");
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Whether pages of both sites are there.
fn check(output: &Path) -> bool {
    let mut seen = [0, 0];
    for i in 0..PAGES {
        let Ok(text) = fs::read_to_string(output.join(format!("talks/{i}/index.html"))) else { continue };
        let version = (0..2).find(|version| page(*version, i) == text).expect("a page is neither old nor new");
        let asset = asset(version, i);
        let style = fs::read_to_string(output.join(&asset)).unwrap_or_else(|e| panic!("{asset} is missing: {e}"));
        assert_eq!(style, asset.repeat(50));
        seen[version] += 1;
    }
    seen[0] > 0 && seen[1] > 0
}

fn expected(version: usize) -> std::collections::BTreeMap<String, Vec<u8>> {
    let fresh = Site::empty();
    fresh.publish(&site(version)).unwrap();
    tree(&fresh.output)
}
