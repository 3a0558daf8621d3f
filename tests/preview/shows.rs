//! What the preview shows, and when.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::time::Instant;

use crate::served::{DEADLINE, Served, talk};

const FIRST: &str = "/talks/first/";

#[test]
fn a_save_is_served_and_the_output_folder_is_not_touched() {
    let served = Served::new(&[]);
    let page = served.get(FIRST);
    assert_eq!(page.status(), 200);
    assert!(page.0.contains("Said three.") && page.0.contains("whisper-secret"), "{}", page.0);
    served.write("content/talks/first.md", &talk("changed"));
    served.wait_for(FIRST, "Said changed.");
    assert!(!served.folder.path().join("public").exists());
    assert_eq!(served.get("/talks/first").header("Location"), Some("/talks/first/"));
}

#[test]
fn the_last_good_text_of_a_broken_source_is_shown_and_other_pages_stay_fresh() {
    let served = Served::new(&[]);
    served
        .write("content/talks/first.md", "title: First\ndraft: perhaps\ncategory: talk\n\n<script>alert(1)</script>\n");
    let problems = served.wait_for("/.talkpress/problems", "first.md:2");
    assert!(problems.contains("-->"), "{problems}");
    assert!(served.get(FIRST).0.contains("Said three."));
    served.write("content/talks/other.md", "title: Other\ndate: 2026-01-03\ncategory: talk\n\nStill fresh.\n");
    served.wait_for("/talks/other/", "Still fresh.");
    assert!(served.get(FIRST).0.contains("Said three."));
    served.write("content/talks/first.md", &talk("fixed"));
    served.wait_for(FIRST, "Said fixed.");
    served.wait_for("/.talkpress/problems", "\"reports\":[]");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_takes_no_page_away() {
    let served = Served::new(&[]);
    let outside = tempfile::tempdir().unwrap();
    let talks = served.folder.path().join("content/talks");
    fs::rename(&talks, outside.path().join("talks")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("talks"), &talks).unwrap();
    served.wait_for("/.talkpress/problems", "outside the site");
    assert!(served.get(FIRST).0.contains("Said three."));
    fs::remove_file(&talks).unwrap();
    served.wait_for(FIRST, " 404 ");
}

#[test]
fn a_site_that_was_never_built_shows_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("talkpress.toml"), "theme = \"<script>none\"\n").unwrap();
    let served = Served::of(folder, &[]);
    let page = served.get("/");
    assert_eq!(page.status(), 500);
    assert!(page.0.contains("there is no theme named `&lt;script&gt;none`"), "{}", page.0);
    served.write("talkpress.toml", "");
    served.wait_for("/", " 200 ");
}

#[cfg(unix)]
#[test]
fn a_configuration_that_is_no_plain_file_is_reported_and_not_opened() {
    let folder = crate::served::small_site();
    let config = folder.path().join("talkpress.toml");
    fs::remove_file(&config).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&config).status().unwrap().success());
    let mut served = Served::of(folder, &[]);
    let page = served.get("/.talkpress/problems");
    assert!(page.0.contains("`talkpress.toml` is not a file"), "{}", page.0);
    fs::remove_file(&config).unwrap();
    served.write("talkpress.toml", "title = \"Repaired\"\n");
    served.wait_for("/", "Repaired");
    fs::remove_file(&config).unwrap();
    std::os::unix::fs::symlink("/dev/zero", &config).unwrap();
    served.wait_for("/.talkpress/problems", "outside the site");
    fs::remove_file(&config).unwrap();
    fs::File::create(&config).unwrap().set_len(3 << 30).unwrap();
    served.wait_for("/.talkpress/problems", "larger than 10 MB");
    assert!(served.get("/").0.contains("Repaired"));
    served.assert_alive();
}

#[test]
fn a_head_request_describes_the_whole_file() {
    let served = Served::new(&[]);
    for range in ["bytes=0-3", "bytes=99-"] {
        let answer = served.ask("HEAD", "/plain.txt", &format!("Range: {range}\r\n"));
        assert_eq!((answer.status(), answer.header("Content-Length"), answer.body()), (200, Some("10"), ""));
        assert!(answer.header("Content-Range").is_none());
    }
    assert_eq!(served.ask("GET", "/plain.txt", "Range: bytes=0-3\r\n").body(), "0123");
}

/// The events of a page, each as it comes.
fn events(served: &Served, page: &str, version: &str) -> impl Iterator<Item = String> + use<> {
    let mut stream = served.connect();
    let target = format!("/.talkpress/events?page={page}&version={version}&edition=1");
    write!(stream, "GET {target} HTTP/1.1\r\nHost: {}\r\n\r\n", served.address).unwrap();
    BufReader::new(stream).lines().map_while(Result::ok).filter_map(|l| l.strip_prefix("data: ").map(str::to_owned))
}

#[test]
fn a_page_gets_events_of_its_own_changes_and_of_copied_files() {
    let served = Served::new(&[]);
    let version = served.get(FIRST).data("version");
    let mut heard = events(&served, FIRST, &version);
    assert!(heard.next().unwrap().contains(&version));
    served.write(
        "content/talks/other.md",
        "title: Other\ndate: 2026-01-03\ncategory: talk\n\n----\n\n> ## A\n> y\n\nElse.\n",
    );
    served.wait_for("/talks/other/", "Else.");
    served.write("static/plain.txt", "9876543210");
    let news = heard.next().unwrap();
    assert!(news.contains("/plain.txt") && news.contains(&version), "{news}");
    served.write("content/talks/first.md", &talk("changed"));
    assert!(!heard.next().unwrap().contains(&version));
    fs::remove_file(served.folder.path().join("content/talks/first.md")).unwrap();
    assert!(heard.any(|news| news.contains("\"gone\"")));
}

#[test]
fn ranges_and_tags_follow_the_rfc() {
    let served = Served::new(&[]);
    let whole = served.get("/plain.txt");
    assert_eq!((whole.status(), whole.body()), (200, "0123456789"));
    assert_eq!(whole.header("Cache-Control"), Some("no-store"));
    assert_eq!(served.ask("HEAD", "/plain.txt", "").body(), "");
    assert_eq!(served.ask("HEAD", "/plain.txt", "").header("Content-Length"), Some("10"));
    let part = |range: &str| served.ask("GET", "/plain.txt", &format!("Range: {range}\r\n"));
    let cases = [
        ("bytes=2-4", 206, "234"),
        ("bytes=7-", 206, "789"),
        ("bytes=-2", 206, "89"),
        ("bytes=0-0,2-3", 200, "0123456789"),
        ("bytes=90-", 416, ""),
    ];
    for (range, status, body) in cases {
        let answer = part(range);
        assert_eq!((answer.status(), answer.body()), (status, body), "{range}");
    }
    assert_eq!(part("bytes=2-4").header("Content-Range"), Some("bytes 2-4/10"));
    let tag = whole.header("ETag").unwrap();
    assert_eq!(served.ask("GET", "/plain.txt", &format!("If-None-Match: {tag}\r\n")).status(), 304);
}

#[test]
fn times_are_written_only_for_the_page_that_asks_and_only_once() {
    let served = Served::new(&[]);
    let page = served.get(FIRST);
    let (token, version) = (page.data("token"), page.data("version"));
    let action = |token: &str, version: &str, path: &str| {
        format!(
            "{{\"page\":\"{path}\",\"token\":\"{token}\",\"version\":\"{version}\",\"times\":{{\"one\":0,\"three\":75}}}}"
        )
    };
    let source = || fs::read_to_string(served.folder.path().join("content/talks/first.md")).unwrap();
    assert_eq!(served.post("/.talkpress/times", &action("1.x", &version, FIRST)).status(), 403);
    assert_eq!(served.post("/.talkpress/times", &action(&token, &version, "/talks/other/")).status(), 403);
    assert_eq!(served.post("/.talkpress/times", &action(&served.get("/").data("token"), &version, "/")).status(), 409);
    assert_eq!(source(), talk("three"));
    let done = served.post("/.talkpress/times", &action(&token, &version, FIRST));
    assert!(done.status() == 200 && done.0.contains("\"written\":2"), "{}", done.0);
    assert!(source().contains("<!-- slide: time=1:15 -->\n> ## Three"), "{}", source());
    assert_eq!(served.post("/.talkpress/times", &action(&token, &version, FIRST)).status(), 403);
}

#[cfg(unix)]
#[test]
fn the_editor_opens_at_the_line_of_the_slide() {
    let out = tempfile::tempdir().unwrap();
    let output = out.path().join("output");
    let command = format!("sh -c 'echo \"$1\" > {}' x {{file}}:{{line}}", output.display());
    let served = Served::new(&["--editor", &command]);
    let action = |token: &str| format!("{{\"page\":\"{FIRST}\",\"token\":\"{token}\",\"slide\":\"two\"}}");
    assert_eq!(served.post("/.talkpress/open", &action("")).status(), 403);
    assert!(!output.exists());
    assert_eq!(served.post("/.talkpress/open", &action(&served.get(FIRST).data("token"))).status(), 200);
    let start = Instant::now();
    while !fs::read_to_string(&output).is_ok_and(|text| text.ends_with("first.md:14\n")) {
        assert!(start.elapsed() < DEADLINE, "{:?}", fs::read_to_string(&output));
        std::thread::yield_now();
    }
}

#[test]
fn nothing_of_the_preview_is_in_a_build() {
    let served = Served::new(&[]);
    let output = tempfile::tempdir().unwrap();
    let built = output.path().join("out");
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_talkpress"))
        .arg("build")
        .arg(served.folder.path())
        .arg("-o")
        .arg(&built)
        .output()
        .unwrap();
    assert!(status.status.success(), "{status:?}");
    let page = fs::read_to_string(built.join("talks/first/index.html")).unwrap();
    assert!(!page.contains("whisper-secret") && !page.contains("/.talkpress"));
    let mut folders = vec![built];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            match entry.path().is_dir() {
                true => folders.push(entry.path()),
                false => {
                    let bytes = fs::read(entry.path()).unwrap();
                    for word in ["talkpressPreview", "/.talkpress/", "whisper-secret"] {
                        let text = String::from_utf8_lossy(&bytes);
                        let is_theirs =
                            word == "talkpressPreview" && entry.path().extension().is_some_and(|e| e == "js");
                        assert!(is_theirs || !text.contains(word), "{word} in {}", entry.path().display());
                    }
                }
            }
        }
    }
    let served_page = served.get(FIRST);
    let tag_start = served_page.body().find("<script src=\"/.talkpress/").unwrap();
    let tag_end = tag_start + served_page.body()[tag_start..].find("</script>\n").unwrap() + 10;
    let without = format!("{}{}", &served_page.body()[..tag_start], &served_page.body()[tag_end..]);
    let with_notes = output.path().join("notes");
    std::process::Command::new(env!("CARGO_BIN_EXE_talkpress"))
        .args(["build", "--drafts", "--with-notes", "--today", "2026-11-21"])
        .arg(served.folder.path())
        .arg("-o")
        .arg(&with_notes)
        .output()
        .unwrap();
    assert_eq!(fs::read_to_string(with_notes.join("talks/first/index.html")).unwrap(), without);
}
