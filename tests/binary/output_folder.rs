//! What is in the output folder and is not as the program left it.

use std::fs;

use crate::site::{Run, Site};

#[test]
fn an_edited_page_stops_the_build_and_may_be_overwritten() {
    let site = Site::new();
    site.write("content/a.md", "---\ntitle: A\ncategory: page\n---\n\nText.\n");
    Run::of(&mut site.command("build", &[])).ends(0);
    let page = site.at("public/a/index.html");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replace("Text.", "Texts")).unwrap();
    let refused = Run::of(&mut site.command("build", &[])).ends(2);
    refused.says("a/index.html has changed since talkpress wrote it").says("--overwrite");
    Run::of(&mut site.command("build", &["--verify"])).ends(0).says("`a/index.html` was not what talkpress wrote");
    assert_eq!(fs::read_to_string(&page).unwrap(), text);
    fs::write(&page, "mine").unwrap();
    Run::of(&mut site.command("build", &["--overwrite"])).ends(0);
    assert_eq!(fs::read_to_string(&page).unwrap(), text);
    fs::write(&page, "mine").unwrap();
    Run::of(&mut site.command("clean", &[])).ends(0).says("kept 1 file");
    assert_eq!(fs::read_to_string(&page).unwrap(), "mine");
}

#[test]
fn the_output_of_another_site_is_refused() {
    let (one, two) = (Site::new(), Site::new());
    two.write("talkpress.toml", "title = \"Other\"\n");
    let output = one.at("public");
    Run::of(&mut one.command("build", &[])).ends(0);
    let into_one = |options: &[&str]| {
        let mut command = two.command("build", options);
        command.arg("-o").arg(&output);
        Run::of(&mut command)
    };
    into_one(&[]).ends(2).says("belongs to another site, `Talks` (https://talks.example/)");
    into_one(&["--overwrite"]).ends(0);
    Run::of(&mut one.command("build", &[])).ends(2).says("belongs to another site, `Other`");
}
