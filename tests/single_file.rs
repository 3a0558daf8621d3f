//! A talk as a single file of HTML: what is in it, what its policy allows, and what it leaves out.

#[path = "support/mod.rs"]
mod support;

use std::time::{Duration, Instant};

use support::Site;
use talkpress::base::Diagnostic;
use talkpress::export::html::{NotWritten, Request, write};
use talkpress::site::build::engine::Engine;
use talkpress::talk::highlight::HighlightCache;
use talkpress::talk::html::{Token, tokens};

const TALK: &str = "content/talks/a.md";

/// The file, and the warnings.
fn export(site: &Site) -> (String, Vec<String>) {
    let (text, warnings) = try_export(site).expect("a file");
    (text, warnings.into_iter().map(|warning| warning.message).collect())
}

fn try_export(site: &Site) -> Result<(String, Vec<Diagnostic>), NotWritten> {
    let build = Engine::new(HighlightCache::new()).build(&site.files, Vec::new(), &site.options);
    let renderer = build.renderer.expect("a site");
    let index = renderer.site.entries.iter().position(|one| one.document.path.as_str() == TALK).expect(TALK);
    let mut bytes = Vec::new();
    let warnings = write(&Request { renderer: &renderer, output: &build.files, index }, &mut bytes)?;
    Ok((String::from_utf8(bytes).expect("UTF-8"), warnings))
}

fn talk(body: &str) -> Site {
    let text = format!("---\ntitle: A talk\ndate: 2026-03-01\n---\n\n{body}");
    let site = Site::new().with(TALK, text).with("talkpress.toml", "title = \"S\"\n");
    site.with("content/talks/b.md", "---\ntitle: Other\ndate: 2026-03-02\n---\n\n![B](/pic/2.svg)\n")
}

fn published(body: &str) -> Site {
    talk(body).with("talkpress.toml", "title = \"S\"\nbase_url = \"https://talks.example\"\n")
}

/// The values of the attribute `name` of all elements called `element`.
fn values(html: &str, element: &str, name: &str) -> Vec<String> {
    let value = |token| match token {
        Token::Open(tag) if tag.name == element => tag.get(name).map(str::to_owned),
        _ => None,
    };
    tokens(html).into_iter().filter_map(value).collect()
}

#[test]
fn the_file_loads_nothing() {
    let body = "Intro.\n\n![One](/pic/1.svg)\n\nSaid. ![again](/pic/1.svg)\n\n![Two](/pic/2.svg)\n\n> ## Text\n>\n> ```rust\n> fn a() {}\n> ```\n";
    for site in [talk(body), published(body)] {
        let (html, warnings) = export(&site);
        assert_eq!(warnings, Vec::<String>::new());
        assert!(values(&html, "script", "src").is_empty());
        assert!(values(&html, "img", "srcset").is_empty());
        let pictures = values(&html, "img", "src");
        assert!(pictures.iter().all(|src| src.starts_with("data:image/")), "{pictures:?}");
        let mut unique = pictures.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), pictures.len(), "each picture is there once");
        assert!(!values(&html, "img", "data-same").is_empty());
        let kept = ["canonical", "alternate", "icon"];
        assert!(values(&html, "link", "rel").iter().all(|rel| kept.contains(&rel.as_str())));
        assert!(!html.contains("id=\"tp-search\"") && !html.contains("class=\"find\""), "the search");
        let policy = values(&html, "meta", "content").into_iter().find(|value| value.contains("script-src"));
        let policy = policy.expect("a policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("'sha256-"), "{policy}");
        assert!(!policy.contains("http") && !policy.contains("script-src 'unsafe"), "{policy}");
        assert!(html.find("Content-Security-Policy") < html.find("<script"), "the policy is before all scripts");
    }
}

#[test]
fn links_to_other_pages_are_absolute_or_removed() {
    let body = "A [page](b.md), a [slide](b.md#x), [here](#one), [there](https://a.example/), a [file](/pic/1.svg).\n\n<!-- slide: id=one -->\n![One](/pic/1.svg)\n";
    let (html, _) = export(&published(body));
    let links = values(&html, "a", "href");
    for link in &links {
        assert!(link.starts_with("https://") || link.starts_with('#'), "{link}");
    }
    for wanted in ["https://talks.example/talks/b/", "#one", "https://a.example/", "https://talks.example/pic/1.svg"] {
        assert!(links.iter().any(|link| link == wanted), "{wanted}: {links:?}");
    }
    let (html, _) = export(&talk(body));
    let links = values(&html, "a", "href");
    for link in &links {
        assert!(link.starts_with("https://a.example") || link.starts_with('#'), "{link}");
    }
    assert!(html.contains("<a>page</a>"), "the words stay");
}

#[test]
fn films_and_what_is_elsewhere_are_named() {
    let body = "![Film](film.mp4)\n\n[From there](film.mp4#t=22)\n\n![Far](https://a.example/x.png)\n\n![One](/pic/1.svg)\n\n<iframe src=\"https://b.example/\"></iframe>\n\n<script src=\"https://c.example/s.js\"></script>\n\n<p style=\"background: url(https://d.example/p.png)\">x</p>\n";
    let (html, warnings) = export(&talk(body).with("content/talks/film.mp4", b"film"));
    for part in [
        "`film.mp4`",
        "https://a.example/x.png",
        "https://b.example/",
        "https://c.example/s.js",
        "https://d.example/p.png",
    ] {
        assert!(warnings.iter().any(|warning| warning.contains(part)), "{part}: {warnings:?}");
    }
    assert_eq!(values(&html, "video", "src"), ["film.mp4"]);
    assert!(values(&html, "a", "href").contains(&"film.mp4#t=22".to_owned()));
    assert_eq!(values(&html, "video", "preload"), ["none"]);
    assert!(values(&html, "iframe", "src").is_empty() && values(&html, "script", "src").is_empty());
    assert!(!values(&html, "p", "style").concat().contains("d.example"));
}

#[test]
fn private_text_stays_out() {
    let body = "<!-- SECRET1 -->\n<!-- note: SECRET2 -->\n\n![One](/pic/1.svg)\n\nSaid. <!-- SECRET3 -->\n\n<!-- note: SECRET4 -->\n";
    let draft = "---\ntitle: SECRET5\ndate: 2026-03-02\ndraft: true\n---\n\n![SECRET6](/pic/1.svg)\n";
    let (html, _) = export(&published(body).with("content/talks/draft.md", draft));
    assert!(!html.contains("SECRET"), "{}", &html[html.find("SECRET").unwrap_or(0)..][..100]);
}

#[test]
fn too_large_a_talk_is_an_error() {
    let mut png = include_bytes!("fixtures/pictures/1.svg").to_vec();
    png.resize(40 << 20, b' ');
    let mut site = talk(&(0..5).map(|n| format!("![A](/p{n}.svg)\n\n")).collect::<String>());
    for n in 0..5 {
        site.set(&format!("static/p{n}.svg"), &png);
    }
    match try_export(&site) {
        Err(NotWritten::Site(mistake)) => assert!(mistake.message.contains("200 MB"), "{}", mistake.message),
        other => panic!("{:?}", other.map(|(text, _)| text.len())),
    }
}

#[test]
fn the_same_talk_gives_the_same_bytes() {
    let site = published("![One](/pic/1.svg)\n\n![Two](/pic/2.svg)\n");
    assert!(export(&site).0 == export(&site).0);
}

#[test]
fn hostile_html_is_rewritten_in_time() {
    for text in ["<iframe>".repeat(20_000), "<img src=\"/pic/1.svg\">".repeat(5_000), "<a href='x'>".repeat(20_000)] {
        let start = Instant::now();
        let _ = export(&talk(&format!("![One](/pic/1.svg)\n\n<div>{text}</div>\n")));
        assert!(start.elapsed() < Duration::from_secs(30), "{:.20} took {:?}", text, start.elapsed());
    }
}

#[test]
fn two_films_of_one_name_have_two_names() {
    let body = "![One](one/Film.mp4)\n\n![Two](two/film.mp4)\n\n![One again](one/Film.mp4)\n";
    let site = talk(body).with("content/talks/one/Film.mp4", b"1").with("content/talks/two/film.mp4", b"2");
    let (html, warnings) = export(&site);
    assert_eq!(values(&html, "video", "src"), ["Film.mp4", "talks-a-two-film.mp4", "Film.mp4"]);
    let expected = ["`Film.mp4` is not in the file", "`talks/a/two/film.mp4` is not in the file"];
    assert_eq!(warnings, expected);
}

#[test]
fn scripts_that_the_policy_blocks_are_left_out_with_a_warning() {
    let body = "> ## Slide\n>\n> <button onclick=\"go()\">Go</button> <button ONCLICK='go()' title=x>Go</button>\n>\n> <a href=\"javascript:go()\">Go</a>\n";
    let (html, warnings) = export(&talk(body));
    assert!(!html.to_lowercase().contains("onclick=") && html.contains("title=\"x\""));
    let names: Vec<&str> = warnings.iter().filter_map(|warning| warning.split('`').nth(1)).collect();
    assert_eq!(names, ["javascript:", "onclick"], "{warnings:?}");
}
