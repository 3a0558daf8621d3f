//! A deck that was imported before.

use std::path::Path;

use super::super::exit::Exit;
use super::super::stop::Stop;
use super::super::terminal::{counted, print};
use crate::base::{Content, Date, Digest, Files, Severity, SitePath};
use crate::import::again::{Changes, plan};
use crate::import::choices::Choices;
use crate::import::draft::Draft;
use crate::import::record::{self, Record};
use crate::io::{clock, disk};
use crate::talk::front_matter;
use crate::talk::meta::file_name::file_date;
use crate::talk::meta::is_key;

/// A talk that was imported before.
pub struct Imported {
    /// Its folder in the site.
    pub folder: String,
    /// Where its slides come from.
    record: Record,
    /// Whether only the name of the deck's file leads to it.
    is_guess: bool,
}

impl Imported {
    /// The date in the name of its folder.
    pub fn date(&self) -> Option<Date> {
        file_date(self.folder.rsplit('/').next().unwrap_or_default()).0
    }

    /// How it was imported the last time.
    pub fn choices(&self) -> Choices {
        self.record.choices
    }

    /// The name of the deck's file that is published with it.
    pub fn published_deck(&self) -> Option<&str> {
        self.record.deck.as_ref().map(|(name, _)| name.as_str())
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
                    found.push(Imported { folder, record, is_guess: !is_named });
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

    /// Changes the talk where the deck, with these `bytes`, has changed.
    pub fn update(&self, root: &Path, draft: &Draft, bytes: &[u8], is_dry: bool, is_whole: bool) -> Result<Exit, Stop> {
        let folder = root.join(&self.folder);
        let index = format!("{}/index.md", self.folder);
        let no_path = || Stop::Usage(format!("`{index}` cannot be a file of a site"));
        let path = SitePath::new(&index).ok_or_else(no_path)?;
        if disk::file_length(&root.join(&index))?.is_none() {
            return Err(Stop::Usage(format!("`{index}` is missing: choose another name with `--slug`")));
        }
        let text = String::from_utf8(disk::read_bytes(&root.join(&index))?)
            .map_err(|_| Stop::Usage(format!("`{index}` is not text in UTF-8, so it cannot be changed")))?;
        let names = disk::file_names(&folder)?;
        let (_, _, mistakes) = front_matter::split(&path, &text, is_key);
        if mistakes.iter().any(|mistake| mistake.severity == Severity::Error) {
            return Err(Stop::Usage(format!("the front matter of `{index}` has errors: see `talkpress check`")));
        }
        let edited = self.edited(&folder)?;
        let changes = plan(&path, &text, &self.record, draft, (&names, &edited));
        if self.is_guess && changes.known * 3 < self.record.slides.len().min(draft.slides.len()) {
            return Err(Stop::Usage(format!(
                "`{}` was imported from a file of the same name, but has other slides: name a new talk with `--slug`, or that one to \
                 replace its slides",
                self.folder
            )));
        }
        let mut files = self.files(&folder, &text, &changes)?;
        self.add_deck(&folder, bytes, &mut files)?;
        let removed: Vec<String> =
            changes.removed.iter().filter(|name| names.contains(name) && !edited.contains(name)).cloned().collect();
        if files.is_empty() && removed.is_empty() {
            print(&format!("{index}: nothing has changed"));
            return Ok(if is_whole { Exit::Done } else { Exit::SiteErrors });
        }
        if !is_dry {
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

    /// Adds the published deck, if it has changed and is not somebody else's file.
    fn add_deck(&self, folder: &Path, bytes: &[u8], files: &mut Files) -> Result<(), Stop> {
        let Some((name, digest)) = &self.record.deck else { return Ok(()) };
        let path = folder.join(name);
        let is_ours = disk::file_length(&path)?.is_some() && Digest::of(&disk::read_bytes(&path)?) == *digest;
        if let Some(path) = SitePath::new(name).filter(|_| is_ours && Digest::of(bytes) != *digest) {
            files.insert(path, Content::bytes(bytes.to_vec()));
        }
        Ok(())
    }

    /// Those of the pictures that are not as they were imported.
    fn edited(&self, folder: &Path) -> Result<Vec<String>, Stop> {
        let mut edited = Vec::new();
        for slide in &self.record.slides {
            let path = folder.join(&slide.file);
            if disk::file_length(&path)?.is_some() && Digest::of(&disk::read_bytes(&path)?) != slide.picture {
                edited.push(slide.file.clone());
            }
        }
        Ok(edited)
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
        print(&format!("check the alt text: {}", changes.stale_alts.join(", ")));
    }
    for (title, name) in &changes.new_chapters {
        print(&format!("chapter {will}added at {name}: {title}"));
    }
    for (title, name) in &changes.other_chapters {
        match title {
            Some(title) => print(&format!("not changed: in the deck, {name} begins the chapter `{title}`")),
            None => print(&format!("not changed: in the deck, {name} begins no chapter now")),
        }
    }
    if !changes.other_notes.is_empty() {
        print(&format!(
            "not changed: the speaker notes of {} have changed in the deck: {}",
            counted(changes.other_notes.len(), "slide"),
            changes.other_notes.join(", ")
        ));
    }
    if !changes.unread.is_empty() {
        print(&format!("not read this time: {}", changes.unread.join(", ")));
    }
    if !changes.edited.is_empty() {
        print(&format!("not replaced, because you edited it: {}", changes.edited.join(", ")));
    }
    if !changes.still_used.is_empty() {
        print(&format!("not removed, because the talk still shows it: {}", changes.still_used.join(", ")));
    }
    for (title, url) in &changes.new_links {
        print(&format!("new link, not added to your resources: {title} <{url}>"));
    }
    if !is_dry {
        print(&format!("updated {index}; what was replaced is in .talkpress/before-import"));
    }
}
