//! Exports that a browser prints, with programs in its place that do not do what they should.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::site::{Run, Site, talkpress};

/// A site with a talk of two text slides.
fn talk() -> Site {
    let site = Site::new();
    let text = "title: Words\ncategory: talk\ndate: 2026-05-14\n\n---\n\n> ## First\n>\n> - One [link](../other/)\n> <!-- SECRET-COMMENT -->\n\n\
                Said.\n\n<!-- notes: SECRET-NOTE -->\n\n> ## Second\n>\n> <script>SECRET_SCRIPT()</script>\n\nSaid.\n\n\
                <!-- slide: skip -->\n> ## Hidden\n>\n> SECRET-HIDDEN\n";
    site.write("content/talks/words.md", text);
    site.write("content/talks/other.md", "title: Other\ncategory: talk\ndate: 2026-05-15\n\n> ## x\n\nSaid.\n");
    site.write("content/talks/idea.md", "title: SECRET-DRAFT\nstatus: draft\ncategory: talk\n\n> ## x\n\nSaid.\n");
    site
}

/// A program in the place of a browser; `$target` is where it should write.
fn browser(site: &Site, script: &str) -> PathBuf {
    let find = "for one in \"$@\"; do case $one in --print-to-pdf=*) target=${one#*=};; esac; done";
    site.write("browser", format!("#!/bin/sh\n{find}\n{script}\n"));
    fs::set_permissions(site.at("browser"), fs::Permissions::from_mode(0o755)).unwrap();
    site.at("browser")
}

fn export(site: &Site, args: &[&str]) -> Command {
    let mut command = talkpress(["export"]);
    command.args(args).args(["words", "--site"]).arg(site.path()).current_dir(site.path());
    command.env_remove("TALKPRESS_BROWSER").env_remove("CHROME_PATH");
    command
}

/// A PDF of so many pages, as far as it is looked at.
fn pdf(pages: usize) -> String {
    format!("%%PDF-1.4\\n{}%%%%EOF\\n", "<</Type /Page>>\\n".repeat(pages))
}

#[test]
fn a_browser_is_judged_by_its_file() {
    let site = talk();
    site.write("words.pdf", "old");
    for (script, says) in [
        ("exit 0".to_owned(), "did not write a PDF. A browser from a snap, as on Ubuntu, cannot read /tmp: set TMPDIR"),
        ("printf '%%PDF-1.4\\nhalf' > \"$target\"; exit 0".to_owned(), "wrote only a part of the PDF"),
        (format!("printf '{}' > \"$target\"", pdf(3)), "printed 3 pages instead of 2"),
    ] {
        let program = browser(&site, &script);
        Run::of(export(&site, &["pdf"]).env("TALKPRESS_BROWSER", &program)).ends(2).says(says);
        assert_eq!(site.read("words.pdf"), "old");
    }
    // It complains and ends with an error, but the file is whole.
    let program = browser(&site, &format!("echo GPU error >&2; printf '{}' > \"$target\"; exit 1", pdf(2)));
    let program = program.display().to_string();
    Run::of(&mut export(&site, &["pdf", "--browser", &program])).ends(0).says("no bookmarks");
    assert!(site.read("words.pdf").starts_with("%PDF"));
}

/// Whether the process of this number has ended, or ends soon: the system takes a moment for it.
fn has_ended(number: &str) -> bool {
    let state = || fs::read_to_string(format!("/proc/{number}/stat")).unwrap_or_default();
    let is_gone = |_| {
        thread::sleep(Duration::from_millis(10));
        state().is_empty() || state().contains(") Z ")
    };
    (0..3000).any(is_gone)
}

#[test]
fn nothing_of_a_browser_stays() {
    let site = talk();
    // A process that goes on after the first one has ended.
    let script = "(sleep 300; echo) & echo $! > CHILD; mkdir -p \"${target%/*}/profile\"; echo \"${target%/*}\" > FOLDER; exit 0";
    let at = |name: &str| site.at(name).display().to_string();
    let program = browser(&site, &script.replace("CHILD", &at("child")).replace("FOLDER", &at("folder")));
    Run::of(export(&site, &["pdf"]).env("TALKPRESS_BROWSER", &program)).ends(2);
    assert!(has_ended(site.read("child").trim()));
    assert!(!PathBuf::from(site.read("folder").trim()).exists());
    assert!(!site.at("words.pdf").exists());
}

#[test]
fn a_signal_ends_the_browser_and_removes_what_it_was_given() {
    for signal in ["INT", "TERM"] {
        let site = talk();
        let at = |name: &str| site.at(name).display().to_string();
        let script = "sleep 300 & echo $! > CHILD; echo \"${target%/*}\" > FOLDER.new; mv FOLDER.new FOLDER; wait";
        let script = script.replace("CHILD", &at("child")).replace("FOLDER", &at("folder"));
        let program = browser(&site, &script);
        let mut command = export(&site, &["handout", "--with-notes"]);
        let mut running = command.env("TALKPRESS_BROWSER", &program).spawn().unwrap();
        let start = Instant::now();
        while !site.at("folder").exists() && start.elapsed() < Duration::from_secs(30) {
            thread::sleep(Duration::from_millis(20));
        }
        let folder = PathBuf::from(site.read("folder").trim());
        assert!(fs::read_to_string(folder.join("page.html")).unwrap().contains("SECRET-NOTE"));
        Command::new("kill").args([&format!("-{signal}"), &running.id().to_string()]).status().unwrap();
        let code = if signal == "INT" { 130 } else { 143 };
        assert_eq!(running.wait().unwrap().code(), Some(code));
        assert!(!folder.exists(), "{signal}");
        assert!(has_ended(site.read("child").trim()), "{signal}");
        let left = fs::read_dir(site.path()).unwrap().map(|entry| entry.unwrap().file_name());
        let left: Vec<_> = left.filter(|name| name.to_string_lossy().contains(".tmp")).collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

#[test]
fn without_a_browser_there_is_a_page_to_print() {
    let site = talk();
    let says = "no browser found: install Chromium, Chrome or Edge, or name one with --browser";
    Run::of(export(&site, &["pdf"]).env("PATH", "")).ends(2).says(says);
    Run::of(export(&site, &["handout"]).env("PATH", "")).ends(2).says(says);
    Run::of(export(&site, &["pdf", "--browser", "missing"]).env("PATH", ""))
        .ends(2)
        .says("there is no browser `missing`");
    Run::of(export(&site, &["pdf", "--print-page"]).env("PATH", ""))
        .ends(0)
        .says("wrote words-slides.html")
        .says("elements of the talk are not printed: `<script>`");
    Run::of(export(&site, &["handout", "--print-page"]).env("PATH", "")).ends(0).says("wrote words-handout.html");
    for name in ["words-slides.html", "words-handout.html"] {
        let page = site.read(name);
        assert!(!page.contains("SECRET") && !page.contains("src=\"../"), "{name}");
        assert!(page.contains("https://talks.example/talks/other/"), "{name}");
    }
    assert_eq!(site.read("words-slides.html").matches("<section class=\"slide").count(), 2);
    Run::of(export(&site, &["handout", "--print-page", "--with-notes"]).env("PATH", "")).ends(0);
    let page = site.read("words-handout.html");
    assert!(page.contains("SECRET-NOTE") && !page.contains("SECRET-COMMENT"));
    assert!(page.contains("@page { size: A4 }"));
}

#[test]
fn scripts_of_authors_do_not_run_in_pages_to_print() {
    let site = talk();
    let html = "<img src=\"x.svg\" alt=\"A\" onerror=\"SECRET()\"><details open ontoggle='SECRET()'><svg OnLoad=SECRET()></svg></details>\n\
                <p><meta http-equiv=\"refresh\" content=\"0;url=https://other.example/\">Shown.</p>";
    let text = format!("title: Words\ncategory: talk\ndate: 2026-05-14\n\n> ## First\n\nSaid.\n\n{html}\n");
    site.write("content/talks/words.md", text);
    site.write("content/talks/x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>");
    Run::of(export(&site, &["handout", "--print-page"]).env("PATH", ""))
        .ends(0)
        .says("the attribute `onerror`, the attribute `onload`, the attribute `ontoggle`");
    let page = site.read("words-handout.html");
    assert!(!page.contains("SECRET") && !page.contains("refresh") && page.contains("Shown."), "{page}");
    assert!(page.contains("<head><meta http-equiv=\"Content-Security-Policy\""), "{page}");
    assert!(page.contains("script-src 'none'"), "{page}");
    Run::of(export(&site, &["pdf", "--print-page"]).env("PATH", "")).ends(0);
    assert!(site.read("words-slides.html").contains("script-src 'sha256-"));
}

#[test]
fn sheets_have_the_shape_of_most_pictures() {
    let site = talk();
    let picture = |size: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {size}/>");
    site.write("content/talks/high.svg", picture("width=\"800\" height=\"600\""));
    site.write("content/talks/wide.svg", picture("width=\"1600\" height=\"900\""));
    for (slides, height) in [
        ("![A](high.svg)\n\n![B](high.svg)\n\n![C](wide.svg)\n", 960),
        ("![A](high.svg)\n\n![B](wide.svg)\n", 720),
        ("![A](high.svg)\n\n> ## Text\n\n> ## More\n", 720),
    ] {
        site.write("content/talks/words.md", format!("title: Words\ncategory: talk\ndate: 2026-05-14\n\n{slides}"));
        Run::of(export(&site, &["pdf", "--print-page"]).env("PATH", "")).ends(0);
        let page = site.read("words-slides.html");
        assert!(page.contains(&format!("@page {{ size: 1280px {height}px; margin: 0 }}")), "{slides}");
    }
}

#[test]
fn printed_pages_have_what_stylesheets_load() {
    let site = talk();
    site.write(
        "talkpress.toml",
        "title = \"T\"\nbase_url = \"https://talks.example/\"\n\n[params]\ncss = \"/own.css\"\n",
    );
    let css = "p { background: URL('/pic/a (1).svg') } q { background: url(https://far.example/x.png) } i { background: url(/no.png) }";
    site.write("static/own.css", css);
    site.write("static/pic/a (1).svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>");
    for format in ["pdf", "handout"] {
        Run::of(export(&site, &[format, "--print-page", "-o", "page.html"]).env("PATH", "")).ends(0);
        let page = site.read("page.html");
        assert!(page.contains("p { background: url(\"data:image/svg+xml;base64,"), "{format}");
        assert!(page.contains("url(\"https://far.example/x.png\")"), "{format}");
        assert!(page.contains("https://talks.example/talks/other/"), "{format}");
    }
}

#[test]
fn a_theme_has_a_print_page_of_its_own() {
    let site = talk();
    let page = "<!doctype html>\n<html>\n<head><title>{{ talk.title }}</title><link rel=\"stylesheet\" href=\"{{ page.assets[\"theme.css\"] }}\"></head>\n\
                <body><main>{% for slide in talk.slides %}<section class=\"own\" data-sheet=\"{{ talk.sheet }}\">{{ slide.face | safe }}</section>{% endfor %}</main>\n\
                <script>OWN_SCRIPT()</script></body></html>\n";
    site.write("themes/default/templates/print.html", page);
    Run::of(export(&site, &["pdf", "--print-page", "--steps"]).env("PATH", "")).ends(0).says("wrote words-slides.html");
    let page = site.read("words-slides.html");
    assert_eq!(page.matches("<section class=\"own\" data-sheet=\"720\">").count(), 2, "{page}");
    assert!(page.contains("<html data-steps>") && page.contains("<title>Words</title>"), "{page}");
    // What it loads is in it, and no script is that is not marked as one for printing.
    assert!(page.contains("<style>") && !page.contains("rel=\"stylesheet\""));
    assert!(!page.contains("OWN_SCRIPT") && !page.contains("SECRET"));
    site.write("themes/default/templates/print.html", "{% for slide in talk.slides %}");
    Run::of(export(&site, &["pdf", "--print-page"]).env("PATH", ""))
        .ends(1)
        .says("themes/default/templates/print.html");
}
