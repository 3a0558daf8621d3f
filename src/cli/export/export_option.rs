/// An option that only some formats take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportOption {
    /// `--slides`
    Slides,
    /// `--steps`
    Steps,
    /// `--with-notes`
    WithNotes,
    /// `--paper`
    Paper,
    /// `--browser`
    Browser,
    /// `--print-page`
    PrintPage,
}

impl ExportOption {
    /// As it is written in the command.
    pub fn name(self) -> &'static str {
        match self {
            ExportOption::Slides => "--slides",
            ExportOption::Steps => "--steps",
            ExportOption::WithNotes => "--with-notes",
            ExportOption::Paper => "--paper",
            ExportOption::Browser => "--browser",
            ExportOption::PrintPage => "--print-page",
        }
    }
}
