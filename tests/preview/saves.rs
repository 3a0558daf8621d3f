//! Every way in which the files of a site change, and machines with few resources.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::served::{Served, small_site, talk, write};

const FIRST: &str = "/talks/first/";

fn post(word: &str) -> String {
    format!("title: New\ndate: 2026-02-02\n\nSaid {word}.\n")
}

#[test]
fn a_file_that_is_renamed_over_another_or_written_in_two_steps_is_seen() {
    let served = Served::new(&[]);
    let path = served.folder.path().join("content/talks/first.md");
    let beside = path.with_extension("tmp");
    fs::write(&beside, talk("renamed")).unwrap();
    fs::rename(&beside, &path).unwrap();
    served.wait_for(FIRST, "Said renamed.");
    fs::write(&path, "").unwrap();
    served.wait_for("/.talkpress/problems", "first.md");
    fs::write(&path, talk("truncated")).unwrap();
    served.wait_for(FIRST, "Said truncated.");
    served.wait_for("/.talkpress/problems", "\"reports\":[]");
    // As an editor does that keeps what was there.
    fs::rename(&path, path.with_extension("md~")).unwrap();
    fs::write(&path, talk("kept")).unwrap();
    served.wait_for(FIRST, "Said kept.");
    fs::remove_file(&path).unwrap();
    served.wait_for(FIRST, " 404 ");
    fs::write(&path, talk("back")).unwrap();
    served.wait_for(FIRST, "Said back.");
}

#[test]
fn folders_that_come_move_and_go_are_seen() {
    let served = Served::new(&[]);
    let at = |path: &str| served.folder.path().join(path);
    served.write("content/fresh/deep/new.md", &post("new"));
    served.wait_for("/new/", "Said new.");
    served.write("content/fresh/deep/new.md", &post("once more"));
    served.wait_for("/new/", "Said once more.");
    fs::rename(at("content/fresh"), at("content/moved")).unwrap();
    served.write("content/moved/deep/new.md", &post("moved"));
    served.wait_for("/new/", "Said moved.");
    // From outside, with all that is in it.
    let outside = served.folder.path().join("drawer");
    write(&outside, "sub/brought.md", "title: Brought\ndate: 2026-02-03\n\nSaid brought.\n");
    fs::rename(&outside, at("content/brought")).unwrap();
    served.wait_for("/brought/", "Said brought.");
    served.write("content/brought/sub/brought.md", "title: Brought\ndate: 2026-02-03\n\nSaid changed.\n");
    served.wait_for("/brought/", "Said changed.");
    fs::rename(at("content/brought"), &outside).unwrap();
    served.wait_for("/brought/", " 404 ");
    fs::remove_dir_all(at("content/moved")).unwrap();
    served.wait_for("/new/", " 404 ");
    // A folder of the site itself.
    fs::rename(at("static"), at("static-away")).unwrap();
    served.wait_for("/plain.txt", " 404 ");
    fs::rename(at("static-away"), at("static")).unwrap();
    served.wait_for("/plain.txt", "0123456789");
    served.write("static/plain.txt", "changed");
    served.wait_for("/plain.txt", "changed");
    served.write("themes/own/templates/home.html", "A home of its own.\n");
    served.write("talkpress.toml", "title = \"Served\"\ntheme = \"own\"\n");
    served.wait_for("/", "A home of its own.");
}

fn git(folder: &Path, arguments: &[&str]) {
    let status = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .unwrap();
    assert!(status.status.success(), "git {arguments:?}: {status:?}");
}

/// Writes `count` short pages that say `word`.
fn pages(folder: &Path, count: usize, word: &str) {
    for n in 0..count {
        write(
            folder,
            &format!("content/part-{}/page-{n}.md", n % 10),
            &format!("title: Page {n}\nslug: page-{n}\ncategory: page\n\nSaid {word}.\n"),
        );
    }
}

#[test]
fn after_a_checkout_of_a_thousand_files_every_page_is_right() {
    const COUNT: usize = 1_000;
    let folder = small_site();
    let at = folder.path().to_owned();
    git(&at, &["init", "-q", "-b", "one"]);
    pages(&at, COUNT, "one");
    write(&at, "content/only-one.md", &post("in one alone"));
    git(&at, &["add", "-A"]);
    git(&at, &["commit", "-q", "-m", "one"]);
    git(&at, &["checkout", "-q", "-b", "two"]);
    pages(&at, COUNT, "two");
    fs::remove_file(at.join("content/only-one.md")).unwrap();
    write(&at, "content/only-two/new.md", "title: Two\nslug: two\ncategory: page\n\nSaid in two alone.\n");
    git(&at, &["add", "-A"]);
    git(&at, &["commit", "-q", "-m", "two"]);
    let served = Served::of(folder, &[]);
    for (branch, there, gone) in [("one", "/only-one/", "/two/"), ("two", "/two/", "/only-one/")] {
        git(&at, &["checkout", "-q", branch]);
        for n in 0..COUNT {
            served.wait_for(&format!("/page-{n}/"), &format!("Said {branch}."));
        }
        served.wait_for(there, &format!("Said in {branch} alone."));
        served.wait_for(gone, " 404 ");
        served.wait_for("/.talkpress/problems", "\"reports\":[]");
    }
}

fn limited(script: &str) -> Vec<String> {
    ["sh", "-c", &format!("{script} && exec \"$@\""), "sh"].map(String::from).into()
}

fn serve_limited(starter: &[String], folder: TempDir) -> Served {
    Served::under(&starter.iter().map(String::as_str).collect::<Vec<_>>(), folder, &[])
}

#[test]
fn sixty_four_open_files_are_enough() {
    let folder = small_site();
    pages(folder.path(), 300, "before");
    let served = serve_limited(&limited("ulimit -n 64"), folder);
    let request = format!("GET {FIRST} HTTP/1.1\r\nHost: {}\r\n\r\n", served.address);
    let ask = |_| {
        let mut stream = served.connect();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    };
    let all: Vec<_> = (0..200).map(ask).collect();
    pages(served.folder.path(), 300, "after");
    for mut stream in all {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.contains("Said three."), "{answer}");
    }
    for n in 0..300 {
        served.wait_for(&format!("/page-{n}/"), "Said after.");
    }
}

/// A starter in its own user namespace with few `watches`; `None` if the system does not allow that.
fn with_watches(watches: &str) -> Option<Vec<String>> {
    let script = format!("echo {watches}");
    let starter: Vec<String> = ["unshare", "-r"].map(String::from).into_iter().chain(limited(&script)).collect();
    let status = Command::new(&starter[0]).args(&starter[1..]).arg("true").output();
    status.is_ok_and(|output| output.status.success()).then_some(starter)
}

#[test]
fn without_events_it_polls_and_says_so() {
    for limit in ["0 > /proc/sys/user/max_inotify_instances", "1 > /proc/sys/user/max_inotify_watches"] {
        let Some(starter) = with_watches(limit) else { return };
        let mut served = serve_limited(&starter, small_site());
        served.wait_for_line("note: this disk doesn't report changes");
        served.write("content/talks/first.md", &talk("polled"));
        served.wait_for(FIRST, "Said polled.");
    }
}

#[test]
fn when_watches_run_out_it_polls_and_says_so() {
    let Some(starter) = with_watches("8 > /proc/sys/user/max_inotify_watches") else { return };
    let mut served = serve_limited(&starter, small_site());
    // Once this is seen, the watch has begun.
    served.write("content/talks/first.md", &talk("begun"));
    served.wait_for(FIRST, "Said begun.");
    for n in 0..20 {
        served
            .write(&format!("content/folder-{n}/page.md"), &format!("title: P\nslug: p-{n}\ncategory: page\n\nOld.\n"));
    }
    for n in 0..20 {
        served.wait_for(&format!("/p-{n}/"), "Old.");
    }
    served.write("content/folder-19/page.md", "title: P\nslug: p-19\ncategory: page\n\nYoung.\n");
    served.wait_for("/p-19/", "Young.");
    served.wait_for_line("note: the system can't watch more folders");
}

#[test]
fn polling_sees_a_save_too() {
    let served = Served::new(&["--poll"]);
    served.write("content/talks/first.md", &talk("polled"));
    served.wait_for(FIRST, "Said polled.");
}

#[test]
fn many_saves_end_on_the_last() {
    let served = Served::new(&[]);
    for n in 0..50 {
        served.write("content/talks/first.md", &talk(&format!("number {n}")));
        // Sometimes the next save comes after the build, mostly during it.
        if n % 7 == 0 {
            served.wait_for("/talks/first/", &format!("Said number {n}."));
        }
    }
    served.wait_for(FIRST, "Said number 49.");
}

/// A page of 30 MB that 60 readers ask for at once would need 1.8 GB if each answer were held whole.
#[test]
fn large_pages_for_sixty_readers_need_little_memory() {
    const SIZE: usize = 30 << 20;
    let folder = small_site();
    let page = format!("<html><head></head><body>{}</body></html>", "a".repeat(SIZE));
    write(folder.path(), "static/large.html", &page);
    let served = serve_limited(&limited("ulimit -v 2000000"), folder);
    let ask = |_| {
        let mut stream = served.connect();
        write!(stream, "GET /large.html HTTP/1.1\r\nHost: {}\r\n\r\n", served.address).unwrap();
        stream
    };
    let all: Vec<_> = (0..60).map(ask).collect();
    let read = |mut stream: TcpStream| std::io::copy(&mut stream, &mut std::io::sink()).unwrap() as usize;
    std::thread::scope(|scope| {
        let readers: Vec<_> = all.into_iter().map(|stream| scope.spawn(move || read(stream))).collect();
        for reader in readers {
            assert!(reader.join().unwrap() > SIZE);
        }
    });
}
