use std::path::Path;
use std::time::Instant;

use serde::Serialize;

use super::arguments::{BuildArgs, Format};
use super::exit::{Exit, Stop};
use super::open::{Open, open, options};
use super::terminal::{counted, say, say_error, show, summary};
use crate::base::{Diagnostic, Severity};
use crate::io::disk::cache;
use crate::io::disk::{self, PublishError, Published};
use crate::site::build::engine::Engine;
use crate::site::build::outcome::Build;
use crate::site::build::report::{self, DiagnosticRow};
use crate::site::build::status;
use crate::site::model::options::{Notes, Strictness};
use crate::talk::highlight::HighlightCache;

/// The cache of highlighted code, in the site's `.talkpress/`.
const HIGHLIGHT_CACHE: &str = "highlight";

/// Builds the site into its output folder.
pub fn run(args: &BuildArgs) -> Result<Exit, Stop> {
    let start = Instant::now();
    let mut options = options(&args.input)?;
    options.strictness = if args.strict { Strictness::Strict } else { Strictness::Lenient };
    options.notes = if args.with_notes { Notes::InPages } else { Notes::Private };
    let Open { root, output, snapshot, diagnostics } = open(args.site.site.as_deref(), args.output.as_deref())?;
    let mut engine = engine(&root, args.verbose);
    let mut build = engine.build(snapshot.files(), &options);
    build.diagnostics.splice(0..0, diagnostics);
    if args.strict {
        strict(&mut build.diagnostics);
    }
    save_cache(&root, &engine, &build);
    // The sources are read; freeing them leaves their memory to the pages.
    drop((engine, snapshot));
    let pages = build.files.iter().filter(|(path, _)| path.extension() == "html").count();
    if args.verbose {
        explain(&build);
    }
    if build.has_errors() {
        return Ok(finish(args, &output, start, build.diagnostics, None));
    }
    let published = disk::publish(&output, &root, &build.files);
    // The process ends here: giving back every string of every page would take longer than it is worth.
    std::mem::forget((build.files, build.site));
    match published {
        Ok(published) => Ok(finish(args, &output, start, build.diagnostics, Some(Done { pages, published }))),
        Err(PublishError::Site(mistakes)) => {
            build.diagnostics.extend(mistakes);
            Ok(finish(args, &output, start, build.diagnostics, None))
        }
        Err(PublishError::System(failure)) => {
            show(&build.diagnostics);
            Err(failure.into())
        }
    }
}

/// Takes every warning for an error.
pub fn strict(diagnostics: &mut [Diagnostic]) {
    for diagnostic in diagnostics.iter_mut().filter(|d| d.severity == Severity::Warning) {
        diagnostic.severity = Severity::Error;
    }
}

/// An engine that knows the code blocks of the last build.
pub fn engine(root: &Path, verbose: bool) -> Engine {
    let file = cache::load(root, HIGHLIGHT_CACHE);
    let known = file.as_deref().and_then(HighlightCache::decode);
    if verbose && file.is_some() && known.is_none() {
        say_error("note: the cache of highlighted code is damaged or of another version, and was left aside");
    }
    Engine::new(known.unwrap_or_default())
}

/// The cache only saves time, so a disk that does not take it is no reason to stop.
pub fn save_cache(root: &Path, engine: &Engine, build: &Build) {
    if let Some(known) = build.site.as_ref().and_then(|site| engine.newly_highlighted(site)) {
        let _ = cache::save(root, HIGHLIGHT_CACHE, &known.encode());
    }
}

fn explain(build: &Build) {
    let rows = build.site.as_ref().map(|site| status::status(site)).unwrap_or_default();
    for row in rows {
        say_error(&format!("{}: {}: {}", row.path, row.kind, row.why));
    }
}

/// What was published.
#[derive(Clone, Copy)]
struct Done {
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
                pages: done.map_or(0, |d| d.pages),
                files: done.map_or(0, |d| d.published.files),
                written: done.map_or(0, |d| d.published.written),
                removed: done.map_or(0, |d| d.published.removed),
                seconds: (seconds * 1000.0).round() / 1000.0,
                diagnostics: report::rows(&diagnostics),
            };
            say(&serde_json::to_string_pretty(&report).unwrap_or_default());
        }
        Format::Text => {
            show(&diagnostics);
            if let Some(Done { pages, published }) = done {
                let told = summary(&diagnostics).map(|s| format!(" ({s})")).unwrap_or_default();
                say(&format!(
                    "built {} in {:.2} s: {}, {} written, {} removed -> {}{told}",
                    counted(pages, "page"),
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
                say_error(&format!("not built: {}; what was published before is untouched", counted(errors, "error")));
            }
            Exit::SiteErrors
        }
    }
}
