//! Writes answers. The only importer of tiny_http. Its server is not used, because it accepts requests of any length, and
//! one with a huge `Content-Length` ends the process.

use std::io::{self, BufWriter, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use tiny_http::{HTTPVersion, Header, Response, StatusCode};

use super::min_rate_writer::MinRateWriter;

/// How long a client may take to close a connection after its answer.
const CLOSE_TIMEOUT: Duration = Duration::from_millis(500);

/// The headers of every answer: nothing is cached, and nothing is for other sites.
const ALWAYS: [(&str, &str); 6] = [
    ("Server", "talkpress"),
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
];

/// One answer to one request.
#[derive(Debug)]
pub struct Reply<'a> {
    out: MinRateWriter<'a>,
    head_only: bool,
    headers: Vec<(&'static str, String)>,
}

impl<'a> Reply<'a> {
    /// An answer that is written to `out`; with `head_only`, for a HEAD request, without its body.
    pub fn new(out: MinRateWriter<'a>, head_only: bool) -> Reply<'a> {
        Reply { out, head_only, headers: Vec::new() }
    }

    /// Adds a header. `value` must be visible ASCII.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Reply<'a> {
        self.headers.push((name, value.into()));
        self
    }

    /// Sends bytes.
    ///
    /// # Errors
    /// If the client is gone or reads too slowly.
    pub fn bytes(self, status: u16, media_type: &str, bytes: &[u8]) -> io::Result<()> {
        self.with("Content-Type", media_type).reader(status, bytes, bytes.len() as u64)
    }

    /// Sends `length` bytes from `reader`.
    ///
    /// # Errors
    /// If the client is gone or reads too slowly, or if `reader` has fewer bytes.
    pub fn reader(self, status: u16, reader: impl Read, length: u64) -> io::Result<()> {
        let length = usize::try_from(length).map_err(io::Error::other)?;
        let always = ALWAYS.iter().map(|(name, value)| (*name, (*value).to_owned()));
        let headers = always.chain(self.headers).filter_map(|(name, value)| Header::from_bytes(name, value).ok());
        let response = Response::new(StatusCode(status), headers.collect(), reader, Some(length), None);
        let mut out = BufWriter::with_capacity(64 * 1024, self.out);
        // HTTP 1.0 has one request per connection and no chunks: the end of the connection is the end of the answer.
        response.raw_print(&mut out, HTTPVersion(1, 0), &[], self.head_only, None)?;
        out.flush()
    }

    /// Begins an event stream, which the caller continues.
    ///
    /// # Errors
    /// If the client is gone or reads too slowly.
    pub fn events(mut self) -> io::Result<MinRateWriter<'a>> {
        let always = ALWAYS.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect::<String>();
        let head = format!("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/event-stream\r\n{always}\r\n");
        self.out.write_all(head.as_bytes())?;
        Ok(self.out)
    }
}

/// Closes a connection so that the answer arrives: closing while bytes are unread would reset it.
pub fn close_gracefully(stream: &mut TcpStream) {
    let start = Instant::now();
    let mut rest = [0; 8192];
    let _ = stream.shutdown(Shutdown::Write);
    let _ = stream.set_read_timeout(Some(CLOSE_TIMEOUT));
    while start.elapsed() < CLOSE_TIMEOUT && matches!(stream.read(&mut rest), Ok(count) if count > 0) {}
}
