use clap::ValueEnum;

use super::export_option::ExportOption;

/// What a talk is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// A PDF of the slides, one per page
    Pdf,
    /// A PDF of the article: slides and words
    Handout,
    /// A presentation for PowerPoint, with transcripts as notes
    Pptx,
    /// The page of the talk as one file that opens with a double click and presents
    Html,
    /// The talk as plain Markdown
    Markdown,
    /// The chapters of its recording, for other players
    Chapters,
    /// The captions of its recording with the words of its transcripts
    Captions,
}

impl ExportFormat {
    /// As it is written in the command.
    pub fn name(self) -> &'static str {
        match self {
            ExportFormat::Pdf => "pdf",
            ExportFormat::Handout => "handout",
            ExportFormat::Pptx => "pptx",
            ExportFormat::Html => "html",
            ExportFormat::Markdown => "markdown",
            ExportFormat::Chapters => "chapters",
            ExportFormat::Captions => "captions",
        }
    }

    /// What follows the slug in the name of the file; `None` if it goes to standard output unless `--output` names a file.
    pub fn ending(self) -> Option<&'static str> {
        match self {
            ExportFormat::Pdf => Some(".pdf"),
            ExportFormat::Handout => Some("-handout.pdf"),
            ExportFormat::Pptx => Some(".pptx"),
            ExportFormat::Html => Some(".html"),
            ExportFormat::Markdown => Some(".md"),
            ExportFormat::Chapters | ExportFormat::Captions => None,
        }
    }

    /// Whether it has the images that the talk shows, or what a browser makes of them.
    pub fn shows_files(self) -> bool {
        matches!(self, ExportFormat::Pdf | ExportFormat::Handout | ExportFormat::Pptx | ExportFormat::Html)
    }

    /// The options that it takes beside those that all formats take.
    pub fn options(self) -> &'static [ExportOption] {
        use ExportOption::{Browser, Paper, PrintPage, Slides, Steps, WithNotes};
        match self {
            ExportFormat::Pdf => &[Slides, Steps, Browser, PrintPage],
            ExportFormat::Handout => &[WithNotes, Paper, Browser, PrintPage],
            ExportFormat::Pptx => &[Slides, WithNotes],
            ExportFormat::Html | ExportFormat::Markdown | ExportFormat::Chapters | ExportFormat::Captions => &[],
        }
    }
}
