use std::io;

use crate::base::Diagnostic;

/// Why a PDF was not written.
#[derive(Debug)]
pub enum PdfError {
    /// A picture cannot be read or put into it.
    Picture(Diagnostic),
    /// What is written cannot be written.
    Output(io::Error),
    /// The library cannot write it, which is a mistake of this program.
    Library(String),
}

impl From<Diagnostic> for PdfError {
    fn from(diagnostic: Diagnostic) -> PdfError {
        PdfError::Picture(diagnostic)
    }
}
