//! A deck that was imported before.

use std::path::Path;

use super::super::exit::Exit;
use super::super::stop::Stop;
use super::super::terminal::{counted, print};
use crate::base::{Content, Date, Digest, Files, SitePath};
use crate::import::again::{Changes, plan};
use crate::import::draft::Draft;
use crate::import::record::{self, Record};
use crate::io::{clock, disk};
use crate::talk::meta::file_name::file_date;

/// A talk that was imported before.
pub struct Imported {
    /// Its folder in the site.
    pub folder: String,
    /// Where its slides come from.
    record: Record,
}

impl Imported {
    /// The date in the name of its folder.
    pub fn date(&self) -> Option<Date> {
        file_date(self.folder.rsplit('/').next().unwrap_or_default()).0
    }

    /// The talk of the site at `root` whose folder has this slug, or else the one that comes from a file with this name.
    pub fn find(root: &Path, slug: Option<&str>, source: &str) -> Result<Option<Imported>, Stop> {
        let mut found = Vec::new();
        for name in disk::folder_names(&root.join("content/talks"))? {
            let folder = format!("content/talks/{name}");
            let path = root.join(&folder).join(record::FILE_NAME);
            if disk::file_length(&path)?.is_none() {
                continue;
            }
            let text = String::from_utf8_lossy(&disk::read_bytes(&path)?).into_owned();
            let is_named = slug.is_some_and(|slug| file_date(&name).1 == slug);
            match Record::read(&text) {
                Some(record) if is_named || slug.is_none() && record.sources.iter().any(|one| one == source) => {
                    found.push(Imported { folder, record });
                }
                None if is_named => {
                    return Err(Stop::Usage(format!(
                        "`{folder}/import.toml` cannot be read: choose another name with `--slug`"
                    )));
                }
                _ => {}
            }
        }
        match found.len() {
            0 | 1 => Ok(found.pop()),
            _ => {
                let folders: Vec<String> = found.iter().map(|one| format!("`{}`", one.folder)).collect();
                let list = folders.join(" and ");
                Err(Stop::Usage(format!("`{source}` was imported as {list}: choose one with `--slug`")))
            }
        }
    }

    /// Changes the talk where the deck has changed.
    pub fn update(&self, root: &Path, draft: &Draft, is_dry: bool, is_whole: bool) -> Result<Exit, Stop> {
        let folder = root.join(&self.folder);
        let index = format!("{}/index.md", self.folder);
        let no_path = || Stop::Usage(format!("`{index}` cannot be a file of a site"));
        let path = SitePath::new(&index).ok_or_else(no_path)?;
        if disk::file_length(&root.join(&index))?.is_none() {
            return Err(Stop::Usage(format!("`{index}` is missing: choose another name with `--slug`")));
        }
        let bytes = disk::read_bytes(&root.join(&index))?;
        let text = String::from_utf8(bytes)
            .map_err(|_| Stop::Usage(format!("`{index}` is not text in UTF-8, so it cannot be changed")))?;
        let names = disk::file_names(&folder)?;
        let changes = plan(&path, &text, &self.record, draft, &names);
        let files = self.files(&folder, &text, &changes)?;
        let removed = self.ours(&folder, &changes.removed)?;
        if files.is_empty() && removed.is_empty() {
            print(&format!("{index}: nothing has changed"));
        } else if !is_dry {
            let name = self.folder.rsplit('/').next().unwrap_or_default();
            let backup = format!("{}-{name}", clock::unix_micros());
            disk::update_folder(
                root,
                Path::new(&self.folder),
                &files,
                &removed,
                ("index.md", text.as_bytes()),
                &backup,
            )?;
        }
        print_changes(&index, &changes, is_dry);
        Ok(if is_whole { Exit::Done } else { Exit::SiteErrors })
    }

    /// The files that differ from those on the disk.
    fn files(&self, folder: &Path, text: &str, changes: &Changes) -> Result<Files, Stop> {
        let mut files = Files::new();
        let mut add = |name: &str, bytes: &[u8]| {
            if let Some(path) = SitePath::new(name) {
                files.insert(path, Content::bytes(bytes.to_vec()));
            }
        };
        for (name, bytes) in &changes.pictures {
            add(name, bytes);
        }
        if changes.text != text {
            add("index.md", changes.text.as_bytes());
        }
        if disk::read_bytes(&folder.join(record::FILE_NAME))? != changes.record.as_bytes() {
            add(record::FILE_NAME, changes.record.as_bytes());
        }
        Ok(files)
    }

    /// Those of the pictures that are as they were imported.
    fn ours(&self, folder: &Path, names: &[String]) -> Result<Vec<String>, Stop> {
        let mut ours = Vec::new();
        for name in names {
            let recorded = self.record.slides.iter().find(|slide| slide.file == *name);
            let path = folder.join(name);
            if disk::file_length(&path)?.is_some()
                && recorded.is_some_and(|slide| disk::read_bytes(&path).is_ok_and(|b| Digest::of(&b) == slide.picture))
            {
                ours.push(name.clone());
            }
        }
        Ok(ours)
    }
}

fn print_changes(index: &str, changes: &Changes, is_dry: bool) {
    let will = if is_dry { "would be " } else { "" };
    let list = |names: &[String], what: &str| {
        if !names.is_empty() {
            print(&format!("{} {will}{what}: {}", counted(names.len(), "slide"), names.join(", ")));
        }
    };
    list(&changes.changed, "changed");
    list(&changes.new, "added");
    list(&changes.moved, "moved");
    list(&changes.gone, "removed");
    for (name, words) in &changes.kept {
        print(&format!("kept: {name} is no longer in the deck, but has {} of yours", counted(*words, "word")));
    }
    if !changes.stale_alts.is_empty() {
        print(&format!("check the alt text, which is yours: {}", changes.stale_alts.join(", ")));
    }
    for (title, url) in &changes.new_links {
        print(&format!("new link, not added to your resources: {title} <{url}>"));
    }
    if !is_dry && !changes.text.is_empty() {
        print(&format!("updated {index}"));
    }
}
