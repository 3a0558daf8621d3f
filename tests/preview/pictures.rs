//! Pictures in the preview are what `build` writes, without their metadata.

use std::fs;
use std::io::{Read, Write};
use std::process::Command;

use crate::served::{Served, small_site, write};

/// A photograph of 1600 by 900 pixels.
const PHOTOGRAPH: &[u8] = include_bytes!("../../static/img/lighthouse/lighthouse.16.jpg");

const SECRET: &[u8] = b"SECRET";

/// The body of the answer for `lines` of a request, and whether it says that it has that length.
fn body(served: &Served, target: &str, lines: &str) -> (Vec<u8>, bool) {
    let mut stream = served.connect();
    let request = format!("GET {target} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{lines}\r\n", served.address);
    stream.write_all(request.as_bytes()).unwrap();
    let mut all = Vec::new();
    stream.read_to_end(&mut all).unwrap();
    let end = all.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
    let head = String::from_utf8(all[..end].to_vec()).unwrap();
    let body = all.split_off(end);
    let is_length = head.to_lowercase().contains(&format!("content-length: {}\r\n", body.len()));
    (body, is_length)
}

#[test]
fn pictures_are_those_that_build_writes() {
    let folder = small_site();
    let comment = [&b"\xff\xfe\0\x08"[..], SECRET].concat();
    let photograph = [&PHOTOGRAPH[..2], &comment, &PHOTOGRAPH[2..], SECRET].concat();
    fs::write(folder.path().join("static/a.jpg"), &photograph).unwrap();
    write(folder.path(), "content/talks/shows.md", "title: Shows\ndate: 2026-01-04\n\n![x](/a.jpg)\n");
    fs::write(folder.path().join("static/other.jpg"), &photograph).unwrap();
    let build = Command::new(env!("CARGO_BIN_EXE_talkpress")).arg("build").arg(folder.path()).output().unwrap();
    assert!(build.status.success(), "{build:?}");
    let built = |name: &str| fs::read(folder.path().join("public").join(name)).unwrap();
    let (shown, other) = (built("a.jpg"), built("other.jpg"));
    assert_eq!((shown.len(), &other), (PHOTOGRAPH.len(), &photograph));
    assert!(!shown.windows(SECRET.len()).any(|window| window == SECRET));
    let served = Served::of(folder, &[]);
    assert_eq!(body(&served, "/a.jpg", ""), (shown.clone(), true));
    assert_eq!(body(&served, "/other.jpg", ""), (other, true));
    let middle = body(&served, "/a.jpg", "Range: bytes=1000-1999\r\n");
    assert_eq!(middle, (shown[1000..2000].to_vec(), true));
    let end = body(&served, "/a.jpg", "Range: bytes=-10\r\n");
    assert_eq!(end, (shown[shown.len() - 10..].to_vec(), true));
}
