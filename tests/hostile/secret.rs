//! No comment of a document reaches any output. A word is planted in every kind of comment, and the output searched.

use super::support::{Output, Site};

const SECRET: &str = "s3cret";

/// Comments on their own lines.
const BLOCKS: &[&str] = &[
    "<!-- s3cret -->",
    "<!--s3cret-->",
    "<!-- note: s3cret -->",
    "<!-- NOTES: s3cret -->",
    "<!-- note: *s3cret*\n\n- s3cret\n\n<b>s3cret</b>\n<img src=s3cret alt=s3cret>\n![s3cret](s3cret)\n-->",
    "<!-- nte: s3cret -->",
    "<!-- slid: id=s3cret -->",
    "<!-- slide: id=x1 s3cret=s3cret -->",
    "<!-- inline: s3cret -->",
    "<!-- TODO s3cret\n\n---\n\n![s3cret](/pic/1.svg)\n\n> # s3cret\n-->",
    "<!-- a --!> s3cret -->",
    "<!-- <!-- s3cret -->",
    "<!-- -- s3cret --- -->",
    "<!-- > s3cret -->",
    "<!-- \"--s3cret' -->",
    "<!-- s3cret --> <!-- s3cret -->",
    "  <!-- s3cret -->",
    "<!--[if IE]> s3cret <![endif]-->",
    "<!--[if !IE]><!--> <b>open to all</b> <!-- s3cret <![endif]-->",
    "<?php echo 's3cret'; if ($a > $b) { s3cret(); } ?>",
    "<?xml s3cret?>",
    "<!DOCTYPE s3cret>",
    "<!ELEMENT s3cret (#PCDATA)>",
    "<![CDATA[ s3cret > s3cret ]]>",
    "<div><!-- s3cret --></div>",
    "<div>\n<!-- a --!> s3cret\n-->\n</div>",
    "<div data-x='<!--'>text<!-- s3cret --></div>",
    "<table><tr><td><!-- s3cret --></td></tr></table>",
    "<pre>\n<!-- s3cret -->\n</pre>",
    "<p>text <!-- s3cret\nover lines --> text</p>",
    "text <!-- s3cret -->",
    "text <!-- a --!> s3cret --> text",
    "text <!-- note: s3cret\nover two lines --> text",
    "text <?php s3cret > s3cret ?> text",
    "text <![CDATA[ s3cret > s3cret ]]> text",
    "text <!DOCTYPE s3cret> text",
    "*stress <!-- s3cret --> goes on*",
    "[link <!-- s3cret -->](https://x.example/)",
    "[link<!-- note: s3cret -->][ref]\n\n[ref]: https://ref.example/\n<!-- s3cret -->",
    "![alt <!-- s3cret --> text](/pic/1.svg) in a line",
    "## Heading <!-- s3cret -->",
    "Heading <!-- s3cret -->\n===",
    "- item <!-- s3cret -->\n- <!-- s3cret -->\n  - <!-- note: s3cret\n    s3cret -->",
    "1. one\n\n   <!-- s3cret\n\n   s3cret -->\n2. two",
    "> quote <!-- s3cret -->\n>\n> <!-- s3cret\n> s3cret -->",
    "> [!NOTE]\n> <!-- s3cret -->\n> text",
    "| a <!-- s3cret --> | b |\n|---|---|\n| <!-- s3cret --> | <!-- note: s3cret --> |",
    "Term <!-- s3cret -->\n: Definition <!-- s3cret -->",
    "- [ ] task <!-- s3cret -->",
    "Note[^n].\n\n[^n]: Text <!-- s3cret -->\n\n    <!-- note: s3cret -->",
    "~~struck <!-- s3cret -->~~",
    "<details><summary>Sum<!-- s3cret --></summary>\n\n<!-- s3cret -->\n\n</details>",
    "<span><!-- s3cret --></span>",
    "<svg><!-- s3cret --><title>t</title><![CDATA[ s3cret ]]></svg>",
    "<!-- inline -->\n![alt](/pic/1.svg)\n<!-- s3cret -->",
    "text\n<!-- s3cret -->\ntext",
    "<!-- s3cret\n-->text behind",
    "<aside class=\"notes\">s3cret</aside>",
    "<aside class=notes>\n\n# s3cret\n\n- s3cret\n\n![s3cret](s3cret)\n\n```\ns3cret\n```\n\n</aside>",
    "<ASIDE data-markdown id='s3cret > x' CLASS='small Notes'\n>\ns3cret [s3cret](https://s3cret.example/)\n</Aside\n> text",
    "<aside\n\nclass = \"note&#115;\">s3cret</aside>",
    "<aside class=notes>s3cret <aside>s3cret</aside> s3cret <!-- </aside> --> s3cret\n\n> s3cret</aside>",
    "text <aside class=notes>s3cret\n\ns3cret</aside> text",
    "text `\n<aside class=notes>s3cret</aside> `text`",
    "<div class=columns>\n<div>\n\ntext\n\n    <aside class=notes>\n    s3cret\n    </aside>\n\n</div></div>",
    "\t<aside class=notes>s3cret</aside>",
    "- item\n\n  <aside class=notes>\n\n  s3cret\n  </aside>\n- <aside class=notes>s3cret</aside>",
    "> quote\n> <aside class=notes>\n> s3cret\n>\n> s3cret\n> </aside>",
    "| a <aside class=notes>s3cret</aside> | b |\n|---|---|\n| <aside class=notes>s3cret</aside> | c |",
    "## Heading <aside class=notes>s3cret</aside>",
    "![alt <aside class=notes>s3cret</aside> text](/pic/1.svg) in a line",
    "[link <aside class=notes>s3cret</aside>](https://x.example/)",
    "*stress <aside class=notes>s3cret</aside> goes on*",
    "Note[^n].\n\n[^n]: Text <aside class=notes>s3cret</aside>",
    "<section data-notes=\"s3cret\" class=x>text</section>",
    "<section\nDATA-NOTES=s3cret>text</section>",
    "text <span data-notes='s3cret'>text</span>",
    "<img src=/pic/1.svg alt=x data-notes=s3cret>",
    "## Heading {data-notes=s3cret}",
    "## Heading {data-notes=\"a s3cret .s3cret #s3cret s3cret=s3cret\"}",
    "<aside class=notes>s3cret <!-- note:\u{1}0\u{1} --></aside>\n\n<!-- note:\u{1}0\u{1} -->",
    "![alt](/pic/1.svg){data-notes=x}",
];

/// The ways in which reveal.js, for which rule slides may be written, begins the notes of a slide.
const NOTE_LINES: &[&str] = &[
    "Note: s3cret",
    "Notes:\ns3cret",
    "NOTE: s3cret\n\ns3cret",
    "note:s3cret",
    "nOtEs:\n\n# s3cret\n\ns3cret [s3cret](https://s3cret.example/)\n\ns3cret\n===",
    "  note: s3cret",
    "\tNotes: s3cret",
    "        NOTE:\n        s3cret",
    "\u{a0}\u{feff}Note: s3cret",
    "text\u{2028}Note: s3cret",
    "text\u{2029} note: s3cret",
    "text\nnote: s3cret",
    "- item\n  note: s3cret",
    "- item\n\n      Note: s3cret",
    "    ```\nNote: s3cret",
    "```\ncode\n\nNote: s3cret",
    "text `code\nnote: s3cret `code`",
    "<div>\n\n  Note: s3cret\n\n</div>",
    "text <!-- s3cret\nnote: s3cret --> text",
    "<!--\ns3cret\nnote: s3cret\n-->",
    "???\ns3cret",
];

/// Marks with comments in and around them.
const MARKS: &[&str] = &[
    "<!-- slide: id=m1 -->\n<!-- s3cret -->\n<!-- note: s3cret -->\n<!-- nte: s3cret -->\n![alt](/pic/1.svg)\n",
    "![alt](/pic/1.svg)\n<!-- note: s3cret -->\n",
    "![alt](/pic/1.svg)\n\n...\n\n<!-- note: s3cret -->\n",
    "![alt<!-- s3cret -->](/pic/1.svg)\n",
    "<img src=/pic/1.svg alt=x><!-- s3cret -->\n",
    "![alt](/pic/1.svg)<!-- s3cret -->\n",
    "<div><!-- s3cret --><img src=/pic/2.svg alt=x><!-- note: s3cret --><p>said<!-- a --!> s3cret --></p></div>\n",
    "<figure><img src=/pic/3.svg alt=x><figcaption>Cap<!-- s3cret -->tion</figcaption><!-- s3cret\n\ns3cret --></figure>\n",
    "> # Card <!-- s3cret -->\n> <!-- note: s3cret -->\n> text <!-- s3cret -->\n",
    "<!-- slide: id=m2 -->\n<aside class=notes>s3cret\n\ns3cret</aside>\n![alt](/pic/1.svg)\n",
    "![alt](/pic/1.svg)\n<aside class=notes>s3cret</aside>\n",
    "![alt <aside class=notes>s3cret</aside>](/pic/1.svg)\n",
    "<img src=/pic/1.svg alt=x data-notes=s3cret>\n",
    "<div data-notes=s3cret><img src=/pic/2.svg alt=x><aside class=notes>s3cret</aside><p data-notes=s3cret>said</p></div>\n",
    "> # Card <aside class=notes>s3cret</aside>\n> <aside class=notes>\n> s3cret\n> </aside>\n",
];

fn deck(head: &str, separator: &str) -> String {
    let mut out = format!("{head}\n");
    for (n, block) in BLOCKS.iter().enumerate() {
        // Footnotes and definitions are the document's: each needs a name of its own.
        let block = block.replace("[^n]", &format!("[^n{n}]")).replace("[ref]", &format!("[ref{n}]"));
        out.push_str(&format!("\n{block}\n\nPart {n} ends.\n{separator}"));
    }
    out
}

/// A site with the secret in every kind of document.
fn site() -> Site {
    let marks = MARKS.join("\n");
    let image = |n: usize| format!("\n![Slide {n}](/pic/{}.svg)\n", n % 6 + 1);
    let chapters = "\n---\n\n## Chapter <!-- s3cret -->\n\nLead <!-- note: s3cret -->\n\n![x](/pic/1.svg)\n\n---\n\n";
    let closing = format!("{}* [x](https://a.example/) <!-- s3cret -->\n* <!-- s3cret --> y\n", deck("", ""));
    Site::new()
        .with(
            "talkpress.toml",
            "theme = \"plain\"\nbase_url = \"https://x.example/\"\n[output]\nmarkdown = true\ntalk_json = true\n",
        )
        .with("content/talks/images.md", deck("title: a\ndate: 2026-01-01\nslides: images\n\n---\n", &image(1)))
        .with(
            "content/talks/intro.md",
            format!("{}\n\n---\n{marks}", deck("title: b\ndate: 2026-01-02\nslides: images\n", "")),
        )
        .with(
            "content/talks/closing.md",
            format!("title: c\ndate: 2026-01-03\nslides: images\n\n---\n\n{marks}{chapters}{closing}"),
        )
        .with("content/talks/rules.md", deck("title: d\ndate: 2026-01-04\nslides: rules\n", "\n---\n"))
        .with("content/talks/marp.md", deck("---\nmarp: true\ntitle: e\ndate: 2026-01-05\n---\n", "\n\n---\n"))
        .with("content/talks/none.md", deck("title: f\ndate: 2026-01-06\nslides: none\ncategory: talk\n", ""))
        .with("content/post.md", deck("title: g\ndate: 2026-01-07\ntags: x\n", ""))
        .with("content/page.md", deck("title: h\ncategory: page\n", ""))
        .with("content/2026-01-08-bare.md", format!("<!-- s3cret -->\n# Title <!-- s3cret -->\n{}", deck("", "")))
        .with("content/2026-01-09-first.md", deck("<!-- note: s3cret -->\n\n# Title\n", ""))
        .with("content/index.md", deck("title: i\n", ""))
}

#[test]
fn no_comment_reaches_any_output() {
    let output = site().build();
    assert_built(&output);
    let mut leaks = String::new();
    for (path, text) in output.written() {
        for line in text.lines().filter(|line| line.to_lowercase().contains(SECRET)) {
            leaks.push_str(&format!("{path}: {line}\n"));
        }
    }
    assert!(leaks.is_empty(), "{leaks}");
    // The versions of a page as text are among them.
    for file in ["index.md", "talk.json", "cite.bib"] {
        assert!(!output.text(&format!("talks/images/{file}")).is_empty(), "{file}");
    }
    for part in 0..BLOCKS.len() {
        assert!(output.text("talks/images/index.md").contains(&format!("Part {part} ends.")), "part {part}");
    }
    // What is around the comments is still there.
    let page = output.text("talks/images/index.html");
    for n in 0..BLOCKS.len() {
        assert!(
            page.contains(&format!("<p>Part {n} ends.</p>")) || page.contains(&format!("Part {n} ends.")),
            "part {n}"
        );
    }
}

/// Each form alone, so that no other comment closes what it leaves open.
#[test]
fn no_form_leaks_alone() {
    for block in BLOCKS {
        for (path, head) in [
            ("content/a.md", "title: a\ndate: 2026-01-01\n\n"),
            ("content/talks/a.md", "title: a\ndate: 2026-01-01\n\n---\n\n![x](/pic/1.svg)\n\n"),
        ] {
            let output = Site::new().with(path, format!("{head}{block}\n\nThe end.\n")).build();
            assert_built(&output);
            for (file, text) in output.written() {
                assert!(!text.contains(SECRET), "{block}\n{file}:\n{text}");
            }
        }
    }
}

/// Each way to begin notes, on the first slide, below text and on a slide of its own; the title is a heading of the deck.
#[test]
fn no_note_line_of_a_rule_slide_leaks() {
    for note in NOTE_LINES {
        for body in [
            format!("{note}\n\n---\n\n# Title\n"),
            format!("# Title\n\n{note}\n\n---\n\ntext\n"),
            format!("# Title\n\n---\n{note}\n---\ntext\n"),
            format!("# Title\n\n---\n\n{note}"),
        ] {
            let text = format!("---\ndate: 2026-01-01\nslides: rules\n---\n\n{body}");
            let output = Site::new()
                .with(
                    "talkpress.toml",
                    "base_url = \"https://x.example/\"\n[output]\nmarkdown = true\ntalk_json = true\n",
                )
                .with("content/talks/a.md", text)
                .build();
            // An open fence takes the title with it.
            if !note.starts_with("```") {
                assert_built(&output);
            }
            for (file, text) in output.written() {
                assert!(!text.contains(SECRET), "{body}\n{file}:\n{text}");
            }
        }
    }
}

#[test]
fn notes_of_reveal_are_in_the_pages_where_they_are_asked_for() {
    let text = "title: a\ndate: 2026-01-01\nslides: rules\n\n# A\n\n  nOTES: n1\n---\nnote: n2\n---\n# C\n\n<aside class=notes>n3\n\n    n4\n</aside>\n\n\
        <section data-notes='n5'>text</section>\n\n| <aside class=notes>n6</aside> |\n|---|\n\nNote: n7 <aside class=notes>n8</aside>\n";
    let site = Site::new().with("content/talks/a.md", text);
    let (private, open) = (site.build(), site.with_notes().build());
    for note in (1..=8).map(|n| format!("n{n}")) {
        let has = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|word| word == note);
        assert!(has(open.text("talks/a/index.html")), "{note} is missing:\n{}", open.text("talks/a/index.html"));
        for (path, text) in private.written() {
            assert!(!has(text), "{note} is in {path}");
        }
    }
}

#[test]
fn notes_are_in_the_pages_where_they_are_asked_for_and_nothing_else_is() {
    let text = "title: a\ndate: 2026-01-01\n\n<!-- note: n1 -->\n\n---\n\n<!-- slide: id=x -->\n<!-- note: n2 *n3* -->\n![a](/pic/1.svg)\n\n\
        said <!-- NOTES: n4 --> said\n\n- item <!-- note: n5 -->\n\n> quote\n> <!-- note: n6\n> n7 -->\n\n\
        <!-- note: n8\n\n---\n\n```\nn9\n``` -->\n\n<!-- s3cret -->\n<!-- nte: s3cret -->\n\n\
        <div><img src=/pic/2.svg alt=b><!-- note: n10 --></div>\n\n> # Card\n> <!-- note: n11 -->\n\n...\n\n<!-- note: n12 -->\n";
    let rules = "title: b\ndate: 2026-01-02\nslides: rules\n\n# A\n\nNote: r1\n---\n# B\n???\nr2\n---\n# C\n\n<!-- note: r3 -->\n---\n# D\n\n<!-- note: r4 -->\n";
    let site = Site::new().with("content/talks/a.md", text).with("content/talks/b.md", rules);
    let private = site.build();
    let open = site.with_notes().build();
    for (page, notes) in [
        ("a", (1..=12).map(|n| format!("n{n}")).collect::<Vec<_>>()),
        ("b", (1..=4).map(|n| format!("r{n}")).collect()),
    ] {
        let path = format!("talks/{page}/index.html");
        let words = |text: &str| text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>();
        let (with, without) = (words(open.text(&path)), words(private.text(&path)));
        for note in &notes {
            assert!(with.contains(note), "{note} is missing:\n{}", open.text(&path));
            assert!(!without.contains(note), "{note} is public");
        }
        assert!(!open.text(&path).contains(SECRET));
    }
    // Lists, feeds and versions as text never hold notes.
    assert!(open.text("talks/a/index.md").contains("quote") && open.text("talks/a/talk.json").contains("quote"));
    for (path, text) in open.written().filter(|(path, _)| !path.starts_with("talks/") || !path.ends_with(".html")) {
        assert_eq!(Some(text), private.written().find(|(p, _)| *p == path).map(|(_, text)| text), "{path}");
    }
}

/// Only Marp and Slidev mean the last comment of a slide as its note; to reveal-md and remark it is a comment.
#[test]
fn public_notes_take_no_comment_along_that_is_none() {
    let deck = |key: &str| {
        let text = format!(
            "title: b\ndate: 2026-01-02\nnotes: transcript\n{key}\n\n# A\n\nNote: said\n\n---\n# B\n\n<!-- s3cret -->\n"
        );
        Site::new().with("content/talks/b.md", text).build().text("talks/b/index.html").to_owned()
    };
    assert!(deck("slides: rules").contains("said"));
    assert!(!deck("slides: rules").contains(SECRET));
    assert!(deck("marp: true").contains(SECRET), "asked for");
}

/// What a speaker note refers to counts for nothing on the page.
#[test]
fn a_note_takes_no_footnote_and_no_id_from_the_page() {
    let text = |note: &str| {
        format!(
            "title: a\ndate: 2026-01-01\n\n---\n\n<!-- slide: id=x -->\n{note}![a](/pic/1.svg)\n\nSaid[^1].\n\n### Same\n\n[^1]: The footnote.\n"
        )
    };
    let with = Site::new().with("content/talks/a.md", text("<!-- note: see[^1]\n\n### Same\n-->\n")).build();
    let without = Site::new().with("content/talks/a.md", text("")).build();
    assert_eq!(with.text("talks/a/index.html"), without.text("talks/a/index.html"));
    assert!(with.text("talks/a/index.html").contains("The footnote."));
}

fn assert_built(output: &Output) {
    let errors: Vec<String> = output.lines().into_iter().filter(|line| line.starts_with("error")).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}
