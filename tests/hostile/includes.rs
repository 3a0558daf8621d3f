//! Decks that include other files: what is wrong with them, what is private in them, and what the next build remembers.

use talkpress::site::build::engine::Engine;
use talkpress::talk::highlight::HighlightCache;

use super::support::{Output, Site};

const DECK: &str = "---\ntitle: Deck\ndate: 2026-01-01\nmdc: true\n---\n\n# One\n\n---\nsrc: ./part.md\n---\n";

/// A deck for Slidev that includes `part`, which has this text.
fn deck(part: &str) -> Site {
    Site::new().with("content/talks/kayak/slides.md", DECK).with("content/talks/kayak/part.md", part)
}

fn reports(site: &Site, parts: &[&str]) {
    let report = site.build().report();
    for part in parts {
        assert!(report.contains(part), "`{part}` is not in\n{report}");
    }
}

#[test]
fn a_loop_is_named() {
    let site = deck("# Two\n\n---\nsrc: ./deep/more.md\n---\n")
        .with("content/talks/kayak/deep/more.md", "# Three\n\n---\nsrc: ../part.md\n---\n");
    let chain = "includes itself: `content/talks/kayak/part.md` → `content/talks/kayak/deep/more.md` → \
                 `content/talks/kayak/part.md`";
    reports(&site, &["error", chain, "--> content/talks/kayak/deep/more.md:4:6"]);
    let own = deck("---\nsrc: slides.md\n---\n");
    reports(&own, &["includes itself: `content/talks/kayak/slides.md` → `content/talks/kayak/part.md`"]);
}

#[test]
fn a_bomb_takes_no_time_and_memory() {
    let mut site = deck("---\nsrc: ./1.md\n---\n");
    for n in 1..30 {
        let twice = format!("---\nsrc: ./{}.md\n---\n", n + 1).repeat(2);
        site.set(&format!("content/talks/kayak/{n}.md"), format!("# {n}\n\n{twice}"));
    }
    reports(&site, &["these files include each other too deeply"]);
    let wide = "---\nsrc: ./big.md\n---\n\n".repeat(200);
    let big = format!("# Big\n\n{}", "word ".repeat(40_000));
    reports(
        &deck(&wide).with("content/talks/kayak/big.md", big),
        &["this deck includes more than 2000 files or 10 MB"],
    );
}

#[test]
fn what_cannot_be_included_is_a_warning() {
    for (file, message) in [
        ("./none.md", "there is no `content/talks/kayak/none.md`"),
        ("../../../talkpress.toml", "is outside of `content/`"),
        ("../../../../../etc/passwd", "is outside of `content/`"),
        ("https://x.example/a.md", "is on another server"),
        ("./part.md#7", "`content/talks/kayak/part.md` has no slide 7: it has 1"),
        ("./part.md#x", "these numbers of slides cannot be read"),
    ] {
        let site = deck("# Two").with("content/talks/kayak/slides.md", DECK.replace("./part.md", file));
        let built = site.build();
        assert!(built.report().contains(message), "{file}: {}", built.report());
        assert!(built.written().any(|(path, _)| path == "talks/kayak/index.html"), "{file}: {}", built.report());
    }
}

#[test]
fn what_is_private_by_itself_is_not_included() {
    for front in
        ["draft: true", "published: false", "publishDate: 2999-01-01", "expiryDate: 2026-01-01", "draft: perhaps"]
    {
        let part = format!("---\n{front}\n---\n\n# Secret\n");
        reports(&deck(&part), &["keeps this file private, but `content/talks/kayak/slides.md` includes it"]);
        let draft = deck(&part).with("content/talks/kayak/slides.md", DECK.replace("mdc", "draft: true\nmdc"));
        assert!(!draft.build().report().contains("keeps this file private"), "{front}");
    }
    for name in ["_part.md", "_drafts/part.md"] {
        let site = Site::new()
            .with("content/talks/kayak/slides.md", DECK.replace("./part.md", name))
            .with(&format!("content/talks/kayak/{name}"), "# Secret");
        reports(&site, &["keeps this file private"]);
    }
    let quarto = "---\ntitle: Deck\ndate: 2026-01-01\nformat: revealjs\n---\n\n## One\n\n{{< include NAME >}}\n";
    let site = |name: &str| {
        Site::new()
            .with("content/talks/deck.md", quarto.replace("NAME", name))
            .with(&format!("content/talks/{name}"), "## Two")
    };
    assert!(!site("_two.qmd").build().report().contains("error"), "{}", site("_two.qmd").build().report());
    reports(&site("_draft-two.qmd"), &["keeps this file private"]);
}

#[test]
fn notes_in_included_files_are_private() {
    let decks = [
        (
            DECK,
            "# Two\n\n<!-- secret -->\n\n---\nhide: true\n---\n\nsecret\n\n---\n\n^ secret\n\n---\n\n<!--\nsecret\n-->\n",
        ),
        (&DECK.replace("src: ./part.md", "src: ./part.md\nhide: true"), "# secret\n\nsecret [secret](secret.md)\n"),
        (&DECK.replace("./part.md", "./part.md#2"), "# secret\n\n---\n\n# Two\n\n---\n\nsecret\n"),
        (
            "---\ntitle: Deck\nsub_title: a\n---\n\na\n\n<!-- include: part.md -->\n",
            "b\n\n<!-- speaker_note: secret -->\n",
        ),
        (
            "---\ntitle: Deck\nformat: revealjs\n---\n\n## a\n\n{{< include part.md >}}\n",
            "::: notes\nsecret\n:::\n\n[secret]{.hidden}\n\n## b {visibility=\"hidden\"}\n\nsecret\n",
        ),
        (
            "---\ntitle: Deck\nformat: revealjs\n---\n\n## a\n\n::: notes\n{{< include part.md >}}\n:::\n",
            "secret\n\n- secret\n",
        ),
    ];
    for (text, part) in decks {
        let site = Site::new().with("content/talks/kayak/slides.md", text).with("content/talks/kayak/part.md", part);
        let built: Output = site.build();
        assert!(built.written().any(|(path, _)| path == "talks/kayak/index.html"), "{text}\n{}", built.report());
        let leak = built.written().find(|(path, text)| text.contains("secret") || path.contains("part"));
        assert_eq!(leak.map(|(path, _)| path), None, "{text}\n{part}");
    }
}

#[test]
fn an_included_file_that_changes_is_read_again() {
    let mut site = deck("# Before");
    let mut engine = Engine::new(HighlightCache::new());
    let mut page = |site: &Site| {
        let build = engine.build(&site.files, Vec::new(), &site.options);
        let page = build.files.get("talks/kayak/index.html").expect("a page").read().expect("its bytes");
        String::from_utf8(page.to_vec()).expect("a text")
    };
    assert!(page(&site).contains("Before"));
    site.set("content/talks/kayak/part.md", "# After\n\n---\nsrc: ./new.md\n---\n");
    assert!(page(&site).contains("After"));
    site.set("content/talks/kayak/new.md", "# Newest");
    assert!(page(&site).contains("Newest"));
    site.files.remove("content/talks/kayak/part.md");
    let last = page(&site);
    assert!(!last.contains("After"));
}

#[test]
fn templates_of_remark_keep_their_notes_private() {
    let deck = "---\ntitle: Deck\nslides: remark\n---\n\nname: base\n\nPublic.\n\n???\nsecret\n\n---\nlayout: true\n\nsecret\n\n---\n\n# One\n\n\
                ---\ntemplate: base\n\n# Two\n\n--\n\nstep\n\n???\nsecret\n";
    let built = Site::new().with("content/talks/kayak.md", deck).build();
    let (_, page) = built.written().find(|(path, _)| *path == "talks/kayak/index.html").expect("a page");
    assert_eq!(page.matches("Public.").count(), 2, "{page}");
    assert!(built.written().all(|(_, text)| !text.contains("secret")));
}

#[test]
fn templates_of_remark_take_no_more_than_their_share() {
    let base = format!("name: base\n\n{}\n\n", "word ".repeat(20_000));
    let deck =
        format!("---\ntitle: Deck\nslides: remark\n---\n\n{base}{}", "---\ntemplate: base\n\n# One\n\n".repeat(500));
    reports(
        &Site::new().with("content/talks/kayak.md", deck),
        &["the templates of this deck make more than 10 MB of it"],
    );
    let chain: String =
        (0..2000).map(|n| format!("---\nname: t{n}\ntemplate: t{}\n\n# {n}\n\n", n.max(1) - 1)).collect();
    let deck = format!("---\ntitle: Deck\nslides: remark\n---\n\n{chain}");
    assert!(Site::new().with("content/talks/kayak.md", deck).build().written().count() > 0);
}
