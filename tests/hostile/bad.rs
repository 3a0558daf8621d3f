//! Rows B1 to B12, B16 and B17. Each file of `tests/fixtures/bad` is a small site and, after `=== said`, what a build
//! reports about it; `=== path` begins a file of the site. `{NAME}` is replaced by bytes that a text file cannot contain.

use std::fs;

use super::support::{Site, fixtures};

/// What replaces bytes that would make a fixture no text.
const BYTES: &[(&str, &[u8])] = &[
    ("{BOM}", b"\xef\xbb\xbf"),
    ("{CR}", b"\r"),
    ("{NUL}", b"\0"),
    ("{LATIN}", b"caf\xe9"),
    ("{BACKSPACE}", b"\x08"),
    ("{SPACE}", b" "),
    ("{ACUTE}", "\u{301}".as_bytes()),
    ("{RLO}", "\u{202e}".as_bytes()),
    ("{200}", &[b'x'; 200]),
    ("{130KB}", &[b'x'; 130_000]),
];

#[test]
fn mistakes_are_reported_with_their_place_and_a_hint() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut files: Vec<_> =
        fs::read_dir(fixtures().join("bad")).expect("fixtures").flatten().map(|e| e.path()).collect();
    files.sort();
    assert!(files.len() > 20, "only {} fixtures", files.len());
    let mut wrong = String::new();
    for path in files {
        let text = fs::read_to_string(&path).expect("a fixture");
        let (source, expected) = text.split_once("=== said\n").expect("`=== said`");
        let said: String = site(source).build().lines().into_iter().map(|line| line + "\n").collect();
        if update {
            fs::write(&path, format!("{source}=== said\n{said}")).expect("a fixture");
        } else if said != expected {
            wrong.push_str(&format!("{}:\n--- expected\n{expected}--- said\n{said}\n", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Reads the files of a fixture; text above the first of them is a remark.
fn site(source: &str) -> Site {
    let mut site = Site::new();
    let parts = source.split("\n=== ").skip(1);
    for part in parts {
        let (path, text) = part.split_once('\n').unwrap_or((part, ""));
        let path = BYTES
            .iter()
            .fold(path.to_owned(), |path, (name, bytes)| path.replace(name, &String::from_utf8_lossy(bytes)));
        site.set(&path, bytes(text));
    }
    site
}

fn bytes(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((at, (name, bytes))) =
        BYTES.iter().filter_map(|pair| Some((rest.find(pair.0)?, pair))).min_by_key(|(at, _)| *at)
    {
        out.extend_from_slice(&rest.as_bytes()[..at]);
        out.extend_from_slice(bytes);
        rest = &rest[at + name.len()..];
    }
    out.extend_from_slice(rest.as_bytes());
    out
}

#[test]
fn utf_16_is_named() {
    let utf16: Vec<u8> = "\u{feff}title: A\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let said = Site::new().with("content/a.md", utf16).build().lines();
    assert_eq!(
        said,
        [
            "error content/a.md:1:1: the file is not UTF-8: byte 0 is invalid (help: save the file as UTF-8; it looks like UTF-16)"
        ]
    );
}

#[test]
fn front_matter_that_grows_without_end_is_stopped() {
    let deep = format!("---\ntitle: A\nx: {}{}\n---\n", "[".repeat(10_000), "]".repeat(10_000));
    let bomb = (0..20).fold("---\ntitle: A\na0: &a0 [x, x]\n".to_owned(), |text, n| {
        let m = n + 1;
        format!("{text}a{m}: &a{m} [*a{n}, *a{n}, *a{n}, *a{n}, *a{n}, *a{n}, *a{n}, *a{n}]\n")
    });
    let long = format!("---\ntitle: A\nx: {}\n---\n", "y".repeat(10 * 1024 * 1024));
    let toml_deep = format!("+++\ntitle = 'A'\nx = {}{}\n+++\n", "[".repeat(10_000), "]".repeat(10_000));
    let cases = [(deep, "64"), (bomb + "---\n", "1 MiB"), (long, "64 KiB"), (toml_deep, "64")];
    for (text, expected) in cases {
        let said = Site::new().with("content/a.md", text).build().lines();
        assert!(said.iter().any(|line| line.starts_with("error content/a.md:") && line.contains(expected)), "{said:?}");
        assert!(said.iter().all(|line| line.len() < 500), "{said:?}");
    }
}

#[test]
fn an_excerpt_is_never_longer_than_a_line() {
    let output = Site::new().with("content/a.md", format!("title: A\ndate: {}\n", "9".repeat(5_000))).build();
    let place = output.diagnostics.iter().find_map(|d| d.place.clone()).expect("a place");
    assert!(place.excerpt.chars().count() <= 120, "{place:?}");
    assert!(output.lines().iter().all(|line| line.len() < 300), "{:?}", output.lines());
}

/// B10: what is missing many times is summed up.
#[test]
fn many_missing_pictures_are_summed_up() {
    let slides: String = (0..30).map(|n| format!("![Slide {n}](/nowhere/{n}.png)\n\n")).collect();
    let output = Site::new().with("content/talks/a.md", format!("title: A\ndate: 2026-01-01\n\n{slides}")).build();
    let (shown, rest) = talkpress::base::report::shorten(&output.diagnostics);
    assert_eq!(shown.iter().filter(|d| d.kind == "file-not-found").count(), 10);
    assert_eq!(rest, ["… and 20 more of the kind `file-not-found`"]);
}

/// B17: every name that is allowed makes an address that leads to its page.
#[test]
fn odd_file_names_make_addresses_that_work() {
    let names = ["a?b#c", "%2e", "100%", "x&y=z", "ü ñ", "日本", "it's", "q\"r", "<s>", "c:d", "{{t}}", "e\\f"];
    let mut site = Site::new();
    let mut links = String::new();
    for (n, name) in names.iter().enumerate() {
        site.set(
            &format!("content/{name}.md"),
            format!("title: Named {name}\ndate: 2026-01-01\n\n![x](./{}.svg)\n", encoded(name)),
        );
        site.set(
            &format!("content/{name}.svg"),
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>",
        );
        links.push_str(&format!("[{n}](./{}.md)\n", encoded(name)));
    }
    let output = site.with("content/index.md", format!("# Home\n\n{links}")).build();
    assert!(output.lines().is_empty(), "{:#?}", output.lines());
    let home = scraper::Html::parse_document(output.text("index.html"));
    let selector = scraper::Selector::parse(".intro a").expect("a selector");
    let hrefs: Vec<&str> = home.select(&selector).filter_map(|a| a.attr("href")).collect();
    assert_eq!(hrefs.len(), names.len());
    for href in hrefs {
        let page = format!("{}index.html", talkpress::base::url::decode_path(href));
        let text = output.text(&page);
        let page_folder = page.trim_end_matches("index.html");
        let html = scraper::Html::parse_document(text);
        let image =
            html.select(&scraper::Selector::parse("article img").expect("a selector")).next().expect("an image");
        let src = talkpress::base::url::decode_path(image.attr("src").expect("a src"));
        assert!(output.files.contains_key(&format!("{page_folder}{}", src.trim_start_matches("./"))), "{page}: {src}");
    }
}

fn encoded(name: &str) -> String {
    talkpress::base::url::encode_path(name)
}
