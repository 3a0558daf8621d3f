use crate::base::SitePath;
use crate::cli::stop::Stop;
use crate::cli::terminal::{ask, counted};
use crate::publish::{Manifest, Plan, Target, TargetPlace};

/// How many files are named.
const MAX_NAMED: usize = 10;

/// What somebody should confirm before `plan` is carried out for the site with the manifest `site`.
pub fn questions(target: &Target, plan: &Plan, site: &Manifest) -> Vec<String> {
    let mut questions = Vec::new();
    if let (Some(theirs), Some(ours)) = (&plan.old.owner, &site.owner)
        && !theirs.is_same(ours)
    {
        let url = theirs.base_url.iter().map(|url| format!(" ({url})")).collect::<String>();
        questions.push(format!("another site, `{}`{url}, is published there and will be replaced", theirs.title));
    }
    if !plan.obstacles.is_empty() {
        let files = counted(plan.obstacles.len(), "file");
        let names = named(plan.obstacles.iter());
        questions.push(format!("{files} that talkpress did not write will be replaced: {names}"));
    } else if matches!(target.place, TargetPlace::Folder(_)) && !plan.foreign.is_empty() && plan.is_first {
        let names = named(plan.foreign.iter());
        questions.push(format!("talkpress has published nothing to this folder yet, and it has other files: {names}"));
    }
    if plan.needs_confirmation() {
        let (deleted, all) = (plan.deletions.len(), plan.old.len());
        questions.push(format!("{deleted} of {} will be deleted", counted(all, "published file")));
    }
    questions
}

fn named<'p>(paths: impl ExactSizeIterator<Item = &'p SitePath>) -> String {
    let count = paths.len();
    let names = paths.take(MAX_NAMED).map(SitePath::as_str).collect::<Vec<_>>().join(", ");
    match count > MAX_NAMED {
        true => format!("{names} and {} more", count - MAX_NAMED),
        false => names,
    }
}

/// Asks the user, if there is a terminal.
///
/// # Errors
/// If the answer is not yes, or nobody can be asked.
pub fn confirm(questions: &[String]) -> Result<(), Stop> {
    let all = questions.join("; ");
    match ask(&format!("{all}. Continue?")) {
        Some(true) => Ok(()),
        Some(false) => Err(Stop::Usage("not published: it was not confirmed".into())),
        None => Err(Stop::Usage(format!("{all}: pass `--yes` to confirm this"))),
    }
}
