//! Writes answers. The only importer of tiny_http, whose responses are used and whose server is not: it takes a request
//! of any length and form, and one of them ends the process.

use std::io::{self, BufWriter, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use tiny_http::{HTTPVersion, Header, Response, StatusCode};

use super::paced::Paced;

/// How long a connection that was answered may take to say goodbye.
const GOODBYE: Duration = Duration::from_millis(500);

/// What every answer carries: nothing is kept, nothing is for other sites.
const ALWAYS: [(&str, &str); 6] = [
    ("Server", "talkpress"),
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Referrer-Policy", "same-origin"),
];

/// One answer to one request.
#[derive(Debug)]
pub struct Reply<'a> {
    out: Paced<'a>,
    head_only: bool,
    headers: Vec<(&'static str, String)>,
}

impl<'a> Reply<'a> {
    /// An answer to `out`, of which a HEAD wants only the head.
    pub fn new(out: Paced<'a>, head_only: bool) -> Reply<'a> {
        Reply { out, head_only, headers: Vec::new() }
    }

    /// The same with a header more. `value` holds visible ASCII only.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Reply<'a> {
        self.headers.push((name, value.into()));
        self
    }

    /// Sends bytes.
    ///
    /// # Errors
    /// Where the other side is gone.
    pub fn bytes(self, status: u16, media_type: &str, bytes: &[u8]) -> io::Result<()> {
        self.with("Content-Type", media_type).reader(status, bytes, bytes.len() as u64)
    }

    /// Sends what `reader` gives, `length` bytes.
    ///
    /// # Errors
    /// Where the other side is gone or too slow, or the reader has less.
    pub fn reader(self, status: u16, reader: impl Read, length: u64) -> io::Result<()> {
        let length = usize::try_from(length).map_err(io::Error::other)?;
        let always = ALWAYS.iter().map(|(name, value)| (*name, (*value).to_owned()));
        let headers = always.chain(self.headers).filter_map(|(name, value)| Header::from_bytes(name, value).ok());
        let response = Response::new(StatusCode(status), headers.collect(), reader, Some(length), None);
        let mut out = BufWriter::with_capacity(64 * 1024, self.out);
        // The version of one request a connection: no chunks, and the end of the connection is the end of the answer.
        response.raw_print(&mut out, HTTPVersion(1, 0), &[], self.head_only, None)?;
        out.flush()
    }

    /// Begins an answer without an end, to be continued by whoever asked for it.
    ///
    /// # Errors
    /// Where the other side is gone.
    pub fn events(mut self) -> io::Result<Paced<'a>> {
        let always = ALWAYS.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect::<String>();
        let head = format!("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/event-stream\r\n{always}\r\n");
        self.out.write_all(head.as_bytes())?;
        Ok(self.out)
    }
}

/// Ends a connection so that the answer arrives: closing with bytes unread would take it back.
pub fn say_goodbye(stream: &mut TcpStream) {
    let start = Instant::now();
    let mut rest = [0; 8192];
    let _ = stream.shutdown(Shutdown::Write);
    let _ = stream.set_read_timeout(Some(GOODBYE));
    while start.elapsed() < GOODBYE && matches!(stream.read(&mut rest), Ok(count) if count > 0) {}
}
