//! The gate: whatever comes over the network is read here, with a deadline and a size, and becomes a [`Request`] or a
//! [`Refusal`]. Nothing behind it sees a byte that was not checked. A connection carries one request.

mod body;
mod head;
mod hosts;
mod parse;
mod refusal;
mod request;

use std::net::TcpStream;
use std::time::Duration;

pub use hosts::Hosts;
pub use refusal::Refusal;
pub use request::{Method, Request};

/// Reads one request from a connection. `for_head` says how long its head may take now, `for_body` the body of a POST.
pub fn admit(
    stream: &mut TcpStream,
    hosts: &Hosts,
    for_head: impl Fn() -> Duration,
    for_body: Duration,
) -> Result<Request, Refusal> {
    let (head, mut body) = head::read_head(stream, for_head)?;
    let local = stream.local_addr().ok().map(|address| address.ip());
    let (mut request, length) = parse::parse(&head, hosts, local)?;
    // What follows a request in the same packet is another one, and a connection carries only one.
    body.truncate(length);
    request.body = body::read_body(stream, body, length, for_body)?;
    Ok(request)
}
