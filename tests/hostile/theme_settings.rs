//! What `theme.toml` changes, and what a theme that says nothing about itself is spared.

use talkpress::site::build::engine::Engine;
use talkpress::talk::highlight::HighlightCache;

use super::support::{Made, Output, Site};

const BASE: &str = "base_url = \"https://x.example/\"\ntheme = \"plain\"\n";
const COLOURS: &str = "[social_card]\nground = \"#123\"\naccent = \"#abcdef\"\n";

fn warnings(site: &Site) -> usize {
    site.build().diagnostics.iter().filter(|diagnostic| diagnostic.kind == "slide-too-full").count()
}

#[test]
fn only_measured_text_slides_can_be_too_full() {
    let list = "> - a few words\n".repeat(30);
    let site = Site::new().with("content/talks/a.md", format!("title: A\ndate: 2026-01-01\n\n> # A list\n>\n{list}"));
    assert_eq!(warnings(&site), 1, "the theme has the stylesheet of the default theme");
    let styled = site.clone().with("themes/plain/assets/mine.css", "");
    assert_eq!(warnings(&styled), 0, "nobody knows the sizes of the theme");
    let colours = styled.clone().with("themes/plain/theme.toml", COLOURS);
    assert_eq!(warnings(&colours), 0, "colours are no sizes");
    let measured = |text: &str| warnings(&styled.clone().with("themes/plain/theme.toml", text));
    assert_eq!(measured("[text_slide]\n"), 1, "the sizes are those of the default theme");
    assert_eq!(measured("[text_slide]\nheight = 500\n"), 0, "there is enough space");
}

fn site() -> Site {
    Site::new().with("talkpress.toml", BASE).with("content/talks/a.md", "title: A\ndate: 2026-01-01\n\n> # A\n")
}

fn card(output: &Output) -> &[u8] {
    let Some(Made::Written(png)) = output.files.get("cards/talks/a/index.png") else { panic!("no card") };
    png
}

#[test]
fn colours_of_the_site_replace_those_of_the_theme() {
    let plain = site().build();
    let themed = site().with("themes/plain/theme.toml", COLOURS).build();
    let configured = site().with("talkpress.toml", format!("{BASE}{COLOURS}")).build();
    assert!(card(&plain) != card(&themed), "the theme has its own colours");
    assert!(card(&configured) == card(&themed), "the same colours give the same card");
    let other = COLOURS.replace("#123", "#321");
    let both = site().with("themes/plain/theme.toml", other).with("talkpress.toml", format!("{BASE}{COLOURS}")).build();
    assert!(card(&both) == card(&themed), "the configuration wins");
    let stylesheet = site().with("talkpress.toml", format!("{BASE}[params]\ncss = \"/x.css\"\n"));
    let stylesheet = stylesheet.with("static/x.css", ":root { --talk-card: #123 }").build();
    assert!(card(&stylesheet) == card(&plain), "stylesheets are not read");
}

#[test]
fn a_changed_theme_toml_is_a_changed_theme() {
    let mut site = Site::new();
    let mut engine = Engine::new(HighlightCache::new());
    let mut has_errors = |site: &Site| engine.build(&site.files, Vec::new(), &site.options).has_errors();
    assert!(!has_errors(&site));
    site.set("themes/plain/theme.toml", "[text_slide]\nheight = 0\n");
    assert!(has_errors(&site));
    site.set("themes/plain/theme.toml", "[text_slide]\nheight = 60\n");
    assert!(!has_errors(&site));
}
