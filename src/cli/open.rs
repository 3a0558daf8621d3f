use std::path::{Path, PathBuf};

use super::input_args::InputArgs;
use super::stop::Stop;
use crate::base::{Date, Diagnostic, SitePath};
use crate::io::disk::{self, Snapshot};
use crate::io::{Failure, clock};
use crate::site::model::config::Config;
use crate::site::model::options::{Drafts, Future, Options};

/// A site that was read from the disk.
pub struct Open {
    /// Its folder.
    pub root: PathBuf,
    /// Its output folder.
    pub output: PathBuf,
    /// Its files.
    pub snapshot: Snapshot,
    /// The files that could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

/// Finds the folder of the site.
pub fn root(given: Option<&Path>) -> Result<PathBuf, Stop> {
    let usage = |sentence: String| Err(Stop::Usage(sentence));
    match given {
        Some(path) if disk::is_site(path) => Ok(path.to_owned()),
        Some(path) => usage(format!(
            "{} is not a site: it has neither talkpress.toml nor content/; `talkpress init DIR` creates one",
            path.display()
        )),
        None => {
            let here =
                std::env::current_dir().map_err(|e| Failure::new("the current folder no longer exists").because(e))?;
            match disk::find_root(&here) {
                Some(root) => Ok(root),
                None if disk::is_site(&here) => Ok(here),
                None => usage(
                    "this folder is not a site: it has neither talkpress.toml nor content/; `talkpress init DIR` creates one"
                        .into(),
                ),
            }
        }
    }
}

/// How the `path` of a file in the site at `root` is shown: from its folder, unless that was `given` in the command.
pub fn shown<'p>(root: &Path, given: Option<&Path>, path: &'p Path) -> std::path::Display<'p> {
    match given {
        Some(_) => path.display(),
        None => path.strip_prefix(root).unwrap_or(path).display(),
    }
}

/// Reads the site.
pub fn open(site: Option<&Path>, output: Option<&Path>) -> Result<Open, Stop> {
    let root = root(site)?;
    let output = output.map_or_else(|| output_folder_or_default(&root), Path::to_owned);
    let (snapshot, diagnostics) = disk::read_site(&root, Some(&output), None)?;
    Ok(Open { root, output, snapshot, diagnostics })
}

/// The site's own output folder, which must be known before the site is read so that it is ignored.
///
/// # Errors
/// If the configuration cannot be read.
pub fn output_folder(root: &Path) -> Result<PathBuf, Diagnostic> {
    let text = disk::read_config(root)?;
    let config = SitePath::new("talkpress.toml").map(|path| Config::read(&path, &text).0);
    Ok(root.join(config.unwrap_or_default().output_dir.as_str()))
}

/// The site's own output folder, or the default one if the configuration cannot be read: reading the site reports that.
pub fn output_folder_or_default(root: &Path) -> PathBuf {
    output_folder(root).unwrap_or_else(|_| root.join(Config::default().output_dir.as_str()))
}

/// The options of a build that the arguments choose.
pub fn options(args: &InputArgs) -> Result<Options, Stop> {
    let mut options = Options::new(today(args.today.as_deref())?);
    options.drafts = if args.drafts { Drafts::Build } else { Drafts::Skip };
    options.future = if args.future { Future::Build } else { Future::Skip };
    if let Some(url) = &args.base_url {
        options.base_url = Some(base_url(url)?);
    }
    Ok(options)
}

/// The date that was given, or today.
pub fn today(given: Option<&str>) -> Result<Date, Stop> {
    match given {
        Some(text) => {
            Date::parse(text).ok_or_else(|| Stop::Usage(format!("`{text}` is not a date; write it like 2026-11-21")))
        }
        None => Ok(clock::today()?),
    }
}

fn base_url(url: &str) -> Result<String, Stop> {
    let text = format!("base_url = {}", serde_json::Value::from(url));
    let path =
        SitePath::new("--base-url").ok_or_else(|| Stop::Usage("use an absolute http or https address".into()))?;
    let (config, mistakes) = Config::read(&path, &text);
    match (config.base_url, mistakes.first()) {
        (Some(url), None) => Ok(url),
        (_, mistake) => Err(Stop::Usage(format!(
            "--base-url: {}",
            mistake.map_or("use an absolute http or https address", |m| m.message.as_str())
        ))),
    }
}
