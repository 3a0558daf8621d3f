//! SVGs of strangers on social cards: whatever is in them, the program ends well and says what it has left out.

use std::fs;
use std::time::Duration;

use super::hostile_svgs::{self, Fate, Shape};
use super::site::{Run, Site, behind_shell, within};

/// More than any run takes, so that a hang is noticed.
const LONG: Duration = Duration::from_secs(1_200);

/// A talk with this first slide, and with the same words on the card as all others.
fn talk(name: &str, slide: &str) -> String {
    format!("title: A\nslug: {name}\ndate: 2026-01-01\ncategory: talk\n\n----\n\n{slide}\n\nSaid.\n")
}

fn site(shapes: &[Shape]) -> Site {
    let site = Site::new();
    site.write("content/talks/plain.md", talk("plain", "> Words"));
    for (name, svg, _) in shapes {
        site.write(&format!("static/{name}.svg"), svg);
        site.write(&format!("content/talks/{name}.md"), talk(name, &format!("![x](/{name}.svg)")));
    }
    site
}

fn card(site: &Site, name: &str) -> Vec<u8> {
    let png = fs::read(site.at(&format!("public/cards/talks/{name}/index.png"))).expect(name);
    assert_eq!(&png[..4], b"\x89PNG", "{name}");
    png
}

fn is_about_cards(row: &serde_json::Value) -> bool {
    row["message"].as_str().is_some_and(|message| message.starts_with("this image is left off the social card"))
}

/// Builds all shapes in one site with little memory for the program itself.
fn survives(shapes: &[Shape]) {
    let site = site(shapes);
    let arguments = ["build".into(), site.path().to_owned(), "--format".into(), "json".into()];
    let run = within(LONG, &mut behind_shell("ulimit -v 3000000; exec \"$@\"", arguments)).ends(0);
    for (name, _, fate) in shapes {
        assert!(!card(&site, name).is_empty(), "{name} has a card");
        let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        let warnings = report["diagnostics"].as_array().unwrap().iter();
        let path = format!("static/{name}.svg");
        let warned = warnings.filter(|row| row["path"] == path.as_str() && is_about_cards(row)).count();
        assert!(warned <= 1, "{name}: {}", run.stdout);
        assert!(warned == 1 || *fate == Fate::Either, "{name} is on its card");
    }
}

#[test]
fn some_hostile_svgs_harm_nothing() {
    survives(&hostile_svgs::some());
}

/// Takes minutes: `cargo test --release --test binary -- --ignored --nocapture every_hostile_svg`.
#[test]
#[ignore = "takes minutes"]
fn every_hostile_svg_harms_nothing() {
    let shapes = hostile_svgs::all();
    println!("{} shapes", shapes.len());
    survives(&shapes);
}

/// Takes longer than a drawing may, and no check before drawing notices it.
fn slow() -> String {
    let shapes = hostile_svgs::all();
    shapes.into_iter().find(|(name, ..)| *name == "radius-below-the-limit").map(|(_, svg, _)| svg).unwrap()
}

#[test]
fn a_warning_comes_back_with_each_build() {
    let site = site(&[("slow", slow(), Fate::LeftOff)]);
    let says = |run: Run| run.says("static/slow.svg").says("drawing it took more than 5 s");
    says(site.run("build", &[]).ends(0));
    assert!(says(site.run("build", &[]).ends(0)).stdout.contains(" 0 written"));
    let before = site.tree();
    says(site.run("build", &["--strict"]).ends(1)).says("has not changed");
    assert_eq!(site.tree().keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    says(site.run("check", &[]).ends(1));
}

#[test]
fn a_good_svg_is_drawn_as_in_this_process() {
    let good = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 160 90\"><rect width=\"160\" height=\"90\" fill=\"#fa0\"/><text x=\"9\" y=\"50\" font-size=\"30\">Hello</text></svg>";
    let site = site(&[("good", good.to_owned(), Fate::Either)]);
    site.run("build", &[]).ends(0);
    let drawn = card(&site, "good");
    assert_ne!(drawn, card(&site, "plain"));
    let mut files = talkpress::base::Files::new();
    for (path, bytes) in super::site::tree(site.path()).into_iter().filter(|(path, _)| !path.starts_with("public")) {
        if let Some(path) = talkpress::base::SitePath::new(&path).filter(|_| !path.ends_with('/')) {
            files.insert(path, talkpress::base::Content::bytes(bytes));
        }
    }
    let options = talkpress::site::model::options::Options::new(talkpress::base::Date::parse("2026-11-21").unwrap());
    let mut engine = talkpress::site::build::engine::Engine::new(Default::default());
    let build = engine.build(&files, Vec::new(), &options);
    let here = build.files.get("cards/talks/good/index.png").unwrap().read().unwrap();
    assert!(*here == *drawn, "the two cards differ");
}
