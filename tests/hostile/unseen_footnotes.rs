//! The text of a footnote is where the footnote is, and in no output if nothing refers to it.

use super::support::Site;

/// Texts with a footnote that is not shown, `@` for the secret.
const UNUSED: &[&str] = &[
    "[^a]: @",
    "Text.\n\n[^a]: @",
    "[^a]: @\n\nText.",
    "[^a]:\n    @\n\n    - [@](https://@.example/)\n\nText.",
    "[^a]: [@](https://@.example/)\n\n    ## @\n\n    ![@](https://@.example/a.png) *@*\n\nText.",
    "[^a]: <b>@</b> `@` <a href=\"https://@.example/\">@</a>\n\nText.",
    "> [^a]: @\n\nText.",
    "- [^a]: @\n\nText.",
    "Text[^b].\n\n[^b]: shown\n\n[^b]: @",
];

/// Front matter, and what is above and below the text.
const DOCUMENTS: &[(&str, &str, &str)] = &[
    ("", "", ""),
    ("category: page\n", "", ""),
    ("slides: images\n", "", "\n\n---\n\n![a](https://a.example/a.png)\nsaid"),
    ("slides: images\n", "Intro.\n\n---\n\n![a](https://a.example/a.png)\n\n", "\n\nsaid"),
    ("slides: none\ncategory: talk\n", "", ""),
    ("slides: rules\n", "# One\n\n---\n\n# Two\n\n", "\n\n---\n\n# Three"),
];

#[test]
fn footnotes_that_are_not_shown_are_in_no_output() {
    let mut site = Site::new();
    let mut texts = Vec::new();
    for (front, above, below) in DOCUMENTS {
        for text in UNUSED {
            let secret = format!("sec{}ret", texts.len());
            let text = text.replace('@', &secret);
            let text = format!("---\ntitle: A\ndate: 2026-01-01\n{front}---\n\n{above}{text}{below}\n");
            site = site.with(&format!("content/shelf/d{}.md", texts.len()), &text);
            texts.push((secret, text));
        }
    }
    let built = site.build();
    for (secret, text) in &texts {
        let found: Vec<_> = built.written().filter(|(_, out)| out.contains(secret)).map(|(path, _)| path).collect();
        assert!(found.is_empty(), "{found:?}\n{text}\n{}", built.report());
    }
    let pages = built.written().filter(|(path, _)| path.ends_with("/index.html")).count();
    assert!(pages >= texts.len(), "{pages} of {}\n{}", texts.len(), built.report());
}

#[test]
fn footnotes_are_no_descriptions() {
    let text = "---\ntitle: A\ndate: 2026-01-01\n---\n\n[^a]: Footnote words.\n\nReal[^a] intro.\n";
    let built = Site::new().with("content/a.md", text).build();
    let (_, page) = built.written().find(|(path, _)| *path == "a/index.html").expect("a page");
    assert!(page.contains("<meta name=\"description\" content=\"Real intro.\""), "{page}");
    assert_eq!(page.matches("Footnote words.").count(), 1, "{page}");
}

#[test]
fn templates_and_descriptions_of_drawings_are_no_descriptions_of_pages() {
    for text in ["<template>@</template>", "<svg><desc>@</desc><metadata><a>@</a></metadata></svg>"] {
        let text = format!("---\ntitle: A\ndate: 2026-01-01\n---\n\n{}\n", text.replace('@', "sec7ret"));
        let built = Site::new().with("content/a.md", text).build();
        let found: Vec<_> = built.written().filter(|(_, out)| out.contains("sec7ret")).map(|(path, _)| path).collect();
        assert_eq!(found, ["a/index.html"], "{}", built.report());
    }
}
