//! The gate: whatever comes over the network is read here, with a deadline and a size, and becomes a [`Request`] or a
//! [`Refusal`]. Nothing behind it sees a byte that was not checked. A connection carries one request.

mod head;
mod hosts;
mod parse;
mod refusal;
mod request;

use std::io::Read;
use std::net::TcpStream;
use std::time::Duration;

pub use hosts::Hosts;
pub use refusal::Refusal;
pub use request::{Method, Request};

/// How long the body of a POST may take.
const BODY: Duration = Duration::from_secs(5);

/// Reads one request from a connection; `patience` says how long its head may take.
pub fn admit(stream: &mut TcpStream, hosts: &Hosts, patience: impl Fn() -> Duration) -> Result<Request, Refusal> {
    let (head, mut body) = head::read_head(stream, patience)?;
    let local = stream.local_addr().ok().map(|address| address.ip());
    let (mut request, length) = parse::parse(&head, hosts, local)?;
    // What follows a request in the same packet is another one, and a connection carries only one.
    body.truncate(length);
    if body.len() < length {
        stream.set_read_timeout(Some(BODY)).map_err(|_| Refusal::Silent)?;
        let from = body.len();
        body.resize(length, 0);
        stream.read_exact(&mut body[from..]).map_err(|_| Refusal::Silent)?;
    }
    request.body = body;
    Ok(request)
}
