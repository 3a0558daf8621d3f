//! `import`: a PDF becomes a talk, or nothing is written.

use super::pdf_writer::{PdfPage, of_objects, pdf, slide};
use super::site::{Run, Site, behind_shell, talkpress, tree};

const FOLDER: &str = "content/talks/2026-05-14-nine-jars";

/// A site with the deck `jars.pdf`.
fn site_with(pages: &[PdfPage]) -> Site {
    let site = Site::new();
    site.write("jars.pdf", pdf("An older talk", (960, 540), pages));
    site
}

fn import(site: &Site, args: &[&str]) -> Run {
    let mut command = talkpress(["import"]);
    command.args(args).arg("--into").arg(site.path()).arg("--width").arg("320").current_dir(site.path());
    Run::of(&mut command)
}

fn nine_jars() -> Vec<PdfPage> {
    vec![
        slide("Nine jars", &["A talk about bread."]).text(60.0, 20.0, 12.0, "Yeast Conf").text(880.0, 20.0, 12.0, "1"),
        slide("Flour & [water]", &["- *rye*", "- wheat"])
            .text(60.0, 20.0, 12.0, "Yeast Conf")
            .text(880.0, 20.0, 12.0, "2")
            .link("https://bread.example/starter?a=1&b=2", [70.0, 350.0, 400.0, 390.0])
            .link("javascript:alert\\(1\\)", [70.0, 350.0, 400.0, 390.0]),
        PdfPage::default()
            .rect([200.0, 100.0, 400.0, 300.0], 0.5)
            .text(60.0, 20.0, 12.0, "Yeast Conf")
            .text(880.0, 20.0, 12.0, "3"),
        slide("The end", &["See https://bread.example/rye."])
            .text(60.0, 20.0, 12.0, "Yeast Conf")
            .text(880.0, 20.0, 12.0, "4"),
    ]
}

#[test]
fn a_pdf_becomes_a_talk() {
    let site = site_with(&nine_jars());
    let run = import(&site, &["jars.pdf", "--date", "2026-05-14"]).ends(0);
    assert!(run.stdout.contains("jars.pdf: 4 pages, 4 slides"), "{run:#?}");
    assert!(run.stdout.contains("to do: 1 alt text (003), 4 transcripts"), "{run:#?}");
    let expected = r#"---
title: "Nine jars"
date: 2026-05-14
category: talk
draft: true
resources:
  - title: "rye"
    url: "https://bread.example/starter?a=1&b=2"
  - title: "bread.example/rye"
    url: "https://bread.example/rye"
---

----

![Nine jars. A talk about bread.](001.png)

...

![Flour & \[water\]. \*rye\*. wheat](002.png)

...

![](003.png)

...

![The end. See https://bread.example/rye.](004.png)

...
"#;
    assert_eq!(site.read(&format!("{FOLDER}/index.md")), expected.replace("\"rye\"", "\"*rye*\""));
    let files: Vec<String> = tree(&site.at(FOLDER)).into_keys().collect();
    assert_eq!(files, ["001.png", "002.png", "003.png", "004.png", "import.toml", "index.md"]);
    assert!(site.read(&format!("{FOLDER}/import.toml")).contains("running = [\"Yeast Conf\""));
}

#[test]
fn an_import_builds_and_publishes_no_record() {
    let site = site_with(&nine_jars());
    import(&site, &["jars.pdf", "--date", "2026-05-14"]).ends(0);
    let run = site.run("build", &["--drafts"]).ends(0);
    assert!(run.stderr.contains("alt text"), "{run:#?}");
    let published = site.tree();
    assert!(!published.keys().any(|path| path.ends_with("import.toml")), "{:?}", published.keys());
    let page = String::from_utf8_lossy(&published["talks/nine-jars/index.html"]).into_owned();
    assert!(page.contains("alt=\"Flour &amp; [water]. *rye*. wheat\""), "{page}");
}

#[test]
fn steps_of_a_build_become_one_slide_if_no_word_is_lost() {
    let pages = vec![
        slide("Nine jars", &["salt and flour"]),
        slide("Nine jars", &["salt and flour", "water and time"]),
        slide("Nine jars", &["water and time", "an oven in June"]),
        slide("Another", &["of all eight words that are needed here"]),
    ];
    let site = site_with(&pages);
    let run = import(&site, &["jars.pdf", "--date", "2026-05-14"]).ends(0);
    assert!(run.stdout.contains("4 pages, 3 slides (1 page is a step of a build)"), "{run:#?}");
    assert!(site.read(&format!("{FOLDER}/import.toml")).contains("pages = [1, 2]"), "{}", run.stdout);
    let kept = import(&site, &["jars.pdf", "--date", "2026-05-14", "--builds", "keep", "--slug", "kept"]).ends(0);
    assert!(kept.stdout.contains("4 pages, 4 slides"), "{kept:#?}");
}

#[test]
fn notes_below_a_slide_are_private() {
    let page = |n: usize, note: &str| {
        PdfPage::default()
            .rect([0.0, 150.0, 960.0, 540.0], 0.9)
            .text(60.0, 590.0, 44.0, &format!("Jar {n}"))
            .text(80.0, 510.0, 26.0, &format!("number {n} of nine"))
            .text(20.0, 130.0, 12.0, "Friday, 1 May 26")
            .text(20.0, 100.0, 12.0, note)
    };
    let site = Site::new();
    let pages: Vec<PdfPage> =
        ["Hello, secretly --> x.", "* not a list", ""].iter().enumerate().map(|(n, note)| page(n + 1, note)).collect();
    site.write("jars.pdf", pdf("", (960, 690), &pages));
    let import_with =
        |notes: &str| import(&site, &["jars.pdf", "--date", "2026-05-14", "--notes", notes, "--slug", notes]).ends(0);
    import_with("private");
    let text = site.read("content/talks/2026-05-14-private/index.md");
    assert!(
        text.contains("![Jar 1. number 1 of nine](001.png)\n\n...\n\n<!-- note: Hello, secretly --\\> x. -->\n"),
        "{text}"
    );
    assert!(text.contains("<!-- note: not a list -->") && !text.contains("Friday"), "{text}");
    site.run("build", &["--drafts"]).ends(0);
    let is_published = |word: &str| site.tree().values().any(|bytes| String::from_utf8_lossy(bytes).contains(word));
    assert!(!is_published("secretly"));
    import_with("transcript");
    let text = site.read("content/talks/2026-05-14-transcript/index.md");
    assert!(text.contains("(001.png)\n\nHello, secretly --\\> x.\n\n!["), "{text}");
    import_with("none");
    assert!(!site.read("content/talks/2026-05-14-none/index.md").contains("secretly"));
}

#[test]
fn an_import_that_is_there_is_not_touched() {
    let site = site_with(&nine_jars());
    site.write(&format!("{FOLDER}/index.md"), "mine");
    import(&site, &["jars.pdf", "--date", "2026-05-14"]).ends(3).says("already a folder");
    assert_eq!(site.read(&format!("{FOLDER}/index.md")), "mine");
    let dry = import(&site, &["jars.pdf", "--date", "2026-05-14", "--slug", "other", "--dry-run"]).ends(0);
    assert!(dry.stdout.contains("would write content/talks/2026-05-14-other/index.md"), "{dry:#?}");
    assert!(!site.at("content/talks/2026-05-14-other").exists());
}

#[test]
fn a_folder_of_images_becomes_a_talk() {
    let site = Site::new();
    let svg =
        |text: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"4\"><!--{text}--></svg>");
    for (name, text) in [("jars.2.svg", "two"), ("jars.10.SVG", "ten"), ("jars.1.svg", "one"), ("notes.txt", "no")] {
        site.write(&format!("2026-05-14-jars/{name}"), svg(text));
    }
    import(&site, &["2026-05-14-jars", "--title", "Nine jars"]).ends(0);
    assert_eq!(site.read(&format!("{FOLDER}/003.svg")), svg("ten"));
    let text = site.read(&format!("{FOLDER}/index.md"));
    assert!(text.ends_with("\n----\n\n![](001.svg)\n\n...\n\n![](002.svg)\n\n...\n\n![](003.svg)\n\n...\n"), "{text}");
    // The program that exports them gives all of them new names after one more.
    site.write("2026-05-14-jars/jars.1.svg", svg("new"));
    site.write("2026-05-14-jars/jars.2.svg", svg("one"));
    site.write("2026-05-14-jars/jars.3.svg", svg("two"));
    let run = import(&site, &["2026-05-14-jars"]).ends(0);
    assert!(run.stdout.contains("1 slide added: 000a\n"), "{run:#?}");
    import(&site, &["static"]).ends(3).says("does not exist");
    site.write("empty/notes.txt", "");
    import(&site, &["empty", "--date", "2026-05-14"]).ends(3).says("has no images");
    import(&site, &["2026-05-14-jars", "--publish-deck"]).ends(3).says("--publish-deck");
}

#[test]
fn the_deck_is_published_on_request() {
    let site = site_with(&nine_jars());
    import(&site, &["jars.pdf", "--date", "2026-05-14", "--publish-deck"]).ends(0);
    assert!(site.read(&format!("{FOLDER}/index.md")).contains("draft: true\ndeck: \"jars.pdf\"\n"));
    site.run("build", &["--drafts"]).ends(0);
    assert!(site.tree().keys().any(|path| path.ends_with("/jars.pdf")), "{:?}", site.tree().keys());
}

/// A page that is damaged has no slide, and the number of it stays free.
#[test]
fn a_missing_page_is_named() {
    let site = Site::new();
    let image = "<</Type /XObject /Subtype /Image /Width 20000 /Height 20000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Length 0>>\nstream\n\nendstream";
    let page = |content: usize, more: &str| {
        format!(
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] /Contents {content} 0 R /Resources <</Font <</F 3 0 R>> {more}>>>>"
        )
    };
    let words = |text: &str| {
        let content = format!("BT /F 40 Tf 60 300 Td ({text}) Tj ET");
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len())
    };
    let objects = [
        "<</Type /Catalog /Pages 2 0 R>>".into(),
        "<</Type /Pages /Count 3 /Kids [5 0 R 6 0 R 7 0 R]>>".into(),
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>".into(),
        "<<>>".into(),
        page(8, ""),
        page(9, "/XObject <</I 11 0 R>>"),
        page(10, ""),
        words("One"),
        "<</Length 5>>\nstream\n/I Do\nendstream".into(),
        words("Three"),
        image.to_owned(),
    ];
    site.write("jars.pdf", of_objects(&objects));
    let run = import(&site, &["jars.pdf", "--date", "2026-05-14", "--slug", "nine-jars"])
        .ends(1)
        .says("page 2 is missing: an image on it has 400 million pixels");
    assert!(run.stdout.contains("1 page missing"), "{run:#?}");
    let files: Vec<String> = tree(&site.at(FOLDER)).into_keys().collect();
    assert_eq!(files, ["001.png", "003.png", "import.toml", "index.md"]);
}

#[cfg(target_os = "linux")]
#[test]
fn an_import_takes_little_memory() {
    let site = site_with(&nine_jars());
    let root = site.path().display().to_string();
    let script = "ulimit -v 600000; exec \"$@\"";
    let deck = format!("{root}/jars.pdf");
    Run::of(&mut behind_shell(script, ["import", &deck, "--into", &root, "--date", "2026-05-14"])).ends(0);
}

#[test]
fn a_deck_is_imported_again() {
    let site = site_with(&nine_jars());
    import(&site, &["jars.pdf", "--date", "2026-05-14"]).ends(0);
    let index = format!("{FOLDER}/index.md");
    let text = site.read(&index).replacen("\n...\n", "\nI bake, badly.\n", 1);
    site.write(&index, &text);
    let times = || {
        let modified = |name: &String| std::fs::metadata(site.at(FOLDER).join(name)).unwrap().modified().unwrap();
        tree(&site.at(FOLDER)).into_keys().map(|name| (modified(&name), name)).collect::<Vec<_>>()
    };
    let before = times();
    let run = import(&site, &["jars.pdf"]).ends(0);
    assert!(run.stdout.contains("nothing has changed") && !run.stdout.contains("updated"), "{run:#?}");
    assert_eq!(times(), before);
    let mut pages = nine_jars();
    pages.insert(1, slide("Yeast", &["a living thing", "that eats"]));
    pages.pop();
    site.write("jars.pdf", pdf("", (960, 540), &pages));
    let dry = import(&site, &["jars.pdf", "--dry-run"]).ends(0);
    assert!(dry.stdout.contains("1 slide would be added: 001a") && times() == before, "{dry:#?}");
    let run = import(&site, &["jars.pdf"]).ends(0);
    assert!(run.stdout.contains("1 slide added: 001a\n1 slide removed: 004\n"), "{run:#?}");
    let text = site.read(&index);
    assert!(
        text.contains("(001.png)\n\nI bake, badly.\n\n![Yeast. a living thing. that eats](001a.png)\n\n...\n"),
        "{text}"
    );
    let files: Vec<String> = tree(&site.at(FOLDER)).into_keys().collect();
    assert_eq!(files, ["001.png", "001a.png", "002.png", "003.png", "import.toml", "index.md"]);
    let saved: Vec<String> = tree(&site.at(".talkpress/before-import")).into_keys().collect();
    assert!(
        saved.iter().any(|path| path.ends_with("/004.png")) && saved.iter().any(|p| p.ends_with("/index.md")),
        "{saved:?}"
    );
    assert!(!saved.iter().any(|path| path.ends_with("/001.png")), "{saved:?}");
    // The file is known in two talks now.
    import(&site, &["jars.pdf", "--date", "2026-05-15", "--slug", "other"]).ends(0);
    import(&site, &["jars.pdf"]).ends(3).says("choose one with `--slug`");
    import(&site, &["jars.pdf", "--slug", "other"]).ends(0);
    site.run("build", &["--drafts"]).ends(0);
}

#[test]
fn a_deck_of_the_same_name_is_another_talk() {
    let site = site_with(&nine_jars());
    import(&site, &["jars.pdf", "--date", "2026-05-14"]).ends(0);
    let old = tree(&site.at(FOLDER));
    let other =
        [slide("Ten ferries", &["over the sound"]), slide("Lanterns", &["at night"]), slide("Tides", &["twice a day"])];
    site.write("jars.pdf", pdf("", (960, 540), &other));
    import(&site, &["jars.pdf"]).ends(3).says("has other slides");
    import(&site, &["jars.pdf", "--slug", "nine-jars", "--date", "2027-01-01"]).ends(3).says("its date stays as it is");
    import(&site, &["jars.pdf", "--slug", "nine-jars", "--title", "Ten"])
        .ends(3)
        .says("`--title` would change nothing");
    import(&site, &["jars.pdf", "--date", "2027-01-01"]).ends(0);
    assert!(site.at("content/talks/2027-01-01-ten-ferries/index.md").exists());
    assert_eq!(tree(&site.at(FOLDER)), old);
}

#[test]
fn a_published_deck_can_be_downloaded() {
    let site = site_with(&nine_jars());
    import(&site, &["jars.pdf", "--date", "2026-05-14", "--publish-deck"]).ends(0);
    assert!(site.read(&format!("{FOLDER}/index.md")).contains("\ndeck: \"jars.pdf\"\n"));
    site.run("build", &["--drafts"]).ends(0);
    assert!(tree(&site.at("public")).into_keys().any(|path| path.ends_with("/jars.pdf")));
}

/// However early or late it is killed, the talk is the old one or the new one.
#[cfg(target_os = "linux")]
#[test]
fn an_import_that_is_killed_leaves_a_whole_talk() {
    let site = site_with(&nine_jars());
    import(&site, &["jars.pdf", "--date", "2026-05-14"]).ends(0);
    let old = tree(&site.at(FOLDER));
    let changed: Vec<PdfPage> =
        nine_jars().into_iter().map(|page| page.text(600.0, 300.0, 30.0, "new words")).collect();
    site.write("jars.pdf", pdf("", (960, 540), &changed));
    let mut command = talkpress(["import", "jars.pdf", "--into", "."]);
    command.args(["--width", "320"]).current_dir(site.path()).stdout(std::process::Stdio::null());
    let start = std::time::Instant::now();
    command.status().unwrap();
    let whole = start.elapsed();
    let times: u32 = std::env::var("TIMES_KILLED").ok().and_then(|times| times.parse().ok()).unwrap_or(50);
    let new = tree(&site.at(FOLDER));
    assert!(old != new);
    for n in 0..times {
        std::fs::remove_dir_all(site.at(FOLDER)).unwrap();
        old.iter().for_each(|(name, bytes)| site.write(&format!("{FOLDER}/{name}"), bytes));
        let mut child = command.spawn().unwrap();
        std::thread::sleep(whole * n / times);
        child.kill().unwrap();
        child.wait().unwrap();
        let now = tree(&site.at(FOLDER));
        assert!(now == old || now == new, "killed after {n} of {times} parts: {:?}", now.keys());
    }
}
