//! Accepts connections. Each has a thread and carries one request.

use std::io;
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::answer::answer;
use super::audience::Audience;
use super::current_build::CurrentBuild;
use super::http_request::{Hosts, Refusal, accept_request};
use super::min_rate_writer::MinRateWriter;
use super::reply::{Reply, close_gracefully};
use super::shared::Shared;
use super::timeouts::Timeouts;
use super::tokens::Tokens;

/// The largest number of connections at once; further ones are closed without an answer.
const MAX_CONNECTIONS: usize = 2_000;

/// More connections than a browser ever opens; beyond this, each has less time for its request.
const MANY_WAITING: usize = 256;

/// Serves the current build to every client that `listener` accepts, from now on.
///
/// # Errors
/// If no thread can be started.
pub fn serve(
    listener: TcpListener,
    current: Arc<CurrentBuild>,
    hosts: Hosts,
    audience: Audience,
    timeouts: Timeouts,
) -> io::Result<()> {
    let shared = Arc::new(Shared {
        current,
        tokens: Tokens::new(),
        hosts,
        timeouts,
        audience,
        connections: AtomicUsize::new(0),
        waiting: AtomicUsize::new(0),
    });
    thread::Builder::new().name("preview".into()).spawn(move || {
        loop {
            match listener.accept() {
                Ok((stream, _)) => spawn_connection(&shared, stream),
                // Usually too many open files: some of them will be closed soon.
                Err(_) => thread::sleep(Duration::from_millis(5)),
            }
        }
    })?;
    Ok(())
}

fn spawn_connection(shared: &Arc<Shared>, stream: TcpStream) {
    if shared.connections.fetch_add(1, Ordering::Relaxed) >= MAX_CONNECTIONS {
        shared.connections.fetch_sub(1, Ordering::Relaxed);
        return;
    }
    let own = shared.clone();
    let spawned = thread::Builder::new().spawn(move || {
        handle_connection(&own, stream);
        own.connections.fetch_sub(1, Ordering::Relaxed);
    });
    if spawned.is_err() {
        shared.connections.fetch_sub(1, Ordering::Relaxed);
    }
}

fn handle_connection(shared: &Shared, mut stream: TcpStream) {
    let _ = stream.set_nodelay(true);
    shared.waiting.fetch_add(1, Ordering::Relaxed);
    let timeouts = &shared.timeouts;
    let for_head = || match shared.waiting.load(Ordering::Relaxed) > MANY_WAITING {
        true => timeouts.head_when_busy,
        false => timeouts.head,
    };
    let accepted = accept_request(&mut stream, &shared.hosts, for_head, timeouts.body);
    shared.waiting.fetch_sub(1, Ordering::Relaxed);
    // If an answer does not arrive, the client has gone and nobody else needs to know.
    let _ = match &accepted {
        Ok(request) => answer(shared, &stream, request),
        Err(refusal) => refuse(MinRateWriter::new(&stream, timeouts.answer), *refusal),
    };
    close_gracefully(&mut stream);
}

fn refuse(out: MinRateWriter<'_>, refusal: Refusal) -> io::Result<()> {
    let Some(status) = refusal.status() else { return Ok(()) };
    let reply = Reply::new(out, false);
    let reply = if refusal == Refusal::Method { reply.with("Allow", "GET, HEAD") } else { reply };
    reply.bytes(status, "text/plain; charset=utf-8", format!("{status}: refused\n").as_bytes())
}
