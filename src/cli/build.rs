use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use clap::Args;
use serde::Serialize;

use super::exit::Exit;
use super::format::Format;
use super::highlights::{engine_and_warning, save_highlights};
use super::input_args::InputArgs;
use super::open::{Open, open, options};
use super::progress::Progress;
use super::site_arg::SiteArg;
use super::stop::Stop;
use super::terminal::{counted, print, print_diagnostics, print_error, summary};
use crate::base::{Diagnostic, Severity};
use crate::io::disk::{self, Existing, PublishError, PublishOptions, Published};
use crate::publish::{BuildFacts, Owner};
use crate::site::build::days::days;
use crate::site::build::finish;
use crate::site::build::outcome::Build;
use crate::site::build::report::{self, DiagnosticRow};
use crate::site::build::status;
use crate::site::model::options::{Indexing, Notes, Strictness};
use crate::site::model::site::Site;
use crate::talk::highlight::forget_lines;

/// `build`
#[derive(Debug, Args)]
#[command(
    after_help = "Files in the output folder that talkpress did not write, or that were edited since, are changed only with --overwrite.\n\
    Exit codes: 0 done, 1 the site has errors, 2 system error, 3 usage error."
)]
pub struct BuildArgs {
    #[command(flatten)]
    pub site: SiteArg,
    /// Write to this folder [default: dir in the [output] section of talkpress.toml, or public]
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub input: InputArgs,
    /// Read every published file, and write those again that differ
    #[arg(long)]
    pub verify: bool,
    /// Replace files in the output folder that talkpress did not write or that were edited
    #[arg(long)]
    pub overwrite: bool,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// Include speaker notes in the pages. For your own use: do not publish the result
    #[arg(long)]
    pub with_notes: bool,
    /// Choose the format of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Explain why each document is, or is not, a talk
    #[arg(short, long)]
    pub verbose: bool,
}

/// Builds the site into its output folder.
pub fn run(args: &BuildArgs) -> Result<Exit, Stop> {
    let start = Instant::now();
    let Built { output, diagnostics, done } = build(args, Indexing::Allowed)?;
    Ok(finish(args, &output, start, diagnostics, done))
}

/// Builds the site into its output folder, and prints nothing but the reasons why documents are talks.
pub fn build(args: &BuildArgs, indexing: Indexing) -> Result<Built, Stop> {
    let mut options = options(&args.input)?;
    options.indexing = indexing;
    options.strictness = if args.strict { Strictness::Strict } else { Strictness::Lenient };
    options.notes = if args.with_notes { Notes::InPages } else { Notes::Private };
    let progress = Progress::start("reading the site");
    let Open { root, output, snapshot, diagnostics } = open(args.site.site.as_deref(), args.output.as_deref())?;
    let (mut engine, warning) = engine_and_warning(&root);
    let mut build = engine.build(snapshot.files(), diagnostics, &options);
    save_highlights(&root, &engine, &build);
    if indexing == Indexing::Forbidden {
        ANNOUNCEMENTS.iter().for_each(|path| drop(build.files.remove(path)));
    }
    // The sources are not needed any more, nor is what helped to read them; the pages can use their memory.
    drop((engine, snapshot));
    forget_lines();
    let pages = build.files.iter().filter(|(path, _)| path.extension() == "html").count();
    let (mut published, mut late) = (None, Vec::new());
    if !build.has_errors() {
        let ready = progress.step("writing files", build.files.len());
        let accept = |warnings| accept(warnings, options.strictness, &mut late);
        published = Some(disk::publish_if(
            &output,
            &root,
            &build.files,
            &publish_options(args, &build, indexing),
            &ready,
            accept,
        ));
    }
    drop(progress);
    if args.verbose {
        warning.into_iter().for_each(print_error);
        explain(&build);
    }
    build.diagnostics.extend(late);
    // The process ends soon, and freeing every string of every page would take time.
    std::mem::forget((build.files, build.site, build.renderer));
    let done = match published {
        None => None,
        Some(Ok(published)) => Some(Done { pages, published }),
        Some(Err(PublishError::Site(mistakes))) => {
            build.diagnostics.extend(mistakes);
            None
        }
        Some(Err(PublishError::System(failure))) => {
            print_diagnostics(&build.diagnostics);
            return Err(failure.into());
        }
    };
    Ok(Built { output, diagnostics: build.diagnostics, done })
}

/// Files of authors that are left out if search engines must not list the site.
const ANNOUNCEMENTS: [&str; 3] = ["_redirects", "robots.txt", "sitemap.xml"];

/// How a build ended.
pub struct Built {
    /// The output folder.
    pub output: PathBuf,
    /// What is wrong, or worth knowing.
    pub diagnostics: Vec<Diagnostic>,
    /// What was written; `None` if the site has errors.
    pub done: Option<Done>,
}

/// Takes the warnings that appeared while files were made; if they count as errors, nothing is published.
fn accept(
    mut warnings: Vec<Diagnostic>,
    strictness: Strictness,
    late: &mut Vec<Diagnostic>,
) -> Result<(), Vec<Diagnostic>> {
    finish::finish(&mut warnings, strictness);
    match warnings.iter().any(|warning| warning.severity == Severity::Error) {
        true => Err(warnings),
        false => {
            *late = warnings;
            Ok(())
        }
    }
}

fn publish_options(args: &BuildArgs, build: &Build, indexing: Indexing) -> PublishOptions {
    let owner =
        |site: &Arc<Site>| Owner { base_url: site.base_url().map(str::to_owned), title: site.title().to_owned() };
    let existing = match (args.overwrite, args.verify) {
        (true, _) => Existing::Overwrite,
        (false, true) => Existing::Repair,
        (false, false) => Existing::Keep,
    };
    let unlisted = indexing == Indexing::Forbidden;
    let (from, until) = build.site.as_ref().map(|site| days(site)).unwrap_or_default();
    let (drafts, notes) = (args.input.drafts, args.with_notes);
    let facts = BuildFacts { complete: false, drafts, notes, unlisted, from, until };
    PublishOptions { owner: build.site.as_ref().map(owner), facts, existing }
}

fn explain(build: &Build) {
    let rows = build.site.as_ref().map(|site| status::status(site)).unwrap_or_default();
    for row in rows {
        print_error(&format!("{}: {}: {}", row.path, row.kind, row.why));
    }
}

/// What was written.
pub struct Done {
    pages: usize,
    published: Published,
}

/// The report of `--format json`.
#[derive(Serialize)]
struct Report {
    pages: usize,
    files: usize,
    written: usize,
    removed: usize,
    seconds: f64,
    diagnostics: Vec<DiagnosticRow>,
}

fn finish(args: &BuildArgs, output: &Path, start: Instant, diagnostics: Vec<Diagnostic>, done: Option<Done>) -> Exit {
    let seconds = start.elapsed().as_secs_f64();
    match args.format {
        Format::Json => {
            let report = Report {
                pages: done.as_ref().map_or(0, |d| d.pages),
                files: done.as_ref().map_or(0, |d| d.published.files),
                written: done.as_ref().map_or(0, |d| d.published.written),
                removed: done.as_ref().map_or(0, |d| d.published.removed),
                seconds: (seconds * 1000.0).round() / 1000.0,
                diagnostics: report::rows(&diagnostics),
            };
            print(&serde_json::to_string_pretty(&report).unwrap_or_default());
        }
        Format::Text => {
            print_diagnostics(&diagnostics);
            if let Some(Done { pages, published }) = &done {
                let counts = summary(&diagnostics).map(|s| format!(" ({s})")).unwrap_or_default();
                print(&format!(
                    "built {} in {:.2} s: {}, {} written, {} removed -> {}{counts}",
                    counted(*pages, "page"),
                    seconds,
                    counted(published.files, "file"),
                    published.written,
                    published.removed,
                    output.display()
                ));
            }
        }
    }
    match done {
        Some(_) => Exit::Done,
        None => {
            if args.format == Format::Text {
                let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
                print_error(&format!("not built: {}; the published site has not changed", counted(errors, "error")));
            }
            Exit::SiteErrors
        }
    }
}
