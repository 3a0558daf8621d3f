//! Reads the body of a POST, within a deadline.

use std::io::Read;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::refusal::Refusal;

/// Reads the rest of a body of `length` bytes that begins with `body`.
pub fn read_body(
    stream: &mut TcpStream,
    mut body: Vec<u8>,
    length: usize,
    timeout: Duration,
) -> Result<Vec<u8>, Refusal> {
    let start = Instant::now();
    let mut have = body.len();
    body.resize(length, 0);
    while have < length {
        let left = timeout.checked_sub(start.elapsed()).filter(|left| !left.is_zero()).ok_or(Refusal::Silent)?;
        stream.set_read_timeout(Some(left)).map_err(|_| Refusal::Silent)?;
        match stream.read(&mut body[have..]) {
            Ok(count) if count > 0 => have += count,
            _ => return Err(Refusal::Silent),
        }
    }
    Ok(body)
}
