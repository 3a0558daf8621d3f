//! `import` of a tagged PDF, which says what its pictures show.

use super::pdf_writer::of_objects;
use super::site::{Run, Site, talkpress};

#[test]
fn descriptions_in_the_deck_are_taken_where_a_page_has_no_words() {
    let content = |text: &str| format!("<</Length {}>>\nstream\n{text}\nendstream", text.len());
    let page = |content: usize| {
        format!(
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] /Contents {content} 0 R /Resources <</Font <</F 3 0 R>>>>>>"
        )
    };
    let objects = [
        "<</Type /Catalog /Pages 2 0 R /StructTreeRoot 11 0 R>>".to_owned(),
        "<</Type /Pages /Count 3 /Kids [5 0 R 6 0 R 7 0 R]>>".into(),
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>".into(),
        "<<>>".into(),
        page(8),
        page(9),
        page(10),
        content("BT /F 40 Tf 60 300 Td (Nine jars) Tj ET"),
        content("0.2 g 100 100 300 300 re f"),
        content("0.6 g 100 100 300 300 re f"),
        "<</Type /StructTreeRoot /K 12 0 R>>".into(),
        "<</S /Document /P 11 0 R /K [13 0 R 14 0 R 15 0 R 16 0 R 12 0 R]>>".into(),
        "<</S /Figure /P 12 0 R /Pg 5 0 R /Alt (A title in large letters)>>".into(),
        "<</S /Sect /P 12 0 R /Pg 6 0 R /K [0 <</S /Figure /Alt (A jar on a shelf)>> <</S /Figure /Alt (photo 12.jpeg)>>]>>".into(),
        "<</S /Figure /P 12 0 R /Pg 7 0 R /Alt (C:\\\\decks\\\\secret plan)>>".into(),
        "<</S /Figure /P 12 0 R /Pg 6 0 R /Alt (and a spoon)>>".into(),
    ];
    let site = Site::new();
    site.write("2026-05-14-jars.pdf", of_objects(&objects));
    let mut command = talkpress(["import", "2026-05-14-jars.pdf", "--width", "320", "--into", "."]);
    let run = Run::of(command.current_dir(site.path())).ends(0);
    assert!(run.stdout.contains("1 alt text (003)"), "{run:#?}");
    let text = site.read("content/talks/2026-05-14-nine-jars/index.md");
    assert!(
        text.contains("![Nine jars](001.png)") && text.contains("![A jar on a shelf. and a spoon](002.png)"),
        "{text}"
    );
    assert!(!site.read("content/talks/2026-05-14-nine-jars/import.toml").contains("secret"));
}
