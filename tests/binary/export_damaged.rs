//! `export pdf` of images that are damaged: each is noticed, and the PDF is a whole one without the mark of PDF/UA.

use std::fs;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::site::{Run, Site, talkpress};

const WIDTH: u32 = 16;
const HEIGHT: u32 = 9;
const JPEG: &[u8] = include_bytes!("picture.jpg");

/// A chunk of a PNG with its checksum.
fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(kind);
    sum.update(data);
    let length = u32::try_from(data.len()).expect("a short chunk").to_be_bytes();
    [&length[..], kind, data, &sum.sum().to_be_bytes()].concat()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// A PNG of this kind of colours, with `more` chunks before its pixels, which are `data` in their compressed form.
fn png((width, height): (u32, u32), kind: u8, more: &[u8], data: &[u8]) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, kind, 0, 0, 0]].concat();
    let start = [&b"\x89PNG\r\n\x1a\n"[..], &chunk(b"IHDR", &head), more].concat();
    [start, chunk(b"IDAT", data), chunk(b"IEND", &[])].concat()
}

/// Rows of noise for so many samples in a pixel.
fn rows(samples: u32, height: u32) -> Vec<u8> {
    let row = |y: u32| {
        let sample = move |x: u32| ((x + y * 977).wrapping_mul(2_654_435_761) >> 13) as u8;
        std::iter::once(0).chain((0..WIDTH * samples).map(sample))
    };
    (0..height).flat_map(row).collect()
}

/// A colour profile of this kind, as far as it is looked at.
fn profile(kind: &[u8; 4]) -> Vec<u8> {
    let mut profile = vec![0; 132];
    profile[16..20].copy_from_slice(kind);
    profile[36..40].copy_from_slice(b"acsp");
    chunk(b"iCCP", &[&b"p\0\0"[..], &packed(&profile)].concat())
}

/// Exports a talk with a whole image and then this one.
fn export(name: &str, file: &[u8]) -> (Run, Vec<u8>) {
    let site = Site::new();
    site.write("content/talks/deck/whole.jpg", JPEG);
    site.write(&format!("content/talks/deck/{name}"), file);
    let text = format!("title: A deck\ndate: 2026-05-14\n\n![One](whole.jpg)\n\nSaid.\n\n![Two]({name})\n\nSaid.\n");
    site.write("content/talks/deck/index.md", text);
    let mut command = talkpress(["export", "pdf", "deck", "--site"]);
    let run = Run::of(command.arg(site.path()).current_dir(site.path()).env("PATH", "")).ends(0);
    let pdf = fs::read(site.at("deck.pdf")).expect("a PDF");
    assert!(pdf.ends_with(b"%%EOF\n") && has(&pdf, b"/Count 2") && has(&pdf, JPEG), "{name}");
    (run, pdf)
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn what_cannot_be_decoded_is_a_blank_page() {
    let size = (WIDTH, HEIGHT);
    let whole = packed(&rows(3, HEIGHT));
    let colours = |count: usize| chunk(b"PLTE", &vec![7; count * 3]);
    let damaged: [(&str, Vec<u8>); 11] = [
        ("garbage.png", png(size, 2, &[], &rows(3, 2))),
        ("middle.png", png(size, 2, &[], &[&whole[..60], &[255; 60][..], &whole[120..]].concat())),
        ("few-rows.png", png(size, 2, &[], &packed(&rows(3, HEIGHT - 1)))),
        ("filter.png", png(size, 2, &[], &packed(&vec![9; whole.len() * 3]))),
        ("nothing.png", png((0, 0), 2, &[], &packed(&[]))),
        ("no-palette.png", png(size, 3, &[], &packed(&rows(1, HEIGHT)))),
        ("palette.png", png(size, 3, &colours(999), &packed(&rows(1, HEIGHT)))),
        ("cut-alpha.png", png(size, 6, &[], &packed(&rows(4, HEIGHT - 1)))),
        ("head.jpg", JPEG[..30].to_vec()),
        ("animation.gif", b"GIF89a\x10\0\x09\0\0\0\0,\0\0\0\0\x10\0\x09\0\0".to_vec()),
        ("web.webp", b"RIFF\x20\0\0\0WEBPVP8 \x14\0\0\0\0\0\0\x9d\x01\x2a\x10\0\x09\0\0\0\0\0\0\0".to_vec()),
    ];
    for (name, file) in damaged {
        let (run, pdf) = export(name, &file);
        let run = run.says(&format!("slide 2 is blank in the PDF: the image `content/talks/deck/{name}` cannot be"));
        assert!(run.stderr.contains("content/talks/deck/index.md:8:1"), "{run:#?}");
        assert!(!has(&pdf, b"pdfuaid:part"), "{name}");
        assert!(JPEG.starts_with(&file) || !has(&pdf, &file), "{name}");
    }
}

#[test]
fn of_a_picture_that_is_cut_off_the_rest_is_shown() {
    let (run, pdf) = export("cut.jpg", &JPEG[..JPEG.len() - 2]);
    run.says("slide 2 is not whole in the PDF: the image `content/talks/deck/cut.jpg` is cut off");
    assert!(!has(&pdf, b"pdfuaid:part") && has(&pdf, b"/FlateDecode/DecodeParms"));
}

#[test]
fn what_can_be_shown_is_copied_without_a_warning() {
    let size = (WIDTH, HEIGHT);
    let data = packed(&rows(3, HEIGHT));
    let whole = png(size, 2, &[], &data);
    let colours = chunk(b"PLTE", &[7; 768]);
    let files: [(&str, Vec<u8>, Vec<u8>); 4] = [
        ("whole.png", whole.clone(), data.clone()),
        ("no-end.png", whole[..whole.len() - 12].to_vec(), data.clone()),
        ("palette.png", png(size, 3, &colours, &packed(&rows(1, HEIGHT))), packed(&rows(1, HEIGHT))),
        ("more.jpg", [JPEG, &[0; 70_000]].concat(), JPEG.to_vec()),
    ];
    for (name, file, data) in files {
        let (run, pdf) = export(name, &file);
        assert_eq!(run.stderr, "wrote deck.pdf\n", "{name}");
        assert!(has(&pdf, b"pdfuaid:part") && has(&pdf, &data), "{name}");
    }
}

#[test]
fn a_colour_profile_is_kept_only_if_it_is_for_these_colours() {
    let size = (WIDTH, HEIGHT);
    for (kind, samples, profile, is_kept) in [
        (2, 3, profile(b"RGB "), true),
        (0, 1, profile(b"GRAY"), true),
        (0, 1, profile(b"RGB "), false),
        (2, 3, chunk(b"iCCP", b"p\0\0garbage"), false),
    ] {
        let (run, pdf) = export("profile.png", &png(size, kind, &profile, &packed(&rows(samples, HEIGHT))));
        assert_eq!(run.stderr, "wrote deck.pdf\n");
        assert_eq!(has(&pdf, b"/ICCBased"), is_kept, "{kind} {profile:?}");
    }
}
