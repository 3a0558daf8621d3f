use clap::Args;

use super::exit::Exit;
use super::format::Format;
use super::highlights::{engine, save_highlights};
use super::open::{Open, open, today};
use super::site_arg::SiteArg;
use super::stop::Stop;
use super::terminal::{print, print_diagnostics};
use crate::base::Severity;
use crate::site::build::status::{self, Status};
use crate::site::model::options::{Drafts, Future, Options};

/// `status`
#[derive(Debug, Args)]
#[command(after_help = "Minutes are estimated at 140 words a minute. Drafts and future posts are included.")]
pub struct StatusArgs {
    #[command(flatten)]
    pub site: SiteArg,
    /// Choose the format of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Explain why each document is, or is not, a talk
    #[arg(short, long)]
    pub verbose: bool,
}

/// Lists the documents with their numbers.
pub fn run(args: &StatusArgs) -> Result<Exit, Stop> {
    let mut options = Options::new(today(None)?);
    options.drafts = Drafts::Build;
    options.future = Future::Build;
    let Open { root, snapshot, diagnostics, .. } = open(args.site.site.as_deref(), None)?;
    let mut engine = engine(&root);
    let build = engine.build(snapshot.files(), diagnostics, &options);
    save_highlights(&root, &engine, &build);
    let rows = build.site.as_ref().map(|site| status::status(site)).unwrap_or_default();
    match args.format {
        Format::Json => print(&serde_json::to_string_pretty(&rows).unwrap_or_default()),
        Format::Text => table(&rows, args.verbose),
    }
    let errors: Vec<_> = build.diagnostics.into_iter().filter(|d| d.severity == Severity::Error).collect();
    print_diagnostics(&errors);
    Ok(if errors.is_empty() { Exit::Done } else { Exit::SiteErrors })
}

fn table(rows: &[Status], verbose: bool) {
    print("slides  timed  pending  no text  no alt   words  minutes  document");
    for row in rows {
        let skipped = if row.skipped == 0 { String::new() } else { format!(", {} skipped", row.skipped) };
        print(&format!(
            "{:>6}  {:>5}  {:>7}  {:>7}  {:>6}  {:>6}  {:>7}  {} ({}{skipped}{recorded})",
            row.slides,
            row.timed,
            row.pending,
            row.without_text,
            row.missing_alt,
            row.words,
            row.minutes,
            row.path,
            if row.is_home { "home page" } else { row.kind },
            recorded = recorded(row)
        ));
        if verbose {
            print(&format!("{:>57}{}", "", row.why));
        }
    }
}

/// What there is of recordings.
fn recorded(row: &Status) -> String {
    let mut out = match (row.recordings, row.captions) {
        (0, _) => return String::new(),
        (1, 1) => ", recording with captions".to_owned(),
        (1, _) => ", recording".to_owned(),
        (all, with) => format!(", {all} recordings, {with} with captions"),
    };
    match row.heard {
        Some(heard) if row.is_matched => out += &format!(", {heard} % of the transcripts in them"),
        Some(heard) => out += &format!(", which do not match the transcripts ({heard} % of their words)"),
        None => {}
    }
    out
}
