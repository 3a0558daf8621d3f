//! `transcript` and `times`: what a recording says about a talk.

use std::fmt::Write;

use super::site::{Run, Site, talkpress};

const JARS: &str = "content/talks/jars.md";

const TALK: &str = "---\ntitle: Nine jars\ndate: 2026-05-14\ndraft: true\n---\n\nIntro.\n\n----\n\n\
    <!-- slide: time=0:00 -->\n> ## Welcome\n\n...\n\n<!-- note: SECRET\n...\n-->\n\n\
    <!-- slide: time=0:08 -->\n> ## The starter\n\nAlready *written*.\n\n\
    <!-- slide: id=feed time=0:15 -->\n> ## Feeding\n\n> ## No time\n\n...\n\n----\n\n## End\n\n\
    <!-- slide: time=0:25 -->\n> ## Thanks\n";

/// As YouTube writes it: each line appears below the one before.
const ROLLING: &str = "WEBVTT\nKind: captions\nLanguage: en\n\n\
    00:00:00.160 --> 00:00:02.389 align:start position:0%\n \nhello<00:00:00.400><c> everyone</c>\n\n\
    00:00:02.389 --> 00:00:02.399 align:start position:0%\nhello everyone\n \n\n\
    00:00:02.399 --> 00:00:07.500 align:start position:0%\nhello everyone\nto<00:00:02.700><c> my</c><00:00:02.900><c> talk.</c>\n\n\
    00:00:08.000 --> 00:00:10.000\nNot here.\n\n\
    00:00:16.000 --> 00:00:20.500\n# We --&gt; &lt;!-- feed --&gt; it.\n\n\
    00:00:22.600 --> 00:00:24.000\n1. It was **good**: [x](y), $a$ &amp;lt; %%b%%.\n\n00:00:26.000 --> 00:00:29.500\n...\n";

fn run(site: &Site, args: &[&str]) -> Run {
    Run::of(talkpress(args).arg("--site").arg(site.path()).current_dir(site.path()))
}

fn jars() -> Site {
    let site = Site::new();
    site.write(JARS, TALK);
    site.write("jars.vtt", ROLLING);
    site
}

#[test]
fn captions_become_pending_transcripts() {
    let site = jars();
    let shown = run(&site, &["transcript", "jars", "--from", "jars.vtt"]).ends(0).says("3 slides filled");
    assert_eq!(site.read(JARS), TALK);
    assert!(shown.stdout.starts_with("--- a/content/talks/jars.md\n+++ b/content/talks/jars.md\n@@ -"), "{shown:#?}");
    let wrote =
        run(&site, &["transcript", JARS, "--from", "jars.vtt", "--write"]).ends(0).says("wrote content/talks/jars.md");
    assert!(wrote.stderr.contains("1 left alone, because there is a transcript; 1 without a time"), "{wrote:#?}");
    let expected = TALK
        .replacen("Welcome\n\n...", "Welcome\n\nhello everyone to my talk.", 1)
        .replace(
            "Feeding\n\n",
            "Feeding\n\n\\# We --\\> \\<\\!-- feed --\\> it.\n\n1\\. It was \\*\\*good\\*\\*: \\[x\\](y), \\$a\\$ \\&lt; \\%\\%b\\%\\%.\n\n",
        )
        .replace("> ## Thanks\n", "> ## Thanks\n\n\\...\n");
    assert_eq!(site.read(JARS), expected);
    run(&site, &["transcript", "jars", "--from", "jars.vtt", "--write"]).ends(0).says("nothing changes");
    assert_eq!(site.read(JARS), expected);
    site.run("build", &["--drafts"]).ends(0);
    let page = String::from_utf8_lossy(&site.tree()["talks/jars/index.html"]).into_owned();
    assert!(
        page.contains("hello everyone to my talk.") && page.contains("# We --&gt; &lt;!-- feed --&gt; it."),
        "{page}"
    );
    assert!(!page.contains("SECRET"));
}

#[test]
fn talks_that_cannot_be_filled_are_refused() {
    let site = jars();
    run(&site, &["transcript", "jras", "--from", "jars.vtt"]).ends(3).says("did you mean `jars`?");
    run(&site, &["transcript", "jars"]).ends(3).says("name a WebVTT or SRT file with `--from`");
    run(&site, &["transcript", "jars", "--from", "none.vtt"]).ends(3).says("`none.vtt` does not exist");
    run(&site, &["transcript", "jars", "--from", JARS]).ends(1).says("there are no captions in this file");
    run(&site, &["transcript", "jars", "--from", "jars.vtt", "--delivery", "2"]).ends(3).says("no deliveries");
    site.write("nul.vtt", "WEBVTT\n\n0:01 --> 0:02\na\0b\n");
    run(&site, &["transcript", "jars", "--from", "nul.vtt"]).ends(1).says("the captions contain a NUL character");
    site.write("content/talks/untimed.md", "---\ntitle: Untimed\ndate: 2026-05-14\n---\n\n----\n\n> ## One\n\n...\n");
    run(&site, &["transcript", "untimed", "--from", "jars.vtt"]).ends(1).says("talkpress times untimed --from FILE");
    site.write(
        "content/talks/rules.md",
        "---\ntitle: Rules\ndate: 2026-05-14\nmarp: true\n---\n\n# One\n\n---\n\n# Two\n",
    );
    run(&site, &["transcript", "rules", "--from", "jars.vtt"]).ends(1).says("rule deck");
    let deck = "---\ntitle: Rules\ndate: 2026-05-14\nmarp: true\nnotes: transcript\n---\n\n<!-- slide: time=0:00 -->\n\n# One\n\n---\n\n# Two\n";
    site.write("content/talks/rules.md", deck);
    run(&site, &["transcript", "rules", "--from", "jars.vtt", "--write"]).ends(0).says("1 slide filled");
    assert!(
        site.read("content/talks/rules.md").contains("# One\n\n<!--\nhello everyone to my talk. Not here."),
        "{}",
        site.read("content/talks/rules.md")
    );
    site.write("content/post.md", "---\ntitle: Post\ndate: 2026-05-14\n---\n\nText.\n");
    run(&site, &["transcript", "post", "--from", "jars.vtt"]).ends(3).says("has no slides");
}

#[test]
fn captions_of_the_site_are_found() {
    let site = jars();
    site.write(JARS, TALK.replace("draft: true\n", "captions: /jars.srt\noffset: 1:00\n"));
    let srt = "1\r\n00:01:01,000 --> 00:01:03,000\r\n<v Anna>Hello.\r\n\r\n2\r\n00:01:03,000 --> 00:01:05,000\r\n<v Ben *B*>Hi.\r\n";
    site.write("static/jars.srt", srt);
    run(&site, &["transcript", "jars", "--write"]).ends(0);
    assert!(
        site.read(JARS).contains("> ## Welcome\n\n**Anna:** Hello.\n\n**Ben \\*B\\*:** Hi.\n\n<!-- note"),
        "{}",
        site.read(JARS)
    );
    site.write(JARS, TALK.replace("draft: true\n", "captions: https://example.org/a.vtt\n"));
    run(&site, &["transcript", "jars"]).ends(3).says("on another server");
}

/// A deck of 20 slides without times, as it was shown, and the description of its video.
fn twenty() -> (String, String, Vec<String>) {
    let titles = [
        "Nine jars",
        "What is a starter?",
        "Flour & water",
        "Demo",
        "Day one",
        "Day two: bubbles",
        "Day three",
        "Temperature matters",
        "Demo",
        "Feeding schedule",
        "Größe und Maß",
        "The oven",
        "Steam",
        "Scoring",
        "Crust vs. crumb",
        "Failures",
        "Failures, again",
        "Questions?",
        "Where to go next",
        "Thank you",
    ];
    let mut talk = String::from("---\ntitle: Nine jars\ndate: 2026-05-14\n---\n\n----\n");
    let mut list = String::from("My talk at Yeast Conf. Slides: https://bread.example/1:23\n\n");
    let mut times = Vec::new();
    for (n, title) in titles.iter().enumerate() {
        let _ = write!(talk, "\n> ## {title}\n\nSaid {n}.\n");
        let seconds = n * 73;
        let spelt = match n {
            1 => "What's a starter".to_owned(),
            6 => "DAY THREE".to_owned(),
            9 => "Feeding schedul".to_owned(),
            14 => "Crust vs crumb".to_owned(),
            18 => "Something else".to_owned(),
            _ => (*title).to_owned(),
        };
        let _ = writeln!(list, "{}:{:02} - {spelt}", seconds / 60, seconds % 60);
        times.push(format!("{}:{:02}", seconds / 60, seconds % 60));
    }
    (talk, list, times)
}

#[test]
fn a_list_of_chapters_gives_the_times_of_slides() {
    let site = Site::new();
    let (talk, list, times) = twenty();
    site.write(JARS, talk);
    site.write("list.txt", list);
    let run_it = |args: &[&str]| run(&site, &[&["times", "jars"], args].concat());
    run_it(&["--from", "list.txt", "--write"]).ends(0).says("no slide found for:\n  21:54 Something else");
    let found = run_it(&[]).ends(0).stdout;
    let right = found.lines().zip(&times).filter(|(line, time)| line.split(' ').next() == Some(time)).count();
    assert!(right >= 18, "{right} of 20\n{found}");
    // What is printed is read again.
    site.write("printed.txt", &found);
    run_it(&["--from", "printed.txt", "--write"]).ends(0).says("nothing changes");
    run_it(&["--shift", "-1:13", "--write"]).ends(0).says("`nine-jars` would be before the start of the talk");
    assert!(run_it(&[]).ends(0).stdout.contains("1:13 flour-water\n2:26 demo\n"));
    site.write("times.json", "{\"page\":\"/talks/jars/\",\"times\":{\"demo\":200.4,\"nobody\":1}}");
    run_it(&["--from", "times.json", "--write"]).ends(0).says("1 of 2 placed");
    assert!(run_it(&[]).ends(0).stdout.contains("3:20 demo\n"));
    site.write("chapters.vtt", "WEBVTT\n\n00:09.000 --> 01:00.000\nThe oven\n");
    assert!(
        run_it(&["--from", "chapters.vtt"]).ends(0).stdout.contains("+<!-- slide: time=0:09 -->\n > ## The oven\n")
    );
    run_it(&["--from", "talkpress.toml"]).ends(1).says("nothing in `talkpress.toml`");
    run_it(&["--write"]).ends(3).says("nothing to write");
    site.write("wrong.txt", "0:00 nine-jars\n0:99 Nonsense\nSee https://a.example/1:23\n");
    let warned = run_it(&["--from", "wrong.txt"]).ends(0).says("the time of this line cannot be read: `0:99 Nonsense`");
    assert!(!warned.stderr.contains("a.example"), "{warned:#?}");
    let warned =
        run_it(&["--shift", "-20:00"]).ends(0).says("` would be before the start of the talk, so they are at 0:00");
    assert_eq!(warned.stderr.matches("warning").count(), 1, "{warned:#?}");
    run_it(&["--shift", "soon"]).ends(3).says("write it like 0:35");
}

#[test]
fn a_delivery_has_times_and_captions_of_its_own() {
    let site = Site::new();
    let deliveries = "video: /a.mp4\ndeliveries:\n  - date: 2026-05-14\n    video: /b.mp4\n  - date: 2026-06-01\n    video: /c.mp4\n    \
                      captions: short.vtt\n    offset: -0:02\n    times: short.txt\n";
    let talk = TALK.replace("draft: true\n", deliveries);
    site.write("content/talks/jars/index.md", &talk);
    site.write("content/talks/jars/short.vtt", "WEBVTT\n\n0:01 --> 0:02\nShort.\n\n0:04 --> 0:05\nThanks.\n");
    run(&site, &["times", "jars", "--delivery", "1", "--shift", "0:01"])
        .ends(3)
        .says("delivery 1 has no file for its own times");
    site.write("list.txt", "0:00 welcome\n0:05 thanks\n0:09 nobody\n");
    let written = run(&site, &["times", "jars", "--delivery", "2", "--from", "list.txt", "--write"])
        .ends(0)
        .says("  0:09 nobody");
    assert!(!written.stderr.contains("does not exist yet"), "{written:#?}");
    assert_eq!(site.read("content/talks/jars/short.txt"), "0:00 welcome\n0:05 thanks\n");
    run(&site, &["times", "jars", "--delivery", "2", "--shift", "0:01", "--write"]).ends(0);
    assert_eq!(site.read("content/talks/jars/short.txt"), "0:01 welcome\n0:06 thanks\n");
    assert_eq!(site.read("content/talks/jars/index.md"), talk);
    let run = run(&site, &["transcript", "jars", "--delivery", "2"]).ends(0);
    assert!(run.stdout.contains("+Short.") && run.stdout.contains("+Thanks."), "{run:#?}");
}
