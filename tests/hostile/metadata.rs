//! What a camera and programs write into a picture besides its pixels is not published.

use std::io::Cursor;

use image::{AnimationDecoder, ImageDecoder, ImageFormat, ImageReader, RgbImage};

use super::support::{Made, Output, Site};

/// In every part of a file that must not be published.
const SECRET: &[u8] = b"SECRET";

fn pixels() -> RgbImage {
    RgbImage::from_fn(24, 16, |x, y| image::Rgb([(x * 10) as u8, (y * 15) as u8, 90]))
}

fn encoded(format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    pixels().write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// EXIF data with an orientation, a position and a secret.
fn exif(orientation: u8) -> Vec<u8> {
    let mut out = b"MM\0*\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    out.extend([orientation, 0, 0]);
    out.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0");
    out.extend(b"\0\x02\0\x01\0\x02\0\0\0\x02N\0\0\0\0\x02\0\x05\0\0\0\x03\0\0\0\x44\0\0\0\0");
    out.extend(b"SECRETSECRETSECRETSECRET");
    out
}

const XMP: &[u8] = b"<x:xmpmeta exif:GPSLatitude=\"1,2N\">SECRET</x:xmpmeta>";

const PROFILE: &[u8] = b"a profile of colours, which is kept";

fn segment(marker: u8, payload: &[u8]) -> Vec<u8> {
    [&[0xff, marker][..], &(payload.len() as u16 + 2).to_be_bytes(), payload].concat()
}

/// A JPEG with everything that a telephone writes.
fn jpeg(orientation: u8) -> Vec<u8> {
    let plain = encoded(ImageFormat::Jpeg);
    assert_eq!(plain[2..4], [0xff, 0xe0], "JFIF first");
    let jfif = 4 + usize::from(u16::from_be_bytes([plain[4], plain[5]]));
    let mut out = plain[..jfif].to_vec();
    out.extend(segment(0xe0, b"JFXX\0\x10SECRET thumbnail"));
    out.extend(segment(0xe1, &[b"Exif\0\0", &exif(orientation)[..]].concat()));
    out.extend(segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", XMP].concat()));
    out.extend(segment(0xe2, &[b"ICC_PROFILE\0\x01\x01", PROFILE].concat()));
    out.extend(segment(0xe2, b"MPF\0SECRET"));
    out.extend(segment(0xed, b"Photoshop 3.0\08BIM SECRET"));
    out.extend(segment(0xef, SECRET));
    out.extend(segment(0xfe, SECRET));
    out.extend(&plain[jfif..]);
    out.extend(b"\0\0\0\x18ftypmp42 SECRET ");
    out.extend(&out.clone());
    out
}

fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 })
    })
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [&kind[..], data].concat();
    [&(data.len() as u32).to_be_bytes()[..], &body, &checksum(&body).to_be_bytes()].concat()
}

fn png(orientation: u8) -> Vec<u8> {
    let plain = encoded(ImageFormat::Png);
    let profile = with_profile();
    let at = profile.windows(4).position(|four| four == b"iCCP").unwrap() - 4;
    let length = 12 + u32::from_be_bytes([0, 1, 2, 3].map(|i| profile[at + i])) as usize;
    let end = plain.len() - 12;
    let mut out = plain[..33].to_vec();
    out.extend(&profile[at..at + length]);
    out.extend(chunk(b"tEXt", b"Comment\0SECRET"));
    out.extend(chunk(b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", XMP].concat()));
    out.extend(chunk(b"eXIf", &exif(orientation)));
    out.extend(chunk(b"caBX", SECRET));
    out.extend(&plain[33..end]);
    out.extend(chunk(b"tIME", b"SECRET."));
    out.extend(&plain[end..]);
    out.extend(b"what was cut off: SECRET");
    out
}

fn with_profile() -> Vec<u8> {
    use image::ImageEncoder;
    let mut out = Vec::new();
    let mut encoder = image::codecs::png::PngEncoder::new(&mut out);
    encoder.set_icc_profile(PROFILE.to_vec()).unwrap();
    encoder.write_image(&pixels(), 24, 16, image::ExtendedColorType::Rgb8).unwrap();
    out
}

fn riff(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let pad = vec![0; data.len() % 2];
    [&kind[..], &(data.len() as u32).to_le_bytes(), data, &pad].concat()
}

fn webp(orientation: u8) -> Vec<u8> {
    let plain = encoded(ImageFormat::WebP);
    let mut body = b"WEBP".to_vec();
    body.extend(riff(b"VP8X", b"\x2c\0\0\0\x17\0\0\x0f\0\0"));
    body.extend(riff(b"ICCP", PROFILE));
    body.extend(&plain[12..]);
    body.extend(riff(b"EXIF", &exif(orientation)));
    body.extend(riff(b"XMP ", XMP));
    body.extend(riff(b"note", SECRET));
    [riff(b"RIFF", &body), SECRET.to_vec()].concat()
}

/// A GIF of two frames.
fn gif() -> Vec<u8> {
    let mut out = b"GIF89a\x02\0\x02\0\x80\0\0\0\0\0\xff\xff\xff".to_vec();
    out.extend(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0");
    out.extend(b"\x21\xff\x0bXMP DataXMP<x exif:GPSLatitude=\"1\">SECRET SECRET SECRET SECRET SECRET SECRET S\x01");
    out.extend((0..=255).rev().collect::<Vec<u8>>());
    out.push(0);
    for frame in [b"\x02\x02\x44\x01\0", b"\x02\x02\x4c\x01\0"] {
        out.extend(b"\x21\xfe\x06SECRET\0\x21\xf9\x04\0\x0a\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0");
        out.extend(frame);
    }
    out.push(b';');
    out.extend(SECRET);
    out
}

fn shown(name: &str, bytes: &[u8], config: &str) -> Output {
    Site::new()
        .with("talkpress.toml", config)
        .with(&format!("static/{name}"), bytes)
        .with("content/talks/a.md", format!("title: A\ndate: 2026-01-01\n\n![x](/{name})\n"))
        .build()
}

fn copy<'a>(output: &'a Output, name: &str) -> &'a [u8] {
    match &output.files[name] {
        Made::Copied(bytes) | Made::Written(bytes) => bytes,
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// All EXIF fields, and the orientation.
fn fields(bytes: &[u8]) -> (usize, Option<u32>) {
    match exif::Reader::new().read_from_container(&mut Cursor::new(bytes)) {
        Ok(exif) => {
            let orientation = exif.get_field(exif::Tag::Orientation, exif::In::PRIMARY);
            (exif.fields().count(), orientation.and_then(|field| field.value.get_uint(0)))
        }
        Err(_) => (0, None),
    }
}

fn profile(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut decoder = ImageReader::new(Cursor::new(bytes)).with_guessed_format().unwrap().into_decoder().unwrap();
    decoder.icc_profile().unwrap()
}

/// Makes a picture with an orientation.
type Maker = fn(u8) -> Vec<u8>;

#[test]
fn pixels_rotation_and_profile_are_all_that_is_published() {
    let makers: [(&str, Maker); 3] = [("a.jpg", jpeg), ("a.png", png), ("a.webp", webp)];
    for (name, make) in makers {
        for orientation in 1..=8 {
            let original = make(orientation);
            assert!(fields(&original).0 > 2 && profile(&original).is_some(), "{name}: the test's own picture");
            let output = shown(name, &original, "");
            assert_eq!(output.lines(), Vec::<String>::new());
            let written = copy(&output, name);
            assert!(!contains(written, SECRET), "{name}, {orientation}");
            let expected = if orientation == 1 { (0, None) } else { (1, Some(orientation.into())) };
            assert_eq!(fields(written), expected, "{name}");
            assert_eq!(profile(written).as_deref(), Some(PROFILE), "{name}");
            let decoded = |bytes| image::load_from_memory(bytes).unwrap();
            assert_eq!(decoded(written), decoded(&original), "{name}");
            assert!(written.len() < original.len());
            let again = shown(name, written, "");
            assert_eq!(copy(&again, name), written, "{name}: there is nothing more to leave out");
            let kept = shown(name, &original, "[output]\nmetadata = \"keep\"\n");
            assert_eq!(copy(&kept, name), original);
        }
    }
}

#[test]
fn other_ways_to_treat_metadata_are_mistakes() {
    let lines = shown("a.gif", &gif(), "[output]\nmetadata = \"remove\"\n").lines();
    assert!(lines.iter().any(|line| line.starts_with("error") && line.contains("use `strip` or `keep`")), "{lines:?}");
}

#[test]
fn an_animation_stays_one() {
    let original = gif();
    let output = shown("a.gif", &original, "");
    let written = copy(&output, "a.gif");
    assert!(!contains(written, SECRET) && contains(written, b"NETSCAPE2.0") && written.ends_with(b";"));
    let frames = |bytes: &[u8]| {
        let decoder = image::codecs::gif::GifDecoder::new(Cursor::new(bytes.to_vec())).unwrap();
        let frames = decoder.into_frames().collect_frames().unwrap();
        frames.into_iter().map(|frame| (frame.delay(), frame.into_buffer())).collect::<Vec<_>>()
    };
    assert_eq!(frames(&original).len(), 2);
    assert_eq!(frames(written), frames(&original));
}

#[test]
fn a_position_in_a_picture_that_no_document_shows_is_a_warning() {
    let warned = "this picture says where it was taken, and is published as it is because no document shows it";
    for (name, bytes, has_position) in [
        ("a.jpg", jpeg(1), true),
        ("a.png", png(1), true),
        ("a.webp", webp(1), true),
        ("a.gif", gif(), true),
        ("b.jpg", encoded(ImageFormat::Jpeg), false),
        ("b.png", encoded(ImageFormat::Png), false),
    ] {
        let build =
            |config| Site::new().with("talkpress.toml", config).with(&format!("static/{name}"), bytes.clone()).build();
        let output = build("");
        assert_eq!(copy(&output, name), bytes, "{name} is copied as it is");
        assert_eq!(
            output.lines().iter().any(|line| line.contains(warned)),
            has_position,
            "{name}: {:?}",
            output.lines()
        );
        assert_eq!(build("[output]\nmetadata = \"keep\"\n").lines(), Vec::<String>::new());
    }
}

/// A site that shows all these pictures.
fn shown_together(pictures: &[(String, Vec<u8>)]) -> Output {
    let mut site = Site::new();
    let mut talk = "title: A\ndate: 2026-01-01\n\n".to_owned();
    for (name, bytes) in pictures {
        site.set(&format!("static/{name}"), bytes);
        talk += &format!("![x](/{name})\n\n");
    }
    site.with("content/talks/a.md", talk).build()
}

#[test]
fn nothing_of_a_damaged_picture_leaks() {
    for (kind, whole, pixels) in
        [("jpg", jpeg(6), &b"\xff\xda"[..]), ("png", png(6), b"IDAT"), ("webp", webp(6), b"VP8L"), ("gif", gif(), b",")]
    {
        let name = |cut| format!("{cut}.{kind}");
        let cuts: Vec<_> = (12..whole.len()).step_by(7).map(|cut| (name(cut), whole[..cut].to_vec())).collect();
        let output = shown_together(&cuts);
        for (name, _) in &cuts {
            let written = copy(&output, name);
            assert!(!contains(written, SECRET), "{name}");
            let is_named = output.lines().iter().any(|line| line.contains(&format!("static/{name}:")));
            assert!(is_named || contains(written, pixels), "{name}: {:?}", output.lines());
        }
        // Lengths that lie.
        let places = (2..whole.len().min(400)).step_by(3);
        let lies: Vec<_> = places
            .flat_map(|at| [0, 1, 0x7f, 0xff].map(|value| (at, value)))
            .map(|(at, value)| {
                let mut bytes = whole.clone();
                bytes[at] = value;
                (format!("{at}-{value}.{kind}"), bytes)
            })
            .collect();
        let output = shown_together(&lies);
        assert!(lies.iter().all(|(name, _)| output.files.contains_key(name)));
    }
}

#[test]
fn what_decoders_skip_is_left_out() {
    let plain = encoded(ImageFormat::Jpeg);
    let jfif = 4 + usize::from(u16::from_be_bytes([plain[4], plain[5]]));
    let scan = plain.len() - 2;
    let comment = segment(0xfe, SECRET);
    let fill = [0xff, 0xff, 0xff];
    for (why, bytes) in [
        ("fill bytes", [&plain[..jfif], &fill, &comment, &plain[jfif..]].concat()),
        ("bytes between segments", [&plain[..jfif], SECRET, &comment, SECRET, &plain[jfif..]].concat()),
        ("after the pixels", [&plain[..scan], &comment, SECRET, &comment, &plain[scan..]].concat()),
        ("no end", [&plain[..scan], &comment].concat()),
    ] {
        let output = shown("a.jpg", &bytes, "");
        let written = copy(&output, "a.jpg");
        assert!(!contains(written, SECRET) && plain.starts_with(written), "{why}");
        assert_eq!(image::load_from_memory(written).unwrap(), image::load_from_memory(&plain).unwrap(), "{why}");
    }
}

#[test]
fn frames_of_a_webp_have_no_metadata() {
    let image = &encoded(ImageFormat::WebP)[12..];
    let frame = |rest: &[u8]| riff(b"ANMF", &[&b"\0\0\0\0\0\0\x17\0\0\x0f\0\0\x64\0\0\0"[..], image, rest].concat());
    let film = |rest: &[u8]| {
        let head = [riff(b"VP8X", b"\x02\0\0\0\x17\0\0\x0f\0\0"), riff(b"ANIM", b"\0\0\0\0\0\0")].concat();
        riff(b"RIFF", &[&b"WEBP"[..], &head, &frame(rest), &frame(rest)].concat())
    };
    let output = shown("a.webp", &film(&riff(b"note", SECRET)), "");
    assert_eq!(copy(&output, "a.webp"), film(b""));
}

#[test]
fn many_parts_are_no_burden() {
    let plain = encoded(ImageFormat::Jpeg);
    let comments = segment(0xfe, SECRET).repeat(10_000);
    let output = shown("a.jpg", &[&plain[..2], &comments, &plain[2..]].concat(), "");
    assert_eq!(copy(&output, "a.jpg"), plain);
    let plain = encoded(ImageFormat::Png);
    let texts = chunk(b"tEXt", b"Comment\0SECRET").repeat(10_000);
    let output = shown("a.png", &[&plain[..33], &texts, &plain[33..]].concat(), "");
    assert_eq!(copy(&output, "a.png"), plain);
}
