//! The manual documents every field that a template can see, and every class of highlighted code.

use std::fs;

use talkpress::talk::highlight::Class;

fn read(path: &str) -> String {
    fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap_or_else(|e| panic!("{path}: {e}"))
}

#[test]
fn every_field_of_the_views_is_in_the_manual() {
    let manual = read("content/manual/template-contract.md");
    let files = ["mod.rs", "talk.rs", "article.rs", "lists.rs", "accessibility.rs"];
    let views: String = files.iter().map(|file| read(&format!("src/site/render/view/{file}"))).collect();
    let mut fields = 0;
    let mut section = "";
    for line in views.lines() {
        if let Some(name) = line.strip_prefix("pub struct ") {
            section = section_of(&manual, name.trim_end_matches(" {"));
        }
        let field = line.trim().strip_prefix("pub ").and_then(|rest| rest.split_once(':'));
        let Some(field) = field.filter(|(name, _)| !name.contains(' ')) else { continue };
        let row = format!("| `{}` |", field.0);
        assert!(section.contains(&row), "the manual's template contract has no row {row} in:\n{section}");
        fields += 1;
    }
    assert!(fields > 100, "only {fields} fields were found in the views: has their form changed?");
}

/// The part of the manual on one view.
fn section_of<'a>(manual: &'a str, view: &str) -> &'a str {
    let heading = match view {
        "SlideView" => "## A slide\n".to_owned(),
        "ChapterView" => "## A chapter\n".to_owned(),
        "DeliveryView" => "## A delivery\n".to_owned(),
        "ResourceGroupView" => "## A group of resources\n".to_owned(),
        "ResourceView" => "## A resource\n".to_owned(),
        "HeadingView" => "## A heading\n".to_owned(),
        "YearView" => "## A year\n".to_owned(),
        "NameView" => "## A name\n".to_owned(),
        "CardView" => "## A card\n".to_owned(),
        "KeysView" => "## The keys\n".to_owned(),
        "CoverageView" => "## A coverage\n".to_owned(),
        "GapView" => "## A gap\n".to_owned(),
        "MenuView" => "## A menu entry\n".to_owned(),
        "SpeakerView" => "## The speaker\n".to_owned(),
        "LinkView" => "## A link\n".to_owned(),
        "EntryLinkView" => "## A link to a document\n".to_owned(),
        "MetaView" => "## A meta element\n".to_owned(),
        "ImageView" => "## An image\n".to_owned(),
        "FilmView" => "## A film\n".to_owned(),
        "DateView" => "## A date\n".to_owned(),
        other => format!("## `{}`\n", other.trim_end_matches("View").to_lowercase()),
    };
    let start = manual.find(&heading).unwrap_or_else(|| panic!("no section {heading}"));
    let rest = &manual[start + heading.len()..];
    &rest[..rest.find("\n## ").unwrap_or(rest.len())]
}

#[test]
fn every_class_of_code_is_in_the_manual() {
    let manual = read("content/manual/themes.md");
    for (class, _) in Class::ALL {
        assert!(manual.contains(&format!("`{}`", class.css())), "`{}` is missing in the manual", class.css());
    }
}
