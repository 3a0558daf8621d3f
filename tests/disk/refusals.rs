//! F2: what is refused before the first write, and what is kept.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};

use talkpress::base::{Digest, Files};
use talkpress::io::disk::PublishError;

use super::{Site, files, names, publish, tree};

fn refused(site: &Site, output: &str) -> String {
    let before = tree(site.root.path());
    let message = match publish(&site.root.path().join(output), site.root.path(), &files(&[("index.html", "x")])) {
        Err(PublishError::System(failure)) => failure.message().to_owned(),
        other => panic!("{output} was not refused: {other:?}"),
    };
    assert_eq!(tree(site.root.path()), before, "{output} was written to");
    message
}

#[test]
fn f2_outputs_of_the_wrong_kind() {
    let site = Site::empty();
    site.write("content/a.md", "# A");
    site.write("file", "");
    site.write("real/.keep", "");
    symlink(site.root.path().join("real"), site.root.path().join("link")).unwrap();
    symlink("nowhere", site.root.path().join("dangling")).unwrap();
    assert!(refused(&site, "file").contains("is a file"));
    assert!(refused(&site, "link").contains("is a link"));
    assert!(refused(&site, "link/").contains("is a link"));
    assert!(refused(&site, "dangling").contains("is a link"));
}

#[test]
fn f2_outputs_in_the_wrong_place() {
    let site = Site::empty();
    site.write("content/a.md", "# A");
    site.write("docs/x.md", "");
    symlink("docs", site.root.path().join("static")).unwrap();
    for output in ["", ".", "..", "content/..", "/", "missing/../.."] {
        let message = refused(&site, output);
        assert!(message.contains("the site itself or contains it") || message.contains("does not exist"), "{message}");
    }
    for output in ["content", "content/public", "themes/x", "docs/public", "docs", ".git", ".talkpress/x"] {
        assert!(refused(&site, output).contains("overlaps"), "{output}");
    }
}

#[test]
fn f2_read_only() {
    let site = Site::empty();
    fs::create_dir(&site.output).unwrap();
    fs::set_permissions(&site.output, Permissions::from_mode(0o555)).unwrap();
    assert!(refused(&site, "public").contains("read-only"));
}

#[test]
fn f2_a_folder_of_somebody_else() {
    let site = Site::empty();
    site.write("public/thesis.tex", "years of work");
    assert!(refused(&site, "public").contains("thesis.tex"));
    assert!(refused(&site, "public").contains("did not write"));
}

#[test]
fn f2_dot_files_and_cname_are_tolerated_and_kept() {
    let site = Site::empty();
    site.write("public/.git/HEAD", "ref");
    site.write("public/CNAME", "example.org");
    site.publish(&files(&[("index.html", "x")])).unwrap();
    site.publish(&Files::new()).unwrap();
    assert_eq!(names(&site.output), [".git/", ".git/HEAD", "CNAME"]);
}

#[test]
fn foreign_files_are_kept_and_one_in_the_way_is_named() {
    let site = Site::empty();
    site.publish(&files(&[("a/index.html", "a"), ("b.html", "b")])).unwrap();
    site.write("public/a/mine.txt", "mine");
    site.write("public/c/index.html", "mine");
    let before = tree(&site.output);
    for blocked in ["c/index.html", "c", "a/mine.txt", "a/mine.txt/x", "a"] {
        let message = site.refused(&files(&[(blocked, "new")]));
        assert!(message.contains("did not write"), "{message}");
        assert_eq!(tree(&site.output), before, "{blocked}");
    }
    site.publish(&Files::new()).unwrap();
    assert_eq!(names(&site.output), ["a/", "a/mine.txt", "c/", "c/index.html"]);
}

#[test]
fn links_in_the_output_are_never_followed() {
    let site = Site::empty();
    site.publish(&files(&[("a/index.html", "a"), ("b.html", "b"), ("z", "z")])).unwrap();
    site.write("outside/index.html", "precious");
    fs::remove_dir_all(site.output.join("a")).unwrap();
    symlink("../outside", site.output.join("a")).unwrap();
    fs::remove_file(site.output.join("b.html")).unwrap();
    symlink("../outside/index.html", site.output.join("b.html")).unwrap();
    for blocked in ["a/index.html", "a/new.html", "b.html", "a"] {
        assert!(site.refused(&files(&[(blocked, "new")])).contains("did not write"), "{blocked}");
    }
    let published = site.publish(&files(&[("z", "z")])).unwrap();
    assert_eq!((published.written, published.removed), (0, 2));
    assert_eq!(names(&site.output), ["a@", "b.html@", "z"]);
    assert_eq!(fs::read(site.root.path().join("outside/index.html")).unwrap(), b"precious");
}

#[test]
fn a_manifest_that_was_tampered_with_reaches_nothing_outside() {
    let site = Site::empty();
    site.publish(&files(&[("a.html", "a")])).unwrap();
    site.write("victim", "precious");
    site.write("out/victim", "precious");
    symlink("../out", site.output.join("link")).unwrap();
    let manifest = site.output.join(".talkpress-manifest");
    let digest = "0".repeat(32);
    let victim = site.root.path().join("victim");
    let lines = format!("{} 1 a.html\n", Digest::of(b"a"));
    let mut text = format!("talkpress manifest 2 {}\n{lines}", Digest::of(lines.as_bytes()));
    for path in ["../victim", victim.to_str().unwrap(), "link/victim", "x/../../victim", ".talkpress-manifest", ""] {
        text += &format!("{digest} 8 {path}\n");
    }
    text += "rubbish\n\u{0}\n";
    fs::write(&manifest, text.as_bytes()).unwrap();
    site.publish(&files(&[("b.html", "b")])).unwrap();
    assert_eq!(names(&site.output), ["b.html", "link@"]);
    fs::write(&manifest, text.as_bytes()).unwrap();
    talkpress::io::disk::clean(&site.output, site.root.path()).unwrap();
    assert_eq!(names(&site.output), ["b.html", "link@"]);
    assert!(site.root.path().join("victim").exists() && site.root.path().join("out/victim").exists());
}

#[test]
fn a_journal_that_was_tampered_with_reaches_nothing_foreign() {
    let site = Site::empty();
    site.publish(&files(&[("a.html", "a")])).unwrap();
    site.write("victim", "precious");
    site.write("public/foreign.txt", "precious");
    let journals = [
        "talkpress journal 1\ndelete foreign.txt\nend\n",
        "talkpress journal 1\ndelete ../victim\nend\n",
        "talkpress journal 1\nmove 0 ../victim\nend\n",
        "talkpress journal 1\nmove ../victim a.html\nend\n",
        "talkpress journal 1\ndelete a.html\n",
        "nonsense",
    ];
    for journal in journals {
        site.write("public/.talkpress-staging/journal", journal);
        site.write("public/.talkpress-staging/0", "evil");
        site.publish(&files(&[("a.html", "a")])).unwrap();
        assert_eq!(names(&site.output), ["a.html", "foreign.txt"], "{journal}");
        assert_eq!(fs::read(site.root.path().join("victim")).unwrap(), b"precious");
    }
    site.write("public/.talkpress-staging/journal", "talkpress journal 1\nmove 0 foreign.txt\nend\n");
    site.write("public/.talkpress-staging/0", "evil");
    assert!(site.refused(&files(&[("a.html", "a")])).contains("foreign.txt"));
    assert_eq!(fs::read(site.output.join("foreign.txt")).unwrap(), b"precious");
}

/// A disk that ignores case would write the second of these over the manifest.
#[test]
fn f2_names_that_are_reserved_in_any_case() {
    for name in [".talkpress-manifest", ".TALKPRESS-MANIFEST", ".Talkpress-staging/x"] {
        let site = Site::empty();
        match publish(&site.output, site.root.path(), &files(&[("index.html", "x"), (name, "y")])) {
            Err(PublishError::Site(mistakes)) => assert_eq!((mistakes.len(), mistakes[0].kind), (1, "reserved-path")),
            other => panic!("{name} was not refused: {other:?}"),
        }
        assert!(!site.output.exists(), "{name}");
    }
}
