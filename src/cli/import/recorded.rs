//! Captions, lists of chapters and times of BigBlueButton: what is known of the recording of a talk.

use std::path::Path;

use super::super::exit::Exit;
use super::super::recording::{DealOut, OpenTalk, Recording};
use super::super::stop::Stop;
use super::super::terminal::{counted, print, print_diagnostics, print_error};
use super::args::ImportArgs;
use super::shown::Shown;
use super::source::Source;
use crate::base::url::encode_path;
use crate::base::{Content, Files, SitePath};
use crate::import::draft::Draft;
use crate::import::source_kind::SourceKind;
use crate::io::{clock, disk};
use crate::talk::captions::Captions;
use crate::talk::front_matter::add_key;
use crate::talk::meta::is_key;
use crate::talk::recording::{TimeList, of_text, pairs, titles_of};
use crate::talk::{DeckFormat, Dialect, Document, times};

/// Captions, a list of chapters and times of BigBlueButton, each at most once.
#[derive(Default)]
pub struct Recorded {
    captions: Option<(Source, Captions)>,
    chapters: Option<(String, TimeList)>,
    shown: Option<Shown>,
}

impl Recorded {
    /// Takes what is known of the recording out of the sources, and reads it.
    pub fn take(sources: Vec<Source>) -> Result<(Recorded, Vec<Source>), Stop> {
        let kinds = [SourceKind::Captions, SourceKind::ChapterList, SourceKind::Shown];
        let is_recorded = |source: &Source| kinds.contains(&source.kind);
        let (recorded, others): (Vec<Source>, Vec<Source>) = sources.into_iter().partition(is_recorded);
        let mut out = Recorded::default();
        for source in recorded {
            let refuse = |reason: &str| Stop::Usage(format!("`{}` {reason}", source.name));
            let path = SitePath::new(&source.name).ok_or_else(|| refuse("cannot be the name of a file in a site"))?;
            let is_second = match source.kind {
                SourceKind::Shown => out.shown.replace(Shown::read(&source)?).is_some(),
                SourceKind::ChapterList => {
                    let text = String::from_utf8_lossy(&source.bytes).into_owned();
                    out.chapters.replace((source.name, TimeList::read(&text))).is_some()
                }
                _ => {
                    let captions = Captions::read(&path, &source.bytes)
                        .map_err(|error| refuse(&format!("cannot be read: {}", error.message)))?;
                    match captions.are_titles() {
                        true => out.chapters.replace((source.name, TimeList::of_captions(&captions))).is_some(),
                        false => out.captions.replace((source, captions)).is_some(),
                    }
                }
            };
            if is_second {
                let most =
                    "name at most one file of captions, one list of chapters and one of times from BigBlueButton";
                return Err(Stop::Usage(most.into()));
            }
        }
        Ok((out, others))
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.captions.is_none() && self.chapters.is_none() && self.shown.is_none()
    }

    /// Refuses what is known, because `--text-only` takes nothing else than a PowerPoint file.
    pub fn check_text_only(&self) -> Result<(), Stop> {
        match self.is_empty() {
            true => Ok(()),
            false => Err(Stop::Usage(
                "--text-only: add captions, chapters and times to the talk afterwards, with `--slug`".into(),
            )),
        }
    }

    /// Gives the slides of a new talk their times and chapters, unless the deck says them.
    pub fn add_to_draft(&self, draft: &mut Draft) {
        if let Some(shown) = &self.shown {
            shown.add_to_draft(draft);
        }
        let Some((name, list)) = &self.chapters else { return };
        let titles: Vec<Vec<String>> =
            draft.slides.iter().map(|slide| titles(slide.chapter.as_deref(), &slide.alt)).collect();
        let found = placed(list, &titles);
        report(name, list, &found);
        let has_times = draft.slides.iter().any(|slide| slide.time.is_some());
        let has_chapters = draft.slides.iter().any(|slide| slide.chapter.is_some());
        // A list with most slides is not one of chapters.
        let are_chapters = found.iter().flatten().count() * 2 <= draft.slides.len();
        for (entry, at) in list.entries.iter().zip(found) {
            let Some(slide) = at.and_then(|at| draft.slides.get_mut(at)) else { continue };
            if !has_times {
                slide.time = Some(entry.seconds);
            }
            if !has_chapters && are_chapters {
                slide.chapter = Some(entry.name.clone());
            }
        }
        if has_times {
            print(&format!("{name}: the slides have times already, so those in the list are not used"));
        }
    }

    /// Adds the captions to the files of a new talk in `folder`, and deals them out. Returns how many slides they fill.
    pub fn add_to_files(&self, folder: &str, files: &mut Files) -> Result<usize, Stop> {
        let Some((source, captions)) = &self.captions else { return Ok(0) };
        let unreadable = || Stop::Usage(format!("`{}` cannot be added to the talk", source.name));
        let path = SitePath::new(&source.name).ok_or_else(unreadable)?;
        if files.get(path.as_str()).is_some() {
            return Err(Stop::Usage(format!("the talk has a file `{path}` already: give the captions another name")));
        }
        let index = SitePath::new("index.md").ok_or_else(unreadable)?;
        let document = SitePath::new(&format!("{folder}/index.md")).ok_or_else(unreadable)?;
        let bytes = files.get("index.md").ok_or_else(unreadable)?.read()?;
        let new = with_captions(&bytes, &source.name).ok_or_else(unreadable)?;
        let before = pending(&document, &new);
        let new = dealt_out((&document, new, &Dialect::default()), source, captions, 0)?;
        let filled = before - pending(&document, &new).min(before);
        files.insert(index, Content::bytes(new));
        files.insert(path, Content::bytes(source.bytes.clone()));
        Ok(filled)
    }

    /// Adds what is known to a talk of the site: the one that `args` name, or the one in `folder`.
    pub fn add_to_talk(&self, args: &ImportArgs, root: &Path, folder: Option<&str>) -> Result<Exit, Stop> {
        if self.is_empty() {
            return Ok(Exit::Done);
        }
        let Some(name) = folder.or(args.slug.as_deref()) else {
            let what = match (&self.captions, &self.chapters) {
                (Some(_), _) => SourceKind::Captions,
                (None, Some(_)) => SourceKind::ChapterList,
                (None, None) => SourceKind::Shown,
            };
            let what = what.name();
            return Err(Stop::Usage(format!(
                "this is {what}: add the PDF of the slides, or name the talk with `--slug`"
            )));
        };
        let talk = OpenTalk::find(Some(root), name)?;
        let path = &talk.document.path;
        if talk.document.classification.format != DeckFormat::Images {
            return Err(Stop::Usage(format!("`{path}` is a rule deck, to which a recording cannot be added")));
        }
        let mut bytes = self.with_times(&talk)?;
        let mut files = Files::new();
        if let Some((source, captions)) = &self.captions {
            let recording = Recording::choose(&talk.document, None)?;
            if recording.captions.is_none() {
                bytes = self.add_captions(&talk, source, bytes, &mut files)?;
            }
            bytes = dealt_out((path, bytes, &talk.dialect), source, captions, recording.offset)?;
        }
        let shown = path.as_str();
        if bytes == talk.bytes {
            print(&format!("{shown}: nothing has changed"));
            return Ok(Exit::Done);
        }
        if args.dry_run {
            print(&format!("would change {shown}"));
            return Ok(Exit::Done);
        }
        let file =
            SitePath::new(path.file_name()).ok_or_else(|| Stop::Usage(format!("`{shown}` cannot be changed")))?;
        files.insert(file, Content::bytes(bytes));
        let backup = format!("{}-{}", clock::unix_micros(), path.stem());
        let folder = Path::new(path.folder());
        disk::update_folder(root, folder, &files, &[], (path.file_name(), &talk.bytes), &backup)?;
        print(&format!("updated {shown}; what was replaced is in .talkpress/before-import"));
        Ok(Exit::Done)
    }

    /// The talk with the times of BigBlueButton, or else of the list, if it has none yet.
    fn with_times(&self, talk: &OpenTalk) -> Result<Vec<u8>, Stop> {
        let list = self.chapters.as_ref();
        let name = self.shown.as_ref().map(Shown::name).or(list.map(|(name, _)| name.as_str()));
        let Some(name) = name else { return Ok(talk.bytes.clone()) };
        let slides = &talk.document.slides;
        if slides.iter().any(|slide| slide.time.is_some()) {
            print(&format!("{name}: the slides have times already; `talkpress times` changes them"));
            return Ok(talk.bytes.clone());
        }
        let offset = Recording::choose(&talk.document, None)?.offset;
        let mut new = self.shown.as_ref().map_or(Ok(vec![None; slides.len()]), |shown| shown.times_of(talk))?;
        if let Some((name, list)) = list {
            match new.iter().any(Option::is_some) {
                true => print(&format!("{name}: the slides have times already, so those in the list are not used")),
                false => new = times_in(name, list, talk),
            }
        }
        for time in new.iter_mut().flatten() {
            *time = u32::try_from(i64::from(*time) - offset).unwrap_or(0);
        }
        let timed = slides.iter().zip(&new).filter_map(|(slide, time)| Some((slide.id.to_string(), (*time)?)));
        match times::write(&talk.document, &talk.bytes, &timed.collect::<Vec<_>>()) {
            Some((bytes, _)) if talk.has_times(&bytes, &new) => Ok(bytes),
            _ => Err(Stop::Usage(format!("the times cannot be written into `{}`", talk.document.path))),
        }
    }

    /// Copies the captions beside the talk, and names them in its front matter.
    fn add_captions(
        &self,
        talk: &OpenTalk,
        source: &Source,
        bytes: Vec<u8>,
        files: &mut Files,
    ) -> Result<Vec<u8>, Stop> {
        let path = talk.path_of(&encode_path(&source.name));
        let path =
            path.ok_or_else(|| Stop::Usage(format!("`{}` cannot be the name of a file in a site", source.name)))?;
        let file = talk.root.join(path.as_str());
        let is_same = disk::file_length(&file)?.is_some() && disk::read_bytes(&file)? == source.bytes;
        if !is_same && disk::exists(&file) {
            return Err(Stop::Usage(format!("there is already another file `{path}`: give the captions another name")));
        }
        if !is_same && let Some(name) = SitePath::new(&source.name) {
            files.insert(name, Content::bytes(source.bytes.clone()));
        }
        with_captions(&bytes, &source.name).ok_or_else(|| {
            let (talk, name) = (&talk.document.path, encode_path(&source.name));
            Stop::Usage(format!("the front matter of `{talk}` cannot be changed: add `captions: {name}` to it"))
        })
    }
}

/// The number of pending transcripts.
fn pending(path: &SitePath, bytes: &[u8]) -> usize {
    Document::read(path, bytes, &Dialect::default()).document.map_or(0, |document| document.pending())
}

/// The document with the captions in the file `name` beside it.
fn with_captions(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok()?;
    add_key(text, "captions", &encode_path(name), is_key).map(String::into_bytes)
}

/// The talk with its open transcripts filled, if its slides have times.
fn dealt_out(
    (path, bytes, dialect): (&SitePath, Vec<u8>, &Dialect),
    source: &Source,
    captions: &Captions,
    offset: i64,
) -> Result<Vec<u8>, Stop> {
    let name = &source.name;
    print_diagnostics(&captions.warnings);
    let Some(document) = Document::read(path, &bytes, dialect).document else { return Ok(bytes) };
    let times: Vec<Option<u32>> = document.slides.iter().map(|slide| slide.time).collect();
    let warn = |warning: String| print_error(&format!("warning: {warning}"));
    match DealOut::new((&document, &bytes, dialect), captions, (&times, offset), warn) {
        DealOut::Done(new, summary) => {
            print(&format!("{name}: {summary}"));
            Ok(new)
        }
        DealOut::NoTimes => {
            let cues = counted(captions.cues.len(), "cue");
            print(&format!(
                "{name}: {cues}, which become transcripts when the slides have times: see `talkpress times` and \
                 `talkpress transcript`"
            ));
            Ok(bytes)
        }
        DealOut::Impossible(what) => Err(Stop::Usage(format!(
            "`{name}` cannot be dealt out to the slides of `{path}`: {what}, changes something else"
        ))),
    }
}

/// What a slide can be called.
fn titles(chapter: Option<&str>, alt: &str) -> Vec<String> {
    chapter.map(str::to_owned).into_iter().chain(of_text(alt)).collect()
}

/// The times of the slides of a talk in the list.
fn times_in(name: &str, list: &TimeList, talk: &OpenTalk) -> Vec<Option<u32>> {
    let found = placed(list, &titles_of(&talk.document));
    report(name, list, &found);
    let mut times = vec![None; talk.document.slides.len()];
    for (entry, at) in list.entries.iter().zip(found) {
        if let Some(time) = at.and_then(|at| times.get_mut(at)) {
            *time = Some(entry.seconds);
        }
    }
    times
}

fn placed(list: &TimeList, titles: &[Vec<String>]) -> Vec<Option<usize>> {
    pairs(&list.entries.iter().map(|entry| entry.name.clone()).collect::<Vec<_>>(), titles)
}

/// Says how many entries belong to a slide, and which do not.
fn report(name: &str, list: &TimeList, found: &[Option<usize>]) {
    let placed = found.iter().flatten().count();
    print(&format!("{name}: {} of {} found on the slides", placed, counted(list.entries.len(), "title")));
    let others = list.entries.iter().zip(found).filter(|(_, at)| at.is_none()).map(|(entry, _)| entry.name.as_str());
    let others: Vec<&str> = others.collect();
    if !others.is_empty() {
        print(&format!("  not found: {}", others.join(", ")));
    }
}
