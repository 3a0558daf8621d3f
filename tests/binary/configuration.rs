//! A `talkpress.toml` that is not a plain file of the site, for every command that looks at it.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::process::Command;
use std::time::Duration;

use super::site::{Site, TODAY, behind_shell, within};

const LIMIT: Duration = Duration::from_secs(300);

/// What takes the place of the configuration.
type Replace = fn(&Site);

fn link_to_device(site: &Site) {
    symlink("/dev/zero", site.at("talkpress.toml")).unwrap();
}

fn pipe(site: &Site) {
    assert!(Command::new("mkfifo").arg(site.at("talkpress.toml")).status().unwrap().success());
}

fn link_to_pipe(site: &Site) {
    assert!(Command::new("mkfifo").arg(site.at("content/pipe")).status().unwrap().success());
    symlink("content/pipe", site.at("talkpress.toml")).unwrap();
}

fn link_to_folder(site: &Site) {
    symlink("content", site.at("talkpress.toml")).unwrap();
}

/// Without holes it would take 3 GB.
fn huge(site: &Site) {
    File::create(site.at("talkpress.toml")).unwrap().set_len(3 << 30).unwrap();
}

const CASES: [(Replace, &str); 5] = [
    (link_to_device, "`talkpress.toml` is a link to something outside the site's sources"),
    (pipe, "`talkpress.toml` is not a file"),
    (link_to_pipe, "`talkpress.toml` is not a file"),
    (link_to_folder, "`talkpress.toml` is not a file"),
    (huge, "`talkpress.toml` is larger than 10 MB"),
];

/// A site that was built before its configuration was replaced.
fn site_with(replace: Replace) -> Site {
    let site = Site::with_talks(1);
    site.run("build", &[]).ends(0);
    fs::remove_file(site.at("talkpress.toml")).unwrap();
    replace(&site);
    site
}

#[test]
fn a_configuration_that_is_no_plain_file_is_an_error_of_the_site() {
    for (replace, words) in CASES {
        let site = site_with(replace);
        let before = site.tree();
        let root = site.path().to_str().unwrap();
        let commands: [&[&str]; 4] = [
            &["build", root, "--today", TODAY],
            &["check", root, "--today", TODAY],
            &["status", root],
            &["clean", root],
        ];
        for arguments in commands {
            // Reading all of it would need more memory than this.
            let mut command = behind_shell("ulimit -v 2000000; exec \"$@\"", arguments);
            within(LIMIT, command.current_dir(site.path()).env("RAYON_NUM_THREADS", "2")).ends(1).says(words);
        }
        super::site::assert_same(&before, &site.tree(), words);
    }
}

#[test]
fn commands_that_need_no_settings_do_not_open_the_configuration() {
    for replace in [link_to_device, pipe] {
        let site = site_with(replace);
        let root = site.path().to_str().unwrap();
        let output = site.output();
        let commands: [&[&str]; 3] = [
            &["new", "A talk", "--site", root],
            &["theme", "eject", "--site", root],
            &["clean", root, "--output", output.to_str().unwrap()],
        ];
        for arguments in commands {
            let mut command = behind_shell("ulimit -v 2000000; exec \"$@\"", arguments);
            within(LIMIT, &mut command).ends(0);
        }
        assert!(site.at("themes/default").exists() && !site.at("public/index.html").exists());
    }
}

#[test]
fn the_site_is_found_by_a_configuration_that_cannot_be_read() {
    let site = site_with(pipe);
    let mut command = super::site::talkpress(["check"]);
    within(LIMIT, command.current_dir(site.at("content/talks"))).ends(1).says("`talkpress.toml` is not a file");
}
