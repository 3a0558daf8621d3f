use super::arguments::{Format, StatusArgs};
use super::build::{engine, save_cache};
use super::exit::{Exit, Stop};
use super::open::{Open, open, today};
use super::terminal::{say, show};
use crate::base::Severity;
use crate::site::build::status::{self, Status};
use crate::site::model::options::{Drafts, Future, Options};

/// Shows each document with its numbers.
pub fn run(args: &StatusArgs) -> Result<Exit, Stop> {
    let mut options = Options::new(today(None)?);
    options.drafts = Drafts::Build;
    options.future = Future::Build;
    let Open { root, snapshot, diagnostics, .. } = open(args.site.site.as_deref(), None)?;
    let mut engine = engine(&root, false);
    let build = engine.build(snapshot.files(), &options);
    save_cache(&root, &engine, &build);
    let rows = build.site.as_ref().map(|site| status::status(site)).unwrap_or_default();
    match args.format {
        Format::Json => say(&serde_json::to_string_pretty(&rows).unwrap_or_default()),
        Format::Text => table(&rows, args.verbose),
    }
    let errors: Vec<_> =
        diagnostics.into_iter().chain(build.diagnostics).filter(|d| d.severity == Severity::Error).collect();
    show(&errors);
    Ok(if errors.is_empty() { Exit::Done } else { Exit::SiteErrors })
}

fn table(rows: &[Status], verbose: bool) {
    say("slides  pending  no text  no alt   words  minutes  document");
    for row in rows {
        say(&format!(
            "{:>6}  {:>7}  {:>7}  {:>6}  {:>6}  {:>7}  {} ({})",
            row.slides, row.pending, row.without_text, row.missing_alt, row.words, row.minutes, row.path, row.kind
        ));
        if verbose {
            say(&format!("{:>50}{}", "", row.why));
        }
    }
}
