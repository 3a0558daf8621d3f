//! F1: the disk is full at the n-th block, or out of inodes, for every n up to success.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::Command;

use talkpress::base::Files;
use talkpress::io::disk::PublishError;

use super::{Site, path, publish, recipe, tree};

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

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Fills the disk except for `blocks`.
    fn leave(&self, blocks: u64) {
        let ballast = self.path().join("ballast");
        let mut file = OpenOptions::new().create(true).append(true).open(&ballast).unwrap();
        while file.write_all(&[1; 4096]).is_ok() {}
        let size = file.metadata().unwrap().len();
        file.set_len((size / 4096).saturating_sub(blocks) * 4096).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.path()).status();
    }
}

fn old_site() -> Files {
    (0..15).map(|i| (path(&format!("talks/{i}/index.html")), recipe("old ".repeat(1000)))).collect()
}

fn new_site() -> Files {
    (0..20).map(|i| (path(&format!("talks/{i}/index.html")), recipe("new ".repeat(1500)))).collect()
}

#[test]
fn f1_full_at_every_block() {
    let Some(disk) = Disk::mount("size=1m") else { return };
    let site = Site::empty();
    let output = disk.path().join("public");
    publish(&output, site.root.path(), &old_site()).unwrap();
    let before = tree(&output);
    let mut failures = 0;
    for blocks in 0..200 {
        disk.leave(blocks);
        match publish(&output, site.root.path(), &new_site()) {
            Ok(_) => break,
            Err(error) => assert_intact(&output, &before, &error),
        }
        failures += 1;
    }
    assert!((20..200).contains(&failures), "{failures} failures");
    assert_eq!(tree(&output).len(), 20 * 2 + 1);
}

#[test]
fn f1_out_of_inodes_at_every_file() {
    let mut failures = 0;
    for inodes in 40..200 {
        let Some(disk) = Disk::mount(&format!("size=4m,nr_inodes={inodes}")) else { return };
        let site = Site::empty();
        let output = disk.path().join("public");
        publish(&output, site.root.path(), &old_site().into_iter().take(5).collect()).unwrap();
        let before = tree(&output);
        match publish(&output, site.root.path(), &new_site()) {
            Ok(_) => break,
            Err(error) => assert_intact(&output, &before, &error),
        }
        failures += 1;
    }
    assert!((5..160).contains(&failures), "{failures} failures");
}

#[test]
fn f1_a_first_build_leaves_nothing() {
    let Some(disk) = Disk::mount("size=64k") else { return };
    let site = Site::empty();
    let output = disk.path().join("public");
    let error = publish(&output, site.root.path(), &new_site()).unwrap_err();
    assert!(matches!(error, PublishError::System(failure) if failure.message().starts_with("disk full")));
    assert!(fs::symlink_metadata(&output).is_err());
}

fn assert_intact(output: &Path, before: &std::collections::BTreeMap<String, Vec<u8>>, error: &PublishError) {
    match error {
        PublishError::System(failure) => assert!(failure.message().starts_with("disk full "), "{failure}"),
        other => panic!("{other:?}"),
    }
    assert_eq!(&tree(output), before);
}
