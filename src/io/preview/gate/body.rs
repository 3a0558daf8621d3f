//! Reads the body of a POST: like the head, no longer than it may take in all.

use std::io::Read;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::refusal::Refusal;

/// Reads on behind what `body` holds already, until there are `length` bytes.
pub fn read_body(
    stream: &mut TcpStream,
    mut body: Vec<u8>,
    length: usize,
    patience: Duration,
) -> Result<Vec<u8>, Refusal> {
    let start = Instant::now();
    let mut have = body.len();
    body.resize(length, 0);
    while have < length {
        let left = patience.checked_sub(start.elapsed()).filter(|left| !left.is_zero()).ok_or(Refusal::Silent)?;
        stream.set_read_timeout(Some(left)).map_err(|_| Refusal::Silent)?;
        match stream.read(&mut body[have..]) {
            Ok(count) if count > 0 => have += count,
            _ => return Err(Refusal::Silent),
        }
    }
    Ok(body)
}
