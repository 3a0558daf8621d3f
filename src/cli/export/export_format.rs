use clap::ValueEnum;

use super::export_option::ExportOption;

/// What a talk is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// The slides, one a page
    Pdf,
    /// A presentation for PowerPoint, with transcripts as notes
    Pptx,
}

impl ExportFormat {
    /// As it is written in the command.
    pub fn name(self) -> &'static str {
        match self {
            ExportFormat::Pdf => "pdf",
            ExportFormat::Pptx => "pptx",
        }
    }

    /// What follows the slug in the name of the file.
    pub fn ending(self) -> &'static str {
        match self {
            ExportFormat::Pdf => ".pdf",
            ExportFormat::Pptx => ".pptx",
        }
    }

    /// The options that it takes beside those that all formats take.
    pub fn options(self) -> &'static [ExportOption] {
        use ExportOption::{Browser, PrintPage, Slides, Steps, WithNotes};
        match self {
            ExportFormat::Pdf => &[Slides, Steps, Browser, PrintPage],
            ExportFormat::Pptx => &[Slides, WithNotes],
        }
    }
}
