use crate::base::{Diagnostic, SitePath};
use crate::publish::TargetPlace;
use crate::site::model::config::Config;
use crate::site::model::config::keys::KEYS;
use crate::site::words::Text;

fn read(text: &str) -> (Config, Vec<String>) {
    let (config, diagnostics) = Config::read(&SitePath::new("talkpress.toml").unwrap(), text);
    let line = |d: Diagnostic| {
        let place = d.place.expect("every mistake has a place");
        format!("{}:{} {} [{}]", place.line, place.column, d.message, d.hints.join("; "))
    };
    (config, diagnostics.into_iter().map(line).collect())
}

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
fn targets_are_read_with_their_defaults() {
    let (config, diagnostics) = read(
        "[publish.pages]\ngit = 'origin'\n[publish.docs]\ngit = 'https://host.example/a.git'\nbranch = 'web/site'\n\
         folder = '/docs/'\nhistory = false\nkeep = '0d'\n[publish.stick]\nfolder = '/mnt/www/talks'\n\
         [publish.cdn]\ns3 = 'talks'\nendpoint = 'http://127.0.0.1:9000/'\nprefix = ''\nkeep = '30d'\n",
    );
    assert_eq!(diagnostics, Vec::<String>::new());
    let [pages, docs, stick, cdn] = &config.targets[..] else { panic!("{:?}", config.targets) };
    let TargetPlace::Git(git) = &pages.place else { panic!("{pages:?}") };
    assert_eq!((git.branch.as_str(), &git.folder, git.history, pages.keep_days), ("gh-pages", &None, true, 7));
    let TargetPlace::Git(git) = &docs.place else { panic!("{docs:?}") };
    assert_eq!((git.branch.as_str(), git.history, docs.keep_days), ("web/site", false, 0));
    assert_eq!(git.folder.as_ref().map(SitePath::as_str), Some("docs"));
    assert_eq!(stick.place, TargetPlace::Folder("/mnt/www/talks".into()));
    let TargetPlace::S3(s3) = &cdn.place else { panic!("{cdn:?}") };
    assert_eq!(s3.endpoint.as_deref(), Some("http://127.0.0.1:9000"));
    assert_eq!((s3.region.as_str(), &s3.prefix, cdn.keep_days), ("us-east-1", &None, 30));
}

#[test]
fn wrong_targets_are_errors_at_their_lines() {
    for (text, expected) in [
        ("publish = 1", "1:11 `publish` must be a table"),
        ("[publish]\nx = 1", "2:5 `x` must be a table"),
        ("[publish.x]\nkeep = '1d'", "1:10 the target `x` has none of `git`, `folder` and `s3`"),
        ("[publish.x]\ngit = 'a'\ns3 = 'b'", "1:10 the target `x` must have exactly one of"),
        ("[publish.x]\ns3 = 'b'\nfolder = 'c'", "1:10 the target `x` must have exactly one of"),
        ("[publish.x]\nfolder = 'c'\nbranch = 'b'", "3:1 unknown key `branch` in `publish.x`"),
        ("[publish.x]\nfolder = '~/www'", "2:10 `~/www` is not a folder"),
        ("[publish.x]\ngit = '-o'", "2:7 `-o` is neither a remote nor an address"),
        ("[publish.x]\ngit = 'o'\nbranch = 'a..b'", "3:10 `a..b` is not the name of a branch"),
        ("[publish.x]\ngit = 'o'\nfolder = '../x'", "3:10 `../x` is not a folder of the target"),
        ("[publish.x]\nfolder = 'o'\nkeep = '1w'", "3:8 `1w` is not a number of days"),
        ("[publish.x]\ns3 = 's3://b'", "2:6 `s3://b` is not the name of a bucket"),
        ("[publish.x]\ns3 = 'b'\nendpoint = 'store.example'", "3:12 this is not the address of a store"),
        ("[publish.'a/b']\nfolder = 'x'", "1:10 `a/b` cannot be the name of a target"),
    ] {
        let found = read(text).1;
        assert!(found.len() == 1 && found[0].starts_with(expected), "{text}: {found:?}");
    }
}

#[test]
fn secrets_are_errors_and_never_shown() {
    for text in [
        "[publish.x]\ns3 = 'b'\naws_secret_access_key = 'hunter2'",
        "[publish.x]\ns3 = 'b'\nsecret-key = 'hunter2'",
        "[publish.x]\ns3 = 'b'\naccess_key_id = 'hunter2'",
        "secret_key = 'hunter2'",
        "[publish]\ntoken = 'hunter2'",
        "secret_key = hunter2",
        "publish.x = { s3 = 'b', password = 'hunter2' }",
        "[publish.x]\ngit = 'https://me:hunter2@host.example/a.git'",
        "[publish.x]\ns3 = 'b'\nendpoint = 'https://me:hunter2@host.example'",
        "[publish.x]\ngit = 'https://me:hunter2@host.example'\nbranch = 1\ngit = 'https://me:hunter2@host.example'",
    ] {
        let (_, diagnostics) = Config::read(&SitePath::new("talkpress.toml").unwrap(), text);
        assert!(!diagnostics.is_empty(), "{text}");
        assert!(!format!("{diagnostics:?}").contains("hunter2"), "{diagnostics:?}");
    }
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
