//! Row B15: pictures are data of strangers. Only their heads are read, and none is ever put into a page.

use super::support::Site;

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    out.extend(width.to_be_bytes());
    out.extend(height.to_be_bytes());
    out.extend(b"\x08\x02\0\0\0\0\0\0\0\x10\0\0\0IDAT");
    out.resize(40 * 1024, 0);
    out
}

/// A JPEG of 300 by 200 with the given number of colour components, perhaps turned by EXIF.
fn jpeg(components: u8, orientation: Option<u8>) -> Vec<u8> {
    let mut out = b"\xff\xd8".to_vec();
    if let Some(orientation) = orientation {
        out.extend(b"\xff\xe1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
        out.extend([orientation, 0, 0, 0, 0, 0, 0]);
    }
    out.extend([0xff, 0xc0, 0, 8 + 3 * components, 8, 0, 200, 1, 44, components]);
    (1..=components).for_each(|n| out.extend([n, 0x11, 0]));
    out.extend(b"\xff\xda\0\x0c\x03\x01\0\x02\x11\x03\x11\0\x3f\0");
    out
}

fn gif(frames: usize) -> Vec<u8> {
    let mut out = b"GIF89a\x40\x01\xf0\0\x80\0\0\0\0\0\xff\xff\xff".to_vec();
    for _ in 0..frames {
        out.extend(b"\x21\xf9\x04\0\x0a\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0");
    }
    out.push(b';');
    out
}

/// The size a picture is shown with, as `WIDTHxHEIGHT`, and what is said of it.
fn shown(name: &str, bytes: &[u8]) -> (String, Vec<String>) {
    let output = Site::new()
        .with(&format!("static/{name}"), bytes)
        .with("content/talks/a.md", format!("title: A\ndate: 2026-01-01\n\n![x](/{name})\n"))
        .build();
    let html = scraper::Html::parse_document(output.text("talks/a/index.html"));
    let image = html.select(&scraper::Selector::parse(".face img").expect("a selector")).next().expect("an image");
    let size = format!("{}x{}", image.attr("width").unwrap_or("?"), image.attr("height").unwrap_or("?"));
    assert!(!output.text("talks/a/index.html").contains("<svg"), "a picture is never inlined");
    (size, output.lines())
}

#[test]
fn the_size_is_read_from_the_head() {
    let unreadable = |name: &str| {
        vec![format!(
            "warning static/{name}:1:1: this file is not an image that can be read (help: it may be damaged or empty; supported: JPEG, PNG, GIF, WebP, AVIF and SVG)"
        )]
    };
    let too_big = |name: &str| {
        vec![format!(
            "error static/{name}:1:1: this image has more than 100 million pixels (help: make it smaller: a slide needs at most 3840 by 2160 pixels)"
        )]
    };
    let too_large = |name: &str| {
        vec![format!(
            "warning static/{name}:1:1: this image is too large to be drawn in smaller sizes or on a social card (help: make it smaller: a slide needs at most 3840 by 2160 pixels)"
        )]
    };
    let cut = |bytes: Vec<u8>, length: usize| bytes[..length].to_vec();
    let svg =
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 20\"><script>alert(1)</script></svg>".to_vec();
    let bomb = format!("<!DOCTYPE svg [<!ENTITY a \"{}\">]><svg width=\"5\" height=\"6\">&a;</svg>", "x".repeat(1000))
        .into_bytes();
    let cases: Vec<(&str, Vec<u8>, &str, Vec<String>)> = vec![
        ("plain.png", png(640, 360), "640x360", vec![]),
        ("huge.png", png(60_000, 60_000), "?x?", too_big("huge.png")),
        ("widest.png", png(u32::MAX, u32::MAX), "?x?", too_big("widest.png")),
        ("largest-fine.png", png(10_000, 10_000), "10000x10000", too_large("largest-fine.png")),
        ("none.png", png(0, 0), "?x?", unreadable("none.png")),
        ("cut.png", cut(png(640, 360), 18), "?x?", unreadable("cut.png")),
        ("empty.png", vec![], "?x?", unreadable("empty.png")),
        ("empty.svg", vec![], "?x?", unreadable("empty.svg")),
        ("text.jpg", b"not a picture".to_vec(), "?x?", unreadable("text.jpg")),
        ("really-png.jpg", png(64, 36), "64x36", vec![]),
        ("really-gif.svg", gif(1), "?x?", unreadable("really-gif.svg")),
        ("rgb.jpg", jpeg(3, None), "300x200", vec![]),
        ("cmyk.jpg", jpeg(4, None), "300x200", vec![]),
        ("cut.jpg", cut(jpeg(3, None), 6), "?x?", unreadable("cut.jpg")),
        ("upright.jpg", jpeg(3, Some(1)), "300x200", vec![]),
        ("turned.jpg", jpeg(3, Some(6)), "200x300", vec![]),
        ("turned-8.jpg", jpeg(3, Some(8)), "200x300", vec![]),
        ("still.gif", gif(1), "320x240", vec![]),
        ("animated.gif", gif(50), "320x240", vec![]),
        ("script.svg", svg, "30x20", vec![]),
        ("entities.svg", bomb, "5x6", vec![]),
        ("percent.svg", b"<svg width=\"100%\" height=\"100%\"></svg>".to_vec(), "?x?", unreadable("percent.svg")),
        ("endless.svg", format!("<svg{}", " a".repeat(100_000)).into_bytes(), "?x?", unreadable("endless.svg")),
        ("huge.svg", b"<svg width=\"60000\" height=\"60000\"/>".to_vec(), "?x?", too_big("huge.svg")),
    ];
    let mut wrong = String::new();
    for (name, bytes, size, said) in cases {
        let found = shown(name, &bytes);
        if found != (size.to_owned(), said.clone()) {
            wrong.push_str(&format!("{name}: {found:?}, but {size} {said:?} expected\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
