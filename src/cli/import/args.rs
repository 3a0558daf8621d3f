use std::path::PathBuf;

use clap::Args;

use super::builds_arg::BuildsArg;
use super::notes_arg::NotesArg;
use crate::import::choices::Choices;

/// `import`
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  talkpress import jars.pdf --date 2026-05-14\n  \
    talkpress import jars.pdf jars.pptx --date 2026-05-14\n  talkpress import jars.pdf --title \"Nine jars\" --notes none --dry-run\n  \
    talkpress import old-blog --site my-talks\n\n\
    Exit codes: 0 done, 1 done but a page is missing, 2 system error, 3 nothing was imported")]
pub struct ImportArgs {
    /// The slides as a PDF or a folder of images. If you like, add the same deck as a PowerPoint file, for its speaker notes, a
    /// text with the words of the slides, captions of the recording, a list of chapters, or BigBlueButton's shapes.svg. Or the
    /// folder of a whole Pelican, Jekyll or Hugo site
    #[arg(value_name = "SOURCE", required = true)]
    pub sources: Vec<PathBuf>,
    /// Add the talk to the site in this folder; a whole site can also go to a new folder [default: the nearest folder with a talkpress.toml, from the current one upwards;
    /// otherwise the current folder]
    #[arg(long, alias = "into", value_name = "SITE")]
    pub site: Option<PathBuf>,
    /// Set the title [default: that of the deck, or the largest words on its first slide]
    #[arg(long)]
    pub title: Option<String>,
    /// Set the last part of the talk's address [default: made from the title]
    #[arg(long)]
    pub slug: Option<String>,
    /// Set the date of the talk, as YYYY-MM-DD [default: the date in the name of the file]
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Choose where the speaker notes of the deck go [default: private, or as in the last import]
    #[arg(long, value_enum)]
    pub notes: Option<NotesArg>,
    /// Choose whether the steps of an animation become one slide [default: merge, or as in the last import]
    #[arg(long, value_enum)]
    pub builds: Option<BuildsArg>,
    /// Expect the hidden slides of the PowerPoint file in the PDF too
    #[arg(long)]
    pub hidden: bool,
    /// Set the width of the pictures in pixels [default: 1920, or as in the last import]
    #[arg(long, value_name = "PIXELS")]
    pub width: Option<u32>,
    /// Open a locked PDF with this password
    #[arg(long, value_name = "TEXT")]
    pub password: Option<String>,
    /// Publish the deck with the talk. It can contain speaker notes and names
    #[arg(long)]
    pub publish_deck: bool,
    /// Make text slides of a PowerPoint file, without any pictures
    #[arg(long, conflicts_with = "publish_deck")]
    pub text_only: bool,
    /// Show what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

impl ImportArgs {
    /// How the deck is imported: as the author says, or else as it was before.
    pub fn choices(&self, before: Choices) -> Choices {
        Choices {
            keeps_builds: self.builds.map_or(before.keeps_builds, |builds| builds == BuildsArg::Keep),
            notes: self.notes.map_or(before.notes, Into::into),
            takes_hidden: self.hidden || before.takes_hidden,
            width: self.width.unwrap_or(before.width),
        }
    }
}
