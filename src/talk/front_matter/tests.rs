use super::*;
use crate::base::data::Value;

fn split_text(text: &str) -> (Fields, &str, Vec<Diagnostic>) {
    let path = SitePath::new("content/a.md").unwrap();
    let (fields, body, diagnostics) = split(&path, text, crate::talk::meta::is_key);
    (fields, &text[body], diagnostics)
}

/// Every diagnostic as `line:column message [hint; hint]`.
fn report(text: &str) -> Vec<String> {
    let line = |d: Diagnostic| {
        let place = d.place.expect("every mistake has a place");
        format!("{}:{} {} [{}]", place.line, place.column, d.message, d.hints.join("; "))
    };
    split_text(text).2.into_iter().map(line).collect()
}

fn plain(fields: &Fields, key: &str) -> String {
    match fields.get(key).map(|field| &field.value) {
        Some(Value::Plain(text)) => text.clone(),
        other => panic!("{key}: {other:?}"),
    }
}

fn texts(fields: &Fields) -> Vec<(&str, &str)> {
    fields.iter().map(|field| (field.key.as_str(), field.value.as_text().unwrap_or("…"))).collect()
}

#[test]
fn three_spellings_have_one_meaning() {
    let bare = "Title: Ship it: now\nslug: ship\ntags: a, b\ndate: 2017-11-01\n\nBody.\n";
    let yaml = "---\nTitle: 'Ship it: now'\nslug: ship\ntags: a, b\ndate: 2017-11-01\n---\nBody.\n";
    let toml = "+++\nTitle = 'Ship it: now'\nslug = 'ship'\ntags = 'a, b'\ndate = 2017-11-01\n+++\nBody.\n";
    let expected = [("title", "Ship it: now"), ("slug", "ship"), ("tags", "a, b"), ("date", "2017-11-01")];
    for text in [bare, yaml, toml] {
        let (fields, body, diagnostics) = split_text(text);
        assert_eq!(texts(&fields), expected);
        assert_eq!(body.trim(), "Body.");
        assert_eq!(diagnostics, []);
    }
}

#[test]
fn plain_yaml_scalars_keep_what_was_written() {
    let (fields, ..) = split_text("---\ntitle: No\nnumber: 1.0\ndate: 2017-11-01\nslug: 007\nnone:\ntilde: ~\n---\n");
    let values: Vec<String> =
        ["title", "number", "date", "slug", "none", "tilde"].iter().map(|k| plain(&fields, k)).collect();
    assert_eq!(values, ["No", "1.0", "2017-11-01", "007", "", "~"]);
}

#[test]
fn ranges_show_the_very_bytes() {
    for text in [
        "title: \"Größe\"\nurl:  x \n    y\nmeta: z\n\n",
        "---\ntitle: \"Größe\"\nurl:  x\nlist:\n  - a\n  - b: c\n\nmeta: z\n---\n",
        "+++\ntitle = \"Größe\"\nurl = 'x'\nlist = ['a', {b = 'c'}]\n+++\n",
    ] {
        let (fields, ..) = split_text(text);
        for field in &fields {
            assert_eq!(&text[field.key_range.clone()], field.key);
        }
        let source = |key| &text[fields.get(key).unwrap().value_range.clone()];
        assert_eq!(source("title"), "\"Größe\"");
        assert!(source("url").trim_matches('\'').starts_with('x'));
        if fields.get("list").is_some() {
            assert!(["- a\n  - b: c", "['a', {b = 'c'}]"].contains(&source("list")), "{:?}", source("list"));
        }
    }
}

#[test]
fn bare_values_lose_one_pair_of_quotes_or_brackets_and_may_go_on() {
    let (fields, ..) = split_text(
        "title: \"A\" and \"B\"\ntags: [a, b]\nmeta: 'one'\nlong: first\n    second\n\tthird\nurl: http://x:80/\n",
    );
    assert_eq!(
        texts(&fields),
        [
            ("title", "\"A\" and \"B\""),
            ("tags", "a, b"),
            ("meta", "one"),
            ("long", "first second third"),
            ("url", "http://x:80/")
        ]
    );
}

#[test]
fn a_word_and_a_colon_do_not_make_front_matter() {
    for text in [
        "Note: this is a text.\nIt goes on.\n",
        "http://example.org\n",
        "# Title\ntitle: x\n",
        "\ntitle: x\n",
        "",
        "----\n",
    ] {
        let (fields, body, diagnostics) = split_text(text);
        assert_eq!((fields.len(), body, diagnostics.len()), (0, text, 0));
    }
    assert_eq!(split_text("date: 2017-11-01\nslug: x\n\nB").0.len(), 2);
}

#[test]
fn mistakes_are_shown_where_they_are() {
    for (text, expected) in [
        (
            "title: A\nnot a field\n\nBody",
            "2:1 this line of front matter is not `key: value` \
             [put a blank line between front matter and text; indent a line by four spaces to continue the line above]",
        ),
        (
            "---\ntitle: A\n",
            "1:1 front matter starts on line 1 but is never closed \
             [write `---` on its own line below the last key; write `***` on the first line if you meant a horizontal rule]",
        ),
        (
            "+++\ntitle = 'A'\n",
            "1:1 front matter starts on line 1 but is never closed [write `+++` on its own line below the last key]",
        ),
        (
            "---\nslug: x\ntitle: DevOps: and you\n---\n",
            "3:14 a value that contains a colon and a space needs quotes \
             [put the title in quotes: `title: \"DevOps: and you\"`]",
        ),
        ("---\ntitle: A\n\tx: b\n---\n", "3:1 YAML does not allow tabs as indentation [indent with spaces]"),
        ("---\njust text\n---\n", "2:1 front matter must be lines of `key: value` []"),
        ("title: A\nTitle: B\n", "2:1 the key `title` is written twice, on lines 1 and 2 [keep one of the two]"),
        (
            "---\ntitle: A\nTITLE: B\n---\n",
            "3:1 the key `title` is written twice, on lines 2 and 3 [keep one of the two]",
        ),
        ("---\nx:\n  a: 1\n  a: 2\n---\n", "4:3 the key `a` is written twice, on lines 3 and 4 [keep one of the two]"),
        (
            "+++\ntitle = 'A'\ntitle = 'B'\n+++\n",
            "3:1 the key `title` is written twice, on lines 2 and 3 [keep one of the two]",
        ),
        ("+++\na = 1\nA = 2\n+++\n", "3:1 the key `a` is written twice, on lines 2 and 3 [keep one of the two]"),
    ] {
        assert_eq!(report(text), [expected], "{text}");
    }
    assert!(report("---\ntitle: *star*\n---\n")[0].contains("put the title in quotes"));
    assert!(report("---\ntitle: @me\n---\n")[0].starts_with("2:8"));
    assert!(report("+++\ntitle = Hello\n+++\n")[0].starts_with("2:9"), "{:?}", report("+++\ntitle = Hello\n+++\n"));
}

#[test]
fn a_line_that_is_not_yaml_is_text() {
    for (line, value) in [
        ("title: Boats : a history", "Boats : a history"),
        ("title: @me", "@me"),
        ("title: `code` first", "`code` first"),
        ("title: \"Up\" and away", "\"Up\" and away"),
        ("title: %x", "%x"),
        ("title: {{ title }} more", "{{ title }} more"),
        ("title: \"never closed", "\"never closed"),
        ("title: [never, closed", "[never, closed"),
        ("Title: *star*", "*star*"),
        ("title: größe : ü", "größe : ü"),
    ] {
        let text = format!("---\nmarp: true\n{line}\ndate: 2024-01-02\n---\nBody");
        let (fields, body, diagnostics) = split_text(&text);
        assert_eq!(body, "Body");
        assert_eq!(diagnostics.len(), 1, "{line}: {diagnostics:?}");
        assert_eq!(diagnostics[0].severity, crate::base::Severity::Warning, "{line}: {diagnostics:?}");
        assert_eq!(diagnostics[0].place.as_ref().unwrap().line, 3, "{line}");
        assert_eq!(texts(&fields), [("marp", "true"), ("title", value), ("date", "2024-01-02")]);
        let title = fields.get("title").unwrap();
        assert_eq!(&text[title.value_range.clone()], value);
    }
    let (fields, _, diagnostics) = split_text("---\ntwitter: @a\ntitle: A: b: c\nbad: `x`\n---\n");
    let severities: Vec<&str> = diagnostics.iter().map(|d| d.severity.name()).collect();
    assert_eq!((fields.len(), severities), (3, vec!["note", "warning", "note"]));
}

#[test]
fn an_indented_line_below_a_value_is_an_error() {
    for text in ["title: \"A\"\n  theme: b\n", "title: A\n  theme: b\n", "title: A\n\n  - b: c\n  d: e\n"] {
        let found = report(&format!("---\n{text}---\n"));
        let line = if text.contains("\n\n") { 4 } else { 3 };
        let expected = format!("{line}:1 this line is indented, but nothing above it takes indented lines");
        assert!(found.len() == 1 && found[0].starts_with(&expected), "{text}: {found:?}");
    }
}

#[test]
fn other_fences_are_read() {
    for text in [
        "---\ntitle: A\n...\nBody",
        "---yaml\ntitle: A\n---\nBody",
        "---toml\ntitle = 'A'\n---\nBody",
        "---json\n{\n\t\"title\": \"A\"\n}\n---\nBody",
        "{\n  \"title\": \"A\"\n}\nBody",
    ] {
        let (fields, body, diagnostics) = split_text(text);
        assert_eq!((texts(&fields), body, diagnostics.len()), (vec![("title", "A")], "Body", 0), "{text}");
    }
    assert!(report("---js\n{ draft: true }\n---\n")[0].contains("not supported"));
    for text in ["----\n", "--- a line\n", "{\nx\n}\n", "---\u{2014}\n"] {
        assert_eq!(split_text(text).0.len(), 0, "{text}");
    }
}

#[test]
fn front_matter_below_a_blank_line_is_an_error() {
    for text in [
        "\n---\ntitle: A\n---\n",
        "\n\n---\ndraft: true\n---\n",
        " \n+++\ntitle = 'A'\n+++\n",
        "\n---\ntags: [a]\ndate: x\n...\n",
        "\ntitle: A\ndate: 2024-01-02\n\nText",
        "<!-- a\nlicence -->\n---\ntitle: A\n---\n",
        "\n<!-- a -->\n\ntitle: A\ntags: a\n\nText",
    ] {
        assert!(report(text)[0].contains("front matter must begin on the first line"), "{text}");
    }
    for text in [
        "\n---\nSome text.\n---\n",
        "\n---\nNote: a text\n---\n",
        "\n---\n\n# A\n\n---\n",
        "\n---\n",
        "\nNote: a text\n",
        "<!-- a -->\nText",
        "<!-- a --> title: A\n",
        "<!--\ntitle: A\n",
    ] {
        assert_eq!(report(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_list_without_fences_is_one_error() {
    for list in ["tags:\n  - a\n  - b", "tags:\n- a\n- b", "tags:\n    - a\n    - b"] {
        let found = report(&format!("title: A\n{list}\ndate: 2024-01-02\n\nText"));
        assert!(found.len() == 1 && found[0].contains("`tags` needs YAML"), "{list}: {found:?}");
    }
}

#[test]
fn limits_hold_without_harm() {
    let deep_flow = format!("---\na: {}\n---\n", "[".repeat(10_000));
    let deep_block = format!("---\n{}x\n---\n", "- ".repeat(10_000));
    let deep_mixed = format!("---\n{}{}{}\n---\n", "- ".repeat(50), "[".repeat(60), "]".repeat(60));
    for text in [deep_flow, deep_block, deep_mixed] {
        assert!(report(&text)[0].contains("nested deeper than 64 levels"), "{:?}", report(&text));
    }
    let mut bomb = "---\na0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    let mut ladder = "---\na0: &a0 [x]\n".to_owned();
    for i in 1..50 {
        bomb.push_str(&format!("a{i}: &a{i} [{}]\n", vec![format!("*a{}", i - 1); 9].join(", ")));
    }
    for i in 1..4000 {
        ladder.push_str(&format!("a{i}: &a{i} [*a{}]\n", i - 1));
    }
    assert!(report(&(bomb + "---\n"))[0].contains("more than 1 MiB"));
    assert!(report(&(ladder + "---\n"))[0].contains("64"));
    assert!(report("---\na: &a [*a]\n---\n")[0].contains("a part of"));
    for fence in ["---", "+++"] {
        let long = format!("{fence}\n{}{fence}\n", "# a comment\n".repeat(900_000));
        assert!(report(&long)[0].contains("the maximum is 64 KiB"));
    }
    assert!(report(&format!("title: {}\n", "x".repeat(10_000_000)))[0].contains("the maximum is 64 KiB"));
}

#[test]
fn an_alias_is_replaced_by_its_value() {
    let (fields, ..) = split_text("---\na: &x [1, 2]\nb: *x\n---\n");
    assert_eq!(fields.get("a").map(|f| f.value.kind()), fields.get("b").map(|f| f.value.kind()));
}

#[test]
fn no_text_makes_it_panic() {
    let alphabet = [
        "title:",
        " ",
        "\n",
        "\n---\n",
        "\n+++\n",
        ":",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "&a ",
        "*a",
        "!t ",
        "\t",
        "ö",
        "🎉",
        "=",
        "a.b",
        "|\n",
        ">\n",
        "#",
        ",",
        "2017-11-01",
        "\\u",
        "\u{feff}",
        "%",
        "?",
        "\u{85}",
        "'''",
        "[[",
        "]]",
    ];
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    for round in 0..3000 {
        let mut text = ["---\n", "+++\n", "title: x\n"][round % 3].to_owned();
        for _ in 0..round % 40 {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            text.push_str(alphabet[(seed % alphabet.len() as u64) as usize]);
        }
        text.push_str(["\n---\n", "\n+++\n", "\n\n"][round % 3]);
        let (fields, body, _) = split(&SitePath::new("a.md").unwrap(), &text, crate::talk::meta::is_key);
        assert!(text.get(body).is_some());
        for field in &fields {
            assert!(
                text.get(field.key_range.clone()).is_some() && text.get(field.value_range.clone()).is_some(),
                "{text:?} {field:?}"
            );
        }
    }
}

#[test]
fn as_much_as_is_read_takes_no_time() {
    let pieces = [
        "[",
        "{",
        "- ",
        "? ",
        "a: ",
        "\"",
        "'",
        "&a ",
        "&a [",
        "*a ",
        "a: &a x\n",
        "!x ",
        "|\n",
        "a\n",
        "a: 1\n",
        "\n  ",
        "#",
        "a.",
        "[a]\n",
        "[[a]]\n",
        "a = 1\n",
        "{a = ",
    ];
    for (piece, fence) in pieces.iter().flat_map(|piece| ["---\n", "+++\n", "title: x\n"].map(|fence| (piece, fence))) {
        let text = format!("{fence}{}\n{fence}", piece.repeat((MAX_BYTES - 2) / piece.len()));
        split_text(&text);
    }
}
