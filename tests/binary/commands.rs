//! Every command does what its help says, and ends with the right code.

use std::fs;

use super::site::{PNG, Run, Site, TODAY, behind_shell, talkpress, tree};

/// A command, called on a site without errors, and the code it ends with.
const CODES: &[(&[&str], i32)] = &[
    (&["--help"], 0),
    (&["--version"], 0),
    (&["build", "--help"], 0),
    (&["check", "--help"], 0),
    (&["init", "--help"], 0),
    (&["new", "--help"], 0),
    (&["import", "--help"], 0),
    (&["status", "--help"], 0),
    (&["clean", "--help"], 0),
    (&["theme", "eject", "--help"], 0),
    (&["completions", "--help"], 0),
    (&["completions", "bash"], 0),
    (&["completions", "zsh"], 0),
    (&["completions", "fish"], 0),
    (&["--version", "--verbose"], 0),
    (&["man"], 0),
    (&["man", "build"], 0),
    (&["build", "SITE"], 0),
    (&["check", "SITE"], 0),
    (&["status", "SITE"], 0),
    (&["clean", "SITE"], 0),
    (&["new", "A title", "--site", "SITE"], 0),
    (&["theme", "eject", "--site", "SITE"], 0),
    (&["build", "BROKEN"], 1),
    (&["check", "BROKEN"], 1),
    (&["status", "BROKEN"], 1),
    (&["build", "SITE", "-o", "SITE"], 2),
    (&["build", "SITE", "-o", "SITE/talkpress.toml"], 2),
    (&["clean", "SITE", "-o", "SITE/talkpress.toml"], 2),
    (&["init", "SITE/talkpress.toml"], 2),
    (&[], 3),
    (&["nonsense"], 3),
    (&["build", "--nonsense"], 3),
    (&["build", "NOWHERE"], 3),
    (&["check", "NOWHERE"], 3),
    (&["status", "NOWHERE"], 3),
    (&["clean", "NOWHERE"], 3),
    (&["build", "SITE", "--today", "tomorrow"], 3),
    (&["build", "SITE", "--base-url", "talks.example"], 3),
    (&["build", "SITE", "--base-url", "javascript:x"], 3),
    (&["build", "SITE", "--format", "yaml"], 3),
    (&["init", "SITE"], 3),
    (&["init"], 3),
    (&["init", "--ci", "nowhere", "SITE"], 3),
    (&["init", "--ci", "github", "NOWHERE"], 3),
    (&["new", "--site", "SITE"], 3),
    (&["new", "\u{1f389}", "--site", "SITE"], 3),
    (&["new", "X", "--site", "NOWHERE"], 3),
    (&["new", "X", "--site", "SITE", "--images", "SITE/content"], 3),
    (&["new", "X", "--site", "SITE", "--images", "SITE/talkpress.toml"], 3),
    (&["import"], 3),
    (&["import", "NOWHERE/deck.pdf", "--into", "SITE"], 3),
    (&["theme"], 3),
    (&["theme", "eject", "defualt", "--site", "SITE"], 3),
    (&["completions", "tcsh"], 3),
    (&["man", "bild"], 3),
    (&["--verbose"], 3),
];

fn is_right(args: &[&str], code: i32, run: &Run) -> Result<(), String> {
    let wrong = |what: &str| Err(format!("{args:?}: {what}: {run:#?}"));
    match () {
        () if run.code != Some(code) => wrong(&format!("not {code}")),
        () if code == 0 && args != ["clean", "SITE"] && run.stdout.is_empty() => wrong("says nothing"),
        () if code != 0 && run.stderr.is_empty() => wrong("does not say why"),
        () if code == 2 && !run.stderr.starts_with("error: ") => wrong("is no error"),
        () => Ok(()),
    }
}

#[test]
fn every_command_ends_with_its_code() {
    let mut wrong = Vec::new();
    for (args, code) in CODES {
        let site = Site::with_talks(2);
        let broken = Site::new();
        broken.write("content/posts/x.md", "title: X\ndate: never\n\nx\n");
        let args_of = args.iter().map(|arg| match *arg {
            "BROKEN" => broken.path().display().to_string(),
            "NOWHERE" => site.at("nowhere").display().to_string(),
            arg => arg.replacen("SITE", &site.path().display().to_string(), 1),
        });
        let args_of: Vec<String> = args_of.collect();
        let run = Run::of(talkpress(&args_of).current_dir("/"));
        wrong.extend(is_right(args, *code, &run).err());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn outside_of_a_site_commands_say_how_to_start_one() {
    let folder = tempfile::tempdir().unwrap();
    for args in [&["build"][..], &["check"], &["status"], &["clean"], &["new", "X"], &["theme", "eject"]] {
        Run::of(talkpress(args).current_dir(folder.path())).ends(3).says("talkpress init");
    }
}

/// F12: the reader that closed the pipe has read enough.
#[test]
fn f12_closed_outputs_are_no_reason_to_panic() {
    let site = Site::with_talks(2);
    site.write("content/posts/bad.md", "title: Bad\ndate: 2026-01-01\n\n[x](/nowhere/)\n");
    let path = site.path().to_str().unwrap();
    for args in [
        &["build", path][..],
        &["build", path, "--format", "json"],
        &["build", path, "--verbose", "--strict"],
        &["check", path],
        &["status", path],
        &["completions", "bash"],
        &["--help"],
        &["nonsense"],
    ] {
        for script in [
            "\"$@\" | true; exit ${PIPESTATUS[0]}",
            "\"$@\" >&-",
            "\"$@\" 2>&-",
            "\"$@\" >&- 2>&- <&-",
            "\"$@\" > /dev/full",
            "\"$@\" 2> /dev/full",
        ] {
            let run = Run::of(&mut behind_shell(script, args));
            let expected = talkpress(args).output().unwrap().status.code();
            assert_eq!(run.code, expected, "{args:?} in {script}: {run:#?}");
        }
    }
}

#[test]
fn a_new_site_has_no_fault_but_its_sample_texts() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("deep/site");
    let run = Run::of(talkpress(["init"]).arg(&site)).ends(0);
    let steps = ["talkpress serve", "talkpress new", "talkpress build"].map(|step| run.stdout.find(step));
    assert!(steps.is_sorted() && steps[0].is_some(), "{run:?}");
    Run::of(talkpress(["build"]).arg(&site)).ends(0);
    let status = Run::of(talkpress(["status"]).arg(&site)).ends(0);
    assert!(status.stdout.contains("content/index.md (home page)"), "{status:?}");
    let mut run = Run::of(talkpress(["check"]).arg(&site)).ends(1);
    run = run.says("this talk still has sample text on lines 1, 3, 4, 5, 9, 23, 24, 29");
    for sample in ["My talks", "Your Name", "One or two sentences about you."] {
        run = run.says(&format!("still the sample text `{sample}`"));
    }
    assert!(run.stdout.contains(": 4 errors"), "{run:?}");
    for (file, old, new) in [
        ("talkpress.toml", "My talks", "My talks!"),
        ("talkpress.toml", "Your Name", "Ada Example"),
        ("talkpress.toml", "One or two sentences about you.", "Talks about queues."),
        ("content/talks/first-talk.md", "Your first meetup", "Lakeside"),
        ("content/talks/first-talk.md", "Your town", "Leeds"),
        ("content/talks/first-talk.md", "A talk that starts here", "Queues"),
        ("content/talks/first-talk.md", "A small talk that shows", "How"),
        ("content/talks/first-talk.md", "This is the introduction:", "Queues:"),
        ("content/talks/first-talk.md", "A slide can be text", "A queue"),
        ("content/talks/first-talk.md", "start a block quote with a heading", "first in, first out"),
        ("content/talks/first-talk.md", "Code is a slide too", "In code"),
    ] {
        let text = fs::read_to_string(site.join(file)).unwrap();
        fs::write(site.join(file), text.replace(old, new)).unwrap();
    }
    let run = Run::of(talkpress(["check"]).arg(&site)).ends(0);
    assert!(run.stdout.contains("no problems found"), "{run:?}");
    let built = tree(&site.join("public"));
    assert!(built.contains_key("index.html") && built.keys().any(|p| p.starts_with("talks/")), "{:?}", built.keys());
    Run::of(talkpress(["init"]).arg(&site)).ends(3).says("not empty");
    Run::of(talkpress(["new", "My next talk", "--today", TODAY, "--site"]).arg(&site)).ends(0);
    Run::of(talkpress(["check"]).arg(&site)).ends(0);
    // Each comment of the front matter can become a line of it.
    let talk = site.join(format!("content/talks/{TODAY}-my-next-talk.md"));
    let text = fs::read_to_string(&talk).unwrap();
    assert!(text.starts_with("---\ntitle: My next talk\ndate: ") && text.contains("\n# event:\n"), "{text}");
    fs::write(&talk, text.replace("\n# ", "\n")).unwrap();
    Run::of(talkpress(["check"]).arg(&site)).ends(0);
}

#[test]
fn new_finds_a_free_slug() {
    let site = Site::new();
    for (site_option, end) in [("--site", ""), ("--into", "-2"), ("--site", "-3")] {
        let run = Run::of(talkpress(["new", "A talk!", "--today", TODAY, site_option]).arg(site.path())).ends(0);
        assert_eq!(run.stdout.contains(&format!("so this one gets `a-talk{end}`")), !end.is_empty(), "{run:?}");
    }
    for name in ["a-talk", "a-talk-2", "a-talk-3"] {
        let text = site.read(&format!("content/talks/{TODAY}-{name}.md"));
        assert!(text.contains("title: A talk!\n"), "{text}");
    }
    site.run("build", &[]).ends(0);
    assert!(site.at("public/talks/a-talk-3/index.html").exists());
}

#[test]
fn files_are_named_from_the_folder_of_the_site() {
    let site = Site::new();
    site.write("content/about.md", "title: About\ncategory: page\n\nText.\n");
    let below = site.at("content");
    for (args, expected) in [
        (&["new", "Here", "--today", TODAY][..], format!("wrote content/talks/{TODAY}-here.md\n")),
        (&["theme", "eject"][..], "to themes/default\n".to_owned()),
    ] {
        let run = Run::of(talkpress(args).current_dir(&below)).ends(0);
        assert!(run.stdout.contains(&expected), "{run:?}");
    }
}

/// Titles are data: a talk has exactly the title that was typed.
#[test]
fn new_takes_any_title() {
    let site = Site::new();
    let long = "very long ".repeat(60);
    let titles = [
        "\"Quoted\" and not",
        "'x'",
        "a: b # c",
        "- dash",
        "[list]",
        "{x}",
        "& *x",
        "title",
        "C++ & C#",
        "---",
        "<b>",
        &long,
    ];
    for title in titles {
        let run = Run::of(talkpress(["new", "--today", TODAY, "--site"]).arg(site.path()).arg("--").arg(title));
        match title {
            "---" => drop(run.ends(3)),
            _ => drop(run.ends(0)),
        }
    }
    let rows: serde_json::Value =
        serde_json::from_str(&site.run("status", &["--format", "json"]).ends(0).stdout).unwrap();
    let found: Vec<&str> = rows.as_array().unwrap().iter().filter_map(|row| row["title"].as_str()).collect();
    for title in titles.iter().filter(|title| **title != "---") {
        assert!(found.contains(&title.trim()), "{title:?} is not among {found:?}");
    }
    site.run("build", &[]).ends(0);
}

#[test]
fn new_makes_a_slide_of_each_picture() {
    let site = Site::new();
    let outside = tempfile::tempdir().unwrap();
    for name in ["s-10.png", "s-9.png", "S-1.PNG", "a b&c.jpg", "notes.txt", "s-9.5.png"] {
        fs::write(outside.path().join(name), PNG).unwrap();
        site.write(&format!("static/img/in/{name}"), PNG);
    }
    Run::of(talkpress(["new", "Out", "--today", TODAY, "--site"]).arg(site.path()).arg("--images").arg(outside.path()))
        .ends(0);
    Run::of(
        talkpress(["new", "In", "--today", TODAY, "--site"])
            .arg(site.path())
            .arg("--images")
            .arg(site.at("static/img/in")),
    )
    .ends(0);
    let order = ["a%20b&c.jpg", "S-1.PNG", "s-9.png", "s-9.5.png", "s-10.png"];
    for (slug, folder) in [("out", "/img/out"), ("in", "/img/in")] {
        let text = site.read(&format!("content/talks/{TODAY}-{slug}.md"));
        let found: Vec<&str> =
            text.lines().filter_map(|line| line.strip_prefix("<img src=\"")?.split('"').next()).collect();
        let expected: Vec<String> = order.iter().map(|name| format!("{folder}/{name}")).collect();
        let decoded: Vec<String> = found.iter().map(|src| src.replace("&amp;", "&").replace("%26", "&")).collect();
        assert_eq!(decoded, expected, "{text}");
        assert!(text.matches("alt=\"\"").count() == 5 && text.matches("\n...\n").count() == 5, "{text}");
    }
    assert_eq!(fs::read(site.at("static/img/out/a b&c.jpg")).unwrap(), PNG);
    assert!(!site.at("static/img/out/notes.txt").exists() && !site.at("static/img/in-2").exists());
    let run = site.run("build", &[]).ends(0);
    assert!(!run.stderr.contains("there is no"), "{}", run.stderr);
    Run::of(talkpress(["new", "Out", "--site"]).arg(site.path()).arg("--images").arg(site.at("nowhere")))
        .says("nowhere");
}

#[test]
fn clean_removes_what_build_wrote_and_nothing_else() {
    let site = Site::with_talks(2);
    site.run("clean", &[]).ends(0);
    site.run("build", &[]).ends(0);
    site.write("public/CNAME", "talks.example");
    site.write("public/talks/mine.txt", "mine");
    site.run("clean", &[]).ends(0);
    assert_eq!(site.tree().into_keys().collect::<Vec<_>>(), ["CNAME", "talks/", "talks/mine.txt"]);
    fs::remove_dir_all(site.output()).unwrap();
    site.run("build", &[]).ends(0);
    site.run("clean", &[]).ends(0);
    assert!(!site.output().exists());
}

#[test]
fn eject_changes_nothing_and_keeps_what_is_there() {
    let site = Site::with_talks(2);
    let before = site.expected();
    site.write("themes/default/templates/404.html", "mine");
    Run::of(talkpress(["theme", "eject", "--site"]).arg(site.path())).ends(0).says("kept");
    assert_eq!(site.read("themes/default/templates/404.html"), "mine");
    fs::remove_file(site.at("themes/default/templates/404.html")).unwrap();
    Run::of(talkpress(["theme", "eject", "--site"]).arg(site.path())).ends(0);
    super::site::assert_same(&before, &site.expected(), "ejected");
    Run::of(talkpress(["theme", "eject", "defualt", "--site"]).arg(site.path())).ends(3).says("default");
}

#[test]
fn each_command_has_a_page_for_man() {
    let whole = Run::of(&mut talkpress(["man"])).ends(0).stdout;
    for command in [
        "init",
        "new",
        "import",
        "serve",
        "build",
        "check",
        "status",
        "clean",
        "theme",
        "completions",
        "man",
        "publish",
        "times",
        "transcript",
    ] {
        let page = Run::of(&mut talkpress(["man", command])).ends(0).stdout;
        assert!(page.starts_with(".ie") && page.contains(&format!(".TH talkpress-{command} 1")), "{page}");
        assert!(whole.contains(&format!("talkpress\\-{command}(1)")), "{whole}");
    }
    Run::of(&mut talkpress(["man", "bild"])).ends(3).says("did you mean `build`?");
}

#[test]
fn the_version_says_what_the_program_was_built_of() {
    let short = Run::of(&mut talkpress(["--version"])).ends(0).stdout;
    assert_eq!(short.trim(), concat!("talkpress ", env!("CARGO_PKG_VERSION")));
    let long = Run::of(&mut talkpress(["--version", "--verbose"])).ends(0).stdout;
    for part in ["features: ", "left out: ", "target: ", "commit: "] {
        assert!(long.starts_with(&short) && long.contains(part), "{long}");
    }
}

#[test]
fn completions_are_a_script() {
    let script = Run::of(&mut talkpress(["completions", "bash"])).ends(0).stdout;
    let checked = behind_shell("bash -n <(printf %s \"$2\")", [&script]).output().unwrap();
    assert!(checked.status.success() && script.contains("talkpress"), "{checked:?}");
}

#[test]
fn check_and_status_write_nothing_to_the_output() {
    let site = Site::with_talks(2);
    site.run("check", &[]).ends(0);
    site.run("status", &[]).ends(0);
    assert!(!site.output().exists());
    site.run("build", &[]).ends(0);
    let before = site.tree();
    site.write("content/posts/new.md", "title: New\ndate: 2026-01-01\n\nx\n");
    site.run("check", &[]).ends(0);
    site.run("status", &[]).ends(0);
    super::site::assert_same(&before, &site.tree(), "check");
}

#[test]
fn a_build_with_errors_takes_no_page_away() {
    let site = Site::with_talks(3);
    site.run("build", &[]).ends(0);
    let before = site.tree();
    let mistakes: &[(&str, &str)] = &[
        ("content/talks/talk-1.md", "title: X\ndraft: perhaps\n\nx\n"),
        ("themes/default/templates/talk.html", "{% if %}"),
        ("themes/default/templates/card.html", "{{ nothing.at.all }}"),
        ("talkpress.toml", "titel = \"x\""),
    ];
    for (path, text) in mistakes {
        let old = fs::read(site.at(path)).ok();
        site.write(path, text);
        site.run("build", &[]).ends(1).says("not built");
        super::site::assert_same(&before, &site.tree(), path);
        match old {
            Some(bytes) => site.write(path, bytes),
            None => fs::remove_file(site.at(path)).unwrap(),
        }
    }
    site.run("build", &[]).ends(0);
}
