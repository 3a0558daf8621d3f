use clap::ValueEnum;

use super::export_option::ExportOption;

/// What a talk is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// The slides, one a page
    Pdf,
}

impl ExportFormat {
    /// As it is written in the command.
    pub fn name(self) -> &'static str {
        match self {
            ExportFormat::Pdf => "pdf",
        }
    }

    /// What follows the slug in the name of the file.
    pub fn ending(self) -> &'static str {
        match self {
            ExportFormat::Pdf => ".pdf",
        }
    }

    /// The options that it takes beside those that all formats take.
    pub fn options(self) -> &'static [ExportOption] {
        use ExportOption::{Browser, PrintPage, Slides, Steps};
        match self {
            ExportFormat::Pdf => &[Slides, Steps, Browser, PrintPage],
        }
    }
}
