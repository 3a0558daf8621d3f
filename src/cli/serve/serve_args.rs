use clap::Args;

use crate::cli::input_args::InputArgs;
use crate::cli::site_arg::SiteArg;

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
    /// Let others on the network see the site, and print a QR code for its address
    #[arg(long)]
    pub lan: bool,
    /// Open the site in the browser
    #[arg(short, long)]
    pub open: bool,
    /// Check for changes several times a second, for disks that don't report them
    #[arg(long)]
    pub poll: bool,
    /// When you double-click a slide, open its source with this command; {file} and {line} stand for the file and the line
    #[arg(long, value_name = "CMD")]
    pub editor: Option<String>,
    /// Also accept requests for this host name
    #[arg(long, value_name = "NAME")]
    pub allow_host: Vec<String>,
    #[command(flatten)]
    pub input: InputArgs,
    /// Include speaker notes even with --lan
    #[arg(long)]
    pub with_notes: bool,
    /// Print how long each part of a build took
    #[arg(short, long)]
    pub verbose: bool,
}
