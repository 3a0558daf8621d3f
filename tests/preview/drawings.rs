//! A card whose SVG takes too long: the preview draws it without the SVG, and answers everybody else meanwhile.

use std::thread;

use crate::served::{Served, small_site, write};

const SLOW: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 9\">\
    <filter id=\"f\"><feMorphology operator=\"dilate\" radius=\"100\"/></filter>\
    <rect width=\"16\" height=\"9\" filter=\"url(#f)\"/></svg>";

#[test]
fn a_slow_svg_holds_up_nobody_else() {
    let folder = small_site();
    write(folder.path(), "talkpress.toml", "title = \"Served\"\nbase_url = \"https://x.example/\"\n");
    write(folder.path(), "static/slow.svg", SLOW);
    let talk = "title: Slow\ndate: 2026-01-02\ncategory: talk\n\n----\n\n![x](/slow.svg)\n\nSaid.\n";
    write(folder.path(), "content/talks/slow.md", talk);
    let mut served = Served::of(folder, &[]);
    thread::scope(|scope| {
        let card = scope.spawn(|| served.get("/cards/talks/slow/index.png"));
        (0..20).for_each(|_| assert_eq!(served.get("/talks/slow/").status(), 200));
        let card = card.join().unwrap();
        assert_eq!((card.status(), card.header("Content-Type")), (200, Some("image/png")));
    });
    let output = served.wait_for_line("static/slow.svg");
    assert!(output.contains("drawing it took more than 5 s"), "{output}");
    served.assert_alive();
}
