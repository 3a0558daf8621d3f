use std::path::PathBuf;

use clap::Args;

use super::export_format::ExportFormat;
use super::export_option::ExportOption;
use super::paper::Paper;
use super::slide_ranges::SlideRanges;

/// `export`
#[derive(Debug, Args)]
#[command(
    after_help = "The site is built first, in memory. The file is written beside its target and then moved, so a failed export leaves the old file.\n\
    Exit codes: 0 done, 1 the site has errors, 2 system error, 3 usage error."
)]
pub struct ExportArgs {
    /// Choose the format
    #[arg(value_enum, value_name = "FORMAT")]
    pub format: ExportFormat,
    /// The talk: the last part of its address, or the path of its file. It may be a draft
    #[arg(value_name = "TALK")]
    pub talk: String,
    /// Write to this file; `-` is standard output [default: a file in the current folder with the name of the talk; standard output
    /// for chapters and captions]. For chapters, the ending chooses the format: .txt, .vtt or .json; for captions, .vtt or .srt
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The folder of the site [default: the nearest folder with a talkpress.toml, from the current one upwards; otherwise the
    /// current folder]
    #[arg(long, value_name = "SITE")]
    pub site: Option<PathBuf>,
    /// Include only these slides, such as 3-10,14
    #[arg(long, value_name = "NUMBERS")]
    pub slides: Option<SlideRanges>,
    /// Make a page for each step of a slide [default: one page with all steps]
    #[arg(long)]
    pub steps: bool,
    /// Include speaker notes. For your own use: do not publish the result
    #[arg(long)]
    pub with_notes: bool,
    /// Choose the paper [default: paper in the [export] section of talkpress.toml, or a4]
    #[arg(long, value_enum, value_name = "PAPER")]
    pub paper: Option<Paper>,
    /// Print with this browser [default: TALKPRESS_BROWSER, CHROME_PATH, or an installed Chromium, Chrome, Edge or Brave]
    #[arg(long, value_name = "PROGRAM")]
    pub browser: Option<PathBuf>,
    /// Write the page that a browser would print, to print it yourself
    #[arg(long, conflicts_with = "browser")]
    pub print_page: bool,
    /// Use this date as today, as YYYY-MM-DD [default: SOURCE_DATE_EPOCH, or the current date]
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
    /// Set the site's published address; overrides base_url in talkpress.toml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
}

impl ExportArgs {
    /// How the name of the file to write ends, in small letters; `None` for standard output.
    pub fn ending(&self) -> Option<String> {
        let name = self.output.as_ref()?.to_string_lossy().to_ascii_lowercase();
        (name != "-").then(|| name.rsplit_once('.').map_or("", |(_, end)| end).to_owned())
    }

    /// The options that were given and that not all formats take.
    pub fn given(&self) -> impl Iterator<Item = ExportOption> {
        let given = [
            (ExportOption::Slides, self.slides.is_some()),
            (ExportOption::Steps, self.steps),
            (ExportOption::WithNotes, self.with_notes),
            (ExportOption::Paper, self.paper.is_some()),
            (ExportOption::Browser, self.browser.is_some()),
            (ExportOption::PrintPage, self.print_page),
        ];
        given.into_iter().filter(|(_, is_given)| *is_given).map(|(option, _)| option)
    }
}
