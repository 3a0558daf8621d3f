//! Pictures of strangers as slides: whatever is in them, the program ends well, within the memory it may have.

use std::time::Duration;

use super::hostile_pictures::{self, Picture};
use super::site::{Run, Site, behind_shell, within};

/// More than any run takes, so that a hang is noticed.
const LONG: Duration = Duration::from_secs(1_200);

/// What a build may ask the system for, in KiB: the program, its threads' stacks and its budget for pictures.
const MEMORY: u32 = 1_200_000;

fn slug(name: &str) -> String {
    name.replace('.', "-")
}

/// Runs `build` on many threads.
fn build(site: &Site) -> Run {
    let script = format!("ulimit -v {MEMORY}; RAYON_NUM_THREADS=16 exec \"$@\"");
    let arguments = ["build".into(), site.path().to_owned(), "--format".into(), "json".into()];
    within(LONG, &mut behind_shell(&script, arguments))
}

/// The names of the pictures that `run` refused for their size, and for nothing else.
fn refused(run: &Run) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect(&run.stdout);
    let rows = report["diagnostics"].as_array().unwrap().iter();
    let errors = rows.filter(|row| row["severity"] == "error");
    let name = |row: &serde_json::Value| {
        assert_eq!(row["message"], "this image has more than 100 million pixels");
        row["path"].as_str().unwrap().trim_start_matches("static/").to_owned()
    };
    errors.map(name).collect()
}

/// Builds all `pictures` in one site, each as the one slide of a talk; and again without those that are too large.
fn survives(pictures: &[Picture]) {
    let site = Site::new();
    for (name, bytes) in pictures {
        site.write(&format!("static/{name}"), bytes);
        let slug = slug(name);
        let talk =
            format!("title: A\nslug: {slug}\ndate: 2026-01-01\ncategory: talk\n\n----\n\n![x](/{name})\n\nSaid.\n");
        site.write(&format!("content/talks/{slug}.md"), talk);
    }
    let refused = refused(&build(&site).ends(1));
    for name in &refused {
        std::fs::remove_file(site.at(&format!("content/talks/{}.md", slug(name)))).unwrap();
    }
    let run = build(&site).ends(0);
    let tree = site.tree();
    for (name, bytes) in pictures.iter().filter(|(name, _)| !refused.contains(name)) {
        let slug = slug(name);
        assert!(tree.contains_key(&format!("talks/{slug}/index.html")), "{name}: {}", run.stdout);
        let card = &tree[&format!("cards/talks/{slug}/index.png")];
        assert!(card.starts_with(b"\x89PNG"), "{name}");
        let published = tree.get(name.as_str()).unwrap_or_else(|| panic!("{name} is not published"));
        assert!(published.len() <= bytes.len(), "{name} has grown");
    }
}

#[test]
fn some_hostile_pictures_harm_nothing() {
    survives(&hostile_pictures::some());
}

/// Takes minutes: `cargo test --release --test binary -- --ignored --nocapture every_hostile_picture`.
#[test]
#[ignore = "takes minutes"]
fn every_hostile_picture_harms_nothing() {
    let pictures = hostile_pictures::all();
    println!("{} pictures", pictures.len());
    survives(&pictures);
}
