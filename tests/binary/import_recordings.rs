//! `import` with captions, lists of chapters and times of BigBlueButton.

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
    assert!(index.contains("## Nine jars\n\n<!-- slide: time=0:00 -->\n![Nine jars. A talk about bread.](001.png)\n\nWelcome to \\*my\\* talk.\n"), "{index}");
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
    assert!(index.contains("<!-- slide: time=0:40 -->\n![Flour & water. rye](002.png)\n\nThis is flour.\n"), "{index}");
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

/// A `shapes.svg` of BigBlueButton with these images: the path, and when each was shown.
fn shapes(images: &[(&str, &str, &str)]) -> String {
    let image = |(path, begins, ends): &(&str, &str, &str)| {
        format!("<image class=\"slide\" in=\"{begins}\" out=\"{ends}\" xlink:href=\"presentation/{path}\" x=\"0\"/>\n")
    };
    let images: String = images.iter().map(image).collect();
    format!(
        "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n{images}</svg>\n"
    )
}

#[test]
fn the_times_of_a_big_blue_button_recording_become_those_of_slides() {
    let site = site();
    let images = [
        ("logo.png", "0.0", "0.5"),
        ("welcome/slide-1.png", "0.5", "2"),
        ("jars/slide-1.png", "2.4", "40.9"),
        ("deskshare.png", "40.9", "41"),
        ("jars/slide-2.png", "41", "60"),
        ("jars/slide-1.png", "60", "61"),
        ("jars/svgs/slide6.svg", "90.1", "99"),
        ("jars/slide-7.png", "99", "99"),
    ];
    // Its name does not matter.
    site.write("times.txt", shapes(&images));
    let run = import(&site, &[&["chapters.txt", "times.txt", "jars en.vtt"], DECK].concat()).ends(0);
    let said = "times.txt: 3 of 6 slides shown in the recording\n  2 presentations were shown; these are the times of the \
                one with 3 pages shown\n";
    assert!(run.stdout.contains(said), "{run:#?}");
    assert!(run.stdout.contains("chapters.txt: the slides have times already"), "{run:#?}");
    let index = site.read(&format!("{FOLDER}/index.md"));
    assert!(index.contains("## Nine jars\n\n<!-- slide: time=0:02 -->\n![Nine jars."), "{index}");
    assert!(index.contains("<!-- slide: time=0:41 -->\n![Flour & water. rye](002.png)\n\nThis is flour.\n"), "{index}");
    assert!(index.contains("<!-- slide: time=1:30 -->\n![The end"), "{index}");
    assert_eq!(index.matches("time=").count(), 3);
    site.run("build", &["--drafts"]).ends(0);
    assert!(!site.tree().keys().any(|path| path.contains("times")), "{:?}", site.tree().keys());
}

#[test]
fn a_talk_gets_the_times_of_big_blue_button_later() {
    let site = site();
    import(&site, DECK).ends(0);
    // The slide of the fourth page was deleted, so the fourth slide is the fifth page.
    let index = format!("{FOLDER}/index.md");
    let text = site.read(&index);
    let (from, to) = (text.find("![Temperature").unwrap(), text.find("![Ovens").unwrap());
    site.write(&index, [&text[..from], &text[to..]].concat());
    site.write("shapes.svg", shapes(&[("a/slide-4.png", "30", "40"), ("a/slide-5.png", "50.9", "60")]));
    let args = ["shapes.svg", "chapters.txt", "--slug", "nine-jars"];
    let run = import(&site, &args).ends(0);
    assert!(run.stdout.contains("shapes.svg: 1 of 5 slides shown in the recording\n"), "{run:#?}");
    assert!(run.stdout.contains("  not among the slides: page 4\n"), "{run:#?}");
    let text = site.read(&index);
    assert!(text.contains("<!-- slide: time=0:50 -->\n![Ovens. hot](005.png)\n"), "{text}");
    assert_eq!(text.matches("time=").count(), 1);
    let again = import(&site, &args).ends(0);
    assert!(again.stdout.contains("the slides have times already"), "{again:#?}");
    // A damaged file changes nothing, and neither does one in which no slide was shown.
    site.write("cut.svg", shapes(&[("a/slide-1.png", "1", "2")]).replace("</svg>", "<"));
    import(&site, &["cut.svg", "--slug", "nine-jars"]).ends(3).says("`cut.svg` cannot be read: it is damaged");
    import(&site, &["shapes.svg"]).ends(3).says("this is a list of times from BigBlueButton: add the PDF");
    import(&site, &["shapes.svg", "cut.svg", "--slug", "x"]).ends(3);
    site.write("none.svg", shapes(&[("deskshare.png", "1", "2")]));
    site.write("content/talks/b.md", "title: B\ndate: 2026-01-01\n\n> ## One\n\n...\n");
    let run = import(&site, &["none.svg", "--slug", "b"]).ends(0);
    assert!(run.stdout.contains("none.svg: 0 of 1 slide shown"), "{run:#?}");
    assert!(run.stdout.contains("nothing has changed"), "{run:#?}");
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
