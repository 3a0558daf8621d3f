use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::exchange::exchange;
use crate::base::{Content, Files};
use crate::io::Failure;

/// Replaces some files of `folder` in the site at `root`, and removes others: the folder is the old one or the new one, also if the
/// process is killed. Only Linux and macOS can promise that. Elsewhere, and on disks that cannot exchange two folders, it is renamed and then
/// replaced; if the process is killed just between, it is still whole below `.talkpress/before-import/`. The journal of builds is of no use
/// here: it moves files within the output, and is read by builds alone. Files that stay keep their time. What was replaced or removed is kept
/// below `.talkpress/before-import/`, in a folder with this name. `unchanged` is a file with the bytes that it must still have.
///
/// # Errors
/// If that file has changed, or a file cannot be written. Then nothing is changed.
pub fn update_folder(
    root: &Path,
    folder: &Path,
    files: &Files,
    removed: &[String],
    unchanged: (&str, &[u8]),
    name: &str,
) -> Result<(), Failure> {
    let target = root.join(folder);
    if fs::symlink_metadata(&target).is_ok_and(|found| found.is_symlink()) {
        return Err(Failure::new(format!("{} is a link: import into the folder that it leads to", target.display())));
    }
    let staging = root.join(".talkpress/before-import").join(name);
    let result = stage(&target, &staging, files, removed).and_then(|()| {
        let path = target.join(unchanged.0);
        let now = fs::read(&path).map_err(|e| Failure::of("reading", &path, e))?;
        if now != unchanged.1 {
            return Err(Failure::new(format!("{} was saved during the import: import again", path.display())));
        }
        exchange(&staging, &target).map_err(|e| Failure::of("replacing", &target, e))
    });
    match result {
        // What is in the staging folder now is the old folder.
        Ok(()) => drop(keep_only(&staging, &target)),
        Err(_) => drop(fs::remove_dir_all(&staging)),
    }
    result
}

/// The new folder: links to the files that stay, and the new files.
fn stage(target: &Path, staging: &Path, files: &Files, removed: &[String]) -> Result<(), Failure> {
    let _ = fs::remove_dir_all(staging);
    fs::create_dir_all(staging).map_err(|e| Failure::of("creating", staging, e))?;
    let goes: BTreeSet<&str> =
        files.iter().map(|(path, _)| path.as_str()).chain(removed.iter().map(String::as_str)).collect();
    let mut open = vec![PathBuf::new()];
    while let Some(below) = open.pop() {
        let from = target.join(&below);
        for entry in fs::read_dir(&from).map_err(|e| Failure::of("reading", &from, e))? {
            let entry = entry.map_err(|e| Failure::of("reading", &from, e))?;
            let path = below.join(entry.file_name());
            let kind = entry.file_type().map_err(|e| Failure::of("reading", &entry.path(), e))?;
            let copy = staging.join(&path);
            if kind.is_dir() {
                fs::create_dir(&copy).map_err(|e| Failure::of("creating", &copy, e))?;
                open.push(path);
            } else if !path.to_str().is_some_and(|path| goes.contains(path)) {
                link(&entry.path(), &copy).map_err(|e| Failure::of("copying", &entry.path(), e))?;
            }
        }
    }
    for (path, content) in files.iter() {
        let Content::Bytes(bytes) = content else { continue };
        let file = staging.join(path.as_str());
        fs::write(&file, bytes).map_err(|e| Failure::of("writing", &file, e))?;
    }
    Ok(())
}

/// The same file at another path; a copy with the same time on a disk without links.
fn link(from: &Path, to: &Path) -> io::Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    fs::copy(from, to)?;
    let modified = fs::metadata(from)?.modified()?;
    fs::File::options().append(true).open(to)?.set_modified(modified)
}

/// Removes all files of the old folder, now at `staging`, that are in the new one as well. Others stay: they were replaced or
/// removed, or saved by somebody during the update.
fn keep_only(staging: &Path, target: &Path) -> io::Result<()> {
    let is_there = |path: &Path| -> io::Result<bool> {
        let twin = target.join(path.strip_prefix(staging).unwrap_or(path));
        let (old, new) = (fs::symlink_metadata(path)?, fs::symlink_metadata(twin)?);
        Ok(old.len() == new.len() && old.modified()? == new.modified()?)
    };
    let mut open = vec![staging.to_path_buf()];
    let mut folders = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            match entry.file_type()?.is_dir() {
                true => open.push(entry.path()),
                false if is_there(&entry.path()).unwrap_or(false) => fs::remove_file(entry.path())?,
                false => {}
            }
        }
        folders.push(folder);
    }
    // Those that are empty now; the inner ones come last.
    folders.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    Ok(())
}
