use serde::Serialize;

use crate::cli::terminal::print;
use crate::publish::{Manifest, Plan};

/// How many files of each kind are named, unless the plan is all that is wanted.
const MAX_LINES: usize = 20;

/// A plan, as programs read it.
#[derive(Serialize)]
pub struct PlanReport {
    target: String,
    url: Option<String>,
    new: Vec<String>,
    changed: Vec<String>,
    removed: Vec<String>,
    in_the_way: Vec<String>,
    unchanged: usize,
    bytes: u64,
}

impl PlanReport {
    /// The report of `plan` for the target `name` and the site with the manifest `site`.
    pub fn new(name: &str, plan: &Plan, site: &Manifest) -> PlanReport {
        let puts = |replaces: bool| {
            plan.puts.iter().filter(move |put| put.replaces == replaces).map(|put| put.path.to_string())
        };
        PlanReport {
            target: name.to_owned(),
            url: site.owner.as_ref().and_then(|owner| owner.base_url.clone()),
            new: puts(false).chain(plan.additions.iter().cloned()).collect(),
            changed: puts(true).collect(),
            removed: plan.deletions.iter().map(ToString::to_string).collect(),
            in_the_way: plan.obstacles.iter().map(ToString::to_string).collect(),
            unchanged: plan.unchanged,
            bytes: plan.bytes(),
        }
    }

    /// The report as JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// Prints a plan like a difference, totals first.
pub fn print_plan(report: &PlanReport, is_full: bool) {
    let (new, changed, removed) = (report.new.len(), report.changed.len(), report.removed.len());
    print(&format!("{new} new, {changed} changed, {removed} removed, {} to send", bytes(report.bytes)));
    for (sign, paths) in [('+', &report.new), ('~', &report.changed), ('-', &report.removed)] {
        let shown = if is_full { paths.len() } else { MAX_LINES };
        paths.iter().take(shown).for_each(|path| print(&format!("{sign} {path}")));
        if paths.len() > shown {
            print(&format!("{sign} … and {} more", paths.len() - shown));
        }
    }
}

fn bytes(count: u64) -> String {
    let scaled = |unit: f64| format!("{:.1}", count as f64 / unit);
    match count {
        0..1_000 => format!("{count} B"),
        1_000..1_000_000 => scaled(1e3) + " kB",
        1_000_000..1_000_000_000 => scaled(1e6) + " MB",
        _ => scaled(1e9) + " GB",
    }
}
