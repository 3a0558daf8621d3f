use clap::Args;
use rayon::prelude::*;

use super::exit::Exit;
use super::format::Format;
use super::highlights::{engine, save_highlights};
use super::input_args::InputArgs;
use super::open::{Open, open, options};
use super::progress::Progress;
use super::site_arg::SiteArg;
use super::stop::Stop;
use super::terminal::{counted, print, print_diagnostics, summary};
use crate::base::repeated::merge_repeated;
use crate::base::{Content, Diagnostic, SitePath};
use crate::io::work_done::WorkDone;
use crate::site::build::finish::finish;
use crate::site::build::outcome::Build;
use crate::site::build::{report, status};
use crate::site::model::options::Strictness;

/// `check`
#[derive(Debug, Args)]
#[command(after_help = "Every page is rendered and nothing is written: if this passes, `build` prints no warnings.")]
pub struct CheckArgs {
    #[command(flatten)]
    pub site: SiteArg,
    #[command(flatten)]
    pub input: InputArgs,
    /// Choose the format of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// Builds without writing, and treats warnings as errors.
pub fn run(args: &CheckArgs) -> Result<Exit, Stop> {
    let mut options = options(&args.input)?;
    options.strictness = Strictness::Strict;
    let progress = Progress::start("reading the site");
    let Open { root, snapshot, diagnostics, .. } = open(args.site.site.as_deref(), None)?;
    let mut engine = engine(&root);
    let mut build = engine.build(snapshot.files(), diagnostics, &options);
    save_highlights(&root, &engine, &build);
    let mut mistakes = render_all(&build, &progress.step("making pages", build.files.len()));
    drop(progress);
    finish(&mut mistakes, options.strictness);
    build.diagnostics.extend(mistakes);
    let has_errors = build.has_errors();
    match args.format {
        Format::Json => print(&serde_json::to_string_pretty(&report::rows(&build.diagnostics)).unwrap_or_default()),
        Format::Text => {
            print_diagnostics(&build.diagnostics);
            let documents = build.site.as_ref().map_or(0, |site| status::status(site).len());
            let result = summary(&build.diagnostics).unwrap_or_else(|| "no problems found".into());
            print(&format!("checked {}: {result}", counted(documents, "document")));
        }
    }
    Ok(if has_errors { Exit::SiteErrors } else { Exit::Done })
}

/// Renders every page and discards it, because errors in a template and images that cannot be drawn appear only then.
fn render_all(build: &Build, ready: &WorkDone) -> Vec<Diagnostic> {
    let (pictures, pages): (Vec<_>, Vec<_>) = build.files.iter().partition(|(_, content)| is_drawn(content));
    let mut mistakes = make_all(&pages, || ready.add_part());
    ready.begin_drawing(pictures.len());
    mistakes.extend(make_all(&pictures, || ready.add_picture()));
    merge_repeated(mistakes)
}

/// Whether a file shows a picture that is drawn for it.
fn is_drawn(content: &Content) -> bool {
    matches!(content, Content::Recipe(recipe) if recipe.drawing().is_some())
}

/// Makes `files`, calls `ready` after each, and returns what was wrong, each time with its file.
fn make_all(files: &[(&SitePath, &Content)], ready: impl Fn() + Sync) -> Vec<(SitePath, Diagnostic)> {
    let made = files.par_iter().with_max_len(1).flat_map_iter(|(path, content)| {
        let found = match content {
            Content::Recipe(recipe) => {
                recipe.make_and_warn().map_or_else(|mistake| vec![mistake], |made| made.warnings)
            }
            _ => Vec::new(),
        };
        ready();
        found.into_iter().map(|mistake| ((*path).clone(), mistake))
    });
    made.collect()
}
