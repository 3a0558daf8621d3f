use super::*;

#[test]
fn nothing_is_the_default() {
    assert_eq!(read(""), (Config::default(), Vec::new()));
    assert_eq!(Config::default().permalinks.talk.expand(&[("slug", "a")]), "/talks/a/");
}

#[test]
fn every_key_is_read() {
    let (config, diagnostics) = read(
        "title = 'Talks'\nbase_url = 'https://example.org/talks'\nlanguage = 'de'\ntheme = 'mine'\n\
         [speaker]\nname = 'Ann'\nbio = 'b'\nportrait = '/img/a.jpg'\nlinks = [{ title = 'T', url = 'https://t' }]\n\
         [[menu]]\ntitle = 'Home'\nurl = '/'\n[[menu]]\ntitle = 'B'\nurl = '/b/'\n\
         [permalinks]\ntalk = '/{year}/{month}/{slug}.html'\nfeed = '/feeds/all.atom.xml'\n\
         [markdown]\nhighlight = false\n[feed]\nlimit = 5\n[output]\ndir = 'out/site'\nimage_widths = [960, 480, 960]\n\
         [words]\nresources = 'Folien'\n[params]\nz = 1\na = [true, 'x']\n",
    );
    assert_eq!(diagnostics, Vec::<String>::new());
    assert_eq!(config.base_url.as_deref(), Some("https://example.org/talks/"));
    assert_eq!((config.highlight, config.feed_limit, config.output_dir.as_str()), (false, 5, "out/site"));
    assert_eq!(config.image_widths, [480, 960]);
    assert_eq!((config.menu[1].title.as_str(), config.speaker.links[0].url.as_str()), ("B", "https://t"));
    assert_eq!(config.words.of_site.get("resources"), Some(&Text::Plain("Folien".to_owned())));
    let keys: Vec<&str> = config.params.iter().map(|field| field.key.as_str()).collect();
    assert_eq!(keys, ["z", "a"]);
    let address = config.permalinks.talk.expand(&[("year", "2017"), ("month", "11"), ("slug", "{year}")]);
    assert_eq!(address, "/2017/11/{year}.html");
}

#[test]
fn a_contact_is_an_address() {
    for text in
        ["mailto:a@b.example", "MAILTO:a@b.example?subject=x", "https://a.example/contact", "/contact/", "tel:+4712345"]
    {
        let (config, diagnostics) = read(&format!("[accessibility]\ncontact = '{text}'"));
        assert_eq!((config.accessibility_contact.as_deref(), diagnostics), (Some(text), Vec::new()));
    }
    let hint = "use `mailto:you@example.org`, `https://…`, or a path of your site that begins with `/`";
    for (text, hint) in [
        ("a@b.example", "did you mean `mailto:a@b.example`?"),
        ("mailto:", hint),
        ("javascript:x@y", hint),
        ("me", hint),
        ("", hint),
    ] {
        let expected = format!("2:11 `{text}` is not an address for readers [{hint}]");
        assert_eq!(read(&format!("[accessibility]\ncontact = '{text}'")).1, [expected]);
    }
}

#[test]
fn keys_are_read_in_any_spelling() {
    let (config, diagnostics) =
        read("[keys]\nmode = 'alt'\nhelp = 'h'\npresent = ' shift + p'\nsearch = '+'\nblack = 'ä'\nwhite = '.'");
    assert_eq!(diagnostics, Vec::<String>::new());
    assert_eq!(config.shortcuts.mode, "alt");
    let keys: Vec<_> = config.shortcuts.own.iter().map(|(action, key)| (*action, key.as_str())).collect();
    assert_eq!(keys, [("black", "Ä"), ("help", "H"), ("present", "Shift+P"), ("search", "+"), ("white", ".")]);
}

#[test]
fn the_table_names_the_defaults() {
    for key in KEYS.iter().filter(|key| !key.default.is_empty()) {
        let section = if key.section.is_empty() { String::new() } else { format!("[{}]\n", key.section) };
        let text = format!("{section}{} = {}", key.name, key.default);
        let (config, mistakes) = read(&text);
        let without_places = Config { origins: Config::default().origins, ..config };
        assert_eq!((without_places, mistakes), (Config::default(), Vec::new()), "{text}");
    }
}

#[test]
fn words_have_the_forms_and_placeholders_of_their_languages() {
    let categories = "the plural categories are `zero`, `one`, `two`, `few`, `many`, `other`";
    for (text, expected) in [
        ("[words]\nslides = { one = 'ein Dia', other = '{n} Dias' }", String::new()),
        ("[words]\nslides = '{n} Dias'\n[words.fr]\ntags = 'Sujets'\n[words.de-CH]\ntags = 'Themen'", String::new()),
        (
            "[words]\nslides = { one = 'x', manny = 'x', other = '{n}' }",
            format!("2:23 unknown plural form `manny` in `slides` [did you mean `many`?; {categories}]"),
        ),
        (
            "[words]\nslides = { one = '{n} Dia' }",
            "2:10 `slides` has no form `other` [add `other = \"…\"`, which is used for all numbers without a form of their own]"
                .to_owned(),
        ),
        ("[words]\nslides = 'Dias'", "2:10 `slides` has lost `{n}` [write `{n}` where its value belongs]".to_owned()),
        (
            "[words]\nslide_of = 'Dia {n}'",
            "2:12 `slide_of` has lost `{total}` [write `{total}` where its value belongs]".to_owned(),
        ),
        ("[words.fr]\ntasg = 'x'", "2:1 unknown key `tasg` in `words.fr` [did you mean `tags`?]".to_owned()),
        (
            "[words]\nmonths = 'x'",
            "2:1 unknown key `months` in `words` [put your own templates' words in `[params]`]".to_owned(),
        ),
    ] {
        assert_eq!(read(text).1.join("|"), expected, "{text}");
    }
}

#[test]
fn widths_are_numbers_and_not_many() {
    for (text, expected) in [
        (
            "[output]\nimage_widths = false",
            "2:16 `image_widths` must be a list of widths, but is true or false \
             [write a list such as `[480, 960]`; `[]` turns smaller images off]",
        ),
        (
            "[output]\nimage_widths = [480, 9000]",
            "2:22 `image_widths` contains something that is not a width from 16 to 8192 pixels [write a list such as `[480, 960]`]",
        ),
        (
            "[output]\nimage_widths = [1, '2']",
            "2:17 `image_widths` contains something that is not a width from 16 to 8192 pixels [write a list such as `[480, 960]`]",
        ),
        (
            "[output]\nimage_widths = [16, 17, 18, 19, 20, 21, 22, 23, 24]",
            "2:16 `image_widths` has 9 widths; the maximum is 8 [keep the ones that you need most]",
        ),
    ] {
        assert_eq!(read(text).1, [expected], "{text}");
    }
    assert_eq!(read("[output]\nimage_widths = []").0.image_widths, [0; 0]);
}
