//! `import` with captions and lists of chapters.

use super::pdf_writer::{pdf, slide};
use super::site::{Run, Site, talkpress};

const FOLDER: &str = "content/talks/2026-05-14-nine-jars";

const CAPTIONS: &str = "WEBVTT\n\n00:00.000 --> 00:04.000\nWelcome to *my* talk.\n\n00:40.000 --> 00:45.000\nThis is flour.\n\n\
                        01:30.000 --> 01:35.000\nThank you.\n";

const CHAPTERS: &str =
    "My talk at Yeast Conf\n\n0:00 Nine jars\n0:40 - Flour & water\n1:30 - The end\n9:59 Questions\n";

fn site() -> Site {
    let site = Site::new();
    let pages = [
        slide("Nine jars", &["A talk about bread."]),
        slide("Flour & water", &["rye"]),
        slide("Bubbles", &["day two"]),
        slide("Temperature", &["23 degrees"]),
        slide("Ovens", &["hot"]),
        slide("The end", &["See https://bread.example/rye."]),
    ];
    site.write("jars.pdf", pdf("Nine jars", (960, 540), &pages));
    site.write("jars en.vtt", CAPTIONS);
    site.write("chapters.txt", CHAPTERS);
    site
}

fn import(site: &Site, args: &[&str]) -> Run {
    Run::of(talkpress(["import"]).args(args).arg("--into").arg(site.path()).current_dir(site.path()))
}

const DECK: &[&str] = &["jars.pdf", "--date", "2026-05-14", "--width", "320"];

#[test]
fn a_deck_with_its_recording_becomes_a_talk_with_transcripts() {
    let site = site();
    let run = import(&site, &[&["jars en.vtt", "chapters.txt"], DECK].concat()).ends(0);
    assert!(
        run.stdout.contains("chapters.txt: 3 of 4 titles found on the slides\n  not found: Questions\n"),
        "{run:#?}"
    );
    assert!(run.stdout.contains("jars en.vtt: 3 slides filled with 9 words; 3 without a time\n"), "{run:#?}");
    assert!(run.stdout.contains("to do: 3 transcripts"), "{run:#?}");
    let index = site.read(&format!("{FOLDER}/index.md"));
    assert!(index.contains("\ncaptions: \"jars%20en.vtt\"\n---\n"), "{index}");
    assert!(index.contains("## Nine jars\n\n<!-- slide: time=0:00 -->\n![Nine jars. A talk about bread.](001.webp)\n\nWelcome to \\*my\\* talk.\n"), "{index}");
    assert!(index.contains("## The end\n\n<!-- slide: time=1:30 -->\n"), "{index}");
    assert_eq!(site.read(&format!("{FOLDER}/jars en.vtt")), CAPTIONS);
    site.run("build", &["--drafts"]).ends(0);
    assert!(site.tree().contains_key("talks/nine-jars/jars en.vtt"), "{:?}", site.tree().keys());
    // The same again changes nothing.
    let again = import(&site, &[&["jars en.vtt", "chapters.txt"], DECK].concat()).ends(0);
    assert!(again.stdout.contains("the slides have times already"), "{again:#?}");
    assert_eq!(site.read(&format!("{FOLDER}/index.md")), index);
}

#[test]
fn captions_wait_for_times() {
    let site = site();
    let run = import(&site, &[&["jars en.vtt"], DECK].concat()).ends(0);
    assert!(
        run.stdout.contains("jars en.vtt: 3 cues, which become transcripts when the slides have times"),
        "{run:#?}"
    );
    assert!(run.stdout.contains("to do: 6 transcripts"), "{run:#?}");
    // Later, without the deck.
    let run = import(&site, &["chapters.txt", "--slug", "nine-jars", "--dry-run"]).ends(0);
    assert!(run.stdout.contains("would change"), "{run:#?}");
    assert!(!site.read(&format!("{FOLDER}/index.md")).contains("time="));
    import(&site, &["chapters.txt", "jars en.vtt", "--slug", "nine-jars"]).ends(0);
    let index = site.read(&format!("{FOLDER}/index.md"));
    assert!(
        index.contains("<!-- slide: time=0:40 -->\n![Flour & water. rye](002.webp)\n\nThis is flour.\n"),
        "{index}"
    );
    assert_eq!(index.matches("captions:").count(), 1);
}

#[test]
fn a_talk_gets_captions_without_a_deck() {
    let site = site();
    let talk = "title: Jars\ndate: 2026-01-01\nvideo: /jars.mp4\noffset: 0:10\n\nIntro.\n\n----\n\n<!-- slide: time=0:00 -->\n> ## One\n\nMine.\n\n\
                <!-- slide: time=0:30 -->\n> ## Two\n\n...\n\n<!-- note: SECRET -->\n";
    site.write("content/talks/jars.md", talk);
    site.write("a.srt", "1\n00:00:41,000 --> 00:00:44,000\nTwo.\n");
    import(&site, &["a.srt", "--slug", "jars"]).ends(0);
    let expected = talk.replace("offset: 0:10\n", "offset: 0:10\ncaptions: a.srt\n").replace("...\n", "Two.\n");
    assert_eq!(site.read("content/talks/jars.md"), expected);
    assert!(site.at("content/talks/a.srt").exists());
    let again = import(&site, &["a.srt", "--slug", "jars"]).ends(0);
    assert!(again.stdout.contains("nothing has changed"), "{again:#?}");
}

#[test]
fn recordings_that_cannot_be_added_are_refused() {
    let site = site();
    import(&site, &["jars en.vtt"]).ends(3).says("add the PDF of the slides, or name the talk with `--slug`");
    import(&site, &["chapters.txt", "--slug", "none"]).ends(3).says("there is no talk `none`");
    site.write("b.vtt", CAPTIONS);
    import(&site, &["jars en.vtt", "b.vtt", "--slug", "none"]).ends(3).says("at most one file of captions");
    site.write("bad.vtt", "WEBVTT\n\n0:01 --> 0:02\n\0\n");
    import(&site, &[&["bad.vtt"], DECK].concat()).ends(3).says("`bad.vtt` cannot be read");
    assert!(!site.at("content").exists());
}
