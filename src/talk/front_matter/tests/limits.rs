use super::*;

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
