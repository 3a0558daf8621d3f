use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Turns talks written in Markdown into a site that people want to read, watch and present from.
#[derive(Debug, Parser)]
#[command(name = "talkpress", version, max_term_width = 100, arg_required_else_help = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a site: a folder with a talk that shows what can be done, ready to build
    Init(InitArgs),
    /// Start a talk: today's date, a free slug, and one slide per picture if you have some
    New(NewArgs),
    /// Show the site in a browser, and every change as you save it
    Serve(ServeArgs),
    /// Build the site into its output folder
    Build(BuildArgs),
    /// Build without writing anything; every warning is an error
    Check(CheckArgs),
    /// Show each document: slides, transcripts to come, alt texts missing, words and minutes
    Status(StatusArgs),
    /// Remove what `build` wrote, and nothing else
    Clean(CleanArgs),
    /// Work on the look of the site
    Theme(ThemeArgs),
    /// Print a script that completes commands in your shell
    Completions(CompletionsArgs),
}

/// `init`
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  talkpress init my-talks && talkpress build my-talks")]
pub struct InitArgs {
    /// The folder; it must be new or empty
    pub dir: PathBuf,
}

/// `new`
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  talkpress new \"What the queue taught us\"\n  \
    talkpress new \"What the queue taught us\" --images static/img/queue")]
pub struct NewArgs {
    /// The talk's title
    pub title: String,
    /// Write one slide for each picture in this folder, in the order of their names; alt texts are left to you.
    /// Pictures from outside the site are copied to static/img/SLUG
    #[arg(long, value_name = "DIR")]
    pub images: Option<PathBuf>,
    /// The site: a folder with a talkpress.toml [default: this folder, or the nearest above it]
    #[arg(long, value_name = "SITE")]
    pub site: Option<PathBuf>,
    /// The talk's date instead of today's, as YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
}

/// Which site.
#[derive(Debug, Args)]
pub struct SiteArg {
    /// A folder with a talkpress.toml or content/ [default: this folder, or the nearest above it]
    #[arg(value_name = "SITE")]
    pub site: Option<PathBuf>,
}

/// What goes into a build.
#[derive(Clone, Debug, Default, Args)]
pub struct InputArgs {
    /// Build drafts too; each carries a badge
    #[arg(long)]
    pub drafts: bool,
    /// Build posts dated after today too
    #[arg(long)]
    pub future: bool,
    /// The day to take for today, as YYYY-MM-DD [default: SOURCE_DATE_EPOCH, else the date here]
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
    /// Where the site will be published, instead of base_url in talkpress.toml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
}

/// `serve`
#[derive(Debug, Args)]
#[command(
    after_help = "Drafts and private notes are shown, unless others can see them (--lan). The output folder is not \
    touched.\n\nExamples:\n  talkpress serve --open\n  talkpress serve --editor \"code -g {file}:{line}\""
)]
pub struct ServeArgs {
    #[command(flatten)]
    pub site: SiteArg,
    /// The port; if it is taken, the next free one
    #[arg(short, long, default_value_t = 4321)]
    pub port: u16,
    /// The address to listen at [default: 127.0.0.1, with --lan all of this machine]
    #[arg(long, value_name = "ADDR")]
    pub host: Option<String>,
    /// Let others on the network see it, and print a QR code of its address
    #[arg(long)]
    pub lan: bool,
    /// Open it in the browser
    #[arg(short, long)]
    pub open: bool,
    /// Look for changes several times a second, where the disk does not tell of them
    #[arg(long)]
    pub poll: bool,
    /// Open a slide's source with this command on a double click; {file} and {line} are filled in
    #[arg(long, value_name = "CMD")]
    pub editor: Option<String>,
    /// Answer to this host name too
    #[arg(long, value_name = "NAME")]
    pub allow_host: Vec<String>,
    #[command(flatten)]
    pub input: InputArgs,
    /// Show private notes with --lan too
    #[arg(long)]
    pub with_notes: bool,
    /// Say how long each part of a build took
    #[arg(short, long)]
    pub verbose: bool,
}

/// `build`
#[derive(Debug, Args)]
#[command(after_help = "Files in the output folder that talkpress did not write are never touched.\n\
    Exit codes: 0 done, 1 the site has errors, 2 the world is broken, 3 wrong use.")]
pub struct BuildArgs {
    #[command(flatten)]
    pub site: SiteArg,
    /// Write to this folder [default: public, or dir of [output] in talkpress.toml]
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub input: InputArgs,
    /// Take every warning for an error
    #[arg(long)]
    pub strict: bool,
    /// Put private notes into the pages, for the speaker's own use: do not publish them
    #[arg(long)]
    pub with_notes: bool,
    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Say for each document why it is, or is not, a talk
    #[arg(short, long)]
    pub verbose: bool,
}

/// `check`
#[derive(Debug, Args)]
#[command(after_help = "Everything is rendered, and nothing is written: what passes here is built without a word.")]
pub struct CheckArgs {
    #[command(flatten)]
    pub site: SiteArg,
    #[command(flatten)]
    pub input: InputArgs,
    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// `status`
#[derive(Debug, Args)]
#[command(after_help = "Minutes are counted at 140 words a minute. Drafts and posts of days to come are included.")]
pub struct StatusArgs {
    #[command(flatten)]
    pub site: SiteArg,
    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Say for each document why it is, or is not, a talk
    #[arg(short, long)]
    pub verbose: bool,
}

/// `clean`
#[derive(Debug, Args)]
#[command(after_help = "Only what the manifest in the output folder lists is removed.")]
pub struct CleanArgs {
    #[command(flatten)]
    pub site: SiteArg,
    /// The output folder [default: public, or dir of [output] in talkpress.toml]
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

/// `theme`
#[derive(Debug, Args)]
pub struct ThemeArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: ThemeCommand,
}

/// The commands of `theme`.
#[derive(Debug, Subcommand)]
pub enum ThemeCommand {
    /// Copy an embedded theme's files into the site, where they can be changed
    Eject(EjectArgs),
}

/// `theme eject`
#[derive(Debug, Args)]
#[command(
    after_help = "A file in themes/NAME stands before the embedded one of that name; keep those you change and\n\
    delete the others, and new versions of talkpress will reach you."
)]
pub struct EjectArgs {
    /// The theme
    #[arg(default_value = "default")]
    pub name: String,
    /// The site [default: this folder, or the nearest above it]
    #[arg(long, value_name = "SITE")]
    pub site: Option<PathBuf>,
}

/// `completions`
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  talkpress completions bash > ~/.local/share/bash-completion/completions/talkpress")]
pub struct CompletionsArgs {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// How to report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}
