use std::io::{self, Write};

use zip::write::{PreparedZipFile, SimpleFileOptions};
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::counting_writer::CountingWriter;

/// The archive that a presentation is. Its parts have no dates of their own, and one part is in memory at a time.
pub struct Package<W: Write> {
    zip: ZipWriter<CountingWriter<W>>,
}

impl<W: Write> Package<W> {
    /// An archive that is written to `out`.
    pub fn new(out: W) -> Package<W> {
        Package { zip: ZipWriter::new(CountingWriter::new(out)) }
    }

    /// Adds a part of XML, which is compressed.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn xml(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.part(name, text.as_bytes(), CompressionMethod::Deflated)
    }

    /// Adds a picture, which is compressed already.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn picture(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.part(name, bytes, CompressionMethod::Stored)
    }

    fn part(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) -> io::Result<()> {
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default());
        let prepared = PreparedZipFile::from_data(name, options, bytes).map_err(io::Error::from)?;
        self.zip.add_prepared_file(prepared).map_err(io::Error::from)
    }

    /// Writes the list of all parts.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn finish(self) -> io::Result<()> {
        self.zip.finish().map_err(io::Error::from)?.flush()
    }
}
