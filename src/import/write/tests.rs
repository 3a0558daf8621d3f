use crate::base::{Date, SitePath};
use crate::import::choices::Choices;
use crate::import::draft::Draft;
use crate::import::notes_use::NotesUse;
use crate::import::slide_draft::SlideDraft;
use crate::import::thumbnail::Thumbnail;
use crate::import::write::document;
use crate::talk::{Dialect, Document, Face};

const HARD: &[&str] = &[
    "a *b* _c_ __d__ `e` ~f~ ~~g~~ $x$ $$y$$ ==h== ^i^ %%j%% {k} {#l} |m|",
    "![n](o) [p](q) [r][s] [^t] <u> <b>v</b> <!-- w --> &amp; &lt; &#65; AT&T x&y",
    "--> --!> - x",
    "# heading #",
    "## C# and F#",
    "1. one",
    "12) twelve",
    "- item",
    "+ item",
    "* item",
    "> quote",
    "| a | b |",
    "---",
    "***",
    "===",
    "...",
    "…",
    "```rust",
    "~~~",
    ": definition",
    "Note: speak up",
    "notes: x",
    "???",
    ":smile: :-) (c) 'quoted' \"double\"",
    r"C:\new\talk \\ \* \",
    "https://bread.example/a_b_c?d=1&e=2#f",
    "key: value #comment",
    "日本語 の テスト",
    "!",
    "a! [b]",
    "null",
    "%",
    "100 % sure",
    "<div>",
    "</details>",
    "{% raw %} {{ x }}",
    "[ ] todo",
    "[x] done",
    "$5 and $6",
    "::: notes",
    "^ note",
];

fn slide(n: usize, text: &str) -> SlideDraft {
    SlideDraft {
        name: format!("{n:03}"),
        extension: "webp".into(),
        picture: Vec::new(),
        alt: text.into(),
        notes: vec![text.into(), text.into()],
        time: None,
        chapter: None,
        words: String::new(),
        pages: vec![n],
        thumbnail: Thumbnail::new(1, vec![0]),
    }
}

fn read(title: &str, slides: Vec<SlideDraft>, notes: NotesUse) -> Document {
    let draft = Draft {
        title: title.into(),
        title_is_guess: false,
        date: Date::new(2026, 5, 14).unwrap(),
        slug: "x".into(),
        slides,
        links: vec![(title.to_owned(), "https://bread.example/a?b=1&c=2".into())],
        dropped_links: 0,
        choices: Choices { notes, ..Choices::default() },
        running: Vec::new(),
        deck: None,
        sources: Vec::new(),
    };
    let path = SitePath::new("content/talks/x/index.md").unwrap();
    let reading = Document::read(&path, document(&draft).as_bytes(), &Dialect::default());
    // A line that looks like a note is public here, as the author wants.
    let errors: Vec<_> = reading.diagnostics.iter().filter(|d| !d.message.contains("like a speaker note")).collect();
    assert!(errors.is_empty(), "{title}: {errors:?}\n{}", document(&draft));
    (*reading.document.unwrap()).clone()
}

/// The words of HTML without its tags.
fn words(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        out.push(' ');
        rest = rest[at..].find('>').map_or("", |end| &rest[at + end + 1..]);
    }
    out.push_str(rest);
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    let text = entities.iter().fold(out, |text, (entity, c)| text.replace(entity, c));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn hard_texts_are_read_back_as_they_are() {
    for text in HARD {
        let slides = || vec![slide(1, "One"), slide(2, text), slide(3, "Three")];
        let twice = format!("{text} {text}");
        for notes in [NotesUse::Private, NotesUse::Transcript] {
            let document = read(text, slides(), notes);
            assert_eq!((document.title.as_str(), document.slides.len()), (*text, 3));
            let middle = &document.slides[1];
            let Face::Picture(picture) = &middle.face else { panic!("{text}: no picture") };
            assert_eq!(*picture.alt, **text);
            let said = match notes {
                NotesUse::Private => words(&middle.notes[0].0.html),
                _ => words(&middle.transcript.html),
            };
            assert_eq!((said, middle.pending), (twice.clone(), notes == NotesUse::Private));
        }
    }
}
