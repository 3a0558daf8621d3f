use clap::Args;

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
