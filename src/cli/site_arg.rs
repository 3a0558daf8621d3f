use std::path::PathBuf;

use clap::Args;

/// Which site.
#[derive(Debug, Args)]
pub struct SiteArg {
    /// The folder of the site [default: the nearest folder with a talkpress.toml, from the current one upwards; otherwise the
    /// current folder]
    #[arg(value_name = "SITE")]
    pub site: Option<PathBuf>,
}
