use std::net::TcpStream;
use std::time::Duration;

use super::hosts::Hosts;
use super::refusal::Refusal;
use super::request::Request;
use super::{body, head, parse};

/// Reads one request from a connection. `for_head` returns how long its head may take at the moment; `for_body` is how long
/// the body of a POST may take.
pub fn accept_request(
    stream: &mut TcpStream,
    hosts: &Hosts,
    for_head: impl Fn() -> Duration,
    for_body: Duration,
) -> Result<Request, Refusal> {
    let (head, mut body) = head::read_head(stream, for_head)?;
    let local = stream.local_addr().ok().map(|address| address.ip());
    let (mut request, length) = parse::parse(&head, hosts, local)?;
    // Bytes after the request in the same packet belong to a second request, which is not read.
    body.truncate(length);
    request.body = body::read_body(stream, body, length, for_body)?;
    Ok(request)
}
