//! Comments in captions, and other text in them that no player shows, reach no output.

use super::support::Site;

const VTT: &str = "WEBVTT s3cret\nKind: s3cret\n\nNOTE\ns3cret\n\nREGION\nid:s3cret\n\n1\n00:01.000 --> 00:02.000\n<v Ann>Said.\n\nNOTE s3cret";
const STYLE: &str = "WEBVTT\n\nSTYLE\n/* s3cret */\n\ns3cret-id\n00:01.000 --> 00:02.000 position:10%\nSaid.\n";
const BARE: &str = "\n00:01.000 --> 00:02.000\nSaid.\n";
const IMAGES: &str = "WEBVTT\n\nNOTE s3cret\n\n00:00.000 --> 00:05.000\na.jpg#xywh=0,0,9,9&x\n";

#[test]
fn comments_in_captions_are_in_no_output() {
    let talk = |front: &str, body: &str| format!("---\ntitle: T\ndate: 2026-01-01\n{front}---\n\n{body}\n");
    let body = "![A](/pic/1.svg)\n\nSaid.\n\n![Film](film.webm)\n\n[Images](images.vtt)";
    let mut site = Site::new().with("content/talks/a/film.webm", "film").with("static/y.VTT", IMAGES);
    for (name, text) in [("a", VTT), ("b", STYLE), ("c", BARE), ("film", STYLE), ("images", IMAGES)] {
        site = site.with(&format!("content/talks/a/{name}.vtt"), text);
    }
    let front = "video: https://youtu.be/aaaaaaaaaaa\ncaptions: a.vtt\ndeliveries:\n  - {event: B, date: 2026-01-02, captions: b.vtt}\n  - {event: C, date: 2026-01-03, captions: c.vtt}\n";
    let built = site.with("content/talks/a/index.md", talk(front, body)).build();
    let found: Vec<_> = built.written().filter(|(_, text)| text.contains("s3cret")).map(|(path, _)| path).collect();
    assert!(found.is_empty(), "{found:?}\n{}", built.report());
    let file = |name: &str| {
        let path = format!("talks/a/{name}.vtt");
        built.written().find(|(found, _)| *found == path).map(|(_, text)| text.to_owned()).unwrap_or(path)
    };
    for name in ["b", "c", "film"] {
        assert_eq!(file(name), "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nSaid.\n");
    }
    assert_eq!(file("a"), "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ann>Said.\n");
    assert!(file("images").ends_with("\n00:00.000 --> 00:05.000\na.jpg#xywh=0,0,9,9&x\n"), "{}", file("images"));
    assert!(built.written().any(|(path, text)| path == "y.VTT" && text.contains("a.jpg")), "{}", built.report());
}
