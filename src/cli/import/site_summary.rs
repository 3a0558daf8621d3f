//! What the import of a site says.

use super::super::terminal::{counted, print};
use crate::base::SitePath;
use crate::import::sites::{Generator, SitePlan};

/// What a build of the imported site would lack.
pub struct Unanswered {
    /// Documents and the addresses that would not answer.
    pub addresses: Vec<(SitePath, SitePath)>,
    /// How many errors it would have.
    pub errors: usize,
}

/// How many old addresses are printed.
const MAX_LINES: usize = 20;

/// Says what is written, and what is not.
pub fn print_plan(folder: &str, generator: Generator, plan: &SitePlan, unanswered: &Unanswered, is_dry: bool) {
    let drafts = plan.documents.iter().filter(|document| document.is_private).count();
    let pages = plan.documents.iter().filter(|document| document.is_page && !document.is_private).count();
    let posts = plan.documents.len() - drafts - pages;
    print(&format!(
        "{folder}: a {} site with {}, {} and {}",
        generator.name(),
        counted(posts, "post"),
        counted(pages, "page"),
        counted(drafts, "draft")
    ));
    if is_dry {
        for document in plan.documents.iter().filter(|document| document.source != document.target) {
            print(&format!("{} -> {}", document.source, document.target));
        }
    }
    let written = if is_dry { "would write" } else { "wrote" };
    print(&format!(
        "{written} {} and {}; {} with resources, {}",
        counted(plan.documents.len(), "document"),
        counted(plan.files.len().saturating_sub(plan.documents.len()), "other file"),
        plan.with_resources,
        match plan.aliases {
            1 => "1 alias".to_owned(),
            count => format!("{count} aliases"),
        }
    ));
    if !plan.permalinks.is_empty() {
        let added = if is_dry { "would add to" } else { "added to" };
        print(&format!("{added} [permalinks] in talkpress.toml:"));
        plan.permalinks.iter().for_each(|line| print(&format!("  {line}")));
    }
    plan.notes.iter().for_each(|note| print(&format!("note: {note}")));
    print_left(plan);
    print_unanswered(&unanswered.addresses);
    if unanswered.errors > 0 {
        let errors = counted(unanswered.errors, "error");
        print(&format!("the site has {errors}: see `talkpress check`"));
    }
}

fn print_left(plan: &SitePlan) {
    if !plan.left.is_empty() {
        print("kept as they are:");
    }
    for left in &plan.left {
        let is_same = left.path == left.source && left.line == left.source_line;
        let source = if is_same { String::new() } else { format!(" (was {}:{})", left.source, left.source_line) };
        print(&format!("  {}:{}: {}{source}", left.path, left.line, left.what));
    }
    if !plan.left_out.is_empty() {
        print("left out:");
    }
    plan.left_out.iter().for_each(|(path, reason)| print(&format!("  {path} {reason}")));
    let rest = plan.rest.iter().map(|(name, count)| match name.ends_with('/') {
        true => format!("{name} ({})", counted(*count, "file")),
        false => name.clone(),
    });
    let rest: Vec<String> = rest.collect();
    if !rest.is_empty() {
        print(&format!("not used: {}", rest.join(", ")));
    }
}

fn print_unanswered(addresses: &[(SitePath, SitePath)]) {
    if addresses.is_empty() {
        return;
    }
    print("old addresses that do not answer:");
    addresses.iter().take(MAX_LINES).for_each(|(document, address)| print(&format!("  /{address} of {document}")));
    if addresses.len() > MAX_LINES {
        print(&format!("  … and {} more", addresses.len() - MAX_LINES));
    }
}
