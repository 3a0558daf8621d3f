//! Talks as presentations for PowerPoint, read as other programs read them: an archive of XML.

#[path = "support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};

use quick_xml::Reader;
use quick_xml::events::Event;
use support::{Site, fixtures};
use talkpress::base::archive::Archive;
use talkpress::base::{Content, Diagnostic};
use talkpress::export::pptx::{Request, write};
use talkpress::site::build::engine::Engine;
use talkpress::site::model::options::Notes;
use talkpress::site::render::page_context::UrlForm;
use talkpress::site::render::slides::faces;
use talkpress::talk::highlight::HighlightCache;

/// The parts of a presentation, by name, and the warnings.
struct Deck {
    bytes: Vec<u8>,
    warnings: Vec<Diagnostic>,
}

/// Exports the slides with these numbers of the talk at `source`; all if there are none.
fn export(site: &Site, source: &str, numbers: &[usize]) -> Deck {
    let build = Engine::new(HighlightCache::new()).build(&site.files, Vec::new(), &site.options);
    let renderer = build.renderer.expect("a site");
    let found = renderer.site.entries.iter().position(|entry| entry.document.path.as_str() == source);
    let index = found.unwrap_or_else(|| panic!("{source} among {} documents", renderer.site.entries.len()));
    let all = 0..renderer.site.entries[index].document.slides.len();
    let slides: Vec<usize> = all.filter(|n| numbers.is_empty() || numbers.contains(&(n + 1))).collect();
    let notes = site.options.notes;
    let request = Request { renderer: &renderer, input: &site.files, index, slides: &slides, notes };
    let mut bytes = Vec::new();
    let warnings = write(&request, &mut bytes).expect("a presentation");
    Deck { bytes, warnings }
}

impl Deck {
    fn part(&self, name: &str) -> Option<Vec<u8>> {
        Archive::open(&self.bytes).expect("an archive").part(name).expect("a whole part")
    }

    fn text(&self, name: &str) -> String {
        String::from_utf8(self.part(name).unwrap_or_else(|| panic!("{name}"))).expect("UTF-8")
    }

    fn slide(&self, number: usize) -> String {
        self.text(&format!("ppt/slides/slide{number}.xml"))
    }

    fn notes(&self, number: usize) -> String {
        let part = self.part(&format!("ppt/notesSlides/notesSlide{number}.xml")).unwrap_or_default();
        words(&String::from_utf8(part).expect("UTF-8"))
    }

    /// Follows the relations from the root, checks each part that they name, and returns the names.
    fn checked(&self) -> BTreeMap<String, String> {
        let types = self.text("[Content_Types].xml");
        let mut out = BTreeMap::new();
        let mut open = vec![String::new()];
        while let Some(name) = open.pop() {
            let (folder, file) = name.rsplit_once('/').unwrap_or(("", &name));
            let Some(relations) = self.part(format!("{folder}/_rels/{file}.rels").trim_start_matches('/')) else {
                continue;
            };
            for (target, mode) in relations_of(&String::from_utf8(relations).expect("UTF-8")) {
                if mode == "External" {
                    continue;
                }
                let target = joined(folder, &target);
                let part = self.part(&target).unwrap_or_else(|| panic!("{name} refers to {target}"));
                let ending = target.rsplit('.').next().expect("an ending");
                let is_known = types.contains(&format!("PartName=\"/{target}\""))
                    || ending != "xml" && types.contains(&format!("Extension=\"{ending}\""));
                assert!(is_known, "{target} has no type");
                let text = if ending == "xml" { String::from_utf8(part).expect("UTF-8") } else { String::new() };
                if out.insert(target.clone(), text.clone()).is_none() {
                    well_formed(&target, &text);
                    open.push(target);
                }
            }
        }
        out
    }
}

/// The path `target` as seen from a folder.
fn joined(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn relations_of(xml: &str) -> Vec<(String, String)> {
    let value = |row: &str, name: &str| {
        let start = row.find(&format!(" {name}=\"")).map(|at| at + name.len() + 3);
        start.map(|start| row[start..].split('"').next().unwrap_or_default().to_owned()).unwrap_or_default()
    };
    xml.split("<Relationship ")
        .skip(1)
        .map(|row| (value(&format!(" {row}"), "Target"), value(row, "TargetMode")))
        .collect()
}

fn well_formed(name: &str, xml: &str) {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => panic!("{name}: {error}"),
        }
    }
    let ids: Vec<&str> = xml.split("<p:cNvPr id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "{name}: each shape has its own id");
}

/// The words of a part, a line for each paragraph.
fn words(xml: &str) -> String {
    let paragraph = |paragraph: &str| {
        let runs = paragraph.split("<a:t>").skip(1).map(|run| run.split("</a:t>").next().unwrap_or_default());
        let text: String = runs.collect();
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&apos;", "'")
            .replace("&amp;", "&")
    };
    xml.split("<a:p>").skip(1).map(paragraph).collect::<Vec<_>>().join("\n")
}

/// The words of the title of a slide.
fn title(xml: &str) -> String {
    let shape = xml.split("<p:sp>").find(|shape| shape.contains("<p:ph type=\"title\"/>")).expect("a title");
    words(shape)
}

const TALK: &str = "content/talks/a.md";

fn talk(body: &str) -> Site {
    Site::new().with(TALK, format!("---\ntitle: A <b> & \"c\"\ndate: 2026-03-01\n---\n\n{body}"))
}

#[test]
fn pictures_have_alt_texts_and_titles_above_the_slide() {
    let svg =
        "![One \"quoted\" & odd. More.](/pic/1.svg)\n\nSaid & *done*.\n\n- item\n\n![Two](/pic/2.svg \"Caption\")\n";
    let deck = export(&talk(svg), TALK, &[]);
    let parts = deck.checked();
    let expected = ["ppt/media/image1.png", "ppt/media/image2.png", "ppt/presProps.xml", "ppt/viewProps.xml"];
    assert!(expected.iter().all(|part| parts.contains_key(*part)));
    let first = deck.slide(1);
    assert_eq!(title(&first), "One \"quoted\" & odd");
    assert!(first.contains("descr=\"One &quot;quoted&quot; &amp; odd. More.\""), "{first}");
    assert!(first.contains("<a:off x=\"0\" y=\"-762000\"/>"), "{first}");
    assert_eq!(title(&deck.slide(2)), "Caption");
    assert_eq!(deck.notes(1), "Said & done.\n• item");
    assert_eq!(deck.notes(2), "");
    let core = deck.text("docProps/core.xml");
    assert!(
        core.contains("<dc:title>A &lt;b&gt; &amp; &quot;c&quot;</dc:title>") && core.contains("Ada Example"),
        "{core}"
    );
}

#[test]
fn text_is_native() {
    let body = "> ## Title with `code`\n>\n> - one **bold** and *italic*\n>   1. nested [link](https://a.example/?b=c&d=e)\n> - ~~two~~\n\nTranscript.\n\n\
        > ## Table\n>\n> | a | b |\n> |---|--:|\n> | `x` | y |\n\n\
        > ## Code\n>\n> ```rust\n> fn main() {\n> \tlet a = \"<&>\";\n> }\n> ```\n";
    let deck = export(&talk(body), TALK, &[]);
    deck.checked();
    let list = deck.slide(1);
    assert_eq!(title(&list), "Title with code");
    assert_eq!(words(&list), "Title with code\none bold and italic\nnested link\ntwo");
    for part in ["b=\"1\"", "i=\"1\"", "strike=\"sngStrike\"", "lvl=\"1\"", "buAutoNum", "<p:ph idx=\"1\"/>"] {
        assert!(list.contains(part), "{part}: {list}");
    }
    let relations = deck.text("ppt/slides/_rels/slide1.xml.rels");
    assert!(relations.contains("Target=\"https://a.example/?b=c&amp;d=e\" TargetMode=\"External\""), "{relations}");
    let table = deck.slide(2);
    assert!(table.contains("<a:tbl>") && table.matches("<a:tr ").count() == 2, "{table}");
    assert_eq!(words(&table), "Table\na\nb\nx\ny");
    let code = deck.slide(3);
    assert_eq!(words(&code), "Code\nfn main() {\n    let a = \"<&>\";\n}");
    assert_eq!(code.matches("<p:sp>").count(), 2, "code is in one box");
}

#[test]
fn lines_above_and_below_a_slide_are_there() {
    let site = Site::fixture("slide-margins");
    let build = Engine::new(HighlightCache::new()).build(&site.files, Vec::new(), &site.options);
    let renderer = build.renderer.expect("a site");
    let mut seen = 0;
    for entry in renderer.site.entries.iter().filter(|entry| !entry.document.slides.is_empty()) {
        let index = renderer.site.links.sources[&entry.document.path];
        let context = renderer.of_entry(index, UrlForm::Absolute);
        let deck = export(&site, entry.document.path.as_str(), &[]);
        deck.checked();
        for view in faces(&context, index).iter().filter(|view| !view.face.is_empty()) {
            let text = words(&deck.slide(view.n));
            for html in [&view.header, &view.footer, &view.number].into_iter().filter(|html| !html.is_empty()) {
                let first = html.split('<').map(|part| part.rsplit('>').next().unwrap_or_default().trim());
                let first = first.into_iter().find(|part| !part.is_empty()).unwrap_or_default();
                assert!(text.contains(first), "{} {}: {first} in {text}", entry.document.path, view.n);
                seen += 1;
            }
        }
    }
    assert!(seen > 3, "only {seen} lines");
}

#[test]
fn chapters_are_sections() {
    let body = "Intro.\n\n---\n\n![A](/pic/1.svg)\n\n---\n\n## One\n\n![B](/pic/2.svg)\n\n![C](/pic/3.svg)\n\n---\n\n## Two\n\n![D](/pic/4.svg)\n";
    let names = |numbers: &[usize]| {
        let deck = export(&talk(body), TALK, numbers);
        let xml = deck.text("ppt/presentation.xml");
        let sections = xml.split("<p14:section name=\"").skip(1);
        let count = |section: &str| section.matches("<p14:sldId ").count();
        sections.map(|one| (one.split('"').next().unwrap().to_owned(), count(one))).collect::<Vec<_>>()
    };
    let title = "A &lt;b&gt; &amp; &quot;c&quot;".to_owned();
    assert_eq!(names(&[]), [(title, 1), ("One".to_owned(), 2), ("Two".to_owned(), 1)]);
    assert_eq!(names(&[3, 4]), [("One".to_owned(), 1), ("Two".to_owned(), 1)]);
}

#[test]
fn secrets_are_in_notes_and_only_if_asked_for() {
    let body = "<!-- SECRET1 -->\n<!-- note: PRIVATE1 -->\n\nIntro.\n\n![A](/pic/1.svg)\n\nSaid. <!-- SECRET2 -->\n\n<!-- note: PRIVATE2 with *stress* -->\n\n\
        > ## Text <!-- SECRET3 -->\n>\n> - a <!-- SECRET4 -->\n> <!--\n> SECRET5 -->\n\n<!-- notes: PRIVATE3 -->\n";
    let draft = "---\ntitle: SECRET6\ndate: 2026-03-02\ndraft: true\n---\n\n![SECRET7](/pic/1.svg)\n";
    let site = talk(body).with("content/talks/draft.md", draft);
    let all = |deck: &Deck| deck.checked();
    for (name, text) in all(&export(&site, TALK, &[])) {
        assert!(!text.contains("SECRET") && !text.contains("PRIVATE"), "{name}: {text}");
    }
    let deck = export(&site.with_notes(), TALK, &[]);
    for (name, text) in all(&deck) {
        assert!(!text.contains("SECRET"), "{name}: {text}");
        assert!(!text.contains("PRIVATE") || name.starts_with("ppt/notesSlides/"), "{name}: {text}");
    }
    let notes = deck.notes(1);
    assert!(notes.starts_with("Said.\n\n") && notes.ends_with(":\nPRIVATE1\nPRIVATE2 with stress"), "{notes}");
    assert!(deck.notes(2).ends_with("PRIVATE3"));
}

#[test]
fn private_text_of_each_fixture_stays_out() {
    for (name, source) in
        [("comments", "content/talks/comments.md"), ("comments-with-notes", "content/talks/comments.md")]
    {
        let mut site = Site::fixture(name);
        site.options.notes = Notes::Private;
        let text = fs::read_to_string(fixtures().join(name).join("site").join(source)).expect(source);
        let deck = export(&site, source, &[]);
        let all: String = deck.checked().into_values().collect();
        let comments = text.split("<!--").skip(1).filter_map(|rest| rest.split("-->").next());
        // Code may show a comment.
        let is_code = |one: &str| {
            let shown = format!("<!--{one}-->");
            text.lines().any(|line| line.contains(&shown) && (line.contains('`') || line.starts_with("    ")))
        };
        for comment in comments.filter(|one| one.len() > 12 && !is_code(one)) {
            let words = comment.trim().lines().next().unwrap_or_default().trim();
            assert!(!all.contains(words), "{name}: {words}");
        }
    }
}

#[test]
fn hidden_slides_stay_out() {
    let deck =
        "---\ntitle: T\ndate: 2026-03-01\n---\n\n---\n\n# One\n\n---\nskip: true\n---\n\n# SECRET\n\n---\n\n# Three\n";
    for source in [
        "---\ntitle: T\ndate: 2026-03-01\nlayout: cover\n---\n\n# One\n\n---\nhide: true\n---\n\n# SECRET\n\n---\n\n# Three\n",
        deck,
    ] {
        let site = Site::new().with(TALK, source);
        let deck = export(&site, TALK, &[]);
        let all: String = deck.checked().into_values().collect();
        assert!(!all.contains("SECRET") && all.contains("Three"), "{source}");
    }
}

#[test]
fn the_same_talk_gives_the_same_bytes() {
    let site = Site::fixture("layouts");
    for source in ["content/talks/text-slides.md", "content/talks/rule-slides.md"] {
        let (one, two) = (export(&site, source, &[]), export(&site, source, &[]));
        one.checked();
        assert!(one.bytes == two.bytes, "{source}");
    }
}

#[test]
fn pictures_of_pixels_are_not_changed() {
    let png = fs::read(fixtures().join("image-widths/site/static/wide.png")).ok();
    let png = png.unwrap_or_else(|| Site::new().files.get("static/pic/1.png").map_or_else(small_png, bytes));
    let site = talk("![A](/p.png)\n\n![B](/p.png)\n").with("static/p.png", &png);
    let deck = export(&site, TALK, &[]);
    let parts = deck.checked();
    assert_eq!(parts.keys().filter(|name| name.contains("media")).count(), 1, "one picture is there once");
    assert_eq!(deck.part("ppt/media/image1.png").expect("the picture"), png);
}

fn bytes(content: &Content) -> Vec<u8> {
    content.read().expect("bytes").to_vec()
}

/// A pixel.
fn small_png() -> Vec<u8> {
    let hex = "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082";
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("digits")).collect()
}

#[test]
fn what_is_left_out_is_a_warning() {
    let body = "> ## A\n>\n> <details><summary>more</summary>inner</details>\n\n![Film](film.mp4)\n\n![Far](https://a.example/x.png)\n\n![Odd](odd.avif)\n";
    let mut avif = b"\0\0\0\x20ftypavif\0\0\0\0avifmif1miaf".to_vec();
    avif.resize(64, 0);
    let site = talk(body).with("content/talks/film.mp4", b"film").with("content/talks/odd.avif", avif);
    let deck = export(&site, TALK, &[]);
    deck.checked();
    let messages: Vec<&str> = deck.warnings.iter().map(|warning| warning.message.as_str()).collect();
    for part in ["`<details>`, `<summary>`", "is a video", "another site", "not in the presentation: "] {
        assert!(messages.iter().any(|message| message.contains(part)), "{part}: {messages:?}");
    }
    assert!(words(&deck.slide(1)).contains("inner"));
    assert_eq!(title(&deck.slide(4)), "Odd");
}

#[test]
fn hostile_text_is_read_in_time() {
    let nested = "> ".repeat(2000) + "deep";
    let list: String = (0..2000).map(|n| format!("> {}- a\n", "  ".repeat(n.min(300)))).collect();
    let bodies = [
        format!("> ## A\n>\n{list}\n"),
        format!("> ## A\n>\n> {}\n", "<div class=\"columns\"><div><table><b>".repeat(3000)),
        format!("> ## A\n>\n> {}\n", "</i><i></table>".repeat(5000)),
        format!("> ## A\n>\n> {}\n", "[a](https://a.example) ![x](/pic/1.svg) ".repeat(3000)),
        format!("> ## A\n>\n> control \u{1}\u{b}\u{fffe} {nested}\n"),
    ];
    for body in bodies {
        let start = Instant::now();
        let deck = export(&talk(&body), TALK, &[]);
        deck.checked();
        assert!(start.elapsed() < Duration::from_secs(20), "{:.60} took {:?}", body, start.elapsed());
    }
}
