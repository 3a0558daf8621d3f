use std::sync::Arc;
use std::time::Duration;

use clap::Args;

use super::addresses::{announce, host, hosts};
use super::clock_mode::ClockMode;
use super::rebuild::Rebuild;
use super::rebuild_report::print_rebuild;
use super::rebuilder::Rebuilder;
use crate::cli::exit::Exit;
use crate::cli::input_args::InputArgs;
use crate::cli::open::{self, output_folder};
use crate::cli::site_arg::SiteArg;
use crate::cli::stop::Stop;
use crate::cli::terminal::print_error;
use crate::io::preview::{self, Audience, CurrentBuild, Timeouts};
use crate::io::watch::{Wake, Watch, WatchMethod};
use crate::io::{Failure, disk};
use crate::site::model::options::{Drafts, Notes};

/// `serve`
#[derive(Debug, Args)]
#[command(
    after_help = "Drafts and speaker notes are shown, unless others can see the site (--lan). The output folder is \
    not changed.\n\nExamples:\n  talkpress serve --open\n  talkpress serve --editor \"code -g {file}:{line}\""
)]
pub struct ServeArgs {
    #[command(flatten)]
    pub site: SiteArg,
    /// Listen on this port, or on the next free one
    #[arg(short, long, default_value_t = 4321)]
    pub port: u16,
    /// Listen on this address [default: 127.0.0.1, or every address of this machine with --lan]
    #[arg(long, value_name = "ADDR")]
    pub host: Option<String>,
    /// Let others on the network see the site, and print a QR code of its address
    #[arg(long)]
    pub lan: bool,
    /// Open the site in the browser
    #[arg(short, long)]
    pub open: bool,
    /// Check for changes several times a second, for disks that don't report them
    #[arg(long)]
    pub poll: bool,
    /// Open a slide's source with this command when you double-click it; {file} and {line} are replaced
    #[arg(long, value_name = "CMD")]
    pub editor: Option<String>,
    /// Answer to this host name too
    #[arg(long, value_name = "NAME")]
    pub allow_host: Vec<String>,
    #[command(flatten)]
    pub input: InputArgs,
    /// Show speaker notes with --lan too
    #[arg(long)]
    pub with_notes: bool,
    /// Print how long each part of a build took
    #[arg(short, long)]
    pub verbose: bool,
}

/// How late an event may arrive after the change was found by reading the files.
const EVENT_GRACE: Duration = Duration::from_millis(200);

/// Shows the site in a browser and keeps it up to date.
pub fn run(args: &ServeArgs) -> Result<Exit, Stop> {
    let mut options = open::options(&args.input)?;
    // On this machine the author is the only reader.
    if !args.lan {
        options.drafts = Drafts::Build;
    }
    options.notes = if !args.lan || args.with_notes { Notes::InPages } else { Notes::Private };
    let root = open::root(args.site.site.as_deref())?;
    let root = disk::real_path(&root)?;
    let clock = if args.input.today.is_none() { ClockMode::Follow } else { ClockMode::Fixed };
    let output = output_folder(&root);
    let mut rebuilder = Rebuilder::new(&root, output, options, clock, args.editor.clone());
    let Rebuild { build, report } = rebuilder.first()?;
    print_rebuild(report, args.verbose);
    let current = Arc::new(CurrentBuild::new(build));
    let (listener, address) = preview::listen(host(args)?, args.port)?;
    let audience = if args.lan { Audience::Network } else { Audience::Private };
    preview::serve(listener, current.clone(), hosts(args), audience, Timeouts::default())
        .map_err(|e| Failure::new("cannot start the preview").because(e))?;
    announce(args, address);
    let wanted = if args.poll { WatchMethod::Polling } else { WatchMethod::Events };
    let watch = Watch::new(&root, wanted);
    if wanted == WatchMethod::Events && watch.method() == WatchMethod::Polling {
        print_error("note: this disk doesn't report changes, so talkpress checks it several times a second");
    }
    follow(rebuilder, watch, &current, args.verbose)
}

/// Builds whenever something has changed.
fn follow(mut rebuilder: Rebuilder, mut watch: Watch, current: &CurrentBuild, verbose: bool) -> Result<Exit, Stop> {
    // Something may have changed between the first reading and the start of the watch.
    let mut wake = Wake::Event;
    loop {
        let has_changes = match &wake {
            Wake::Saved(files) => rebuilder.read_saved(files)?,
            _ => rebuilder.read_all()?,
        };
        if wake == Wake::WatchLimit {
            print_error(
                "note: the system can't watch more folders, so talkpress checks the disk several times a second",
            );
        }
        if has_changes {
            if wake == Wake::Timer && watch.method() == WatchMethod::Events && !watch.event_arrives_within(EVENT_GRACE)
            {
                watch.switch_to_polling();
                print_error("note: the disk didn't report a change, so talkpress now checks it several times a second");
            }
            let before = current.build();
            let Rebuild { build, report } = rebuilder.rebuild(&current.open_pages(), &before);
            drop(before);
            let old = current.publish(build);
            print_rebuild(report, verbose);
            drop(old);
        }
        wake = watch.wait();
        rebuilder.restart_times();
    }
}
