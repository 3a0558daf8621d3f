use std::path::PathBuf;

use clap::Args;

use crate::cli::format::Format;

/// `publish`
#[derive(Debug, Args)]
#[command(
    after_help = "Only files that talkpress published are ever replaced or deleted. Keys of a store are read from AWS_ACCESS_KEY_ID,\n\
    AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.\n\
    Exit codes: 0 done, 1 the site has errors or warnings, 2 system error, 3 usage error."
)]
pub struct PublishArgs {
    /// Publish to this target, a table [publish.TARGET] in talkpress.toml; needed only if there are several
    #[arg(value_name = "TARGET")]
    pub target: Option<String>,
    /// Show what would change, and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Don't ask before many files are deleted, or files that talkpress did not write are replaced
    #[arg(long)]
    pub yes: bool,
    /// Publish what is in the output folder, without building the site
    #[arg(long)]
    pub no_build: bool,
    /// Publish a preview below preview/NAME/, which search engines don't list
    #[arg(long = "as", value_name = "NAME")]
    pub preview: Option<String>,
    /// Remove the preview
    #[arg(long, requires = "preview", conflicts_with = "no_build")]
    pub delete: bool,
    /// The folder of the site [default: the nearest folder with a talkpress.toml, from the current one upwards]
    #[arg(long, alias = "into", value_name = "SITE")]
    pub site: Option<PathBuf>,
    /// Choose the format of the plan
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}
