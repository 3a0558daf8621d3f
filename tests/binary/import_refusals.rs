//! `import` of what cannot be imported: one sentence, exit code 3, and nothing is written, within 25 seconds and 600 MB.

use std::fs::File;
use std::io::Write;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::pdf_writer::{PdfPage, of_objects, pdf, slide, with_stream};
use super::site::{Run, Site, behind_shell, talkpress};
use super::zip_writer::{packed_zip, zip};

const SLOWEST: Duration = Duration::from_secs(25);

/// Imports these files of a site.
fn import(site: &Site, args: &[&str]) -> Run {
    let args = ["import"].iter().chain(args).chain(&["--into", "."]);
    let mut command = match cfg!(target_os = "linux") {
        true => behind_shell("ulimit -v 600000; exec \"$@\"", args),
        false => talkpress(args),
    };
    Run::of(command.current_dir(site.path()).env("RUST_BACKTRACE", "0"))
}

/// Imports what is refused in one sentence with these words.
#[track_caller]
fn refuse(site: &Site, args: &[&str], sentence: &str) {
    let start = Instant::now();
    let run = import(site, args).ends(3).says(sentence).says("error: ");
    assert_eq!(run.stderr.trim().lines().count(), 1, "{run:#?}");
    assert!(run.stdout.is_empty(), "{run:#?}");
    assert!(start.elapsed() < SLOWEST, "{args:?} takes {:?}", start.elapsed());
    assert!(!site.at("content").exists() && !site.at(".talkpress").exists(), "{args:?}");
}

/// Imports a file with these bytes.
#[track_caller]
fn refuse_bytes(name: &str, bytes: &[u8], sentence: &str) {
    let site = Site::new();
    site.write(name, bytes);
    refuse(&site, &[name, "--date", "2026-05-14"], sentence);
}

fn deck() -> Vec<u8> {
    pdf("", (960, 540), &[slide("Nine jars", &["A talk about bread."]), slide("The end", &[])])
}

/// A file of one page with this dictionary, apart from its sides, and these objects from number 5 on.
fn one_page(page: &str, more: &[String]) -> Vec<u8> {
    let first = ["<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Count 1 /Kids [3 0 R]>>"].map(str::to_owned);
    let page = format!("<</Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] {page}>>");
    of_objects(&[&first[..], &[page, "<<>>".to_owned()], more].concat())
}

fn stream(head: &str, content: &str) -> String {
    format!("<<{head} /Length {}>>\nstream\n{content}\nendstream", content.len())
}

/// So many times these bytes, compressed.
fn packed(bytes: &[u8], times: usize) -> Vec<u8> {
    let mut out = ZlibEncoder::new(Vec::new(), Compression::best());
    (0..times).for_each(|_| out.write_all(bytes).unwrap());
    out.finish().unwrap()
}

#[test]
fn files_that_are_not_whole_pdfs() {
    let whole = deck();
    refuse_bytes("empty.pdf", b"", "`empty.pdf` is not a whole PDF: it does not begin with `%PDF-`");
    refuse_bytes("text.pdf", b"hello\n", "is not a whole PDF: it does not begin");
    refuse_bytes("zip.pdf", b"PK\x03\x04 hello", "is not a whole PDF: it does not begin");
    refuse_bytes("cut.pdf", &whole[..whole.len() * 2 / 3], "is not a whole PDF: its end is missing");
    refuse_bytes("none.pdf", &pdf("", (960, 540), &[]), "is not a whole PDF: it has no pages");
    refuse_bytes(
        "bare.pdf",
        b"%PDF-1.7
startxref
0
%%EOF
",
        "is not a whole PDF: it ",
    );
    refuse_bytes(
        "junk.pdf",
        &[
            b"%PDF-1.7
",
            &[7; 5000][..],
            b"startxref
9
%%EOF
",
        ]
        .concat(),
        "is not a whole PDF: it ",
    );
}

#[test]
fn locked_files() {
    let locked = |dictionary: &str| {
        let text = String::from_utf8(deck()).unwrap();
        text.replace("/Info 4 0 R", &format!("/Info 4 0 R /ID [<00> <00>] /Encrypt <<{dictionary}>>")).into_bytes()
    };
    let key = "00".repeat(32);
    let standard = locked(&format!("/Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{key}> /U <{key}>"));
    refuse_bytes("a.pdf", &standard, "`a.pdf` is locked with a password: export it without one, or pass `--password`");
    let site = Site::new();
    site.write("b.pdf", &standard);
    let other = "`b.pdf` is locked with another password";
    refuse(&site, &["b.pdf", "--date", "2026-05-14", "--password", "rye"], other);
    refuse_bytes("c.pdf", &locked("/Filter /Mine /V 9"), "`c.pdf` is encrypted in an unknown way");
}

#[test]
fn files_beyond_the_limits() {
    let pages = [slide("Nine jars", &[])];
    for (size, said) in [
        ((200_000, 540), "200000 by 540 points, page 1; each side must have between 36 and 14400 points"),
        ((10_000, 2), "10000 by 2 points, page 1"),
        ((1, 1), "1 by 1 points, page 1"),
    ] {
        refuse_bytes("size.pdf", &pdf("", size, &pages), said);
    }
    let many = pdf("", (960, 540), &vec![PdfPage::default(); 501]);
    refuse_bytes("many.pdf", &many, "`many.pdf` has 501 pages; the limit is 500");
    let site = Site::new();
    // It takes no space on disk.
    File::create(site.at("large.pdf")).unwrap().set_len(513 << 20).unwrap();
    refuse(&site, &["large.pdf", "--date", "2026-05-14"], "`large.pdf` has 513 MiB; the limit is 512 MiB");
}

#[test]
fn handouts_and_files_of_other_programs() {
    let frame = |x: f32, y: f32| [x, y, 480.0, 270.0];
    let corners = [(40.0, 450.0), (570.0, 450.0), (40.0, 50.0), (570.0, 50.0)];
    let four = corners.iter().fold(PdfPage::default(), |page, (x, y)| page.rect(frame(*x, *y), 0.9));
    let handout = pdf("", (1100, 850), &[four.clone(), four.clone(), four]);
    refuse_bytes("handout.pdf", &handout, "this looks like a handout with 4 slides a page: export slides");
    refuse_bytes("jars.key", b"PK\x03\x04 Index/Document.iwa", "choose File > Export To > PDF, and turn off builds");
    refuse_bytes("jars.ppt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "export it as PDF");
    let odp = b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.presentation";
    refuse_bytes("jars.odp", odp, "choose File > Export As > PDF");
    let site = Site::new();
    refuse(&site, &["https://docs.google.com/presentation/d/1/edit"], "choose File > Download > PDF Document");
    refuse(&site, &["https://jars.example/deck.pdf"], "is an address: download the file");
    let text = "Slide 1\n\nSlide 1 text\n\nNine jars and more words of a slide than twelve, so that it is a text\n\n";
    refuse_bytes("jars.txt", text.as_bytes(), "these are the words of 1 slide: add the PDF");
}

#[test]
fn powerpoint_files_that_cannot_be_read() {
    let presentation = "<p:presentation xmlns:r='r'><p:sldIdLst><p:sldId r:id='a'/></p:sldIdLst></p:presentation>";
    let whole = zip(&[("ppt/presentation.xml", presentation)]);
    let deep = "<a>".repeat(10_000);
    let inputs = [
        (b"PK\x03\x04 ppt/presentation.xml".to_vec(), "`jars.pptx` cannot be read: it is damaged"),
        (whole[..whole.len() * 2 / 3].to_vec(), "`jars.pptx` cannot be read: it is damaged"),
        (whole, "`jars.pptx` cannot be read: "),
        (zip(&[("ppt/presentation.xml", &deep)]), "`jars.pptx` cannot be read: "),
        (packed_zip("ppt/presentation.xml", &[b' '; 1 << 20], 80), "`ppt/presentation.xml` in it is too large"),
    ];
    for (bytes, sentence) in inputs {
        let site = Site::new();
        site.write("jars.pdf", deck());
        site.write("jars.pptx", &bytes);
        refuse(&site, &["jars.pdf", "jars.pptx", "--date", "2026-05-14"], sentence);
    }
    let alone = zip(&[("ppt/presentation.xml", presentation)]);
    refuse_bytes("jars.pptx", &alone, "export the slides as PDF and name both files");
}

#[test]
fn pages_that_cannot_be_drawn() {
    let image = "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 1";
    let form = "/Type /XObject /Subtype /Form /BBox [0 0 960 540]";
    let drawing = |resources: &str| format!("/Contents 5 0 R /Resources <<{resources}>>");
    let huge = one_page(&drawing("/XObject <</I 6 0 R>>"), &[stream("", "/I Do"), stream(image, "")]);
    refuse_bytes("a.pdf", &huge, "an image on it has 3600 million pixels; the limit is 100 million");
    let nested = format!("{form} /Resources <</XObject <</I 7 0 R>>>>");
    let within = one_page(
        &drawing("/XObject <</I 6 0 R>>"),
        &[stream("", "/I Do"), stream(&nested, "/I Do"), stream(image, "")],
    );
    refuse_bytes("b.pdf", &within, "an image on it has 3600 million pixels");
    let objects = ["<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Count 1 /Kids [3 0 R]>>"];
    let page = |more: &str| format!("<</Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] {more}>>");
    let once = packed(&[b' '; 1 << 20], 80);
    let twice = packed(&once, 1);
    let too_large = "has no page that can be drawn: page 1, it has a stream that unpacks to more than 64 MiB";
    for (filter, bytes) in [("/FlateDecode", &once), ("[/FlateDecode /FlateDecode]", &twice)] {
        let head = format!("<</Filter {filter} /Length {}>>", bytes.len());
        let page = page("/Contents 5 0 R");
        refuse_bytes("c.pdf", &with_stream(&[objects[0], objects[1], &page, "<<>>"], &head, bytes), too_large);
    }
    let font = page("/Contents 5 0 R /Resources <</Font <</F 6 0 R>>>>");
    let text = stream("", "BT /F 40 Tf 60 300 Td (Hi) Tj ET");
    let described = "<</Type /Font /Subtype /TrueType /BaseFont /X /FirstChar 32 /LastChar 33 /Widths [500 500] /FontDescriptor 7 0 R>>";
    let descriptor = "<</Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 8 0 R>>";
    let head = format!("<</Filter /FlateDecode /Length {}>>", once.len());
    let all = [objects[0], objects[1], &font, "<<>>", &text, described, descriptor];
    refuse_bytes("d.pdf", &with_stream(&all, &head, &once), too_large);
}

#[test]
fn sources_that_are_none_and_options_that_are_wrong() {
    let site = Site::new();
    site.write("jars.pdf", deck());
    site.write("other.pdf", deck());
    site.write("empty/notes.txt", "");
    for (args, sentence) in [
        (&["jars.pdf"][..], "`--date"),
        (&["jars.pdf", "--date", "May"], "is not a date"),
        (&["jars.pdf", "--date", "2026-05-14", "--slug", "A b"], "is not a slug"),
        (&["jars.pdf", "--date", "2026-05-14", "--title", " "], "--title: the title is empty"),
        (&["jars.pdf", "--date", "2026-05-14", "--width", "9"], "--width"),
        (&["jars.pdf", "other.pdf", "--date", "2026-05-14"], "exactly one PDF"),
        (&["missing.pdf"], "`missing.pdf` does not exist"),
        (&["missing"], "`missing` does not exist"),
        (&["empty", "--date", "2026-05-14"], "has no images"),
    ] {
        refuse(&site, args, sentence);
    }
}

/// Forms within forms, each of which draws the next one ten times: they cannot be stopped.
#[test]
#[ignore = "waits for 20 seconds"]
fn every_hostile_page_that_never_ends_is_left_alone() {
    let form = |n: usize| {
        let head = "/Type /XObject /Subtype /Form /BBox [0 0 960 540]";
        let resources = format!("{head} /Resources <</XObject <</F {} 0 R>>>>", n + 7);
        stream(&resources, &if n < 9 { "/F Do ".repeat(10) } else { "0 0 9 9 re f".to_owned() })
    };
    let forms = (0..10).map(form);
    let all: Vec<String> = std::iter::once(stream("", "/F Do")).chain(forms).collect();
    let page = one_page("/Contents 5 0 R /Resources <</XObject <</F 6 0 R>>>>", &all);
    refuse_bytes("forms.pdf", &page, "has no page that can be drawn: page 1, it takes longer than 20 seconds");
}
