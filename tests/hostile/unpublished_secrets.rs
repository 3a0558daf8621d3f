//! No text of a document that another tool would not publish reaches any output, and no comment of Obsidian.

use super::support::Site;

/// Lines of front matter that keep a document private.
const KEYS: &[&str] = &[
    "draft: true",
    "draft: 'yes'",
    "Draft: on",
    "published: false",
    "published: \"false\"",
    "PUBLISHED: no",
    "published: 2099-01-01",
    "publish: false",
    "dg-publish: off",
    "private: true",
    "status: draft",
    "Status: Skip",
    "status: private",
    "headless: true",
    "render: false",
    "render: never",
    "build:\n  render: never\n  list: never",
    "build: {render: link}",
    "_build: {render: false}",
    "permalink: false",
    "permalink: {build: false}",
    "eleventyComputed: {permalink: false}",
    "outputs: []",
    "publishDate: 2099-01-01",
    "pubDate: Jul 08 2099",
    "expiryDate: 2001-01-01",
    "unpublishDate: 1 May 2001",
    "password: x",
    "password: 0",
    "password: [x]",
];

/// Names that keep what is in them private.
const NAMES: &[&str] = &[
    "_drafts/NAME.md",
    "a/_drafts/deep/NAME.md",
    "_NAME.md",
    "_includes/NAME/index.md",
    "node_modules/x/NAME.md",
    "NAME.draft.md",
    "NAME.Draft.md",
    "NAME.DRAFT.x.md",
];

/// Comments of Obsidian, with `@` for the secret.
const COMMENTS: &[&str] = &[
    "Text %%@%% text.",
    "%%@%%",
    "%% @ %% text",
    "%%\n@\n\n# @\n\n- @\n%%",
    "%%\n@\n\n---\n\n@\n%%",
    "%% @\n\n![@](@.png)\n\n[@](https://@.example/) %%",
    "- item %%@%%\n- %%@%%",
    "> %%@%%\n> quote %%@%%",
    "## %%@%% Heading %%@%%",
    "| a %%@%% | b |\n|---|---|\n| c | d %%@%% |",
    "Text %%@\n@%% text",
    "<div>text %%@%% text</div>",
    "[link](/a%%@%%)",
    "![picture %%@%%](x.png)",
    "> # Card %%@%%\n> text %%@%%",
    "%%@%% %%@%% text %%@%%",
    "%%\n```\n@\n```\n@\n%%",
];

/// Front matter of decks of all tools.
const DECKS: &[&str] = &[
    "marp: true",
    "mdc: true",
    "revealOptions: {}",
    "slides: remark",
    "autoscale: true",
    "slides: presenterm",
    "slides: pandoc",
    "slides: rules",
    "slides: images",
    "category: page",
    "category: post",
];

#[test]
fn documents_that_other_tools_keep_private_are_private() {
    let mut site = Site::new().with("content/2024-01-01-public.md", "title: Public\n\nPublic.\n");
    let mut secrets = Vec::new();
    for place in ["content/NAME.md", "content/talks/NAME.md", "content/shelf/NAME/index.md"] {
        for (key, front) in KEYS.iter().flat_map(|key| ["", "marp: true\n"].map(|front| (key, front))) {
            let secret = format!("sec{}ret", secrets.len());
            let text = format!(
                "---\ntitle: {secret}\ndate: 2024-01-01\n{front}tags: [{secret}]\n{key}\n---\n\n# {secret}\n\n---\n\n{secret}\n"
            );
            site = site.with(&place.replace("NAME", &secret), text);
            secrets.push((secret, (*key).to_owned()));
        }
    }
    for name in NAMES {
        let secret = format!("sec{}ret", secrets.len());
        let path = format!("content/talks/{}", name.replace("NAME", &secret));
        site = site.with(&path, format!("---\ntitle: {secret}\ndate: 2024-01-01\n---\n\n# {secret}\n"));
        secrets.push((secret, (*name).to_owned()));
    }
    assert_private(site, &secrets, 5);
}

#[test]
fn no_password_keeps_nothing_private() {
    for password in ["", "''", "\"\"", "\" \"", "false", "[]", "null"] {
        let text = format!("---\ntitle: A\ndate: 2024-01-01\npassword: {password}\n---\n\nPublic.\n");
        let built = Site::new().with("content/a.md", text).build();
        assert!(built.written().any(|(_, text)| text.contains("Public.")), "{password}\n{}", built.report());
    }
}

#[test]
fn no_comment_of_obsidian_is_published() {
    let mut site = Site::new();
    let mut secrets = Vec::new();
    for (deck, comment) in DECKS.iter().flat_map(|deck| COMMENTS.iter().map(move |comment| (deck, comment))) {
        let number = secrets.len();
        let secret = format!("sec{number}ret");
        let comment = comment.replace('@', &secret);
        let text = format!(
            "---\ntitle: Deck {number}\ndate: 2024-01-01\n{deck}\n---\n\n# One\n\n{comment}\n\n---\n\n# Two\n\nText.\n\n---\n\n# Three\n\n{comment}\n"
        );
        site = site.with(&format!("content/talks/d{number}.md"), text);
        secrets.push((secret, format!("{deck}\n{comment}")));
    }
    assert_private(site.with_notes(), &secrets, secrets.len());
}

/// Fails if one of the `secrets`, each with what keeps it private, is in an output, or if there are not more than `files`.
fn assert_private(site: Site, secrets: &[(String, String)], files: usize) {
    let built = site.build();
    let mut wrong = String::new();
    for (path, text) in built.written() {
        let text = text.to_lowercase();
        if text.contains("sec") {
            let found = secrets.iter().filter(|(secret, _)| text.contains(secret));
            found.for_each(|(secret, by)| wrong.push_str(&format!("{path} has {secret}: {by}\n")));
        }
    }
    assert!(wrong.is_empty(), "{wrong}\n{}", built.report());
    assert!(built.written().count() > files, "{}", built.report());
}
