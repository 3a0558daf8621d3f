use clap::Args;

/// What goes into a build.
#[derive(Clone, Debug, Default, Args)]
pub struct InputArgs {
    /// Include drafts, each marked with a badge
    #[arg(long)]
    pub drafts: bool,
    /// Include posts dated after today
    #[arg(long)]
    pub future: bool,
    /// Use this date as today, as YYYY-MM-DD [default: SOURCE_DATE_EPOCH, or the current date]
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
    /// Set the site's published address; overrides base_url in talkpress.toml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
}
