use std::path::PathBuf;

use clap::Args;

/// Which site.
#[derive(Debug, Args)]
pub struct SiteArg {
    /// The folder of the site [default: the current folder, or the nearest above it with a talkpress.toml]
    #[arg(value_name = "SITE")]
    pub site: Option<PathBuf>,
}
