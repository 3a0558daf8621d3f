//! `import` of a deck that was imported before, with the options of then.

use super::pdf_writer::{PdfPage, pdf, slide};
use super::site::{Run, Site, talkpress, tree};

const FOLDER: &str = "content/talks/2026-05-14-nine-jars";

fn import(site: &Site, args: &[&str]) -> Run {
    let mut command = talkpress(["import"]);
    command.args(args).arg("--into").arg(site.path()).current_dir(site.path());
    Run::of(&mut command)
}

fn deck() -> Vec<PdfPage> {
    vec![
        slide("Nine jars", &["salt and flour", "in jars on a shelf"]),
        slide("Nine jars", &["salt and flour", "in jars on a shelf", "water and time"]),
        slide("Another", &["of all eight words that are needed here"]),
    ]
}

fn modified(site: &Site) -> Vec<(std::time::SystemTime, String)> {
    let one = |name: String| (std::fs::metadata(site.at(FOLDER).join(&name)).unwrap().modified().unwrap(), name);
    tree(&site.at(FOLDER)).into_keys().map(one).collect()
}

#[test]
fn a_second_import_has_the_options_of_the_first() {
    let site = Site::new();
    site.write("jars.pdf", pdf("", (960, 540), &deck()));
    import(&site, &["jars.pdf", "--date", "2026-05-14", "--builds", "keep", "--notes", "none", "--width", "320"])
        .ends(0);
    let before = modified(&site);
    let run = import(&site, &["jars.pdf"]).ends(0);
    assert!(run.stdout.contains("3 pages, 3 slides") && run.stdout.contains("nothing has changed"), "{run:#?}");
    assert_eq!(modified(&site), before);
    // Another choice holds from then on.
    let run = import(&site, &["jars.pdf", "--builds", "merge"]).ends(0);
    assert!(run.stdout.contains("1 slide removed: 001"), "{run:#?}");
    let run = import(&site, &["jars.pdf"]).ends(0);
    assert!(run.stdout.contains("3 pages, 2 slides") && run.stdout.contains("nothing has changed"), "{run:#?}");
    import(&site, &["jars.pdf", "--width", "9"]).ends(3).says("--width");
}

#[test]
fn a_published_deck_is_replaced_too() {
    let site = Site::new();
    site.write("jars.pdf", pdf("", (960, 540), &deck()));
    import(&site, &["jars.pdf", "--date", "2026-05-14", "--publish-deck", "--width", "320"]).ends(0);
    let new = pdf("", (960, 540), &[deck(), vec![slide("The end", &["of all"])]].concat());
    site.write("jars.pdf", &new);
    import(&site, &["jars.pdf"]).ends(0);
    assert!(tree(&site.at(FOLDER))["jars.pdf"] == new);
    // Not if it is somebody else's.
    site.write(&format!("{FOLDER}/jars.pdf"), "mine");
    site.write("jars.pdf", pdf("", (960, 540), &deck()));
    import(&site, &["jars.pdf"]).ends(0);
    assert_eq!(site.read(&format!("{FOLDER}/jars.pdf")), "mine");
}
