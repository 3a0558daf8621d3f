//! Reads the head of a request, within a deadline and a size limit, and stops at the first byte that no browser would send.

use std::io::{ErrorKind, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::refusal::Refusal;

/// The largest head, in bytes; more than any browser sends.
const MAX_HEAD: usize = 16 * 1024;

/// The longest request line, in bytes.
const MAX_LINE: usize = 8 * 1024;

/// How often the deadline is checked while waiting for bytes.
const CHECK_INTERVAL: Duration = Duration::from_millis(500);

/// Reads up to and including the empty line; returns the head and the bytes that were read after it. `timeout` returns how
/// long a head may take at the moment, which is less while many connections are waiting.
pub fn read_head(stream: &mut TcpStream, timeout: impl Fn() -> Duration) -> Result<(Vec<u8>, Vec<u8>), Refusal> {
    let start = Instant::now();
    let mut head = Vec::with_capacity(1024);
    let mut buffer = [0; 4096];
    loop {
        let left = timeout().checked_sub(start.elapsed()).filter(|left| !left.is_zero()).ok_or(Refusal::Silent)?;
        stream.set_read_timeout(Some(left.min(CHECK_INTERVAL))).map_err(|_| Refusal::Silent)?;
        let count = match stream.read(&mut buffer) {
            Ok(0) => return Err(if head.is_empty() { Refusal::Silent } else { Refusal::Malformed }),
            Ok(count) => count,
            Err(e) if matches!(e.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted) => {
                continue;
            }
            Err(_) => return Err(Refusal::Silent),
        };
        let seen = head.len();
        head.extend_from_slice(&buffer[..count]);
        if let Some(end) = check(&head, seen)? {
            let rest = head.split_off(end);
            return Ok((head, rest));
        }
    }
}

/// Where the head ends, if it has ended; the first `seen` bytes were checked before.
pub(super) fn check(head: &[u8], seen: usize) -> Result<Option<usize>, Refusal> {
    if !head[0].is_ascii_uppercase() {
        return Err(Refusal::Malformed);
    }
    for at in seen..head.len() {
        match head[at] {
            b'\n' if at == 0 || head[at - 1] != b'\r' => return Err(Refusal::Malformed),
            b'\n' if head[..at].ends_with(b"\r\n\r") => return Ok(Some(at + 1)),
            0 => return Err(Refusal::Malformed),
            _ => {}
        }
    }
    let line = head.iter().take(MAX_LINE).position(|b| *b == b'\n');
    match line {
        None if head.len() >= MAX_LINE => Err(Refusal::LongTarget),
        // An HTTP/0.9 request is a line without a version.
        Some(end) if !head[..end].windows(8).any(|w| w.starts_with(b"HTTP/1.")) => Err(Refusal::Malformed),
        _ if head.len() > MAX_HEAD => Err(Refusal::LargeHead),
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::io::preview::http_request::Refusal;

    #[test]
    fn a_head_ends_at_its_empty_line() {
        assert_eq!(check(b"GET / HTTP/1.1\r\n\r\nrest", 0), Ok(Some(18)));
        assert_eq!(check(b"GET / HTTP/1.1\r\nHost: x\r\n", 0), Ok(None));
    }

    #[test]
    fn bytes_that_no_browser_sends_are_refused_at_once() {
        for bytes in [&b"\x16\x03\x01"[..], b"GET / HTTP/1.1\n", b"GET /\r\n", b"GET /\0", b"\r\n"] {
            assert_eq!(check(bytes, 0), Err(Refusal::Malformed), "{bytes:?}");
        }
        assert_eq!(check(&[b'A'; 9000], 0), Err(Refusal::LongTarget));
        let large = [b"GET / HTTP/1.1\r\nX: ".to_vec(), vec![b'x'; 20_000]].concat();
        assert_eq!(check(&large, 0), Err(Refusal::LargeHead));
    }
}
