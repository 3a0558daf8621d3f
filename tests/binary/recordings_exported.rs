//! `export chapters` and `export captions`, and what `status` says about recordings.

use super::site::{Run, Site, talkpress};

const JARS: &str = "content/talks/jars.md";

const TALK: &str = "---\ntitle: Nine jars\ndate: 2026-05-14\nvideo: https://youtu.be/aB3-_x9ZkQ0\ncaptions: jars.srt\noffset: 0:05\n---\n\n----\n\n\
    <!-- slide: time=0:00 -->\n> ## Welcome\n\nGood morning, and welcome to *nine jars*.[^1]\n\n[^1]: SECRET footnote.\n\n<!-- note: SECRET note -->\n\n\
    <!-- slide: time=0:20 -->\n> ## The starter <3\n\n...\n\n\
    <!-- slide: time=0:40 -->\n> ## Feeding\n\nYou feed it flour & water.\n\n- Every day.\n\n\
    <!-- slide: skip -->\n> ## SECRET\n";

const CAPTIONS: &str = "1\n00:00:05,000 --> 00:00:08,000\ngood mourning and\n\n2\n00:00:08,000 --> 00:00:12,000\num welcome to nine jars\n\n\
    3\n00:00:25,500 --> 00:00:28,000\nso this is the starter\n\n4\n00:00:45,500 --> 00:00:49,000\nyou feet it flour and water\n\n\
    5\n00:00:49,000 --> 00:00:51,500\nevery day.\n";

fn run(site: &Site, args: &[&str]) -> Run {
    Run::of(talkpress(args).arg("--site").arg(site.path()).current_dir(site.path()))
}

fn jars() -> Site {
    let site = Site::new();
    site.write(JARS, TALK);
    site.write("content/talks/jars.srt", CAPTIONS);
    site
}

#[test]
fn chapters_are_written_in_three_formats() {
    let site = jars();
    let lines = "0:00 Welcome\n0:25 The starter <3\n0:45 Feeding\n";
    assert_eq!(run(&site, &["export", "chapters", "jars"]).ends(0).stdout, lines);
    run(&site, &["export", "chapters", "jars", "-o", "list.TXT"]).ends(0);
    assert_eq!(site.read("list.TXT"), lines);
    run(&site, &["export", "chapters", "jars", "-o", "list.vtt"]).ends(0);
    let vtt = site.read("list.vtt");
    assert!(
        vtt.ends_with("\n00:00:45.000 --> 00:00:52.000\nFeeding\n") && vtt.contains("The starter &lt;3\n"),
        "{vtt}"
    );
    run(&site, &["export", "chapters", "jars", "-o", "list.json"]).ends(0);
    let json: serde_json::Value = serde_json::from_str(&site.read("list.json")).unwrap();
    assert_eq!(json["chapters"][2]["startTime"], 45);
    run(&site, &["export", "chapters", "jars", "-o", "list.pdf"]).ends(3).says("written as .txt, .vtt or .json");
    // What is exported is read again.
    run(&site, &["times", "jars", "--from", "list.vtt", "--write"]).ends(0).says("nothing changes");
    site.write(JARS, TALK.replace(" time=0:20", ""));
    run(&site, &["export", "chapters", "jars"]).ends(1).says("fewer than three chapters");
}

#[test]
fn a_build_writes_the_same_chapters() {
    let site = jars();
    run(&site, &["export", "chapters", "jars", "-o", "list.vtt"]).ends(0);
    site.run("build", &["--base-url", "https://jars.example/"]).ends(0);
    let tree = site.tree();
    let text = |path: &str| String::from_utf8_lossy(&tree[path]).into_owned();
    assert_eq!(text("talks/jars/chapters.vtt"), site.read("list.vtt"));
    let page = text("talks/jars/index.html");
    for part in [
        "\"embedUrl\":\"https://www.youtube-nocookie.com/embed/aB3-_x9ZkQ0\"",
        "{\"@type\":\"Clip\",\"endOffset\":25,\"name\":\"Welcome\",\"startOffset\":0,\"url\":\"https://jars.example/talks/jars/?t=0\"}",
        "\"url\":\"https://jars.example/talks/jars/?t=45\"",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    // A file of the author stays.
    site.write("content/talks/jars/chapters.vtt", "WEBVTT\n\nMine\n");
    site.write(
        "content/talks/jars/index.md",
        TALK.replace("jars.srt", "../jars.srt").replace("\n----", "\n[All](chapters.vtt)\n\n----"),
    );
    std::fs::remove_file(site.at(JARS)).unwrap();
    site.run("build", &[]).ends(0);
    assert!(String::from_utf8_lossy(&site.tree()["talks/jars/chapters.vtt"]).contains("Mine"));
}

#[test]
fn captions_get_the_words_of_transcripts() {
    let site = jars();
    let exported = run(&site, &["export", "captions", "jars"]).ends(0).says("words of the transcripts were heard");
    let expected = "WEBVTT\n\n00:00:05.000 --> 00:00:08.000\nGood morning, and\n\n00:00:08.000 --> 00:00:12.000\nwelcome to nine jars.\n\n\
        00:00:25.500 --> 00:00:28.000\nso this is the starter\n\n00:00:45.500 --> 00:00:49.000\nYou feed it flour &amp; water.\n\n\
        00:00:49.000 --> 00:00:51.500\nEvery day.\n";
    assert_eq!(exported.stdout, expected);
    run(&site, &["export", "captions", "jars", "-o", "jars.SRT"]).ends(0);
    assert!(site.read("jars.SRT").starts_with("1\n00:00:05,000 --> 00:00:08,000\nGood morning, and\n\n2\n"));
    assert!(site.read("jars.SRT").contains("\nYou feed it flour & water.\n"));
    run(&site, &["export", "captions", "jars", "-o", "jars.ass"]).ends(3).says(".vtt or .srt");
    // A talk whose recording has no address yet, too.
    site.write(JARS, TALK.replace("video: https://youtu.be/aB3-_x9ZkQ0\n", ""));
    assert_eq!(run(&site, &["export", "captions", "jars"]).ends(0).stdout, expected);
    site.write(JARS, TALK.replace("captions: jars.srt\n", ""));
    run(&site, &["export", "captions", "jars"]).ends(1).says("has no captions that are a file of the site");
}

#[test]
fn captions_that_became_transcripts_come_back() {
    let site = Site::new();
    let talk = "---\ntitle: Jars\ndate: 2026-05-14\ncaptions: /jars.vtt\n---\n\n----\n\n<!-- slide: time=0:00 -->\n> ## One\n\n...\n\n\
                <!-- slide: time=0:10 -->\n> ## Two\n\n...\n";
    let captions = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Anna>We *have* #1 &lt;jar&gt; &amp; more.\n\n00:00:04.000 --> 00:00:06.000\n<v Ben>No!\n\n\
                    00:00:11.000 --> 00:00:14.000\n<v Ben>Note: $a$ -- 1. [x](y)\n\n00:00:14.000 --> 00:00:15.000\n<v Anna>Yes.\n";
    site.write(JARS, talk);
    site.write("content/jars.vtt", captions);
    run(&site, &["transcript", "jars", "--write"]).ends(0);
    assert!(!site.read(JARS).contains("..."), "{}", site.read(JARS));
    assert_eq!(run(&site, &["export", "captions", "jars"]).ends(0).stdout, captions);
}

#[test]
fn status_counts_times_and_captions() {
    let site = jars();
    let shown = site.run("status", &[]).ends(0);
    assert!(shown.stdout.contains("jars.md (talk, 1 skipped, recording with captions, "), "{shown:#?}");
    let report = site.run("status", &["--format", "json"]).ends(0).stdout;
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    let row = &report[0];
    let numbers = ["timed", "recordings", "captions", "transcripts"].map(|key| row[key].as_u64().unwrap());
    assert_eq!(numbers, [3, 1, 1, 2], "{row}");
    assert!((60..90).contains(&row["heard"].as_u64().unwrap()), "{row}");
    // The captions of another talk.
    let other = "1\n00:00:01,000 --> 00:00:58,000\nNothing in here belongs to any of those slides at all.\n";
    site.write("content/talks/jars.srt", other);
    let shown = site.run("status", &[]).ends(0);
    assert!(shown.stdout.contains("recording with captions, which do not match the transcripts ("), "{shown:#?}");
}
