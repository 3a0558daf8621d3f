//! Social cards: the picture on them comes from strangers, and none of it can keep a site from being built.

use rayon::ThreadPoolBuilder;

use super::growth;
use super::support::{Made, Output, Site};

const BASE: &str = "base_url = \"https://x.example/\"\ntheme = \"plain\"\n";

fn talk(title: &str, picture: &str) -> String {
    format!("---\ntitle: \"{title}\"\ndate: 2026-01-01\n---\n![x]({picture})\n\nWords.\n")
}

fn site(title: &str, picture: &str) -> Site {
    Site::new().with("talkpress.toml", BASE).with("content/talks/a.md", talk(title, picture))
}

/// The card of the talk, if it has one; whatever is on it, it has its size.
fn card(output: &Output) -> Option<&[u8]> {
    let Some(Made::Written(png)) = output.files.get("cards/talks/a/index.png") else { return None };
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(&png[16..24], [1200_u32.to_be_bytes(), 630_u32.to_be_bytes()].concat());
    Some(png)
}

fn image(output: &Output) -> Option<String> {
    let html = output.text("talks/a/index.html");
    let at = html.split("og:image\" content=\"").nth(1)?;
    at.split('"').next().map(str::to_owned)
}

/// Every shape inside it is ten of the one before: ten thousand million of them.
fn tenfold() -> String {
    let uses = |n: usize| (0..10).map(|x| format!("<use href=\"#g{n}\" x=\"{x}\"/>")).collect::<String>();
    let groups: String = (0..10).map(|n| format!("<g id=\"g{}\">{}</g>", n + 1, uses(n))).collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 9\"><defs><rect id=\"g0\" width=\"1\" height=\"1\"/>{groups}</defs><use href=\"#g10\"/></svg>"
    )
}

/// A PNG whose head is right and says `width` by `height`, and that has nothing after it.
fn headless(width: u32, height: u32) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    out.extend(width.to_be_bytes());
    out.extend(height.to_be_bytes());
    out.extend(b"\x08\x02\0\0\0\0\0\0\0");
    out
}

#[test]
fn no_picture_keeps_a_card_from_being_drawn() {
    let plain = site("A", "/none.png").build();
    let without = card(&plain).expect("a card");
    let depth = 20_000;
    let deep = format!("<svg viewBox=\"0 0 1 1\" xmlns=\"http://www.w3.org/2000/svg\">{}", "<g>".repeat(depth));
    let foreign = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><text>\u{65e5}</text></svg>";
    let pictures: [(&str, Vec<u8>); 8] = [
        ("empty.png", Vec::new()),
        ("text.jpg", b"no picture".to_vec()),
        ("head.png", headless(1600, 900)),
        ("large.png", headless(9_999, 9_999)),
        ("tenfold.svg", tenfold().into_bytes()),
        ("deep.svg", deep.into_bytes()),
        ("foreign.svg", foreign.into()),
        ("broken.svg", b"<svg".to_vec()),
    ];
    for (name, bytes) in pictures {
        let output = site("A", &format!("/{name}")).with(&format!("static/{name}"), bytes).build();
        assert_eq!(card(&output), Some(without), "{name} is left out");
    }
    let drawn = site("A", "/pic/1.svg").build();
    assert!(card(&drawn).is_some_and(|card| card != without), "a good picture is on the card");
}

#[test]
fn a_picture_reaches_no_file() {
    let picture = |inside: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"/>{inside}</svg>"
        )
    };
    let drawn = |inside: &str| {
        let output = site("A", "/x.svg").with("static/x.svg", picture(inside)).build();
        card(&output).expect("a card").to_vec()
    };
    let readable = concat!(env!("CARGO_MANIFEST_DIR"), "/static/img/timeout/header.png");
    assert!(std::path::Path::new(readable).exists(), "something that could be read");
    assert_eq!(drawn(""), drawn(&format!("<image href=\"{readable}\" width=\"9\" height=\"9\"/>")));
    assert_eq!(drawn(""), drawn("<image href=\"picture\" width=\"9\" height=\"9\"/>"));
}

#[test]
fn text_that_no_font_has_is_left_out() {
    let strange = "\u{65e5}\u{672c}\u{8a9e}";
    let only_picture = site(strange, "/pic/1.svg").build();
    assert!(card(&only_picture).is_some());
    let nothing = site(strange, "/none.png").build();
    assert_eq!((card(&nothing), image(&nothing)), (None, Some("https://x.example/none.png".into())));
    let signs = site("A \u{1f680}\u{200d}\u{fe0f}", "/none.png").build();
    assert_eq!(card(&signs), card(&site("A", "/none.png").build()));
}

#[test]
fn a_chosen_picture_is_used() {
    let card_url = Some("https://x.example/cards/talks/a/index.png".to_owned());
    let headed = |picture: &str| {
        site("A", "/pic/1.svg").with("static/h.png", "").with(
            "content/talks/a.md",
            talk("A", "/pic/1.svg").replace("date:", &format!("headerimage: {picture}\ndate:")),
        )
    };
    for (picture, expected) in [
        ("/h.png", Some("https://x.example/h.png".into())),
        ("https://y.example/h.jpg", Some("https://y.example/h.jpg".into())),
        ("/pic/1.svg", card_url.clone()),
        ("/none.png", card_url.clone()),
    ] {
        let output = headed(picture).build();
        assert_eq!((image(&output), card(&output).is_some()), (expected.clone(), expected == card_url), "{picture}");
    }
    let off = format!("{BASE}[output]\ncards = false\n");
    for (picture, expected) in [("/pic/1.svg", None), ("/h.png", Some("https://x.example/h.png".to_owned()))] {
        let output = site("A", picture).with("static/h.png", "").with("talkpress.toml", &off).build();
        assert_eq!((image(&output), card(&output)), (expected, None));
        assert!(!output.files.keys().any(|path| path.starts_with("cards")));
    }
    let nowhere = site("A", "/pic/1.svg").with("talkpress.toml", "theme = \"plain\"\n").build();
    assert_eq!((image(&nowhere), card(&nowhere)), (None, None));
}

/// A title of one word, and one of marks that have no width.
#[test]
fn a_long_title_takes_no_more_than_its_share() {
    let pool = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build().unwrap();
    for letter in ["i", "\u{301} "] {
        let build = |title: &str| {
            let output = pool.install(|| site(title, "/none.png").build());
            assert!(card(&output).is_some());
        };
        let slow = growth::too_fast_growth(&letter.repeat(5_000), &letter.repeat(20_000), build);
        assert_eq!(slow, None, "{letter:?}");
    }
}
