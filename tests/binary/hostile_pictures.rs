//! Pictures that are small files and ask for endless memory or time, or are wrong in other ways; the same ones each time.

use super::picture_bytes::{chunk, gif, jpeg, jpeg_segment, png, png_of_zeros, webp, with_chunks, zeros};

/// A name with its ending, and the bytes.
pub type Picture = (String, Vec<u8>);

/// All of them.
pub fn all() -> Vec<Picture> {
    let named = |(name, bytes): (&str, Vec<u8>)| (name.to_owned(), bytes);
    [large_pngs(), bombs_in_pngs(), broken_pngs(), jpegs(), broken_jpegs(), gifs(), webps(), others()]
        .into_iter()
        .flatten()
        .map(named)
        .collect()
}

/// Those that take little time; none of them is drawn.
pub fn some() -> Vec<Picture> {
    let names = [
        "palette-of-60000.png",
        "wide.png",
        "longest.png",
        "profile-of-16-mb.png",
        "texts.png",
        "length-too-long.png",
        "no-height.jpg",
        "largest.jpg",
        "many-comments.jpg",
        "largest.gif",
        "largest.webp",
        "empty.png",
        "text.jpg",
    ];
    let chosen: Vec<Picture> = all().into_iter().filter(|(name, _)| names.contains(&name.as_str())).collect();
    assert_eq!(chosen.len(), names.len());
    chosen
}

type Named = (&'static str, Vec<u8>);

const GREY: u8 = 0;
const RGB: u8 = 2;
const PALETTE: u8 = 3;
const RGBA: u8 = 6;

/// Pictures that are what they say, and are large once they are unpacked.
fn large_pngs() -> Vec<Named> {
    let sixteen = || png_of_zeros((7_000, 7_000), 16, RGBA, false);
    vec![
        ("sixteen-bits-1.png", sixteen()),
        ("sixteen-bits-2.png", sixteen()),
        ("sixteen-bits-3.png", sixteen()),
        ("sixteen-bits-4.png", sixteen()),
        ("sixteen-bits-5.png", sixteen()),
        ("sixteen-bits-6.png", sixteen()),
        ("sixteen-bits-7.png", sixteen()),
        ("sixteen-bits-8.png", sixteen()),
        ("interlaced.png", png_of_zeros((7_000, 7_000), 8, RGB, true)),
        ("interlaced-of-16-bits.png", png_of_zeros((6_000, 6_000), 16, RGBA, true)),
        ("interlaced-bits.png", png_of_zeros((30_000, 30_000), 1, GREY, true)),
        ("bits.png", png_of_zeros((60_000, 60_000), 1, GREY, false)),
        ("palette-of-60000.png", png_of_zeros((60_000, 60_000), 1, PALETTE, false)),
        ("wide.png", png_of_zeros((2_000_000, 20), 8, RGB, false)),
        ("high.png", png_of_zeros((20, 2_000_000), 8, RGB, false)),
        ("row-of-4-gb.png", png((500_000_000, 4), 16, RGBA, zeros(1 << 20), &[])),
        ("longest.png", png((0x7fff_ffff, 0x7fff_ffff), 16, RGBA, zeros(1 << 20), &[])),
    ]
}

/// A good one, large enough to be drawn smaller.
fn plain() -> Vec<u8> {
    png_of_zeros((1_600, 900), 8, RGB, false)
}

fn bombs_in_pngs() -> Vec<Named> {
    let small = |kind: &[u8; 4], data: Vec<u8>| with_chunks(plain(), &[chunk(kind, &data)]);
    let profile = |size: usize| [b"profile\0\0".to_vec(), zeros(size)].concat();
    let text = |size: usize| [b"Comment\0\0".to_vec(), zeros(size)].concat();
    let international = |size: usize| [b"XML:com.adobe.xmp\0\x01\0\0\0".to_vec(), zeros(size)].concat();
    let texts = |count: usize| {
        let all: Vec<Vec<u8>> = (0..count).map(|_| chunk(b"zTXt", &text(1 << 24))).collect();
        with_chunks(plain(), &all)
    };
    vec![
        ("profile-of-16-mb.png", small(b"iCCP", profile(16 << 20))),
        ("profile-of-1-gb.png", small(b"iCCP", profile(1 << 30))),
        ("profile-without-end.png", small(b"iCCP", b"no zero byte".repeat(9_000))),
        ("text-of-1-gb.png", small(b"zTXt", text(1 << 30))),
        ("texts.png", texts(40)),
        ("xmp-of-1-gb.png", small(b"iTXt", international(1 << 30))),
        ("exif-in-circles.png", small(b"eXIf", exif_in_circles())),
        ("frames.png", small(b"acTL", [0xff; 8].to_vec())),
        ("two-profiles.png", {
            let one = chunk(b"iCCP", &profile(3 << 20));
            with_chunks(plain(), &[one.clone(), one])
        }),
    ]
}

/// A directory of EXIF that names itself as the next one, 60,000 entries long, each with a value of 4 GB.
fn exif_in_circles() -> Vec<u8> {
    let mut exif = b"MM\0\x2a\0\0\0\x08\xea\x60".to_vec();
    for _ in 0..60_000 {
        exif.extend(b"\x01\x12\0\x07\xff\xff\xff\xf0\0\0\0\x08");
    }
    exif.extend(b"\0\0\0\x08");
    exif
}

fn broken_pngs() -> Vec<Named> {
    let cut = |share: usize| {
        let mut bytes = plain();
        bytes.truncate(bytes.len() * share / 100);
        bytes
    };
    let changed = |at: usize, to: &[u8]| {
        let mut bytes = plain();
        bytes[at..at + to.len()].copy_from_slice(to);
        bytes
    };
    vec![
        ("cut-at-half.png", cut(50)),
        ("cut-near-the-end.png", cut(99)),
        ("length-too-long.png", changed(33, &[0xff; 4])),
        ("length-of-7f.png", changed(33, &[0x7f, 0xff, 0xff, 0xff])),
        ("no-width.png", changed(16, &[0; 4])),
        ("depth-3.png", changed(24, &[3])),
        ("colour-7.png", changed(25, &[7])),
        ("wrong-sum.png", changed(29, &[1, 2, 3, 4])),
        ("too-little.png", png((1_600, 900), 8, RGB, zeros(99), &[])),
        ("too-much.png", png((1_600, 900), 8, RGB, zeros(1 << 30), &[])),
        ("no-palette.png", png((1_600, 900), 8, PALETTE, zeros(1_601 * 900), &[])),
        ("not-packed.png", png((1_600, 900), 8, RGB, b"no zlib at all".repeat(99), &[])),
        ("a-million-chunks.png", with_chunks(plain(), &vec![chunk(b"tEXt", b"a\0b"); 1_000_000])),
        ("an-end-in-the-middle.png", with_chunks(plain(), &[chunk(b"IEND", b"")])),
    ]
}

/// The bytes of `jpeg`, which say another size.
fn resized(mut jpeg: Vec<u8>, (width, height): (u16, u16)) -> Vec<u8> {
    let frame = jpeg.windows(2).position(|pair| pair[0] == 0xff && (0xc0..=0xc2).contains(&pair[1])).unwrap();
    jpeg[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    jpeg[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    jpeg
}

/// The bytes of `jpeg` with `segments` behind its first two bytes.
fn with_segments(jpeg: &[u8], segments: &[Vec<u8>]) -> Vec<u8> {
    [&jpeg[..2], &segments.concat(), &jpeg[2..]].concat()
}

fn jpegs() -> Vec<Named> {
    let good = jpeg((1_600, 900));
    let profile_part = |n: u8| jpeg_segment(0xe2, &[b"ICC_PROFILE\0".to_vec(), vec![n, 255], vec![0; 65_000]].concat());
    let exif = |body: &[u8]| jpeg_segment(0xe1, &[b"Exif\0\0", body].concat());
    let circles = exif_in_circles();
    vec![
        ("largest.jpg", resized(good.clone(), (65_500, 65_500))),
        ("wide.jpg", resized(good.clone(), (65_500, 16))),
        ("high.jpg", resized(good.clone(), (16, 65_500))),
        ("cut-and-large.jpg", resized(good[..good.len() / 2].to_vec(), (20_000, 20_000))),
        ("many-comments.jpg", with_segments(&good, &vec![jpeg_segment(0xfe, &[b'a'; 65_000]); 400])),
        ("a-million-segments.jpg", with_segments(&good, &vec![jpeg_segment(0xe9, b""); 1_000_000])),
        ("profile-in-255-parts.jpg", with_segments(&good, &(1..=255).map(profile_part).collect::<Vec<_>>())),
        ("profile-255-times.jpg", with_segments(&good, &vec![profile_part(1); 255])),
        ("exif-in-circles.jpg", with_segments(&good, &[exif(&circles[..65_000])])),
        ("exif-1000-times.jpg", with_segments(&good, &vec![exif(&circles[..9_000]); 1_000])),
        ("scans.jpg", resized(scans(&good, 2_000), (8_000, 8_000))),
        ("restarts.jpg", with_segments(&good, &[jpeg_segment(0xdd, &[0, 1])])),
    ]
}

/// The scan of `jpeg` again and again.
fn scans(jpeg: &[u8], count: usize) -> Vec<u8> {
    let scan = jpeg.windows(2).position(|pair| pair == [0xff, 0xda]).unwrap();
    let head = jpeg_segment(0xda, &jpeg[scan + 4..scan + 4 + usize::from(jpeg[scan + 3]) - 2]);
    [&jpeg[..scan], &head.repeat(count), &jpeg[scan..]].concat()
}

fn broken_jpegs() -> Vec<Named> {
    let good = jpeg((1_600, 900));
    let marker = |to: u8| {
        let mut bytes = good.clone();
        let frame = bytes.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
        bytes[frame + 1] = to;
        bytes
    };
    vec![
        ("no-height.jpg", resized(good.clone(), (1_600, 0))),
        ("no-width.jpg", resized(good.clone(), (0, 900))),
        ("progressive.jpg", marker(0xc2)),
        ("lossless.jpg", marker(0xc3)),
        ("arithmetic.jpg", marker(0xc9)),
        ("two-bytes.jpg", good[..2].to_vec()),
        ("cut.jpg", good[..good.len() / 3].to_vec()),
        ("segment-of-no-length.jpg", with_segments(&good, &[vec![0xff, 0xe1, 0, 0]])),
        ("segment-past-the-end.jpg", [&good[..2], &[0xff, 0xe1, 0xff, 0xff, 1]].concat()),
        ("only-ff.jpg", [&good[..2], &vec![0xff; 1 << 20]].concat()),
    ]
}

fn gifs() -> Vec<Named> {
    vec![
        ("largest.gif", gif((65_535, 65_535), &[(65_535, 65_535)])),
        ("frames.gif", gif((4_000, 4_000), &vec![(4_000, 4_000); 20_000])),
        ("a-frame-outside.gif", gif((10, 10), &[(65_535, 65_535)])),
        ("no-size.gif", gif((0, 0), &[(0, 0)])),
        ("no-frame.gif", gif((1_600, 900), &[])),
    ]
}

fn webps() -> Vec<Named> {
    let lossless = [&[0x2f][..], &[0xff; 4], &[0; 99]].concat();
    let lossy = [&[0x10, 0, 0, 0x9d, 1, 0x2a, 0xff, 0x3f, 0xff, 0x3f][..], &[0; 99]].concat();
    let canvas = [&[0x12, 0, 0, 0][..], &[0xff; 6]].concat();
    let frame = [&[0; 6][..], &[0xff; 6], &[0; 4]].concat();
    vec![
        ("largest.webp", webp(&[(b"VP8L", &lossless)])),
        ("largest-lossy.webp", webp(&[(b"VP8 ", &lossy)])),
        ("largest-canvas.webp", webp(&[(b"VP8X", &canvas), (b"VP8L", &lossless)])),
        ("frames.webp", webp(&vec![(b"ANMF", &frame[..]); 20_000])),
        ("animation.webp", webp(&[(b"VP8X", &canvas), (b"ANIM", &[0; 6]), (b"ANMF", &frame)])),
        ("nothing-in-it.webp", webp(&[])),
    ]
}

fn others() -> Vec<Named> {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1e30\" height=\"1e30\"/>";
    let box_in_box = [&[0, 0, 0, 0x20][..], b"ftypavif", &[0; 20], &[0, 0, 0, 8, b'm', b'e', b't', b'a']].concat();
    vec![
        ("empty.png", Vec::new()),
        ("text.jpg", b"<script>alert(1)</script>".repeat(9_000)),
        ("drawing.png", svg.to_vec()),
        ("png.svg", png((1_600, 900), 8, RGB, zeros(99), &[])),
        ("endless-size.svg", svg.to_vec()),
        ("zeros.webp", vec![0; 1 << 20]),
        ("ones.gif", vec![0xff; 1 << 20]),
        ("header-only.avif", box_in_box),
        ("bitmap.png", [b"BM".to_vec(), vec![0xff; 99]].concat()),
    ]
}
