//! `serve`: read, build, show, wait, for ever.

mod rounds;
mod site_actions;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::arguments::ServeArgs;
use super::exit::{Exit, Stop};
use super::open::{self, output_folder};
use super::terminal::{say, say_error, show, summary};
use crate::io::preview::{self, Audience, CurrentBuild, Hosts, Timeouts};
use crate::io::watch::{Means, Wake, Watch};
use crate::io::{Failure, disk, launch};
use crate::site::model::options::{Drafts, Notes};

use rounds::{Round, Rounds};

/// How late an event may come after what it tells of was found by looking.
const LATE: Duration = Duration::from_millis(200);

/// Shows the site in a browser and keeps what is shown up to date.
pub fn run(args: &ServeArgs) -> Result<Exit, Stop> {
    let mut options = open::options(&args.input)?;
    // On this machine the author is the only reader.
    if !args.lan {
        options.drafts = Drafts::Build;
    }
    options.notes = if !args.lan || args.with_notes { Notes::InPages } else { Notes::Private };
    let root = open::root(args.site.site.as_deref())?;
    let root = disk::real_path(&root)?;
    let follows_clock = args.input.today.is_none();
    let output = output_folder(&root);
    let mut rounds = Rounds::new(&root, output, options, follows_clock, args.editor.clone());
    let first = rounds.next(&[], None)?;
    tell(&first, args.verbose);
    let current = Arc::new(CurrentBuild::new(first.edition));
    let (listener, address) = preview::listen(host(args)?, args.port)?;
    let audience = if args.lan { Audience::Network } else { Audience::Private };
    preview::serve(listener, current.clone(), hosts(args), audience, Timeouts::default())
        .map_err(|e| Failure::new("cannot start the preview").because(e))?;
    announce(args, address);
    let wanted = if args.poll { Means::Polling } else { Means::Events };
    let watch = Watch::new(&root, wanted);
    if wanted == Means::Events && watch.means() == Means::Polling {
        say_error("note: this disk does not tell of changes: it is looked at several times a second");
    }
    follow(rounds, watch, &current, args.verbose)
}

/// Builds whenever something changed.
fn follow(mut rounds: Rounds, mut watch: Watch, current: &CurrentBuild, verbose: bool) -> Result<Exit, Stop> {
    // Something may have changed between the first reading and the first look.
    let mut wake = Wake::Event;
    loop {
        let has_news = match &wake {
            Wake::Saved(files) => rounds.look_at(files)?,
            _ => rounds.look()?,
        };
        if wake == Wake::Deaf {
            say_error("note: the system watches no more folders: the disk is looked at several times a second");
        }
        if has_news {
            if wake == Wake::Time && watch.means() == Means::Events && !watch.hears_within(LATE) {
                watch.give_up_events();
                say_error("note: a change was not told: the disk is looked at several times a second from now on");
            }
            let before = current.build();
            let Round { edition, told, diagnostics, times } = rounds.next(&current.open_pages(), Some(&before))?;
            drop(before);
            let old = current.publish(edition);
            tell_parts(&told, diagnostics.as_deref(), &times.finish(), verbose);
            drop(old);
        }
        wake = watch.wait();
        rounds.woken();
    }
}

fn tell(round: &Round, verbose: bool) {
    tell_parts(&round.told, round.diagnostics.as_deref(), &round.times.clone().finish(), verbose);
}

fn tell_parts(told: &str, diagnostics: Option<&[crate::base::Diagnostic]>, times: &str, verbose: bool) {
    if let Some(diagnostics) = diagnostics {
        show(diagnostics);
    }
    let counts = diagnostics.and_then(summary).map(|s| format!(" ({s})")).unwrap_or_default();
    say(&format!("{told}{counts}"));
    if verbose {
        say(times);
    }
}

fn host(args: &ServeArgs) -> Result<IpAddr, Stop> {
    match (&args.host, args.lan) {
        (Some(host), _) if host == "localhost" => Ok(Ipv4Addr::LOCALHOST.into()),
        (Some(host), lan) => {
            let address: IpAddr =
                host.parse().map_err(|_| Stop::Usage(format!("`{host}` is no address; write it as 127.0.0.1")))?;
            match address.is_loopback() || lan {
                true => Ok(address),
                false => Err(Stop::Usage(format!("others on the network could see {address}: say so with `--lan`"))),
            }
        }
        (None, true) => Ok(Ipv4Addr::UNSPECIFIED.into()),
        (None, false) => Ok(Ipv4Addr::LOCALHOST.into()),
    }
}

fn hosts(args: &ServeArgs) -> Hosts {
    Hosts::new(&args.allow_host)
}

fn announce(args: &ServeArgs, address: SocketAddr) {
    let own = match address.ip().is_unspecified() {
        true => SocketAddr::new(Ipv4Addr::LOCALHOST.into(), address.port()),
        false => address,
    };
    let url = format!("http://{own}/");
    say(&format!("serving at {url} (Ctrl-C ends)"));
    if args.lan {
        let shared = if address.ip().is_unspecified() { preview::network_address() } else { Some(address.ip()) };
        warn_of_network(shared.map(|ip| SocketAddr::new(ip, address.port())));
    }
    if args.open
        && let Err(failure) = launch::browser(&url)
    {
        say_error(&format!("note: no browser was opened: {}", failure.message()));
    }
}

fn warn_of_network(address: Option<SocketAddr>) {
    say_error("warning: everybody on this network can see the preview until you end it");
    let Some(address) = address else {
        return say_error("note: this machine seems to be in no network");
    };
    let url = format!("http://{address}/");
    say(&format!("on the network: {url}"));
    if let Ok(code) = qrcode::QrCode::new(&url) {
        say(&code.render::<qrcode::render::unicode::Dense1x2>().build());
    }
}

/// The path of a file of the site for an editor.
fn file_of(root: &Path, path: &crate::base::SitePath) -> std::path::PathBuf {
    root.join(path.as_str())
}
