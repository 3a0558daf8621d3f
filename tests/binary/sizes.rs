//! Sites without documents, with one, and with very many.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use super::site::{Run, Site, talk};

/// Builds, and measures the largest amount of memory it used, in MB.
fn build(site: &Site) -> (Run, u64) {
    let mut child = site.command("build", &[]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let high = text.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().split(' ').next()?.parse().ok());
        peak = peak.max(high.unwrap_or(0));
        thread::sleep(Duration::from_millis(4));
    }
    (Run::from(child.wait_with_output().unwrap()), peak / 1024)
}

#[test]
fn a_site_of_nothing_and_a_site_of_one() {
    let site = Site::new();
    site.run("build", &[]).ends(0);
    assert!(site.at("public/index.html").exists() && site.at("public/404.html").exists());
    fs::create_dir(site.at("content")).unwrap();
    site.run("build", &[]).ends(0);
    site.run("check", &[]).ends(0);
    site.run("status", &[]).ends(0);
    site.write("content/one.md", "title: One\ndate: 2026-01-01\n\nText.\n");
    site.run("build", &[]).ends(0);
    assert!(site.at("public/one/index.html").exists());
    fs::remove_file(site.at("content/one.md")).unwrap();
    site.run("build", &[]).ends(0);
    assert!(!site.at("public/one").exists());
    let without = tempfile::tempdir().unwrap();
    fs::create_dir(without.path().join("content")).unwrap();
    let built = super::site::talkpress(["build"]).current_dir(without.path()).output().unwrap();
    Run::from(built).ends(0);
}

/// Takes minutes, mostly for 10,000 social cards: `cargo test --release --test binary -- --ignored --nocapture many`.
#[test]
#[ignore = "takes minutes"]
fn f7_many_documents_in_little_memory() {
    let site = Site::with_talks(0);
    for i in 0..10_000 {
        site.write(&format!("content/talks/{}/talk-{i}.md", i % 50), talk(i));
    }
    let (run, memory) = build(&site);
    run.ends(0);
    println!("10,000 documents: {memory} MB");
    assert!(site.at("public/talks/talk-9999/index.html").exists());
    assert!(memory < 300, "{memory} MB");
    let (run, memory) = build(&site);
    assert!(run.ends(0).stdout.contains("0 written, 0 removed"));
    println!("again: {memory} MB");
    assert!(memory < 300, "{memory} MB");
}

/// `cargo test --release --test binary -- --ignored --nocapture many`
#[test]
#[ignore = "takes minutes"]
fn f7_many_files_in_little_memory() {
    let site = Site::with_talks(1);
    for i in 0..100 {
        let folder = site.at(&format!("static/{i}"));
        fs::create_dir_all(&folder).unwrap();
        (0..1000).for_each(|j| fs::write(folder.join(j.to_string()), "x").unwrap());
    }
    let (run, memory) = build(&site);
    run.ends(0);
    println!("100,000 files: {memory} MB");
    assert!(site.at("public/99/999").exists());
    assert!(memory < 300, "{memory} MB");
}
