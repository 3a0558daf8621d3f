use super::*;

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
fn an_alias_is_replaced_by_its_value() {
    let (fields, ..) = split_text("---\na: &x [1, 2]\nb: *x\n---\n");
    assert_eq!(fields.get("a").map(|f| f.value.kind()), fields.get("b").map(|f| f.value.kind()));
}
