use super::*;

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
