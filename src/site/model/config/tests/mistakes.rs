use super::*;

#[test]
fn wrong_and_repeated_keys_are_errors() {
    let letter = "use a letter or a punctuation mark";
    for (text, expected) in [
        ("presnt = 'P'", "2:1 unknown key `presnt` in `keys` [did you mean `present`?]".to_owned()),
        (
            "search = 'X'\nhelp = 'x'",
            "3:8 `search` and `help` have the same key `X` [choose a different key for one of them]".to_owned(),
        ),
        (
            "search = 'B'",
            "2:10 `search` and `black` have the same key `B` [choose a different key, or set another one for `black`]"
                .to_owned(),
        ),
        ("help = 'N'", "2:8 `N` is the key for the next slide [choose a different key]".to_owned()),
        ("help = 'Shfit+P'", "2:8 `Shfit+P` is not a key that can be chosen [did you mean `Shift+P`?]".to_owned()),
        ("help = '2'", format!("2:8 `2` is not a key that can be chosen [digits lead to slides: {letter}]")),
        (
            "help = 'Enter'",
            format!("2:8 `Enter` is not a key that can be chosen [it always has the same effect: {letter}]"),
        ),
        ("help = 'Ctrl+P'", format!("2:8 `Ctrl+P` is not a key that can be chosen [{letter}, alone or with `Shift+`]")),
        ("mode = 'of'", "2:8 `of` is not a mode of the keys [did you mean `off`?]".to_owned()),
    ] {
        assert_eq!(read(&format!("[keys]\n{text}")).1, [expected], "{text}");
    }
}

#[test]
fn unknown_keys_have_a_place_and_a_hint() {
    let params = "put values for templates into `[params]`";
    for (text, expected) in [
        ("titel = 'x'", "1:1 unknown key `titel` [did you mean `title`?]".to_owned()),
        ("Title = 'x'", "1:1 unknown key `Title` [did you mean `title`?]".to_owned()),
        ("colour = 'x'", format!("1:1 unknown key `colour` [{params}]")),
        ("[feed]\nlimits = 3", "2:1 unknown key `limits` in `feed` [did you mean `limit`?]".to_owned()),
        ("[feed]\nfull = 3", "2:1 unknown key `full` in `feed` [use one of the keys of `feed`: limit]".to_owned()),
        ("[words]\ntasg = 'x'", "2:1 unknown key `tasg` in `words` [did you mean `tags`?]".to_owned()),
        (
            "[words]\nmine = 'x'",
            "2:1 unknown key `mine` in `words` [put your own templates' words in `[params]`]".to_owned(),
        ),
        (
            "a = 1\na = 2\n[params]",
            format!(
                "2:1 the key `a` is written twice, on lines 1 and 2 [keep one of the two]|1:1 unknown key `a` [{params}]"
            ),
        ),
    ] {
        assert_eq!(read(text).1.join("|"), expected, "{text}");
    }
}

#[test]
fn values_of_another_type_have_a_place() {
    for (text, expected) in [
        ("[feed]\nlimit = 'many'", "2:9 `limit` must be a whole number, but is text []"),
        ("[feed]\nlimit = -1", "2:9 `limit` must be a whole number above 0 []"),
        ("title = 3", "1:9 `title` must be text in quotes, but is a number []"),
        ("title = [1]", "1:9 `title` must be text in quotes, but is a list []"),
        ("speaker = 'Ann'", "1:11 `speaker` must be a table, but is text []"),
        ("menu = ['/']", "1:9 `menu` must be a list of tables, but one item is text []"),
        ("[menu]\ntitle = 'x'", "1:1 `menu` must be a list of tables, but is a table []"),
        ("menu = [{ title = 'x' }]", "1:9 this entry of `menu` has no `url` []"),
        ("[markdown]\nhighlight = 'yes'", "2:13 `highlight` must be `true` or `false`, but is text []"),
        ("[words]\ntags = 1", "2:8 `tags` must be text in quotes, but is a number []"),
        (
            "[words]\nslides = 1",
            "2:10 `slides` must be a table of plural forms, such as `{ one = \"…\", other = \"…\" }`, but is a number []",
        ),
        ("[words]\ntags = { other = 'x' }", "2:8 `tags` must be text in quotes, but is a table []"),
    ] {
        assert_eq!(read(text).1.join("|"), expected, "{text}");
    }
}

#[test]
fn addresses_and_names_that_are_none_have_a_place_and_a_hint() {
    let url = "write an address such as `https://example.org/talks/`";
    let folder = "use a folder such as `public`";
    for (text, expected) in [
        (
            "menu = [{ title = 'x', url = 'javascript:x' }]",
            "1:30 `javascript:x` could run a script in the reader's browser [use the address of a page or file]".to_owned(),
        ),
        ("base_url = '/talks/'", format!("1:12 `/talks/` is not an absolute address [{url}]")),
        ("base_url = 'https://'", format!("1:12 `https://` is not an absolute address [{url}]")),
        ("base_url = 'https://a/?b'", format!("1:12 `https://a/?b` is not an absolute address [{url}]")),
        ("language = 'en_US'", "1:12 `en_US` is not a language tag [write it as `en-US`]".to_owned()),
        (
            "theme = '../x'",
            "1:9 `../x` cannot be the name of a theme: it contains a `/` [use the name of a folder in `themes/`]".to_owned(),
        ),
        ("[output]\ndir = '../x'", format!("2:7 `../x` is not a folder inside the site [{folder}]")),
        ("[output]\ndir = '/tmp'", format!("2:7 `/tmp` is not a folder inside the site [{folder}]")),
        (
            "[output]\ndir = '~/x'",
            "2:7 `~/x` is not a folder inside the site: `~` is not replaced by your home folder \
             [write it as `public`, or pass the folder to `build -o`]"
                .to_owned(),
        ),
        ("[output]\ndir = '.'", format!("2:7 `.` is not a folder inside the site [{folder}]")),
        (
            "[output]\ndir = 'Content/x'",
            format!("2:7 `Content/x` cannot be the output folder: `content` has another purpose [{folder}]"),
        ),
        (
            "[permalinks]\ntalk = 'talks/{slug}/'",
            "2:8 `talks/{slug}/` is not a valid address: it must begin with `/` [write an address such as `/talks/{slug}/`]".to_owned(),
        ),
        (
            "[permalinks]\ntalk = '/{slag}/'",
            "2:8 `/{slag}/` is not a valid address: `{slag}` is not a known placeholder [did you mean `{slug}`?]".to_owned(),
        ),
        (
            "[permalinks]\ntag = '/tags/'",
            "2:7 `/tags/` is not a valid address: without `{tag}`, every page of this kind would have the same address []".to_owned(),
        ),
        (
            "[permalinks]\npage = '/../{slug}/'",
            "2:8 `/../{slug}/` is not a valid address: it contains `.` or `..` [remove that part]".to_owned(),
        ),
        ("[permalinks]\npage = '/{slug/'", "2:8 `/{slug/` is not a valid address: one of its braces is unmatched []".to_owned()),
        (
            "[permalinks]\npage = '/x/{slug}'",
            "2:8 `/x/{slug}` is not a valid address: it ends in neither `/` nor a file extension [end it with `/` or `.html`]"
                .to_owned(),
        ),
    ] {
        assert_eq!(read(text).1.join("|"), expected, "{text}");
    }
}

#[test]
fn all_mistakes_are_found_and_the_rest_is_kept() {
    let (config, diagnostics) =
        read("titel = 'x'\nlanguage = 3\ntheme = 'mine'\n[feed]\nlimit = 'x'\n[speaker]\nnam = 'A'\n");
    assert_eq!((diagnostics.len(), config.theme.as_str()), (4, "mine"));
    let (_, broken) = read("title = Hello there\nlanguage = de\n");
    assert_eq!(broken.len(), 2, "{broken:?}");
    assert!(broken[0].starts_with("1:9") && broken[0].contains("put the text in quotes"), "{broken:?}");
}

#[test]
fn no_text_makes_it_panic() {
    let alphabet = [
        "[",
        "]",
        "=",
        "\n",
        "'",
        "\"",
        "title",
        "feed",
        ".",
        "{",
        "}",
        ",",
        "1",
        "permalinks",
        "talk",
        "'/{slug}'",
        "ö",
        "\u{0}",
        "#",
        "\"\"\"",
        " ",
        "\r",
        "menu",
        "2017-11-01",
        "\\u12",
        "e",
        "_",
    ];
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    for round in 0..3000 {
        let mut text = String::new();
        for _ in 0..round % 50 {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            text.push_str(alphabet[(seed % alphabet.len() as u64) as usize]);
        }
        read(&text);
    }
    for text in ["a = 1\n".repeat(150_000), "[".repeat(1_000_000), "[a]\n".repeat(200_000), "a = {".repeat(200_000)] {
        read(&text);
    }
}
