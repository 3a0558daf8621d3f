use super::*;
use crate::base::data::{Scalar, Spanned};
use crate::base::{Diagnostic, SitePath};
use crate::talk::front_matter;

fn read(text: &str) -> (Meta, Vec<String>) {
    let path = SitePath::new("content/a.md").unwrap();
    let (fields, _, mut diagnostics) = front_matter::split(&path, text, is_key);
    let (meta, more) = Meta::read(&path, text, fields);
    diagnostics.extend(more);
    let line = |d: Diagnostic| {
        let place = d.place.expect("every mistake has a place");
        format!("{} {}:{} {} [{}]", d.severity.name(), place.line, place.column, d.message, d.hints.join("; "))
    };
    (meta, diagnostics.into_iter().map(line).collect())
}

fn words(list: &[Spanned<String>]) -> Vec<&str> {
    list.iter().map(|word| word.as_str()).collect()
}

#[test]
fn every_key_has_its_type() {
    let text = "---\ntitle: No\nslug: 007\ndate: 2017-11-01 18:00\nsummary: S\ntags: [a, 1.0]\ntopics: b, c\n\
        duration: 45 min\nlang: pt-BR\ndraft: Yes\norder: -3\nslides: Images\nnotes: transcript\naliases: /old/\n\
        speakers: Ann, Bob\ndeliveries:\n  - {event: E, date: 2018-01-02}\nresources:\n  - title: T\n    URL: https://x\n\
        marp: true\nnewsletter: 5\n---\n";
    let (meta, diagnostics) = read(text);
    assert_eq!(diagnostics, Vec::<String>::new());
    assert_eq!(meta.title.as_deref().unwrap(), "No");
    assert_eq!(meta.slug.as_deref().unwrap(), "007");
    assert_eq!(meta.date.as_ref().unwrap().rfc3339(), "2017-11-01T18:00:00Z");
    assert_eq!(meta.description.as_deref().unwrap(), "S");
    assert_eq!(words(&meta.tags), ["a", "1.0", "b", "c"]);
    assert_eq!((meta.duration.as_deref(), meta.order.as_deref()), (Some(&45), Some(&-3)));
    assert_eq!((meta.status, meta.slides, meta.notes), (Status::Draft, SlidesMode::Images, NotesMode::Transcript));
    assert_eq!((words(&meta.aliases), words(&meta.speakers)), (vec!["/old/"], vec!["Ann", "Bob"]));
    assert_eq!(meta.deliveries[0].date.as_ref().unwrap().to_string(), "2018-01-02");
    assert_eq!(meta.resources[0].url.value, "https://x");
    assert_eq!(meta.extra.get("marp").unwrap().value.as_scalar(), Some(Scalar::Bool(true)));
    assert_eq!(meta.extra.get("newsletter").unwrap().value.as_scalar(), Some(Scalar::Int(5)));
    assert_eq!(&text[meta.tags[3].range.clone()], "c");
}

#[test]
fn only_near_misses_of_known_keys_are_asked_about() {
    let (meta, diagnostics) = read("title: A\ndat: x\nnewsletters: 3\nnewsletter: x\nlayout: y\nclass: z\nsize: 4\n\n");
    assert_eq!(diagnostics, ["warning 2:1 unknown key `dat` [did you mean `date`?]"]);
    assert_eq!(meta.extra.len(), 6);
}

#[test]
fn mistakes_say_what_to_do() {
    let date = "write a date such as `2017-11-01`, or `2017-11-01 18:30` with a time";
    let slug = "set `slug` to the last part of the page's address";
    let row = "use these keys for each: title, url, note";
    for (line, expected) in [
        ("title:", "error 2:1 the title is empty [add a title]".to_owned()),
        ("title: [a]", "error 2:8 `title` must be text, but is a list []".to_owned()),
        ("date: 2017-13-40", format!("error 2:7 `2017-13-40` is not a date [{date}]")),
        ("date: [x, y]", "error 2:7 `date` must be a date, but is a list []".to_owned()),
        ("date: yesterday", format!("error 2:7 `yesterday` is not a date [{date}]")),
        ("modified: 2017-02-27 25:00", format!("error 2:11 `2017-02-27 25:00` is not a date [{date}]")),
        ("slug: a/b", format!("error 2:7 `a/b` is not allowed as a slug: it contains a `/` [{slug}]")),
        ("slug: CON", format!("error 2:7 `CON` is not allowed as a slug: Windows reserves this name for a device [{slug}]")),
        ("slug: \"a \"", format!("error 2:7 `a ` is not allowed as a slug: it ends with a space [{slug}]")),
        ("slug: \"a\\0\"", format!("error 2:7 `a\u{fffd}` is not allowed as a slug: it contains a control character [{slug}]")),
        ("slug: ''", format!("error 2:1 the slug is empty [{slug}]")),
        ("tags: {a: b}", "error 2:7 `tags` must be a list, but is a table []".to_owned()),
        ("tags: [a, [b]]", "error 2:11 `tags` must be a list of texts, but one item is a list []".to_owned()),
        ("order: first", "error 2:8 `order` must be a whole number, but is text []".to_owned()),
        ("draft: maybe", "error 2:8 `draft` must be true or false, but is text []".to_owned()),
        ("duration: long", "error 2:11 `long` is not a duration in minutes [write a number of minutes such as `45`]".to_owned()),
        ("lang: en_US", "error 2:7 `en_US` is not a language tag [write it as `en-US`]".to_owned()),
        (
            "status: hiden",
            "error 2:9 `status` cannot be `hiden`; supported: `draft`, `hidden`, `published` [did you mean `hidden`?]".to_owned(),
        ),
        (
            "aliases: [/ok/, ../../x]",
            "error 2:17 the alias `../../x` is not a path of this site [write a path such as `/old/address/`]".to_owned(),
        ),
        (
            "video: javascript:alert(1)",
            "error 2:8 `javascript:alert(1)` could run a script in the reader's browser [use the address of a page or file]".to_owned(),
        ),
        (
            "resources: [{title: A, url: 'data:text/html,x'}]",
            "error 2:29 `data:text/html,x` could run a script in the reader's browser [use the address of a page or file]".to_owned(),
        ),
        ("resources: [{title: A}]", "error 2:13 this resource has no `url` []".to_owned()),
        ("resources: text", format!("error 2:12 `resources` must be a list of entries with keys, but is text [{row}]")),
        (
            "resources: [{url: x, titel: A}]",
            "warning 2:22 unknown key `titel` in `resources` [did you mean `title`?]".to_owned(),
        ),
    ] {
        assert_eq!(read(&format!("---\n{line}\n---\n")).1, [expected], "{line}");
    }
    let (_, bare) = read("title: A\nresources:\n- title: x\n  url: y\n\n");
    assert_eq!(bare, ["error 2:1 `resources` needs YAML [put `---` above `title:` and below the last key]"]);
}

#[test]
fn tags_and_speakers_are_limited() {
    let names = |from: usize, to: usize| (from..to).map(|n| format!("t{n}")).collect::<Vec<_>>().join(", ");
    let (meta, diagnostics) = read(&format!("tags: {}\nspeakers: {}\n\n", names(0, 100), names(0, 100)));
    assert_eq!((meta.tags.len(), meta.speakers.len(), diagnostics), (100, 100, Vec::new()));
    let (meta, diagnostics) = read(&format!("tags: {}\ntopics: {}\n\n", names(0, 60), names(60, 5_000)));
    assert_eq!(meta.tags.len(), 100);
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    assert!(diagnostics[0].contains("this document has 5000 tags, but 100 is the limit"), "{diagnostics:?}");
}

#[test]
fn draft_and_status_must_agree() {
    let (meta, diagnostics) = read("title: A\ndraft: true\nstatus: hidden\n\n");
    assert_eq!(
        diagnostics,
        ["error 3:9 `draft` on line 2 and `status` on line 3 contradict each other [keep one of the two]"]
    );
    assert_eq!(meta.status, Status::Draft);
    let (meta, diagnostics) = read("title: A\ndraft: no\nstatus: hidden\n\n");
    assert_eq!((meta.status, diagnostics.len()), (Status::Hidden, 0));
}

#[test]
fn thousands_of_mistakes_are_cut_short() {
    let text = format!("+++\ntags = [{}]\n+++\n", "[],".repeat(20_000));
    assert_eq!(read(&text).1.len(), 100);
}

#[test]
fn names_with_invisible_characters_are_warnings() {
    let warnings = |key: &str| read(&format!("---\ntitle: T\n{key}\n---\n")).1;
    for (key, what) in [
        ("tags: [plain, ru\u{200b}st]", "tag"),
        ("topics: ru\u{200b}st, plain", "tag"),
        ("speakers: [Ann, B\u{200b}ob]", "speaker"),
        ("author: B\u{200b}ob", "author"),
        ("event: Conf\u{200b}erence", "event"),
        ("deliveries:\n  - {event: Conf\u{200b}erence, date: 2018-01-02}", "event"),
    ] {
        let found = warnings(key);
        assert!(found.len() == 1 && found[0].starts_with("warning"), "{key}: {found:?}");
        assert!(found[0].contains(&format!("the {what} contains U+200B, an invisible character")), "{found:?}");
    }
    assert_eq!(
        warnings("tags: [\u{6a9}\u{62a}\u{200c}\u{62e}]\nevent: \u{1f469}\u{200d}\u{1f4bb}"),
        Vec::<String>::new()
    );
}

/// The status of a document with this line in its front matter, and what was said about it.
fn status_of(line: &str) -> (Status, Vec<String>) {
    let (meta, found) = read(&format!("---\ntitle: T\n{line}\n---\n"));
    (meta.status, found)
}

#[test]
fn keys_of_other_tools_make_a_document_a_draft() {
    for line in [
        "published: false",
        "published: 'no'",
        "publish: off",
        "dg-publish: false",
        "headless: true",
        "permalink: false",
        "permalink: {build: false}",
        "render: never",
        "build: {render: link}",
        "_build:\n  Render: false",
        "outputs: []",
        "status: skip",
        "Status: Private",
        "eleventyComputed: {permalink: false}",
        "eleventyComputed: {draft: true}",
    ] {
        let (status, found) = status_of(line);
        assert_eq!((status, found.len()), (Status::Draft, 1), "{line}: {found:?}");
        assert!(found[0].starts_with("note") && found[0].contains("makes this document a draft"), "{found:?}");
    }
}

#[test]
fn keys_of_other_tools_keep_a_document_out_of_lists() {
    for line in [
        "unlisted: true",
        "hidden: yes",
        "noindex: true",
        "eleventyExcludeFromCollections: true",
        "eleventyExcludeFromCollections: [posts]",
        "build: {list: never}",
        "build: {list: local}",
        "in_search_index: false",
        "sitemap: false",
        "sitemap: {disable: true}",
        "status: unlisted",
    ] {
        let (status, found) = status_of(line);
        assert_eq!((status, found.len()), (Status::Hidden, 1), "{line}: {found:?}");
    }
}

#[test]
fn keys_of_other_tools_may_publish_a_document() {
    for line in [
        "published: true",
        "published:",
        "published: 2020-01-01",
        "publish: on",
        "headless: ~",
        "permalink: /false/",
        "build: rollup",
        "build: {list: always, render: true}",
        "eleventyExcludeFromCollections: []",
        "sitemap: weekly",
        "eleventyComputed: {title: '{{ x }}'}",
        "cascade: {type: docs}",
        "cascade: {draft: false}",
        "outputs: [html]",
    ] {
        assert_eq!(status_of(line), (Status::Published, Vec::new()), "{line}");
    }
}

#[test]
fn keys_of_other_tools_that_are_not_understood_are_errors() {
    for line in [
        "published: maybe",
        "publish: [x]",
        "publishDate: soon",
        "expiryDate: 1",
        "headless: x",
        "render: x",
        "build: {render: x}",
        "cascade: {draft: true}",
        "cascade: [{params: {published: false}}]",
        "status: [x]",
        "eleventyComputed: {permalink: '{% if draft %}false{% endif %}'}",
        "hidden: 1",
        "draft: 1",
    ] {
        let (_, found) = status_of(line);
        assert!(found.len() == 1 && found[0].starts_with("error"), "{line}: {found:?}");
    }
}

#[test]
fn other_tools_say_when_a_document_is_published() {
    let (meta, _) = read("---\ntitle: T\npublishDate: 1 May 2099\nunpublishDate: 2100-01-01\n---\n");
    assert_eq!(meta.not_before.unwrap().to_string() + &meta.not_after.unwrap().to_string(), "2099-05-012100-01-01");
}

#[test]
fn values_in_other_forms_are_read_if_their_meaning_is_plain() {
    let (meta, found) = read(
        "---\ntitle: [One]\nauthor:\n  - {name: Ann, affiliation: X}\n  - Bob\nevent: {name: Rope Days, url: x}\n\
         video: {src: a.mp4}\nlang: en_GB\nduration: 1h30m\ndate: May 14, 2026\nspeakers: [{name: Cy}]\nslides: false\n---\n",
    );
    assert_eq!(meta.title.as_deref().unwrap(), "One");
    assert_eq!((meta.author.as_deref().unwrap().as_str(), words(&meta.authors)), ("Ann, Bob", vec!["Ann", "Bob"]));
    assert_eq!((meta.event.as_deref().unwrap().as_str(), words(&meta.speakers)), ("Rope Days", vec!["Cy"]));
    assert_eq!((meta.video.as_deref().unwrap().as_str(), meta.lang.as_deref().unwrap().as_str()), ("a.mp4", "en-GB"));
    assert_eq!((meta.duration.as_deref(), meta.slides), (Some(&90), SlidesMode::None));
    assert_eq!(meta.date.unwrap().to_string(), "2026-05-14");
    // They are mistakes in a post, and none in a talk.
    assert!(found.iter().all(|line| line.starts_with("error")) && found.len() == 8, "{found:?}");
}

#[test]
fn items_that_a_hash_cuts_are_warnings() {
    let text = "---\ntags:\n  - x #1\n  - C #\n  - y # a comment\nresources:\n  - title: See #4\n    url: https://a.example/ #5\n---\n";
    let (_, found) = read(text);
    let hints: Vec<&str> = found.iter().filter_map(|line| line.split_once('[')?.1.strip_suffix(']')).collect();
    assert_eq!(hints, ["put it in quotes: `\"x #1\"`", "put it in quotes: `title: \"See #4\"`"]);
}

#[test]
fn texts_that_a_hash_cuts_are_warnings() {
    for (line, expected) in [
        ("title: We are #1", Some("the title is `We are`, because ` #` begins a comment in YAML")),
        ("title: #1 in rope", Some("the title is empty, because `#` begins a comment in YAML")),
        ("title: Rope # draft", Some("the title is `Rope`, because ` #` begins a comment in YAML")),
        ("event: Rope #3", Some("the event is `Rope`, because ` #` begins a comment in YAML")),
        ("event: Rope # not sure", None),
        ("title: C#", None),
        ("title: 'Rope' # x", None),
        ("date: 2024-01-02 #1", None),
    ] {
        let (_, found) = read(&format!("---\ntitle2: x\n{line}\n---\n"));
        let cut = found.iter().find(|line| line.contains("comment in YAML"));
        assert_eq!(cut.is_some(), expected.is_some(), "{line}: {found:?}");
        assert!(expected.is_none_or(|message| found[0].contains(message) || found[1].contains(message)), "{found:?}");
    }
    assert_eq!(read("title: We are #1\ndate: 2024-01-02\n\n").1, Vec::<String>::new());
}
