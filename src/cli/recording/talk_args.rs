use std::path::PathBuf;

use clap::Args;

/// Which talk, and which of its recordings.
#[derive(Debug, Args)]
pub struct TalkArgs {
    /// The talk: the last part of its address, or the path of its file. It may be a draft
    #[arg(value_name = "TALK")]
    pub talk: String,
    /// The folder of the site [default: the nearest folder with a talkpress.toml, from the current one upwards; otherwise the
    /// current folder]
    #[arg(long, alias = "into", value_name = "SITE")]
    pub site: Option<PathBuf>,
    /// Use the recording of this delivery, counted from 1 as in the front matter [default: the main recording]
    #[arg(long, value_name = "N")]
    pub delivery: Option<usize>,
    /// Replace the file instead of showing what would change
    #[arg(long)]
    pub write: bool,
}
