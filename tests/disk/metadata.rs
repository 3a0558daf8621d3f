//! Pictures that are published without their metadata: how much of them is read, and what the output has.

use std::fs;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use talkpress::base::content::Reader;
use talkpress::base::{Content, Date, Diagnostic, Files, Stamp, Stored};
use talkpress::site::build::engine::Engine;
use talkpress::site::model::options::Options;
use talkpress::talk::highlight::HighlightCache;

use super::{Site, path};

const POSITION: &[u8] = b"<x:xmpmeta exif:GPSLatitude=\"1,2N\"/>";

/// A photograph outside, which counts the bytes that are read.
#[derive(Debug)]
struct Photograph {
    bytes: Vec<u8>,
    read: Arc<AtomicU64>,
}

struct Counted<'a>(Cursor<&'a [u8]>, &'a AtomicU64);

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.0.read(buffer)?;
        self.1.fetch_add(count as u64, Ordering::SeqCst);
        Ok(count)
    }
}

impl Seek for Counted<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

impl Stored for Photograph {
    fn stamp(&self) -> Stamp {
        Stamp { size: self.bytes.len() as u64, state: 1 }
    }

    fn open(&self) -> io::Result<Box<dyn Reader + '_>> {
        Ok(Box::new(BufReader::new(Counted(Cursor::new(&self.bytes), &self.read))))
    }

    fn read(&self) -> Result<Arc<[u8]>, Diagnostic> {
        self.read.fetch_add(self.bytes.len() as u64, Ordering::SeqCst);
        Ok(self.bytes.clone().into())
    }
}

fn segment(marker: u8, payload: &[u8]) -> Vec<u8> {
    [&[0xff, marker][..], &(payload.len() as u16 + 2).to_be_bytes(), payload].concat()
}

/// A JPEG, a PNG, a GIF and a WebP with a position and more than 3 MB of pixels, as far as somebody can see who decodes none.
fn photographs() -> [(&'static str, Vec<u8>); 4] {
    let frame = segment(0xc0, b"\x08\x10\0\x10\0\x01\x01\x11\0");
    let xmp = segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", POSITION].concat());
    let scan = segment(0xda, b"\x01\x01\0\0\x3f\0");
    let pixels = vec![7; 3_000_000];
    let jpeg = [b"\xff\xd8", &xmp[..], &frame, &scan, &pixels, b"\xff\xd9", POSITION].concat();
    let chunk = |kind: &[u8], data: &[u8]| [&(data.len() as u32).to_be_bytes(), kind, data, b"\0\0\0\0"].concat();
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    png.extend(chunk(b"IHDR", b"\0\0\x10\0\0\0\x10\0\x08\x03\0\0\0"));
    png.extend(chunk(b"iTXt", POSITION));
    png.extend(chunk(b"IDAT", &pixels[..8192]).repeat(400));
    png.extend(chunk(b"IEND", b""));
    let mut gif = b"GIF89a\0\x04\0\x04\0\0\0".to_vec();
    gif.extend([b"\x21\xfe", &[POSITION.len() as u8][..], POSITION, b"\0"].concat());
    gif.extend(b"\x2c\0\0\0\0\0\x04\0\x04\0\x02");
    gif.extend([&[255], &pixels[..255]].concat().repeat(12_000));
    gif.extend(b"\0;");
    let riff = |kind: &[u8], data: &[u8]| [kind, &(data.len() as u32).to_le_bytes(), data].concat();
    let body = [
        &b"WEBP"[..],
        &riff(b"VP8X", b"\x04\0\0\0\xff\x03\0\xff\x03\0"),
        &riff(b"VP8L", &[&b"\x2f\xff\xc3\xff\0"[..], &pixels[5..]].concat()),
        &riff(b"XMP ", POSITION),
    ];
    [("a.jpg", jpeg), ("a.png", png), ("a.gif", gif), ("a.webp", riff(b"RIFF", &body.concat()))]
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn a_picture_that_has_not_changed_is_not_read_again() {
    for (name, bytes) in photographs() {
        let site = Site::empty();
        let read = Arc::new(AtomicU64::new(0));
        let length = bytes.len() as u64;
        let photograph = Content::Stored(Arc::new(Photograph { bytes, read: read.clone() }));
        let talk = format!("title: A\ndate: 2026-01-01\n\n![x](/{name})\n");
        let files = Files::from_iter([
            (path("talkpress.toml"), Content::bytes(&b"[output]\nimage_widths = []\n"[..])),
            (path("content/talks/a.md"), Content::bytes(talk.as_bytes())),
            (path(&format!("static/{name}")), photograph),
        ]);
        let since = || read.swap(0, Ordering::SeqCst);
        // Each time as in a new process.
        let build = || {
            let options = Options::new(Date::parse("2026-11-21").unwrap());
            let build = Engine::new(HighlightCache::new()).build(&files, Vec::new(), &options);
            assert!(build.diagnostics.iter().all(|found| found.kind == "no-base-url"), "{:?}", build.diagnostics);
            build.files
        };
        let built = build();
        assert!(since() < 200_000, "{name}: only its head is read to build");
        site.publish(&built).unwrap();
        assert!(
            (length..length * 5 / 2).contains(&since()),
            "{name}: read once to find the metadata, and once to copy"
        );
        let written = fs::read(site.output.join(name)).unwrap();
        assert!(!contains(&written, POSITION) && written.len() as u64 + 200 > length, "{name}");
        assert_eq!(*written, *built.get(name).unwrap().read().unwrap(), "{name}");
        since();
        let again = build();
        assert_eq!(site.publish(&again).unwrap().written, 0);
        assert!(since() < 200_000, "{name}: the output has it");
    }
}
