use std::sync::Arc;
use std::time::Duration;

use super::addresses::{announce, host, hosts};
use super::clock_mode::ClockMode;
use super::rebuild::Rebuild;
use super::rebuild_report::print_rebuild;
use super::rebuilder::Rebuilder;
use super::serve_args::ServeArgs;
use crate::cli::exit::Exit;
use crate::cli::open::{self, output_folder_or_default};
use crate::cli::progress::Progress;
use crate::cli::stop::Stop;
use crate::cli::terminal::print_error;
use crate::io::preview::{self, Audience, CurrentBuild, Timeouts};
use crate::io::watch::{Wake, Watch, WatchMethod};
use crate::io::{Failure, disk};
use crate::site::model::options::{Drafts, Notes};

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
    let output = output_folder_or_default(&root);
    let mut rebuilder = Rebuilder::new(&root, output, options, clock, args.editor.clone());
    let progress = Progress::start("reading the site");
    let Rebuild { build, report } = rebuilder.first()?;
    drop(progress);
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
            let is_unreported = wake == Wake::Timer && rebuilder.has_changed_files();
            if is_unreported && watch.method() == WatchMethod::Events && !watch.event_arrives_within(EVENT_GRACE) {
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
