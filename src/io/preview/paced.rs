use std::io::{self, ErrorKind, Write};
use std::net::TcpStream;
use std::time::Instant;

use super::pace::Pace;

/// The writing side of a connection, which gives up where its reader does not keep pace.
#[derive(Debug)]
pub struct Paced<'a> {
    stream: &'a TcpStream,
    pace: Pace,
}

impl<'a> Paced<'a> {
    /// Writes to `stream`, in no less than `pace`.
    pub fn new(stream: &'a TcpStream, pace: Pace) -> Paced<'a> {
        Paced { stream, pace }
    }
}

impl Write for Paced<'_> {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        loop {
            self.stream.set_write_timeout(Some(self.pace.left()))?;
            let start = Instant::now();
            let written = self.stream.write(part);
            self.pace.count(start.elapsed(), *written.as_ref().unwrap_or(&0))?;
            match written {
                // The window was over, but before that enough had gone.
                Err(e) if matches!(e.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                other => return other,
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}
