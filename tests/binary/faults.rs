//! Full disks, foreign outputs, simultaneous builds and other faults.

use std::fs::{self, OpenOptions, Permissions};
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use super::site::{Run, Site, Tree, assert_same, behind_shell, talk, tree, within};

/// A small disk, unmounted when it is dropped.
struct Disk(tempfile::TempDir);

impl Disk {
    /// `None` where mounting is not allowed.
    fn mount(options: &str) -> Option<Disk> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(folder.path()).output();
        match mounted.is_ok_and(|output| output.status.success()) {
            true => Some(Disk(folder)),
            false => {
                println!("skipped: this user may not mount a tmpfs");
                None
            }
        }
    }

    /// Fills the disk except for `blocks`.
    fn leave(&self, blocks: u64) {
        let mut file = OpenOptions::new().create(true).append(true).open(self.0.path().join("ballast")).unwrap();
        while file.write_all(&[1; 4096]).is_ok() {}
        let size = file.metadata().unwrap().len();
        file.set_len((size / 4096).saturating_sub(blocks) * 4096).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

fn build_to(site: &Site, output: &Path) -> Run {
    Run::of(site.command("build", &[]).arg("-o").arg(output))
}

#[test]
fn f1_a_full_disk_leaves_the_old_site() {
    let Some(disk) = Disk::mount("size=8m") else { return };
    let site = Site::with_talks(8);
    let output = disk.0.path().join("public");
    build_to(&site, &output).ends(0);
    let before = tree(&output);
    for i in 0..8 {
        site.write(&format!("content/talks/talk-{i}.md"), talk(i) + &"More words. ".repeat(600));
    }
    let mut failures = 0;
    for blocks in (0..400).step_by(9) {
        disk.leave(blocks);
        let run = build_to(&site, &output);
        if run.code == Some(0) {
            break;
        }
        run.ends(2).says("error: disk full ");
        assert_same(&before, &tree(&output), &format!("{blocks} blocks left"));
        failures += 1;
    }
    assert!((3..44).contains(&failures), "{failures} failures");
    assert_same(&site.expected(), &tree(&output), "with enough space");
}

#[test]
fn f1_no_room_for_a_cache_is_no_failure() {
    let Some(disk) = Disk::mount("size=2m") else { return };
    let site = Site::with_talks(2);
    let copy = Command::new("cp").arg("-r").arg(site.path()).arg(disk.0.path().join("site")).status().unwrap();
    assert!(copy.success());
    disk.leave(0);
    let output = tempfile::tempdir().unwrap();
    let mut command = super::site::talkpress(["build", "--today", super::site::TODAY, "-o"]);
    Run::of(command.arg(output.path().join("out")).arg(disk.0.path().join("site"))).ends(0);
    assert_same(&site.expected(), &tree(&output.path().join("out")), "on a full disk");
}

#[test]
fn f2_outputs_that_are_refused() {
    let site = Site::with_talks(1);
    site.write("file", "x");
    site.write("foreign/thesis.tex", "years of work");
    site.write("real/x", "x");
    symlink("real", site.at("link")).unwrap();
    fs::create_dir(site.at("read-only")).unwrap();
    fs::set_permissions(site.at("read-only"), Permissions::from_mode(0o555)).unwrap();
    let before = tree(site.path());
    // The output, what the error says about it, and the advice.
    for (output, what, hint) in [
        ("file", "is a file", "choose another folder with `-o`"),
        ("link", "is a link", ""),
        ("", "is the site itself", "choose another folder with `-o`"),
        ("..", "is the site itself or contains it", "choose another folder with `-o`"),
        ("content", "overlaps the site's `content`", "choose another folder"),
        ("content/out", "overlaps the site's `content`", "choose another folder"),
        ("static", "overlaps the site's `static`", "choose another folder"),
        ("read-only", "is read-only", "make it writable"),
        ("foreign", "did not write", "-o"),
        ("file/x", "", ""),
    ] {
        let run = build_to(&site, &site.at(output)).ends(2).says("error: ").says(what).says(hint);
        assert!(run.stderr.contains(output.trim_start_matches("..")), "{run:?}");
        let now: Tree = tree(site.path()).into_iter().filter(|(path, _)| !path.starts_with(".talkpress")).collect();
        assert_same(&before, &now, output);
    }
}

#[test]
fn f5_sources_that_change_while_they_are_read() {
    let site = Site::with_talks(60);
    // Drawing them would take long.
    site.write("talkpress.toml", "base_url = \"https://talks.example/\"\n[output]\ncards = false\n");
    let goes_on = Arc::new(());
    let watched = Arc::downgrade(&goes_on);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut i = 0;
            while watched.strong_count() > 0 {
                let path = site.at(&format!("content/talks/talk-{}.md", i % 60));
                let _ = match i % 4 {
                    0 => fs::write(&path, ""),
                    1 => fs::remove_file(&path),
                    2 => fs::remove_file(&path).and_then(|()| fs::create_dir(&path)),
                    _ => fs::rename(&path, path.with_extension("gone")),
                };
                thread::yield_now();
                let _ = fs::remove_dir(&path);
                let _ = fs::remove_file(path.with_extension("gone"));
                fs::write(&path, talk(i % 60)).unwrap();
                i += 1;
            }
        });
        for _ in 0..12 {
            let run = within(Duration::from_secs(300), &mut site.command("build", &[]));
            assert!(matches!(run.code, Some(0 | 1)), "{run:#?}");
        }
        // A failed build ends it as well: what unwinds, drops.
        drop(goes_on);
    });
    site.run("build", &[]).ends(0);
    assert_same(&site.expected(), &site.tree(), "when it is quiet again");
}

#[test]
fn f8_two_builds_at_once() {
    let site = Site::with_talks(30);
    let expected = site.expected();
    for _ in 0..5 {
        let start = || site.command("build", &[]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let both = [start(), start()].map(|child| Run::from(child.wait_with_output().unwrap()));
        for run in both {
            match run.code {
                Some(2) => drop(run.says("another build (process ")),
                _ => drop(run.ends(0)),
            }
        }
        assert_same(&expected, &site.tree(), "after two builds");
        fs::remove_dir_all(site.output()).unwrap();
    }
}

#[test]
fn f9_content_decides_and_not_the_clock() {
    let site = Site::with_talks(2);
    let touch = |path: &str, time: &str| {
        assert!(Command::new("touch").args(["-d", time]).arg(site.at(path)).status().unwrap().success());
    };
    let files = [("content/talks/talk-1.md", "Talk 1", "Talk X"), ("static/img/b.txt", "one", "two")];
    site.write("static/img/b.txt", "one");
    for (n, time) in ["2020-01-01 10:00:00", "2020-01-01 10:00:00", "2040-01-01", "1970-01-02"].iter().enumerate() {
        for (path, old, new) in files {
            let (from, to) = if n % 2 == 0 { (old, new) } else { (new, old) };
            site.write(path, site.read(path).replace(from, to));
            touch(path, time);
        }
        site.run("build", &[]).ends(0);
        assert_same(&site.expected(), &site.tree(), time);
    }
}

#[test]
fn f10_a_damaged_cache_is_ignored() {
    let site = Site::with_talks(4);
    // A young file is identified by its content in the cache, an older one by its times.
    site.wait_until_settled();
    site.run("build", &["-v"]).ends(0);
    let expected = site.tree();
    let caches: Vec<String> = tree(&site.at(".talkpress")).into_keys().filter(|name| !name.starts_with('.')).collect();
    assert!(caches.contains(&"highlight".to_owned()), "{caches:?}");
    for name in caches {
        let path = site.at(&format!(".talkpress/{name}"));
        let whole = fs::read(&path).unwrap();
        let mut flipped = whole.clone();
        flipped[whole.len() / 2] ^= 0x40;
        for bytes in [&whole[..whole.len() / 2], &[], b"nonsense", &flipped] {
            fs::write(&path, bytes).unwrap();
            fs::remove_dir_all(site.output()).unwrap();
            let run = site.run("build", &["-v"]).ends(0);
            assert_same(&expected, &site.tree(), &name);
            assert!(name != "highlight" || run.stderr.contains("note: the cache of highlighted code"), "{run:#?}");
        }
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        site.run("build", &["-v"]).ends(0);
        assert_same(&expected, &site.tree(), &name);
        fs::remove_dir(&path).unwrap();
    }
}

#[test]
fn f11_few_open_files_are_enough() {
    let site = Site::with_talks(150);
    for i in 0..200 {
        site.write(&format!("static/files/{}/{i}.txt", i % 20), i.to_string());
    }
    let script = "ulimit -n 64; RAYON_NUM_THREADS=16 exec \"$@\"";
    let args = ["build", site.path().to_str().unwrap(), "--today", super::site::TODAY];
    Run::of(&mut behind_shell(script, args)).ends(0);
    assert_same(&site.expected(), &site.tree(), "with 64 files");
}
