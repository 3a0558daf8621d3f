//! F6 and F7: links, pipes, devices, and files that are unreadable, too deep or too large.

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use talkpress::base::{Content, Diagnostic, Severity};
use talkpress::io::disk::{Snapshot, read_site};

use super::{Site, child};

fn read(site: &Site) -> (Snapshot, Vec<Diagnostic>) {
    read_site(site.root.path(), Some(&site.output), None).unwrap()
}

fn errors(diagnostics: &[Diagnostic]) -> Vec<&str> {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors.map(|diagnostic| diagnostic.place.as_ref().unwrap().path.as_str()).collect()
}

fn names(snapshot: &Snapshot) -> Vec<&str> {
    snapshot.files().iter().map(|(path, _)| path.as_str()).collect()
}

#[test]
fn f6_links() {
    let site = Site::empty();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.md"), "secret").unwrap();
    site.write("content/a/x.md", "x");
    site.write("public/index.html", "built");
    site.write(".git/config", "token");
    let link = |target: &str, name: &str| symlink(target, site.root.path().join(name)).unwrap();
    link("../content/a", "content/inside");
    link("a/x.md", "content/inside.md");
    link(outside.path().to_str().unwrap(), "content/outside");
    link(outside.path().join("secret.md").to_str().unwrap(), "content/outside.md");
    link("/dev/zero", "content/zero.md");
    link("nothing", "content/dangling.md");
    link("self.md", "content/self.md");
    link("..", "content/a/up");
    link("../..", "content/a/root");
    link("../public", "content/public");
    link("../.git/config", "content/config.md");
    let (snapshot, diagnostics) = read(&site);
    assert_eq!(names(&snapshot), ["content/a/x.md", "content/inside.md", "content/inside/x.md", "talkpress.toml"]);
    let expected = [
        "content/a/root",
        "content/a/up",
        "content/config.md",
        "content/dangling.md",
        "content/inside/root",
        "content/inside/up",
        "content/outside",
        "content/outside.md",
        "content/public",
        "content/self.md",
        "content/zero.md",
    ];
    assert_eq!(errors(&diagnostics), expected);
}

#[test]
fn f6_two_folders_that_link_to_each_other() {
    let site = Site::empty();
    site.write("content/a/x.md", "x");
    site.write("static/b/y.md", "y");
    symlink("../../static/b", site.root.path().join("content/a/b")).unwrap();
    symlink("../../content/a", site.root.path().join("static/b/a")).unwrap();
    let (snapshot, diagnostics) = read(&site);
    assert!(errors(&diagnostics).contains(&"content/a/b/a"), "{diagnostics:?}");
    assert!(snapshot.files().contains("content/a/b/y.md"));
}

#[test]
fn f6_content_itself_may_be_a_link_but_only_inside() {
    let site = Site::empty();
    let outside = tempfile::tempdir().unwrap();
    site.write("docs/x.md", "x");
    symlink("docs", site.root.path().join("content")).unwrap();
    symlink(outside.path(), site.root.path().join("static")).unwrap();
    let (snapshot, diagnostics) = read(&site);
    assert_eq!(names(&snapshot), ["content/x.md", "talkpress.toml"]);
    assert_eq!(errors(&diagnostics), ["static"]);
}

#[test]
fn f6_a_stored_file_that_was_swapped_for_a_link_or_a_pipe_is_not_opened() {
    let site = Site::empty();
    site.write("static/a.png", "picture");
    site.write("static/b.png", "picture");
    let (snapshot, _) = read(&site);
    let [a, b] = ["static/a.png", "static/b.png"].map(|name| site.root.path().join(name));
    fs::remove_file(&a).unwrap();
    symlink("/etc/passwd", &a).unwrap();
    fs::remove_file(&b).unwrap();
    assert!(Command::new("mkfifo").arg(&b).status().unwrap().success());
    for name in ["static/a.png", "static/b.png"] {
        let Some(Content::Stored(stored)) = snapshot.files().get(name) else { panic!("{name}") };
        assert!(stored.open().is_err(), "{name}");
    }
}

#[test]
fn f6_pipes_and_sockets_are_left_out_with_a_warning() {
    let site = Site::empty();
    site.write("content/a.md", "a");
    fs::create_dir(site.root.path().join("static")).unwrap();
    assert!(Command::new("mkfifo").arg(site.root.path().join("content/pipe.md")).status().unwrap().success());
    let _socket = UnixListener::bind(site.root.path().join("static/socket")).unwrap();
    let (snapshot, diagnostics) = read(&site);
    assert_eq!(names(&snapshot), ["content/a.md", "talkpress.toml"]);
    let kinds: Vec<_> = diagnostics.iter().map(|diagnostic| (diagnostic.severity, diagnostic.kind)).collect();
    assert_eq!(kinds, [(Severity::Warning, "special-file"); 2]);
}

#[test]
fn f6_unreadable() {
    let site = Site::empty();
    site.write("content/closed/x.md", "x");
    site.write("content/closed.md", "x");
    site.write("content/open.md", "x");
    let mode =
        |name: &str, mode| fs::set_permissions(site.root.path().join(name), Permissions::from_mode(mode)).unwrap();
    mode("", 0o755);
    mode("content/closed", 0o000);
    mode("content/closed.md", 0o000);
    let mut command = child::command_after(
        "[ $(id -u) = 0 ] && exec setpriv --reuid=65534 --regid=65534 --clear-groups \"$0\" \"$@\";",
        "unreadable",
        site.root.path(),
    );
    let status = command.status().unwrap();
    mode("content/closed", 0o755);
    assert!(status.success());
}

pub fn read_what_is_unreadable(root: &Path) {
    let (snapshot, diagnostics) = read_site(root, None, Some(&Snapshot::default())).unwrap();
    assert_eq!(names(&snapshot), ["content/open.md", "talkpress.toml"]);
    assert_eq!(errors(&diagnostics), ["content/closed", "content/closed.md"]);
    assert!(diagnostics.iter().all(|diagnostic| diagnostic.message.contains("no permission")));

    // A single build reads it later, and reports it then.
    let (snapshot, diagnostics) = read_site(root, None, None).unwrap();
    assert_eq!(errors(&diagnostics), ["content/closed"]);
    let unread = snapshot.files().get("content/closed.md").unwrap().read().unwrap_err();
    assert!(unread.message.contains("no permission"), "{unread:?}");
}

#[test]
fn names_that_are_not_utf_8() {
    let site = Site::empty();
    site.write("content/a.md", "a");
    let content = site.root.path().join("content");
    fs::write(content.join(OsStr::from_bytes(b"caf\xe9.md")), "x").unwrap();
    fs::create_dir(content.join(OsStr::from_bytes(b"d\xff"))).unwrap();
    fs::write(content.join(OsStr::from_bytes(b"d\xff/x.md")), "x").unwrap();
    let (snapshot, diagnostics) = read(&site);
    assert_eq!(names(&snapshot), ["content/a.md", "talkpress.toml"]);
    assert_eq!(errors(&diagnostics), ["content/caf\u{fffd}.md", "content/d\u{fffd}"]);
}

#[test]
fn names_that_no_address_can_hold_are_left_out_with_a_warning() {
    let site = Site::empty();
    site.write("content/a.md", "a");
    site.write("content/b\\c.md", "b");
    site.write("static/line\nbreak.png", "picture");
    site.write("static/tab\there/d.png", "picture");
    let (snapshot, diagnostics) = read(&site);
    assert_eq!(names(&snapshot), ["content/a.md", "talkpress.toml"]);
    let kinds: Vec<_> = diagnostics.iter().map(|diagnostic| (diagnostic.severity, diagnostic.kind)).collect();
    assert_eq!(kinds, [(Severity::Warning, "file-name"); 3]);
}

#[test]
fn f7_ten_thousand_folders_deep() {
    let site = Site::empty();
    site.write("content/a.md", "a");
    // Built from the inside out, since no path would reach that deep.
    let [inner, outer] = ["inner", "outer"].map(|name| site.root.path().join(name));
    fs::create_dir(&inner).unwrap();
    for _ in 0..10_000 {
        fs::create_dir(&outer).unwrap();
        fs::rename(&inner, outer.join("d")).unwrap();
        fs::rename(&outer, &inner).unwrap();
    }
    fs::rename(&inner, site.root.path().join("content/deep")).unwrap();
    let (snapshot, diagnostics) = read(&site);
    assert_eq!(names(&snapshot), ["content/a.md", "talkpress.toml"]);
    assert_eq!(diagnostics.len(), 1);
    assert!(diagnostics[0].message.contains("too long for the system"), "{}", diagnostics[0].message);
    assert!(diagnostics[0].message.len() < 400);
    // std's own removal keeps a handle for each level.
    Command::new("rm").arg("-rf").arg(site.root.path().join("content")).status().unwrap();
}

#[test]
fn f7_too_large() {
    let site = Site::empty();
    site.write("content/large.md", vec![b'x'; 10 * 1024 * 1024 + 1]);
    site.write("content/fits.md", vec![b'x'; 10 * 1024 * 1024]);
    site.write("content/large.mp4", vec![b'x'; 11 * 1024 * 1024]);
    let (snapshot, diagnostics) = read(&site);
    assert_eq!(names(&snapshot), ["content/fits.md", "content/large.mp4", "talkpress.toml"]);
    assert_eq!(errors(&diagnostics), ["content/large.md"]);
}

#[test]
fn a_configuration_that_is_a_folder_and_a_content_that_is_a_file() {
    let site = Site::empty();
    fs::remove_file(site.root.path().join("talkpress.toml")).unwrap();
    site.write("talkpress.toml/x", "");
    site.write("content", "");
    let (snapshot, diagnostics) = read(&site);
    assert!(snapshot.files().is_empty());
    assert_eq!(errors(&diagnostics), ["content", "talkpress.toml"]);
}
