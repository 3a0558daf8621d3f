use super::*;

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
fn an_indented_line_below_a_value_is_an_error() {
    for text in ["title: \"A\"\n  theme: b\n", "title: A\n  theme: b\n", "title: A\n\n  - b: c\n  d: e\n"] {
        let found = report(&format!("---\n{text}---\n"));
        let line = if text.contains("\n\n") { 4 } else { 3 };
        let expected = format!("{line}:1 this line is indented, but nothing above it takes indented lines");
        assert!(found.len() == 1 && found[0].starts_with(&expected), "{text}: {found:?}");
    }
}
