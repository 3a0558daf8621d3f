use crate::base::{Content, Files, SitePath};
use crate::site::theme::embedded;
use crate::site::theme::settings::keys::KEYS;
use crate::site::theme::settings::{Settings, ShrinkStep};

/// The files of a theme with this `theme.toml`.
fn theme(text: &str) -> Files {
    with(Files::new(), "theme.toml", text)
}

fn with(mut files: Files, path: &str, text: &str) -> Files {
    files.insert(SitePath::new(path).unwrap(), Content::bytes(text.as_bytes()));
    files
}

/// The settings of the default theme, with those of `files` over them, and the mistakes in these.
fn over_default(files: &Files) -> (Settings, Vec<String>) {
    let mut settings = Settings::default();
    assert_eq!(settings.overlay("themes/default", &embedded::theme("default")), []);
    let mistakes = settings.overlay("themes/mine", files);
    let line = |mistake: &crate::base::Diagnostic| {
        let place = mistake.place.as_ref().unwrap();
        format!("{}:{}:{}: {} ({})", place.path, place.line, place.column, mistake.message, mistake.hints.join("; "))
    };
    (settings, mistakes.iter().map(line).collect())
}

fn mistakes(text: &str) -> Vec<String> {
    over_default(&theme(text)).1
}

#[test]
fn the_default_theme_sets_every_key() {
    let files = embedded::theme("default");
    let Some(Content::Bytes(bytes)) = files.get("theme.toml") else { panic!("no theme.toml") };
    let text = std::str::from_utf8(bytes).unwrap();
    for table in KEYS.iter().map(|key| key.table) {
        let section = text.split(&format!("[{table}]\n")).nth(1).unwrap().split("\n[").next().unwrap();
        for key in KEYS.iter().filter(|key| key.table == table) {
            assert!(section.lines().any(|line| line.starts_with(&format!("{} = ", key.name))), "{table}.{}", key.name);
        }
    }
}

#[test]
fn embedded_themes_have_no_mistakes_and_measured_slides() {
    for name in embedded::names() {
        let (settings, mistakes) = over_default(&embedded::theme(name));
        assert!(mistakes.is_empty(), "{name}: {mistakes:?}");
        assert!(settings.measured_text_slide().is_some(), "{name} has a stylesheet, but no [text_slide]");
    }
}

#[test]
fn keys_are_merged_one_by_one() {
    let default = over_default(&Files::new()).0;
    let text = "[text_slide]\ngap = 3\ntext = { size = 5.5 }\nshrink = [[4, 0.5]]\n[social_card]\naccent = \"#abc\"\n";
    let (settings, mistakes) = over_default(&theme(text));
    assert_eq!(mistakes, [""; 0]);
    assert_eq!((settings.text_slide.gap, settings.text_slide.text.size), (3.0, 5.5));
    assert_eq!(settings.text_slide.shrink, [ShrinkStep { lines: 4, factor: 0.5 }]);
    assert_eq!(settings.text_slide.text.line, default.text_slide.text.line);
    assert_eq!(settings.text_slide.heading, default.text_slide.heading);
    assert_eq!(settings.social_card.accent.to_string(), "#abc");
    assert_eq!(settings.social_card.ground, default.social_card.ground);
    assert_eq!(settings.image_sizes_in_text, default.image_sizes_in_text);
}

#[test]
fn a_stylesheet_without_measures_makes_them_unknown() {
    let is_measured = |files: &Files| over_default(files).0.measured_text_slide().is_some();
    assert!(is_measured(&theme("[social_card]\ntext = \"#fff\"\n")));
    let styled = |text: &str| with(theme(text), "assets/mine.css", "");
    assert!(!is_measured(&styled("[social_card]\ntext = \"#fff\"\n")));
    assert!(is_measured(&styled("[text_slide]\n")));
    assert!(is_measured(&with(Files::new(), "assets/mine.js", "")));
}

#[test]
fn steps_count_from_the_fewest_lines() {
    let (settings, _) = over_default(&theme("[text_slide]\nshrink = [[10, 0.84], [15, 0.7]]\n"));
    let slide = settings.text_slide;
    assert_eq!([0, 9, 10, 14, 15, 99].map(|lines| slide.fit(lines, false)), [0, 0, 1, 1, 2, 2]);
    assert_eq!([0, 1, 2, 3].map(|fit| slide.factor(fit)), [1.0, 0.84, 0.7, 1.0]);
}

#[test]
fn unknown_keys_are_errors_with_a_suggestion() {
    assert_eq!(
        mistakes("[text_slid]\n"),
        ["themes/mine/theme.toml:1:2: unknown key `text_slid` (did you mean `text_slide`?)"]
    );
    assert_eq!(
        mistakes("[text_slide]\nhieght = 56\n"),
        ["themes/mine/theme.toml:2:1: unknown key `hieght` in `text_slide` (did you mean `height`?)"]
    );
    assert_eq!(
        mistakes("[text_slide.code]\nsize = 2\nfont = \"x\"\n"),
        [
            "themes/mine/theme.toml:3:1: unknown key `font` in `code` (use one of the keys of `code`: size, line, padding)"
        ]
    );
    assert_eq!(
        mistakes("colour = 1\n"),
        [
            "themes/mine/theme.toml:1:1: unknown key `colour` (use one of the tables of a theme: image_sizes, text_slide, \
          social_card)"
        ]
    );
}

#[test]
fn wrong_values_are_errors() {
    for (text, expected) in [
        ("text_slide = 1", "`text_slide` must be a table, but is a number"),
        ("text_slide.height = \"56\"", "`height` must be a number, but is text"),
        ("text_slide.height = nan", "`height` must be a number"),
        ("text_slide.height = 0", "`height` must be a number from 1 to 1000"),
        ("text_slide.gap = -1", "`gap` must be a number from 0 to 100"),
        ("text_slide.padding = 4", "`padding` must be two numbers from 0 to 45"),
        ("text_slide.padding = [4, 50]", "`padding` must be two numbers from 0 to 45"),
        ("text_slide.text = 4", "`text` must be a table, but is a number"),
        ("text_slide.text.line = 40", "`line` must be a number from 0.5 to 10"),
        ("text_slide.shrink = 0.7", "`shrink` must be a list of steps, but is a number"),
        ("text_slide.shrink = [10, 0.7]", "a step must be a number of lines and a factor from 0.1 to 1"),
        ("text_slide.shrink = [[10.5, 0.7]]", "a step must be a number of lines and a factor from 0.1 to 1"),
        ("text_slide.shrink = [[10, 7]]", "a step must be a number of lines and a factor from 0.1 to 1"),
        ("text_slide.shrink = [[10, 0.8], [10, 0.7]]", "each step must have more lines than the one before it"),
        ("social_card.text = \"red\"", "`red` is not a hexadecimal colour"),
        ("social_card.text = 123", "`text` must be text in quotes, but is a number"),
        ("image_sizes.text = []", "`text` must be text in quotes, but is a list"),
        ("image_sizes", "this is not valid TOML"),
    ] {
        let found = mistakes(text);
        assert!(found.len() == 1 && found[0].contains(expected), "{text}: {found:?}");
    }
}

/// The first value of a custom property: those that follow are for print.
fn property(stylesheets: &[String], name: &str) -> Option<String> {
    let value = |css: &String| {
        let mut places = css.match_indices(name).map(|(at, _)| &css[at + name.len()..]);
        let rest = places.find_map(|rest| rest.trim_start().strip_prefix(':'))?;
        Some(rest.split([';', '}']).next()?.trim().to_owned())
    };
    stylesheets.iter().find_map(value)
}

/// The texts of the stylesheets of a theme, its own before that of the default theme.
fn stylesheets(name: &str) -> Vec<String> {
    let below = Files::overlay(embedded::theme(name), embedded::theme("default"));
    let mut found: Vec<(bool, String)> = Vec::new();
    for (path, _, content) in below.below("assets").filter(|(path, ..)| path.extension() == "css") {
        let Content::Bytes(bytes) = content else { panic!("{path} is not in memory") };
        found.push((path.as_str().contains("/theme/"), String::from_utf8(bytes.to_vec()).unwrap()));
    }
    found.sort_by_key(|(is_default, _)| *is_default);
    found.into_iter().map(|(_, text)| text).collect()
}

#[test]
fn colours_of_cards_are_those_of_the_stylesheets() {
    for name in embedded::names() {
        let stylesheets = stylesheets(name);
        let is_dark = property(&stylesheets, "--talk-card-scheme").unwrap() == "dark";
        let colour = |name: &str| {
            let value = property(&stylesheets, name).unwrap();
            let pair = value.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')')?.split_once(','));
            let of_scheme = pair.map(|(light, dark)| if is_dark { dark.trim() } else { light.trim() });
            of_scheme.unwrap_or(&value).to_owned()
        };
        let card = over_default(&embedded::theme(name)).0.social_card;
        let found = [card.ground, card.text, card.accent].map(|colour| colour.to_string());
        assert_eq!(found, ["--talk-card", "--talk-card-text", "--talk-accent"].map(colour), "{name}");
    }
}
