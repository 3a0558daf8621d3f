//! A whole site is imported.

use std::path::{Path, PathBuf};

use super::super::exit::Exit;
use super::super::highlights::engine;
use super::super::open::{root, today};
use super::super::stop::Stop;
use super::super::terminal::print;
use super::args::ImportArgs;
use super::site_summary::{Unanswered, print_plan};
use crate::base::{Content, Date, Files, Severity, SitePath};
use crate::import::refusal::Refusal;
use crate::import::sites::{Generator, SitePlan, plan};
use crate::io::disk;
use crate::site::model::options::{Future, Options};

/// The file of the configuration.
const CONFIG: &str = "talkpress.toml";

/// The longest configuration of a generator, in bytes.
const MAX_SETTINGS: u64 = 1 << 20;

/// The generator whose site is in the folder, if it is one.
pub fn generator(folder: &Path) -> Option<Generator> {
    let text = |name: &str| {
        let path = folder.join(name);
        let length = disk::file_length(&path).ok().flatten().filter(|length| *length <= MAX_SETTINGS)?;
        let bytes = if length > 0 { disk::read_bytes(&path).ok()? } else { Vec::new() };
        Some(String::from_utf8_lossy(&bytes).into_owned())
    };
    Generator::of(text, |name| disk::is_folder(&folder.join(name)))
}

/// Imports the site in `folder`.
pub fn run(args: &ImportArgs, folder: &Path, generator: Generator) -> Result<Exit, Stop> {
    check_options(args)?;
    let root = target(args)?;
    let shown = folder.display().to_string();
    let skipped: Vec<PathBuf> = generator
        .output_folders()
        .iter()
        .map(|name| folder.join(name))
        .chain(disk::inside(folder, &root).filter(|inside| !inside.as_os_str().is_empty()).map(|_| root.clone()))
        .collect();
    let (files, problems) = disk::read_folder(folder, &skipped)?;
    let config = match disk::file_length(&root.join(CONFIG))? {
        Some(_) => Some(String::from_utf8_lossy(&disk::read_bytes(&root.join(CONFIG))?).into_owned()),
        None => None,
    };
    let today = today(None)?;
    let mut planned = plan(generator, &files, config.as_deref(), today)?;
    planned.notes.extend(problems);
    if planned.documents.is_empty() {
        return Err(Stop::Usage(Refusal::of(&shown, format!("is a {} site without documents", generator.name())).0));
    }
    let mut new = planned.files.clone();
    if let (None, Some(text), Some(path)) = (&config, &planned.config, SitePath::new(CONFIG)) {
        new.insert(path, Content::bytes(text.as_bytes().to_vec()));
    }
    if let Some(path) = disk::occupied(&root, &new) {
        return Err(Stop::Usage(format!(
            "there is already a file `{path}`, and an import overwrites nothing: import into a new folder with `--site`"
        )));
    }
    let unanswered = unanswered(&root, &new, &planned, today)?;
    if !args.dry_run {
        let change = config.as_deref().zip(planned.config.as_deref());
        disk::add_files(&root, &new, change.map(|(old, new)| (CONFIG, old.as_bytes(), new.as_bytes())))?;
    }
    print_plan(&shown, generator, &planned, &unanswered, args.dry_run);
    if !args.dry_run {
        print(&format!("\nnext:\n  talkpress check {0}\n  talkpress serve --open {0}", root.display()));
    }
    Ok(Exit::Done)
}

/// The folder of the site: one that is there, or a new one.
fn target(args: &ImportArgs) -> Result<PathBuf, Stop> {
    match &args.site {
        Some(into) if !disk::is_site(into) && disk::is_empty_folder(into).unwrap_or(false) => Ok(into.clone()),
        into => root(into.as_deref()),
    }
}

/// Options for decks have no meaning here.
fn check_options(args: &ImportArgs) -> Result<(), Stop> {
    let given = [
        ("--title", args.title.is_some()),
        ("--slug", args.slug.is_some()),
        ("--date", args.date.is_some()),
        ("--password", args.password.is_some()),
        ("--publish-deck", args.publish_deck),
        ("--hidden", args.hidden),
    ];
    match given.iter().find(|(_, is_given)| *is_given) {
        Some((name, _)) => Err(Stop::Usage(format!("{name} is for decks, but this folder is a whole site"))),
        None => Ok(()),
    }
}

/// Builds the site in memory: which old addresses would not answer, and how many errors it has.
fn unanswered(root: &Path, new: &Files, planned: &SitePlan, today: Date) -> Result<Unanswered, Stop> {
    let mut files = match disk::is_folder(root) {
        true => disk::read_site(root, None, None)?.0.files().clone(),
        false => Files::new(),
    };
    for (path, content) in new.iter().filter(|(path, _)| path.strip_folder("themes").is_none()) {
        files.insert(path.clone(), content.clone());
    }
    if let (Some(path), Some(text)) = (SitePath::new(CONFIG), &planned.config) {
        files.insert(path, Content::bytes(text.as_bytes().to_vec()));
    }
    let mut options = Options::new(today);
    options.future = Future::Build;
    let build = engine(root).build(&files, Vec::new(), &options);
    let missing = planned.documents.iter().flat_map(|document| {
        let missing = document.answers.iter().filter(|path| !build.files.contains(path.as_str()));
        missing.map(|path| (document.target.clone(), path.clone()))
    });
    let errors = build.diagnostics.iter().filter(|found| found.severity == Severity::Error).count();
    Ok(Unanswered { addresses: missing.collect(), errors })
}
