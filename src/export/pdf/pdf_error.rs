use std::io;

/// Why a PDF was not written.
#[derive(Debug)]
pub enum PdfError {
    /// What is written cannot be written.
    Output(io::Error),
    /// The library cannot write it, which is a mistake of this program.
    Library(String),
}
