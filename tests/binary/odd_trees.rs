//! F6 and F7 through `build`: links, pipes and devices among the sources, and folders that never end.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::process::Command;
use std::time::Duration;

use super::site::{Site, within};

const LIMIT: Duration = Duration::from_secs(300);

#[test]
fn f6_special_files_are_left_out_with_a_warning() {
    let site = Site::with_talks(1);
    assert!(Command::new("mkfifo").arg(site.at("static/pipe")).status().unwrap().success());
    assert!(Command::new("mkfifo").arg(site.at("content/pipe.md")).status().unwrap().success());
    let _socket = UnixListener::bind(site.at("static/socket")).unwrap();
    let run = within(LIMIT, &mut site.command("build", &[])).ends(0);
    for name in ["static/pipe", "content/pipe.md", "static/socket"] {
        assert!(run.stderr.contains(&format!("`{name}` is neither a file nor a folder")), "{name}: {}", run.stderr);
    }
    within(LIMIT, &mut site.command("build", &["--strict"])).ends(1);
}

#[test]
fn f6_invalid_links_are_errors() {
    let links: &[(&str, &str, &str)] = &[
        ("static/a", "a", "cannot be followed"),
        ("static/loop", ".", "that contains it"),
        ("static/up", "../content/../static", "that contains it"),
        ("content/outside.md", "/etc/passwd", "outside the site"),
        ("static/etc", "/etc", "outside the site"),
        ("content/zero.md", "/dev/zero", "outside the site"),
        ("static/zero", "/dev/zero", "outside the site"),
        ("static/gone", "nowhere", "does not exist"),
        ("themes", "/", "outside the site"),
    ];
    for (link, target, words) in links {
        let site = Site::with_talks(1);
        site.run("build", &[]).ends(0);
        let before = site.tree();
        symlink(target, site.at(link)).unwrap();
        within(LIMIT, &mut site.command("build", &[])).ends(1).says(words).says(link);
        super::site::assert_same(&before, &site.tree(), link);
        assert!(!before.values().any(|bytes| String::from_utf8_lossy(bytes).contains("root:x:")));
    }
}

/// The superuser can read everything: then there is nothing to test.
#[test]
fn f6_an_unreadable_folder_is_an_error() {
    let site = Site::with_talks(1);
    site.write("content/secret/a.md", "x");
    fs::set_permissions(site.at("content/secret"), Permissions::from_mode(0o000)).unwrap();
    let is_root = fs::read_dir(site.at("content/secret")).is_ok();
    let run = within(LIMIT, &mut site.command("build", &[]));
    fs::set_permissions(site.at("content/secret"), Permissions::from_mode(0o755)).unwrap();
    if !is_root {
        run.ends(1).says("no permission");
    }
}

#[test]
fn f7_ten_thousand_folders_deep() {
    let site = Site::with_talks(1);
    let [inner, outer] = ["inner", "outer"].map(|name| site.at(name));
    fs::create_dir(&inner).unwrap();
    // From the inside out, since no path would reach that deep.
    for _ in 0..10_000 {
        fs::create_dir(&outer).unwrap();
        fs::rename(&inner, outer.join("d")).unwrap();
        fs::rename(&outer, &inner).unwrap();
    }
    for folder in ["content", "static"] {
        fs::rename(&inner, site.at(folder).join("deep")).unwrap();
        let run = within(LIMIT, &mut site.command("build", &[])).ends(1).says("too long for the system");
        assert!(run.stderr.len() < 4000, "{}", run.stderr);
        fs::rename(site.at(folder).join("deep"), &inner).unwrap();
    }
    // std's own removal keeps a handle for each level.
    Command::new("rm").arg("-rf").arg(&inner).status().unwrap();
}
