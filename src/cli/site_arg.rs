use std::path::PathBuf;

use clap::Args;

/// Which site.
#[derive(Debug, Args)]
pub struct SiteArg {
    /// A folder with a talkpress.toml or content/ [default: this folder, or the nearest above it]
    #[arg(value_name = "SITE")]
    pub site: Option<PathBuf>,
}
