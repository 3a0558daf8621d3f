//! `publish` to a folder: what is sent, what is deleted, what is refused, and what is there after it was killed.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Stdio;
use std::thread;

use crate::interrupted::assert_assets;
use crate::published::{Published, files_in};
use crate::site::{Run, assert_same, talkpress, tree};

const FOLDER: &str = "folder = \"{}/www\"";

#[test]
fn a_site_is_published_and_only_what_changed_is_sent_again() {
    let one = Published::new(8, FOLDER);
    for name in ["CNAME", ".well-known/x", "a b+c%d#e.txt", "ü\".txt"] {
        one.site.write(&format!("static/{name}"), name);
    }
    let dry = one.run(&["--dry-run"]).ends(0);
    assert!(dry.stdout.contains(" new, 0 changed, 0 removed, ") && dry.stdout.contains("\n+ CNAME\n"), "{dry:?}");
    assert!(!one.at("www").exists());
    one.run(&[]).ends(0);
    assert_same(&one.output(), &files_in(&one.at("www")), "first");
    assert!(!one.at("www/.talkpress-manifest").exists() && !one.at("www/.talkpress-staging").exists());
    let before = fs::metadata(one.at("www/.talkpress-published")).unwrap().modified().unwrap();
    assert!(one.run(&[]).ends(0).stdout.contains("nothing to publish"));
    assert_eq!(fs::metadata(one.at("www/.talkpress-published")).unwrap().modified().unwrap(), before);
    // Somebody's own files stay, and one talk is gone.
    fs::write(one.at("www/talks/mine.txt"), "mine").unwrap();
    fs::remove_file(one.site.at("content/talks/talk-3.md")).unwrap();
    let plan = one.run(&["www", "--format", "json", "--dry-run"]).ends(0).stdout;
    let removed = plan.split("\"removed\": [").nth(1).and_then(|rest| rest.split(']').next()).unwrap();
    assert!(removed.contains("\"talks/talk-3/index.html\"") && !removed.contains("talk-4"), "{plan}");
    one.run(&[]).ends(0);
    let mut expected = one.output();
    expected.insert("talks/mine.txt".into(), b"mine".to_vec());
    assert_same(&expected, &files_in(&one.at("www")), "after a deletion");
    assert!(!one.at("www/talks/talk-3").exists());
    // A file that somebody deleted comes back, and one that got another name.
    fs::rename(one.at("www/img"), one.at("www/Img")).unwrap();
    assert!(one.run(&["--no-build"]).ends(0).stdout.starts_with("1 new, 0 changed, 0 removed"));
    fs::remove_dir_all(one.at("www/Img")).unwrap();
    fs::remove_file(one.at("www/index.html")).unwrap();
    assert!(one.run(&["--no-build"]).ends(0).stdout.starts_with("1 new, 0 changed, 0 removed"));
    assert_same(&expected, &files_in(&one.at("www")), "restored");
}

#[test]
fn old_fingerprinted_files_stay_for_a_while() {
    let one = Published::new(2, "folder = \"{}/www\"\nkeep = \"3d\"");
    one.change(2, 0);
    one.run(&[]).ends(0);
    let old: Vec<String> = one.output().into_keys().filter(|path| path.starts_with("assets/theme.")).collect();
    one.change(2, 1);
    one.run(&[]).ends(0);
    assert!(!one.output().contains_key(&old[0]) && one.at("www").join(&old[0]).exists());
    let later = |days| one.command_after(days, &["--no-build"]).output().unwrap().status.success();
    assert!(later(2) && one.at("www").join(&old[0]).exists());
    assert!(later(3) && !one.at("www").join(&old[0]).exists());
    assert_same(&one.output(), &files_in(&one.at("www")), "after three days");
}

#[test]
fn many_deletions_are_confirmed() {
    let one = Published::new(20, FOLDER);
    one.run(&[]).ends(0);
    let before = tree(&one.at("www"));
    (1..16).for_each(|i| fs::remove_file(one.site.at(&format!("content/talks/talk-{i}.md"))).unwrap());
    one.run(&[]).ends(3).says("will be deleted: pass `--yes`");
    assert_same(&before, &tree(&one.at("www")), "refused");
    one.run(&["--yes"]).ends(0);
    assert_same(&one.output(), &files_in(&one.at("www")), "confirmed");
}

#[test]
fn what_is_not_fit_for_the_public_is_refused() {
    let one = Published::new(1, FOLDER);
    for (options, what) in [(&["--drafts"][..], "contains drafts"), (&["--with-notes"], "contains speaker notes")] {
        one.site.run("build", options).ends(0);
        one.run(&["--no-build"]).ends(3).says(what);
    }
    one.site.run("build", &[]).ends(0);
    fs::remove_file(one.site.at("public/index.html")).unwrap();
    one.run(&["--no-build"]).ends(2).says("1 of ").says("are missing");
    one.site.write("content/talks/bad.md", "title: Bad\ncategory: talk\ndate: 2026-01-01\n\n![](/img/none.png)\n");
    one.run(&[]).ends(1).says("not published");
    for url in ["http://localhost:8000/", "https://192.168.1.9/talks/", "http://127.1/"] {
        let config = format!("title = \"Talks\"\nbase_url = \"{url}\"\n[publish.www]\nfolder = \"../www\"\n");
        one.site.write("talkpress.toml", config);
        one.run(&[]).ends(3).says("only your own network can reach");
    }
    one.site.write("talkpress.toml", "title = \"Talks\"\n[publish.www]\nfolder = \"../www\"\n");
    one.run(&[]).ends(3).says("`base_url` is not set");
    assert!(!one.at("www").exists());
}

#[test]
fn what_is_for_another_day_is_not_published() {
    let one = Published::new(1, FOLDER);
    one.site.write("content/posts/2026-12-24-later.md", "title: Later\n\nSecret.\n");
    one.site.write("content/over.md", "title: Over\ncategory: page\nexpiryDate: 2026-11-20\n\nOld.\n");
    let build = |options: &[&str]| {
        let mut command = talkpress(["build"]);
        Run::of(command.arg(one.site.path()).args(options)).ends(0);
    };
    for options in [&["--future", "--today", "2026-11-21"][..], &["--today", "2026-12-24"]] {
        build(options);
        one.run(&["--no-build"]).ends(3).says("to be published on 2026-12-24");
    }
    build(&["--today", "2026-11-01"]);
    one.run(&["--no-build"]).ends(3).says("to be published until 2026-11-20");
    assert!(!one.at("www").exists());
    build(&["--today", "2026-12-24"]);
    assert!(one.command_after(33, &["--no-build"]).output().unwrap().status.success());
    assert!(!fs::read_to_string(one.at("www/.talkpress-published")).unwrap().contains("2026-12-24"));
    one.run(&[]).ends(0);
    assert!(!one.at("www/posts/2026-12-24-later").exists() && !one.at("www/over").exists());
}

#[test]
fn a_confirmed_run_that_was_killed_can_be_completed() {
    let one = Published::new(1, FOLDER);
    let staging = one.at("www/.talkpress-staging");
    fs::create_dir_all(&staging).unwrap();
    fs::write(staging.join("journal"), "talkpress journal 1\nmove 0 index.html\nend\n").unwrap();
    fs::write(staging.join("0"), "new").unwrap();
    fs::write(one.at("www/index.html"), "mine").unwrap();
    one.run(&[]).ends(2).says("index.html is not what talkpress wrote").says("`publish --yes`");
    assert_eq!(fs::read_to_string(one.at("www/index.html")).unwrap(), "mine");
    one.run(&["--yes"]).ends(0);
    assert_same(&one.output(), &files_in(&one.at("www")), "completed");
}

#[test]
fn targets_are_chosen_by_name() {
    let one = Published::new(0, "folder = \"{}/www\"\n[publish.other]\nfolder = \"{}/other\"");
    one.run(&[]).ends(3).says("name one of `www`, `other`");
    one.run(&["nowhere"]).ends(3).says("there is no target `nowhere`");
    one.run(&["other"]).ends(0);
    assert!(one.at("other/index.html").exists() && !one.at("www").exists());
    one.set_target("folder = \"x\"\ns3 = \"y\"");
    one.run(&[]).ends(1).says("talkpress.toml:5:10").says("exactly one of `git`, `folder` and `s3`");
    one.set_target("folder = \"x\"\nsecret_key = \"hunter2\"");
    let run = one.run(&[]).ends(1).says("looks like a secret");
    assert!(!format!("{run:?}").contains("hunter2"));
}

#[test]
fn folders_that_are_refused() {
    let one = Published::new(1, FOLDER);
    one.site.write("file", "x");
    one.site.write("real/x", "x");
    symlink("real", one.site.at("link")).unwrap();
    for (folder, what) in [
        ("file", "is a file"),
        ("link", "is a link"),
        (".", "is the site itself"),
        ("..", "is the site itself or contains it"),
        ("content/x", "overlaps the site's `content`"),
        ("public", "overlaps the output folder"),
        ("public/x", "overlaps the output folder"),
    ] {
        one.set_target(&format!("folder = \"{folder}\""));
        one.run(&[]).ends(2).says(what).says("the target");
    }
}

#[test]
fn files_of_others_are_replaced_only_with_consent() {
    let one = Published::new(2, FOLDER);
    fs::create_dir_all(one.at("www/talks")).unwrap();
    fs::write(one.at("www/mine.txt"), "mine").unwrap();
    one.run(&[]).ends(3).says("published nothing to this folder yet").says("mine.txt");
    fs::write(one.at("www/talks/index.html"), "mine").unwrap();
    fs::write(one.at("www/index.html"), "mine").unwrap();
    one.run(&[]).ends(3).says("1 file that talkpress did not write will be replaced: index.html");
    assert_eq!(files_in(&one.at("www")).len(), 3);
    one.run(&["--yes"]).ends(0);
    let mut expected = one.output();
    expected.insert("mine.txt".into(), b"mine".to_vec());
    expected.insert("talks/index.html".into(), b"mine".to_vec());
    assert_same(&expected, &files_in(&one.at("www")), "confirmed");
    // An edited page is not replaced either, nor deleted.
    fs::write(one.at("www/talks/talk-1/index.html"), "edited").unwrap();
    one.change(2, 1);
    one.run(&[]).ends(2).says("talk-1/index.html has changed since").says("publish --yes");
    fs::remove_file(one.site.at("content/talks/talk-1.md")).unwrap();
    one.run(&[]).ends(0).says("warning: kept `talks/talk-1/index.html`");
    // Another site.
    let config = one.site.read("talkpress.toml").replace("talks.example", "other.example");
    one.site.write("talkpress.toml", config);
    fs::remove_dir_all(one.site.output()).unwrap();
    one.run(&[]).ends(3).says("another site, `Talks` (https://talks.example/), is published there");
}

#[test]
fn a_folder_that_build_wrote_can_be_published_to() {
    let one = Published::new(3, FOLDER);
    let folder = one.at("www");
    one.site.run("build", &["-o", folder.to_str().unwrap()]).ends(0);
    fs::remove_file(one.site.at("content/talks/talk-2.md")).unwrap();
    one.run(&[]).ends(0);
    assert_same(&one.output(), &files_in(&folder), "taken over");
    assert!(!folder.join(".talkpress-manifest").exists());
    let manifest = fs::read_to_string(folder.join(".talkpress-published")).unwrap();
    assert!(!manifest.contains("talk-1"), "{manifest}");
    for (text, what) in
        [(manifest.replace("complete", ""), "is damaged"), (manifest.replace("manifest 3", "manifest 9"), "newer")]
    {
        fs::write(folder.join(".talkpress-published"), text).unwrap();
        one.run(&[]).ends(2).says(what);
    }
}

/// How many files a run sends, about.
const SENT: usize = 120;
const KILLS: usize = 20;

#[test]
fn killed_at_twenty_points() {
    const TALKS: usize = 25;
    let one = Published::new(TALKS, FOLDER);
    let folder = one.at("www");
    one.change(TALKS, 0);
    one.run(&[]).ends(0);
    let (mut killed, mut new) = (0, 0);
    for i in 0..KILLS {
        one.change(TALKS, 1 - i % 2);
        one.site.run("build", &[]).ends(0);
        let mut child = one.command(&["--no-build"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let staging = folder.join(".talkpress-staging");
        let count = || fs::read_dir(&staging).map_or(0, |entries| entries.count());
        let is_moving = || staging.join("journal").exists();
        // The first half while files are copied, the second while they are moved into place.
        let is_reached = || match i < KILLS / 2 {
            true => is_moving() || count() >= i * 2 * SENT / KILLS,
            false => is_moving() && count() <= (KILLS - i) * 2 * SENT / KILLS,
        };
        while !is_reached() && child.try_wait().unwrap().is_none() {
            thread::yield_now();
        }
        child.kill().unwrap();
        killed += usize::from(child.wait().unwrap().code().is_none());
        let now = files_in(&folder);
        for (page, bytes) in now.iter().filter(|(path, _)| path.ends_with(".html")) {
            assert_assets(&now, page, &String::from_utf8_lossy(bytes), &format!("kill {i}"));
        }
        let output = one.output();
        new += usize::from(output.iter().all(|(path, bytes)| now.get(path) == Some(bytes)));
        one.run(&["--no-build"]).ends(0);
        let mut after = files_in(&folder);
        // Stylesheets of the other version stay for some days.
        after.retain(|path, _| output.contains_key(path) || !path.starts_with("assets/"));
        assert_same(&output, &after, &format!("after kill {i}"));
        assert!(one.run(&["--no-build"]).ends(0).stdout.contains("nothing to publish"));
    }
    println!("{killed} of {KILLS} runs were killed at work, {new} ended with the new site");
    assert!(killed > 5, "only {killed} kills met a run at work: the test shows little");
}
