use std::io::{self, ErrorKind, Write};
use std::net::TcpStream;
use std::time::Instant;

use super::min_rate::MinRate;

/// The writing side of a connection, which fails if the client reads too slowly.
#[derive(Debug)]
pub struct MinRateWriter<'a> {
    stream: &'a TcpStream,
    rate: MinRate,
}

impl<'a> MinRateWriter<'a> {
    /// Writes to `stream`, which must read at `rate` or faster.
    pub fn new(stream: &'a TcpStream, rate: MinRate) -> MinRateWriter<'a> {
        MinRateWriter { stream, rate }
    }
}

impl Write for MinRateWriter<'_> {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        loop {
            self.stream.set_write_timeout(Some(self.rate.left()))?;
            let start = Instant::now();
            let written = self.stream.write(part);
            self.rate.count(start.elapsed(), *written.as_ref().unwrap_or(&0))?;
            match written {
                // The window was over, but enough had been read before.
                Err(e) if matches!(e.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                other => return other,
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}
