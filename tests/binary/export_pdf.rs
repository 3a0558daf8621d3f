//! `export pdf` of decks whose slides are all pictures.

use std::fs;
use std::path::Path;

use crate::site::{PNG, Run, Site, talkpress};

/// A JPEG of 64 by 36 pixels. Each `shade` makes another one: it is the first number of its quantization table.
fn jpeg(shade: u8) -> Vec<u8> {
    let mut file = include_bytes!("picture.jpg").to_vec();
    assert_eq!(file[20..22], [0xff, 0xdb]);
    file[25] = shade + 1;
    file
}

/// A site with a deck of three JPEGs, and the files.
fn deck() -> (Site, Vec<Vec<u8>>) {
    let site = Site::new();
    let files: Vec<Vec<u8>> = (0..3).map(|i| jpeg(i * 80)).collect();
    for (i, file) in files.iter().enumerate() {
        site.write(&format!("content/talks/deck/{i}.jpg"), file);
    }
    let text = "title: A deck\ndate: 2026-05-14\nauthor: Ada\n\n---\n\n## First part\n\n![A (red) door](0.jpg)\n\nSaid.\n\n---\n\n\
                ## Second part\n\n[![Two](1.jpg)](https://linked.example/)\n\n<!-- SECRET-COMMENT -->\n\nSaid.\n\n\
                ![Über uns](2.jpg)\n\n<!-- notes: SECRET-NOTE -->\n\nSaid.\n";
    site.write("content/talks/deck/index.md", text);
    site.write("content/talks/idea.md", "title: SECRET-DRAFT\nstatus: draft\n\n![Dot](/img/a.png)\n\nSaid.\n");
    site.write("static/img/a.png", PNG);
    (site, files)
}

fn export(site: &Site, args: &[&str]) -> Run {
    let mut command = talkpress(["export", "pdf", "--site"]);
    command.arg(site.path()).args(["--today", "2026-11-21"]).args(args);
    Run::of(command.current_dir(site.path()).env("PATH", ""))
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The text as strings in a PDF have it if it is not ASCII.
fn hexadecimal(text: &str) -> Vec<u8> {
    text.encode_utf16().map(|unit| format!("{unit:04X}")).collect::<String>().into_bytes()
}

#[test]
fn pictures_are_in_the_pdf_as_they_are() {
    let (site, files) = deck();
    export(&site, &["deck"]).ends(0).says("wrote deck.pdf");
    let pdf = fs::read(site.at("deck.pdf")).unwrap();
    for file in &files {
        assert!(has(&pdf, &[b"stream\n", &file[..], b"\nendstream"].concat()));
    }
    for part in
        ["/Count 3", "pdfuaid:part", "/Lang(en)", "(Ada)", "First part", "A (red) door", "https://linked.example/"]
    {
        assert!(has(&pdf, part.as_bytes()), "{part}");
    }
    assert!(has(&pdf, &hexadecimal("Über uns")));
    assert!(pdf.ends_with(b"%%EOF\n"));
    export(&site, &["content/talks/deck/index.md", "-o", "again.pdf"]).ends(0);
    assert!(pdf == fs::read(site.at("again.pdf")).unwrap(), "the same talk gives the same bytes");
}

#[test]
fn nothing_private_is_in_the_pdf() {
    let (site, _) = deck();
    export(&site, &["deck"]).ends(0);
    let pdf = fs::read(site.at("deck.pdf")).unwrap();
    for word in ["SECRET", "Said"] {
        assert!(!has(&pdf, word.as_bytes()) && !has(&pdf, &hexadecimal(word)), "{word}");
    }
    export(&site, &["idea"]).ends(0);
    assert!(has(&fs::read(site.at("idea.pdf")).unwrap(), b"SECRET-DRAFT"), "a draft is exported on request");
}

#[test]
fn only_the_chosen_slides_are_pages() {
    let (site, files) = deck();
    export(&site, &["deck", "--slides", "1,3"]).ends(0);
    let pdf = fs::read(site.at("deck.pdf")).unwrap();
    assert!(has(&pdf, b"/Count 2") && has(&pdf, &files[2]) && !has(&pdf, &files[1]));
    export(&site, &["deck", "--slides", "4"]).ends(3).says("the talk has slides 1 to 3");
}

#[test]
fn a_slide_without_alt_text_is_a_warning() {
    let (site, _) = deck();
    site.write(
        "content/talks/deck/index.md",
        "title: A deck\ndate: 2026-05-14\n\n![](0.jpg)\n\nSaid.\n\n![Two](1.jpg)\n\nSaid.\n",
    );
    export(&site, &["deck"]).ends(0).says("slide 1 has no alt text");
    assert!(!has(&fs::read(site.at("deck.pdf")).unwrap(), b"pdfuaid:part"));
}

#[test]
fn a_failed_export_leaves_the_old_file() {
    let (site, _) = deck();
    site.write("deck.pdf", "old");
    let is_untouched = || {
        let names = |path: &Path| fs::read_dir(path).unwrap().map(|file| file.unwrap().file_name()).collect::<Vec<_>>();
        assert_eq!(site.read("deck.pdf"), "old");
        assert!(!names(site.path()).iter().any(|name| name.to_string_lossy().starts_with(".talkpress-")));
    };
    site.write("content/talks/broken.md", "title: Other\ndate: 2026-05-14\nslug: deck\n\n![a](deck/0.jpg)\n\nSaid.\n");
    export(&site, &["deck"]).ends(1);
    is_untouched();
}

#[test]
fn wrong_use_is_explained() {
    let (site, _) = deck();
    export(&site, &["dekc"]).ends(3).says("did you mean `deck`?");
    export(&site, &["deck", "--paper", "a4"]).ends(3).says("`export pdf` does not take --paper; it takes --slides");
    export(&site, &["deck", "-o", "static"]).ends(3).says("is a folder");
}

#[test]
fn a_picture_that_is_cut_off_does_not_stop_a_build() {
    let (site, _) = deck();
    // Grey noise, so that the compressed pixels are long enough to be cut.
    let mut encoded = Vec::new();
    let noise: Vec<u8> = (0..64u32 * 64).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let mut encoder = png::Encoder::new(&mut encoded, 64, 64);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&noise).unwrap();
    site.write("content/talks/deck/cut.png", &encoded[..encoded.len() / 2]);
    site.write("talkpress.toml", "title = \"Talks\"\n[export]\npdf = true\n");
    let head = "title: A deck\ndate: 2026-05-14\n\n![One](0.jpg)\n\nSaid.\n\n";
    for text in [
        format!("{head}![Cut](cut.png)\n\nSaid.\n"),
        "title: A deck\ndate: 2026-05-14\n\n![Cut](cut.png)\n\nSaid.\n".into(),
    ] {
        site.write("content/talks/deck/index.md", &text);
        let line = 1 + text.lines().position(|line| line.contains("cut.png")).unwrap();
        let build = site.run("build", &[]).ends(0).says("is blank in the PDF: the image `content/talks/deck/cut.png`");
        build.says(&format!("content/talks/deck/index.md:{line}:"));
        assert!(fs::read(site.output().join("talks/deck/slides.pdf")).unwrap().ends_with(b"%%EOF\n"));
        assert!(site.output().join("talks/deck/index.html").exists());
        export(&site, &["deck"]).ends(0).says("is blank in the PDF: the image `content/talks/deck/cut.png`");
    }
}

#[test]
fn a_pdf_of_the_author_is_published_instead() {
    for path in ["content/talks/deck/slides.pdf", "static/talks/deck/slides.pdf"] {
        let (site, _) = deck();
        site.write("talkpress.toml", "title = \"Talks\"\n[export]\npdf = true\n");
        site.write(path, "%PDF of the author");
        let text = "title: A deck\ndate: 2026-05-14\n\n![One](0.jpg)\n\nThe [slides](slides.pdf).\n";
        site.write("content/talks/deck/index.md", text);
        let build = site.run("build", &[]).ends(0);
        assert!(!build.stderr.contains("slides.pdf"), "{build:?}");
        assert_eq!(site.read("public/talks/deck/slides.pdf"), "%PDF of the author");
    }
}

#[test]
fn a_build_writes_the_pdf_if_that_is_asked_for() {
    let (site, files) = deck();
    site.write("content/talks/words.md", "title: Words\ncategory: talk\ndate: 2026-05-15\n\n> ## Words\n\nSaid.\n");
    site.run("build", &[]).ends(0);
    assert!(!site.output().join("talks/deck/slides.pdf").exists());
    site.write("talkpress.toml", "title = \"Talks\"\n[export]\npdf = true\n");
    site.run("build", &[]).ends(0).says("1 talk has no `slides.pdf`");
    let pdf = fs::read(site.output().join("talks/deck/slides.pdf")).unwrap();
    assert!(files.iter().all(|file| has(&pdf, file)));
    assert!(site.read("public/talks/deck/index.html").contains("href=\"slides.pdf\""));
    assert!(!site.output().join("talks/words/slides.pdf").exists());
    let again = site.run("build", &[]).ends(0);
    assert!(again.stdout.contains(" 0 written"), "{again:?}");
    site.write("content/talks/deck/1.jpg", jpeg(200));
    site.run("build", &[]).ends(0);
    assert!(has(&fs::read(site.output().join("talks/deck/slides.pdf")).unwrap(), &jpeg(200)));
}
