//! What an export cannot show is said with the place where the author wrote it.

use crate::site::{PNG, Run, Site, talkpress};

/// A site with a talk that shows files which are missing, are no images, or are not files of the site.
fn talk() -> Site {
    let site = Site::new();
    let text = "title: Pictures\ncategory: talk\ndate: 2026-05-14\n\n---\n\n![One](/pic/one.png)\n\nSaid.\n\n\
                ![Two](/pic/nothing.png)\n\nSaid ![there](https://other.example/said.png).\n\n\
                ![Three](https://other.example/three.png)\n\n![Four](data:image/png;base64,AAAA)\n\n\
                ![Five](/pic/nothing.mp4)\n\n![Six](/pic/words.jpg)\n\n<p onclick=\"x()\">Said.</p>\n";
    site.write("content/talks/pictures.md", text);
    site.write("static/pic/one.png", PNG);
    site.write("static/pic/words.jpg", "These are words.");
    site
}

fn export(site: &Site, args: &[&str]) -> Run {
    let mut command = talkpress(["export"]);
    command.args(args).args(["pictures", "--site"]).arg(site.path()).current_dir(site.path());
    Run::of(&mut command).ends(0)
}

/// Whether these words are followed by this place.
#[track_caller]
fn says_at(run: &Run, words: &str, place: &str) {
    let at = run.stderr.find(words).unwrap_or_else(|| panic!("no {words:?} in {run:#?}"));
    let line = run.stderr[at..].lines().nth(1).unwrap_or_default();
    assert!(line.ends_with(place), "{words:?} is at {line:?}");
}

#[test]
fn files_that_are_missing_are_named_by_every_format() {
    let site = talk();
    for format in [&["pptx"][..], &["html"], &["pdf", "--print-page"], &["handout", "--print-page"]] {
        let run = export(&site, format);
        says_at(&run, "there is no `/pic/nothing.png`", "content/talks/pictures.md:11:1");
        says_at(&run, "there is no `/pic/nothing.mp4`", "content/talks/pictures.md:19:1");
        says_at(&run, "this file is not an image", "static/pic/words.jpg:1:1");
        assert_eq!(run.stderr.matches("nothing.png").count(), 2, "once, and in its line: {run:#?}");
    }
    assert!(!export(&site, &["markdown"]).stderr.contains("there is no"));
}

#[test]
fn what_is_left_out_is_at_its_slide() {
    let site = talk();
    let pptx = export(&site, &["pptx"]);
    says_at(&pptx, "slide 3 shows a picture of another site", "content/talks/pictures.md:15:1");
    says_at(&pptx, "slide 4 shows a picture from a `data:` address", "content/talks/pictures.md:17:1");
    assert_eq!(pptx.stderr.matches("another site").count(), 1, "{pptx:#?}");
    assert!(!pptx.stderr.contains("is a video"), "{pptx:#?}");
    let html = export(&site, &["html"]);
    says_at(&html, "`https://other.example/said.png` is not in the file", "content/talks/pictures.md:11:1");
    says_at(&html, "`https://other.example/three.png` is not in the file", "content/talks/pictures.md:15:1");
    says_at(&html, "`onclick` is left out", "content/talks/pictures.md:21:1");
    let handout = export(&site, &["handout", "--print-page"]);
    says_at(&handout, "are not printed: the attribute `onclick`", "content/talks/pictures.md:21:1");
}

#[test]
fn a_slide_of_another_file_is_named_with_that_file() {
    let site = Site::new();
    let deck = "---\ntheme: default\n---\n\n# One\n\n---\nsrc: ./more.md\n---\n";
    site.write("content/talks/deck/index.md", deck);
    site.write("content/talks/deck/more.md", "# Two\n\n---\n\n# Three\n\n![there](https://other.example/a.png)\n");
    let mut command = talkpress(["export", "pptx", "deck", "--site"]);
    let run = Run::of(command.arg(site.path()).current_dir(site.path())).ends(0);
    says_at(&run, "slide 3 shows a picture of another site", "content/talks/deck/more.md:5:1");
}
