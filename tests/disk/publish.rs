//! Publishing without faults, and with mistakes in the site.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use talkpress::base::{Content, Diagnostic, Files, Recipe};
use talkpress::io::disk::{PublishError, Published, clean, read_site};

use super::{Expensive, Made, Site, files, names, path, recipe, tree};

#[test]
fn only_changes_are_written_and_old_files_are_removed() {
    let site = Site::empty();
    let first = site.publish(&files(&[("a/index.html", "a"), ("b/c/index.html", "b"), ("x.css", "x")])).unwrap();
    assert_eq!(first, Published { files: 3, written: 3, removed: 0, warnings: vec![] });
    let manifest = fs::metadata(site.output.join(".talkpress-manifest")).unwrap();
    let again = site.publish(&files(&[("a/index.html", "a"), ("b/c/index.html", "b"), ("x.css", "x")])).unwrap();
    assert_eq!(again, Published { files: 3, written: 0, removed: 0, warnings: vec![] });
    let untouched = fs::metadata(site.output.join(".talkpress-manifest")).unwrap();
    assert_eq!(manifest.modified().unwrap(), untouched.modified().unwrap());
    let last = site.publish(&files(&[("a/index.html", "A"), ("x.css", "x")])).unwrap();
    assert_eq!(last, Published { files: 2, written: 1, removed: 1, warnings: vec![] });
    assert_eq!(names(&site.output), ["a/", "a/index.html", "x.css"]);
    assert_eq!(fs::read(site.output.join("a/index.html")).unwrap(), b"A");
}

#[test]
fn files_that_somebody_deleted_or_emptied_are_written_again() {
    let site = Site::empty();
    let all = files(&[("a.html", "aaa"), ("b.html", "bbb"), ("c.html", "ccc")]);
    site.publish(&all).unwrap();
    let before = tree(&site.output);
    fs::remove_file(site.output.join("a.html")).unwrap();
    fs::write(site.output.join("b.html"), "").unwrap();
    assert_eq!(site.publish(&all).unwrap().written, 2);
    assert_eq!(tree(&site.output), before);
}

/// A recipe that creates folders while it is made, as another program may.
#[derive(Debug)]
struct Meanwhile(Vec<PathBuf>);

impl Recipe for Meanwhile {
    fn make(&self) -> Result<Vec<u8>, Diagnostic> {
        self.0.iter().for_each(|folder| fs::create_dir_all(folder).unwrap());
        Ok(b"made".to_vec())
    }
}

#[test]
fn a_folder_that_somebody_else_made_meanwhile_is_not_taken_away() {
    let site = Site::empty();
    let theirs = site.output.join("b");
    let all = |folders| -> Files {
        let recipe = Content::Recipe(Arc::new(Meanwhile(folders)));
        [(path("a/index.html"), recipe.clone()), (path("b/index.html"), recipe)].into_iter().collect()
    };
    // A folder in its place keeps the manifest from being written, when folders have been made.
    let in_the_way = site.output.join(".talkpress-staging/manifest");
    site.refused(&all(vec![theirs.clone(), in_the_way]));
    assert_eq!(names(&site.output), ["b/"], "ours is gone, theirs is there");
    fs::remove_dir(&theirs).unwrap();
    assert_eq!(site.publish(&all(vec![theirs])).unwrap().written, 2);
    assert_eq!(names(&site.output), ["a/", "a/index.html", "b/", "b/index.html"]);
}

#[test]
fn an_expensive_recipe_is_run_once() {
    let site = Site::empty();
    let expensive = |state, origin, bytes| -> Files {
        [(path("a.png"), Content::Recipe(Arc::new(Expensive { state, origin, bytes })))].into_iter().collect()
    };
    site.publish(&expensive(1, "a", Some("A"))).unwrap();
    assert_eq!(
        site.publish(&expensive(1, "a", None)).unwrap(),
        Published { files: 1, written: 0, removed: 0, warnings: vec![] }
    );
    assert_eq!(site.publish(&expensive(2, "b", Some("B"))).unwrap().written, 1);
    assert_eq!(fs::read(site.output.join("a.png")).unwrap(), b"B");
    fs::remove_dir_all(&site.output).unwrap();
    assert_eq!(site.publish(&expensive(2, "b", None)).unwrap().written, 1, "the cache has it");
    assert_eq!(site.publish(&expensive(3, "b", None)).unwrap().written, 0, "it is newer, and says what it said");
    let cache = site.root.path().join(".talkpress");
    let made = || {
        fs::read_dir(&cache)
            .unwrap()
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with("made-"))
    };
    assert_eq!(made().count(), 1, "what is of no use any more is gone");
    fs::remove_dir_all(&site.output).unwrap();
    fs::write(made().next().unwrap(), "B, damaged").unwrap();
    assert!(
        matches!(site.publish(&expensive(3, "b", None)), Err(PublishError::Site(_))),
        "a damaged cache is of no use"
    );
    site.publish(&expensive(3, "b", Some("B"))).unwrap();
    fs::remove_dir_all(cache).unwrap();
    assert!(
        matches!(site.publish(&expensive(3, "b", None)), Err(PublishError::Site(_))),
        "nothing is known without the cache"
    );
}

#[test]
fn a_file_becomes_a_folder_and_a_folder_a_file() {
    let site = Site::empty();
    let a = files(&[("x", "file"), ("y/deep/1.html", "1"), ("y/2.html", "2")]);
    let b = files(&[("x/deep/1.html", "1"), ("y", "file")]);
    for _ in 0..2 {
        site.publish(&a).unwrap();
        assert_eq!(names(&site.output), ["x", "y/", "y/2.html", "y/deep/", "y/deep/1.html"]);
        site.publish(&b).unwrap();
        assert_eq!(names(&site.output), ["x/", "x/deep/", "x/deep/1.html", "y"]);
    }
}

#[test]
fn all_mistakes_are_collected_and_merged_and_nothing_is_written() {
    let site = Site::empty();
    site.publish(&files(&[("a.html", "old")])).unwrap();
    let before = tree(&site.output);
    let mut bad = files(&[("a.html", "new")]);
    for i in 0..50 {
        let message = ["first", "second"][i % 2];
        bad.insert(path(&format!("{i}.html")), Content::Recipe(Arc::new(Made(Err(message)))));
    }
    for _ in 0..3 {
        let Err(PublishError::Site(mistakes)) = site.publish(&bad) else { panic!("published") };
        let messages: Vec<&str> = mistakes.iter().map(|mistake| mistake.message.as_str()).collect();
        assert_eq!(messages, ["first (on 25 pages, first `/0.html`)", "second (on 25 pages, first `/1.html`)"]);
        assert_eq!(tree(&site.output), before);
    }
    let fresh = Site::empty();
    assert!(matches!(fresh.publish(&bad), Err(PublishError::Site(_))));
    assert!(!fresh.output.exists());
}

#[test]
fn a_file_cannot_be_a_folder_nor_have_our_names() {
    let site = Site::empty();
    for bad in [&[("a", ""), ("a/b", "")][..], &[(".talkpress-manifest", "")], &[(".talkpress-staging/lock", "")]] {
        assert!(matches!(site.publish(&files(bad)), Err(PublishError::Site(_))), "{bad:?}");
    }
    assert!(!site.output.exists());
}

#[test]
fn the_same_files_make_the_same_bytes() {
    let all = files(&[("b/ö ?#%.html", "1"), ("a\nb\\.css", "2"), ("trailing ", "3")]);
    let (one, two) = (Site::empty(), Site::empty());
    one.publish(&Files::from_iter([(path("old.html"), recipe("old"))])).unwrap();
    one.publish(&all).unwrap();
    two.publish(&all).unwrap();
    let manifest = |site: &Site| fs::read_to_string(site.output.join(".talkpress-manifest")).unwrap();
    assert_eq!(manifest(&one), manifest(&two));
    assert_eq!(tree(&one.output), tree(&two.output));
    assert_eq!(manifest(&one).lines().count(), 2 + 3);
    one.publish(&Files::new()).unwrap();
    assert!(names(&one.output).is_empty());
}

#[test]
fn stored_files_are_copied_and_an_unchanged_one_costs_a_stat() {
    let site = Site::empty();
    site.write("static/film.mp4", vec![7; 3_000_000]);
    let publish = || {
        let (snapshot, _) = read_site(site.root.path(), Some(&site.output), None).unwrap();
        let film = snapshot.files().get("static/film.mp4").unwrap().clone();
        site.publish(&Files::from_iter([(path("film.mp4"), film)])).unwrap().written
    };
    assert_eq!(publish(), 1);
    assert_eq!(fs::read(site.output.join("film.mp4")).unwrap(), vec![7; 3_000_000]);
    assert_eq!(publish(), 0);
    site.write("static/film.mp4", vec![8; 3_000_000]);
    assert_eq!(publish(), 1);
    // F10: without its stamps it is only slower.
    for damage in [&b""[..], b"talkpress stamps 1 x\n", b"\xff\xfe", b"talkpress stamps 0\n"] {
        site.write(".talkpress/stamps", damage);
        assert_eq!(publish(), 0);
    }
    assert_eq!(fs::read(site.output.join("film.mp4")).unwrap(), vec![8; 3_000_000]);
}

#[test]
fn f5_a_stored_file_that_changed_since_is_a_mistake_not_a_mixture() {
    let site = Site::empty();
    site.write("static/a.png", "before");
    let (snapshot, _) = read_site(site.root.path(), None, None).unwrap();
    let all = Files::from_iter([(path("a.png"), snapshot.files().get("static/a.png").unwrap().clone())]);
    site.write("static/a.png", "after, and longer");
    let Err(PublishError::Site(mistakes)) = site.publish(&all) else { panic!("published") };
    assert!(mistakes[0].message.contains("static/a.png has changed"), "{mistakes:?}");
    fs::remove_file(site.root.path().join("static/a.png")).unwrap();
    assert!(matches!(site.publish(&all), Err(PublishError::Site(_))));
    assert!(!site.output.exists());
}

#[test]
fn f8_two_builds_at_once_take_turns() {
    let site = Site::empty();
    let versions = ["one ", "two "].map(|text| -> Files {
        (0..50).map(|i| (path(&format!("{i}/index.html")), recipe(text.repeat(i + 1)))).collect()
    });
    thread::scope(|scope| {
        for version in &versions {
            scope.spawn(|| {
                for _ in 0..10 {
                    site.publish(version).unwrap();
                }
            });
        }
    });
    let all = tree(&site.output);
    let whole = |text: &str| all.iter().filter(|(_, bytes)| bytes.starts_with(text.as_bytes())).count();
    assert!([(50, 0), (0, 50)].contains(&(whole("one "), whole("two "))), "a mixture");
}

#[test]
fn cleaning_removes_what_is_ours_alone() {
    let site = Site::empty();
    assert_eq!(clean(&site.output, site.root.path()).unwrap().files, 0);
    site.publish(&files(&[("a/b/index.html", "a"), ("x.css", "x")])).unwrap();
    site.write("public/a/mine.txt", "mine");
    assert_eq!(clean(&site.output, site.root.path()).unwrap().files, 2);
    assert_eq!(names(&site.output), ["a/", "a/mine.txt"]);
    assert_eq!(clean(&site.output, site.root.path()).unwrap().files, 0);
    fs::remove_dir_all(&site.output).unwrap();
    site.publish(&files(&[("a.html", "a")])).unwrap();
    clean(&site.output, site.root.path()).unwrap();
    assert!(!site.output.exists());
}
