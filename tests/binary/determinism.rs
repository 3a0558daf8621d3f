//! F13: the same sources make the same bytes on any machine.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::site::{Run, Site, TODAY, Tree, assert_same, talk, talk_name, talkpress, tree};

/// Environments, as names and values.
const ENVIRONMENTS: &[&[(&str, &str)]] = &[
    &[("RAYON_NUM_THREADS", "1")],
    &[("RAYON_NUM_THREADS", "2"), ("TZ", "Pacific/Kiritimati"), ("LC_ALL", "de_DE.UTF-8")],
    &[("RAYON_NUM_THREADS", "16"), ("TZ", "America/Adak"), ("LC_ALL", "C"), ("HOME", "/nonexistent")],
    &[("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"), ("NO_COLOR", "1"), ("HOME", ""), ("TZ", "Nowhere/Here")],
    &[("SOURCE_DATE_EPOCH", "1"), ("USER", "somebody"), ("TERM", "dumb"), ("TMPDIR", "/nonexistent")],
];

/// The order in which the files of a copy are made.
#[derive(Clone, Copy)]
enum Order {
    Forwards,
    Backwards,
}

fn copy(from: &Tree, to: &Path, order: Order) {
    let mut files: Vec<_> = from.iter().filter(|(path, _)| !path.ends_with('/')).collect();
    if matches!(order, Order::Backwards) {
        files.reverse();
    }
    for (path, bytes) in files {
        let target = to.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
    }
}

fn sources_of_the_repository() -> Tree {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Tree::new();
    for folder in ["content", "static"] {
        all.extend(tree(&root.join(folder)).into_iter().map(|(path, bytes)| (format!("{folder}/{path}"), bytes)));
    }
    all.insert("talkpress.toml".into(), fs::read(root.join("talkpress.toml")).unwrap());
    all
}

fn generated_sources() -> Tree {
    let site = Site::with_talks(40);
    for (i, lang) in ["rust", "python", "bash", "toml", "html", "nolang"].iter().enumerate() {
        let code = format!("title: Code {i}\ndate: 2026-03-0{}\n\n```{lang}\nlet x = {i} # <b>\n```\n", i + 1);
        site.write(&format!("content/posts/code-{i}.md"), code);
    }
    // Many equal things, so that only a rule can order them; and many mistakes, so that reports are long.
    for i in 0..20 {
        let text = format!(
            "title: Same\nslug: same-{i}\ndate: 2026-05-05\ntags: a, B, \u{e9}\nspeaker: X\n\n[no](/no-{i}/)\n"
        );
        site.write(&format!("content/posts/same-{i}.md"), text);
    }
    site.write("static/\u{fc}ber/\u{1f389} a?b#c.txt", "x");
    tree(site.path())
}

fn assert_deterministic(sources: &Tree) {
    let mut first: Option<(Tree, String)> = None;
    for (i, environment) in ENVIRONMENTS.iter().enumerate() {
        for order in [Order::Forwards, Order::Backwards] {
            let site = tempfile::tempdir().unwrap();
            copy(sources, site.path(), order);
            // Named by a path and found from below; with a cold cache and a warm one.
            for (run, is_named) in [("cold", true), ("warm", false)] {
                let output = site.path().join(run);
                let mut command = talkpress(["build", "--today", TODAY, "--format", "json", "-o"]);
                command.arg(&output);
                in_environment(&mut command, environment);
                match is_named {
                    true => command.arg(site.path()).current_dir("/"),
                    false => command.current_dir(site.path().join("content")),
                };
                let report = report_without_times(&Run::of(&mut command).ends(0).stdout);
                let tree = tree(&output);
                assert!(tree.contains_key(".talkpress-manifest") && tree.len() > 50, "{} files", tree.len());
                let (other, other_report) = first.get_or_insert_with(|| (tree.clone(), report.clone()));
                assert_same(other, &tree, &format!("environment {i}, {run}"));
                assert_eq!(*other_report, report, "environment {i}, {run}");
                fs::remove_dir_all(output).unwrap();
            }
        }
    }
}

fn in_environment(command: &mut Command, environment: &[(&str, &str)]) {
    command.envs(environment.iter().copied());
}

/// The report without the time it took.
fn report_without_times(report: &str) -> String {
    report.lines().filter(|line| !line.contains("\"seconds\"")).collect()
}

#[test]
fn f13_the_example_site() {
    assert_deterministic(&sources_of_the_repository());
}

#[test]
fn f13_a_generated_site() {
    assert_deterministic(&generated_sources());
}

/// The comparison can fail.
#[test]
fn another_day_is_another_site() {
    let site = Site::new();
    site.write(&format!("content/talks/{}", talk_name(1)), talk(1));
    site.write("content/talks/later.md", talk(2).replace("2026-01", "2027-01").replace("Talk 2", "Later"));
    Run::of(site.command("build", &[]).args(["-o"]).arg(site.at("one"))).ends(0);
    let later = talkpress(["build", "--today", "2028-01-01", "-o"]).arg(site.at("two")).arg(site.path()).output();
    Run::from(later.unwrap()).ends(0);
    assert_ne!(tree(&site.at("one")), tree(&site.at("two")));
}
