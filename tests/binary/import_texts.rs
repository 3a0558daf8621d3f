//! `import` of a deck with the words of its slides in a text.

use super::pdf_writer::{PdfPage, pdf, slide};
use super::site::{Run, Site, talkpress};

const INDEX: &str = "content/talks/2026-05-14-nine-jars/index.md";

/// As Speaker Deck shows it.
const TEXT: &str = "Slide 1\n\nSlide 1 text\n\nNine jars A talk about bread.\n\nSlide 2\n\nSlide 2 text\n\nNo content\n\nSlide 3\n\n\
                    Slide 3 text\n\nFlour • [rye] • see https://bread.example/rye\n\n";

fn import(site: &Site, args: &[&str]) -> Run {
    let mut command = talkpress(["import"]);
    command.args(args).args(["--width", "320", "--into"]).arg(site.path()).current_dir(site.path());
    Run::of(&mut command)
}

fn site() -> Site {
    let picture = |grey: f32| PdfPage::default().rect([200.0, 100.0, 400.0, 300.0], grey);
    let site = Site::new();
    let pages = [slide("Nine jars", &["A talk about bread."]), picture(0.2), picture(0.6)];
    site.write("jars.pdf", pdf("", (960, 540), &pages));
    site.write("jars.txt", TEXT);
    site
}

/// Pages with words keep their own, which are in reading order.
#[test]
fn a_text_page_gives_words_to_pages_without() {
    let site = site();
    let run = import(&site, &["jars.txt", "jars.pdf", "--date", "2026-05-14"]).ends(0);
    assert!(run.stdout.contains("jars.txt: the words of 3 slides; used for 1 page\n"), "{run:#?}");
    assert!(run.stdout.contains("to do: 1 alt text (002), 3 transcripts"), "{run:#?}");
    let text = site.read(INDEX);
    assert!(text.contains("![Nine jars. A talk about bread.](001.png)"), "{text}");
    assert!(
        text.contains("![](002.png)") && text.contains("![Flour. \\[rye\\]. see https://bread.example/rye]"),
        "{text}"
    );
    assert!(text.contains("    url: \"https://bread.example/rye\""), "{text}");
    site.run("build", &["--drafts"]).ends(0);
}

#[test]
fn a_folder_of_images_has_the_words_of_its_text() {
    let site = Site::new();
    for name in ["1.svg", "2.svg", "3.svg"] {
        site.write(
            &format!("2026-05-14-nine-jars/{name}"),
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><!--{name}--></svg>"),
        );
    }
    site.write("jars.txt", TEXT);
    import(&site, &["2026-05-14-nine-jars", "jars.txt", "--title", "Nine jars"]).ends(0);
    assert!(site.read(INDEX).contains("![Nine jars A talk about bread.](001.svg)"));
}

#[test]
fn a_text_alone_or_of_another_deck_is_refused() {
    let site = site();
    import(&site, &["jars.txt"]).ends(3).says("`jars.txt`: these are the words of 3 slides: add the PDF");
    site.write("prose.txt", "I bake bread in nine jars, and badly. ".repeat(3));
    import(&site, &["prose.txt"]).ends(3).says("`prose.txt`: these are only words: add the PDF of the slides");
    site.write("other.txt", TEXT.replace("Nine jars A talk about bread.", "Ten ferries"));
    import(&site, &["jars.pdf", "other.txt", "--date", "2026-05-14"]).ends(3).says("are not those of the 3 pages");
    assert!(!site.at("content").exists());
}
