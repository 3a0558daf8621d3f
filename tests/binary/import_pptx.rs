//! `import` of a PDF with the PowerPoint file of the same deck.

use super::pdf_writer::{pdf, slide};
use super::site::{Run, Site, talkpress};
use super::zip_writer::zip;

fn shape(kind: &str, name: &str, paragraphs: &[&str]) -> String {
    let run = |text: &&str| format!("<a:p><a:r><a:rPr/><a:t>{text}</a:t></a:r></a:p>");
    let text: String = paragraphs.iter().map(run).collect();
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"{name}\"/><p:nvPr><p:ph type=\"{kind}\"/></p:nvPr></p:nvSpPr>\
         <p:txBody>{text}</p:txBody></p:sp>"
    )
}

fn slide_part(attributes: &str, shapes: &str) -> String {
    format!(
        "<p:sld xmlns:p='p' xmlns:a='a' xmlns:r='r' {attributes}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"
    )
}

/// In the order of the show: slides 1, 3 and 2, of which 3 is hidden.
fn jars(notes: &str) -> Vec<u8> {
    let relations = |list: &[(&str, &str, &str)]| {
        let one = |(id, kind, target): &(&str, &str, &str)| {
            let mode = if target.contains("://") { " TargetMode='External'" } else { "" };
            format!("<Relationship Id='{id}' Type='http://o/{kind}' Target='{target}'{mode}/>")
        };
        format!("<Relationships>{}</Relationships>", list.iter().map(one).collect::<String>())
    };
    let order = "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst><p:sldId id='9' r:id='a'/><p:sldId id='8' r:id='c'/>\
                 <p:sldId id='7' r:id='b'/></p:sldIdLst></p:presentation>";
    let link = "<p:sp><p:txBody><a:p><a:r><a:rPr><a:hlinkClick r:id='x'/></a:rPr><a:t>flour</a:t></a:r></a:p></p:txBody></p:sp>";
    let picture =
        "<p:pic><p:nvPicPr><p:cNvPr id='5' name='Picture' descr='C:\\private\\secret.png'/></p:nvPicPr></p:pic>";
    let first = format!("{}{}", shape("title", "T", &["Nine jars"]), shape("ftr", "F", &["Yeast Conf"]));
    let second = format!("{}{link}{picture}<p:transition advTm='4000'/>", shape("title", "T", &["Flour &amp; water"]));
    let notes = format!(
        "<p:notes xmlns:p='p' xmlns:a='a'>{}{}</p:notes>",
        shape("body", "Notes", &[notes, "and --&gt; more"]),
        shape("sldNum", "N", &["1"])
    );
    zip(&[
        ("ppt/presentation.xml", order),
        (
            "ppt/_rels/presentation.xml.rels",
            &relations(&[
                ("a", "slide", "slides/slide1.xml"),
                ("b", "slide", "slides/slide2.xml"),
                ("c", "slide", "slides/slide3.xml"),
            ]),
        ),
        ("ppt/slides/slide1.xml", &slide_part("", &format!("{first}<p:transition advTm='65000'/>"))),
        ("ppt/slides/_rels/slide1.xml.rels", &relations(&[("n", "notesSlide", "../notesSlides/notesSlide1.xml")])),
        ("ppt/notesSlides/notesSlide1.xml", &notes),
        ("ppt/slides/slide2.xml", &slide_part("", &second)),
        ("ppt/slides/_rels/slide2.xml.rels", &relations(&[("x", "hyperlink", "https://bread.example/flour")])),
        ("ppt/slides/slide3.xml", &slide_part("show='0'", &shape("title", "T", &["Hidden"]))),
    ])
}

fn import(site: &Site, args: &[&str]) -> Run {
    let mut command = talkpress(["import"]);
    command
        .args(args)
        .args(["--date", "2026-05-14", "--width", "320", "--into"])
        .arg(site.path())
        .current_dir(site.path());
    Run::of(&mut command)
}

#[test]
fn a_powerpoint_file_adds_notes_links_and_times() {
    let site = Site::new();
    site.write("jars.pdf", pdf("", (960, 540), &[slide("Nine jars", &[]), slide("Flour & water", &["flour"])]));
    site.write("jars.pptx", jars("Hello, I bake."));
    let run = import(&site, &["jars.pptx", "jars.pdf"]).ends(0);
    assert!(
        run.stdout.contains("jars.pptx: 3 slides, 1 hidden one left out; 2 of 2 matched; notes on 1\n"),
        "{run:#?}"
    );
    let text = site.read("content/talks/2026-05-14-nine-jars/index.md");
    let body = text.split("\n----\n\n").nth(1).unwrap();
    let expected = "<!-- slide: time=0:00 -->\n![Nine jars](001.png)\n\n...\n\n<!-- note:\nHello, I bake.\n\nand --\\> more\n-->\n\n\
                    <!-- slide: time=1:05 -->\n![Flour & water. flour](002.png)\n\n...\n";
    assert_eq!(body, expected);
    assert!(text.contains("  - title: \"flour\"\n    url: \"https://bread.example/flour\"\n"), "{text}");
    assert!(!text.contains("secret") && !text.contains("Yeast"));
    site.run("build", &["--drafts"]).ends(0);
}

#[test]
fn two_powerpoint_files_or_one_that_is_cut_off_are_refused() {
    let site = Site::new();
    site.write("jars.pdf", pdf("", (960, 540), &[slide("Nine jars", &[])]));
    site.write("jars.pptx", jars("x"));
    import(&site, &["jars.pptx", "jars.pptx", "jars.pdf"]).ends(3).says("exactly one PDF");
    site.write("jars.pptx", &jars("x")[..900]);
    import(&site, &["jars.pdf", "jars.pptx"]).ends(3).says("`jars.pptx` cannot be read: ");
    assert!(!site.at("content").exists());
}

#[test]
fn a_powerpoint_file_alone_becomes_text_slides() {
    let site = Site::new();
    site.write("jars.pptx", jars("Hello, I bake."));
    let run = import(&site, &["jars.pptx", "--text-only"]).ends(0);
    assert!(run.stdout.contains("jars.pptx: 3 slides, 2 text slides\n"), "{run:#?}");
    let text = site.read("content/talks/2026-05-14-nine-jars/index.md");
    let expected = "<!-- slide: time=0:00 -->\n> ## Nine jars\n\n...\n\n<!-- note:\nHello, I bake.\n\nand --\\> more\n-->\n\n\
                    <!-- slide: time=1:05 -->\n> ## Flour & water\n>\n> - flour\n\n...\n";
    assert_eq!(text.split("\n----\n\n").nth(1).unwrap(), expected);
    assert!(text.contains("https://bread.example/flour") && !text.contains("secret") && !text.contains("Hidden"));
    let run = site.run("build", &["--drafts", "--strict"]).ends(0);
    assert!(!run.stderr.contains("error"), "{run:#?}");
    import(&site, &["jars.pptx", "--text-only"]).ends(3).says("already a folder");
    site.write("jars.pdf", pdf("", (960, 540), &[slide("Nine jars", &[])]));
    import(&site, &["jars.pptx", "jars.pdf", "--text-only"]).ends(3).says("one PowerPoint file");
    site.write("jars.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\nWelcome.\n");
    import(&site, &["jars.pptx", "jars.vtt", "--text-only"]).ends(3).says("add captions, chapters and times");
    let run = import(&site, &["jars.vtt", "--slug", "nine-jars"]).ends(0);
    assert!(run.stdout.contains("jars.vtt: 1 slide filled"), "{run:#?}");
}
