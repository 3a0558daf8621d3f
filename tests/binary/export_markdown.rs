//! `export markdown` writes what the site has beside the page, also of talks that have nothing there.

use super::site::{Run, Site, talkpress};

const TALK: &str =
    "title: Jars\ndate: 2026-01-01\n\n<!-- s3cret -->\n\n![A jar](jar.png)\n\nSaid. <!-- note: s3cret -->\n";

fn export(site: &Site, talk: &str) -> Run {
    let args = ["export", "markdown", talk, "-o", "-", "--site"];
    Run::of(talkpress(args).arg(site.path()))
}

#[test]
fn the_text_is_that_of_the_site() {
    let site = Site::new();
    site.write(
        "talkpress.toml",
        "title = \"Jars\"\nbase_url = \"https://talks.example/\"\n\n[output]\nmarkdown = true\n",
    );
    site.write("content/talks/jars/index.md", TALK);
    site.write("content/talks/jars/jar.png", super::site::PNG);
    site.run("build", &[]).ends(0);
    let built = std::fs::read_to_string(site.output().join("talks/jars/index.md")).unwrap();
    let exported = export(&site, "jars").ends(0).stdout;
    assert_eq!(exported, built);
    assert!(exported.contains("Said.") && !exported.contains("s3cret"), "{exported}");
}

#[test]
fn a_draft_has_a_text_too() {
    let site = Site::new();
    site.write("content/talks/jars/index.md", format!("status: draft\n{TALK}"));
    site.write("content/talks/jars/jar.png", super::site::PNG);
    let exported = export(&site, "jars").ends(0).stdout;
    assert!(exported.starts_with("# Jars\n") && !exported.contains("s3cret"), "{exported}");
    let run = Run::of(talkpress(["export", "markdown", "jars", "--with-notes", "--site"]).arg(site.path()));
    run.ends(3).says("`export markdown` does not take");
}
