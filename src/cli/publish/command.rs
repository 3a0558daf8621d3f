use std::path::Path;

use super::args::PublishArgs;
use super::choose::{read_config, target};
use super::confirm::{confirm, questions};
use super::connect::connect;
use super::plan_report::{PlanReport, print_plan};
use super::refusals::{check_address, check_build};
use crate::base::SitePath;
use crate::base::data::shown;
use crate::cli::build::{self, BuildArgs};
use crate::cli::exit::Exit;
use crate::cli::format::Format;
use crate::cli::input_args::InputArgs;
use crate::cli::open::{output_folder, root};
use crate::cli::progress::Progress;
use crate::cli::site_arg::SiteArg;
use crate::cli::stop::Stop;
use crate::cli::terminal::{counted, print, print_diagnostics, print_error};
use crate::io::disk::{self, BuiltSite};
use crate::io::publish::{Delivery, Destination};
use crate::io::{Failure, clock};
use crate::publish::{Plan, SiteFiles, Target, TargetPlace};
use crate::site::model::options::Indexing;
use crate::talk::meta::slug_rule::slug_problem;

/// Publishes the site.
pub fn run(args: &PublishArgs) -> Result<Exit, Stop> {
    let root = root(args.site.as_deref())?;
    let config = match read_config(&root)? {
        Ok(config) => config,
        Err(mistakes) => {
            print_diagnostics(&mistakes);
            return Ok(Exit::SiteErrors);
        }
    };
    let target = target(&config.targets, args.target.as_deref())?;
    let preview = args.preview.as_deref().map(preview_folder).transpose()?;
    if args.delete {
        return publish(args, &root, &output_folder(&root)?, target, preview.as_ref(), &BuiltSite::nothing());
    }
    let url = check_address(config.base_url.as_deref())?;
    let output = match &preview {
        Some(_) => disk::private_folder(&root, disk::cache::PREVIEW)?,
        None => output_folder(&root)?,
    };
    if !args.no_build && !build(&root, &output, url, preview.as_ref())? {
        return Ok(Exit::SiteErrors);
    }
    let built = BuiltSite::open(&output)?;
    check_build(&built.site.manifest, preview.as_ref(), clock::today()?)?;
    publish(args, &root, &output, target, preview.as_ref(), &built)
}

/// The folder of the preview `name` in a target.
fn preview_folder(name: &str) -> Result<SitePath, Stop> {
    let usage = |problem: &str| {
        Stop::Usage(format!(
            "`{}` cannot be the name of a preview: {problem}; use a name such as `draft-2`",
            shown(name)
        ))
    };
    match slug_problem(name) {
        Some(problem) => Err(usage(problem)),
        None => SitePath::new(&format!("preview/{name}")).ok_or_else(|| usage("it is not a name")),
    }
}

/// Builds the site strictly into `output`, for the address `url` or that of the preview; `false` if it has errors or warnings.
fn build(root: &Path, output: &Path, url: &str, preview: Option<&SitePath>) -> Result<bool, Stop> {
    let base_url = preview.map(|preview| format!("{url}{preview}/"));
    let args = BuildArgs {
        site: SiteArg { site: Some(root.to_owned()) },
        output: Some(output.to_owned()),
        input: InputArgs { base_url, ..InputArgs::default() },
        verify: false,
        // Nobody else writes to the folder of previews, whatever the last one was called.
        overwrite: preview.is_some(),
        strict: true,
        with_notes: false,
        format: Format::Text,
        verbose: false,
    };
    let indexing = if preview.is_some() { Indexing::Forbidden } else { Indexing::Allowed };
    let built = build::build(&args, indexing)?;
    print_diagnostics(&built.diagnostics);
    if built.done.is_none() {
        print_error("not published: fix the errors first; the published site has not changed");
    }
    Ok(built.done.is_some())
}

/// How often a plan is made again because somebody else published at the same time.
const MAX_ATTEMPTS: usize = 2;

fn publish(
    args: &PublishArgs,
    root: &Path,
    output: &Path,
    target: &Target,
    preview: Option<&SitePath>,
    built: &BuiltSite,
) -> Result<Exit, Stop> {
    let mut destination = connect(target, preview, root, output, args)?;
    for attempt in 1..=MAX_ATTEMPTS {
        let progress = Progress::start("reading the target");
        let mut plan = plan(destination.as_mut(), &built.site, if args.delete { 0 } else { target.keep_days })?;
        drop(progress);
        if args.delete && plan.is_first {
            return Err(Stop::Usage(format!("there is no such preview at the target `{}`", target.name)));
        }
        let report = PlanReport::new(&target.name, &plan, &built.site.manifest);
        match args.format {
            Format::Json => {}
            Format::Text if plan.is_empty() => print("nothing to publish"),
            Format::Text => print_plan(&report, args.dry_run),
        }
        let is_done = plan.is_empty() || args.dry_run;
        let delivery =
            if is_done { None } else { Some(carry_out(args, target, &mut plan, destination.as_mut(), built)) };
        let is_next = attempt < MAX_ATTEMPTS && matches!(delivery, Some(Ok(Delivery::Overtaken)));
        if args.format == Format::Json && !is_next {
            print(&report.to_json());
        }
        match delivery.transpose()? {
            None => return Ok(Exit::Done),
            Some(Delivery::Done(kept)) => {
                finish(args, target, &plan, &kept, &built.site);
                return Ok(Exit::Done);
            }
            Some(Delivery::Overtaken) if is_next => {
                print_error("somebody else published at the same time: planning again");
            }
            Some(Delivery::Overtaken) => {}
        }
    }
    Err(Failure::new("somebody else publishes to this target at the same time: try again later").into())
}

/// Asks what is to be asked about `plan`, and carries it out.
fn carry_out(
    args: &PublishArgs,
    target: &Target,
    plan: &mut Plan,
    destination: &mut dyn Destination,
    built: &BuiltSite,
) -> Result<Delivery, Stop> {
    plan.is_confirmed = args.yes;
    let questions = questions(target, plan, &built.site.manifest);
    if !args.yes && !args.delete && !questions.is_empty() {
        confirm(&questions)?;
        plan.is_confirmed = true;
    }
    let progress = Progress::start("sending files");
    let done = progress.step("sending files", plan.puts.len());
    Ok(destination.send(plan, built, &done)?)
}

fn plan(destination: &mut dyn Destination, site: &SiteFiles, keep_days: u32) -> Result<Plan, Stop> {
    let mut state = destination.read()?;
    if state.listing.is_none() && Plan::needs_listing(site, state.manifest.as_ref()) {
        state.listing = Some(destination.list()?);
    }
    let mut plan = Plan::new(site, &state, clock::today()?, keep_days);
    let unclear: Vec<SitePath> = plan.unsure.union(&plan.obstacles).cloned().collect();
    for path in unclear {
        if let Some(entry) = site.files.get(&path) {
            plan.settle(&path, destination.has(&path, *entry)?);
        }
    }
    destination.complete(&mut plan);
    Ok(plan)
}

fn finish(args: &PublishArgs, target: &Target, plan: &Plan, kept: &[SitePath], site: &SiteFiles) {
    for path in kept {
        print_error(&format!("warning: kept `{path}`, which was edited since it was published"));
    }
    let sent = counted(plan.puts.len(), "file");
    let deleted = counted(plan.deletions.len() - kept.len(), "file");
    let url = site.manifest.owner.as_ref().and_then(|owner| owner.base_url.as_deref());
    let place = url.map(|url| format!(": {url}")).unwrap_or_default();
    let line = format!("published to `{}`: {sent} sent, {deleted} deleted{place}", target.name);
    let say = |line: &str| match args.format {
        Format::Json => print_error(line),
        Format::Text => print(line),
    };
    let changed = plan.puts.iter().filter(|put| put.replaces).map(|put| &put.path).chain(&plan.deletions);
    let changed: Vec<&SitePath> = changed.collect();
    if matches!(target.place, TargetPlace::S3(_)) && !changed.is_empty() {
        say("changed paths, if a cache in front of the store must forget them:");
        changed.iter().for_each(|path| say(&format!("/{path}")));
    }
    say(&line);
}
