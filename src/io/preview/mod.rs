//! The preview: shows the newest edition of a site to a browser on this machine, from memory.
//!
//! Each connection has a thread, carries one request, and passes the [`gate`] before anything looks at it. Every answer is
//! made from one [`Edition`], which is taken from the [`Stage`] at its beginning.

mod answer;
mod byte_range;
mod desk;
mod edition;
mod events;
mod gate;
mod media_type;
mod pace;
mod paced;
mod panel;
mod patience;
mod port;
mod reply;
mod script_tag;
mod stage;
mod tokens;
mod wishes;

use std::io;
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

pub use desk::{Desk, PageFacts, Refused, SlideFacts};
pub use edition::Edition;
pub use gate::Hosts;
pub use pace::Pace;
pub use patience::Patience;
pub use port::{listen, network_address};
pub use stage::Stage;

use gate::{Refusal, admit};
use paced::Paced;
use reply::{Reply, say_goodbye};
use tokens::Tokens;

/// Most connections at once; more are closed unheard.
const MOST_CONNECTIONS: usize = 2_000;

/// More than a browser ever has; then each has less time for its head.
const MANY_WAITING: usize = 256;

/// What all connections share.
#[derive(Debug)]
struct Shared {
    stage: Arc<Stage>,
    tokens: Tokens,
    hosts: Hosts,
    patience: Patience,
    /// Others on the network can see it.
    is_public: bool,
    connections: AtomicUsize,
    /// Connections that have not said yet what they want.
    waiting: AtomicUsize,
}

/// Who may see the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// This machine.
    Private,
    /// The network it is in: nothing may be wished for.
    Network,
}

/// Serves what stands on `stage` to everybody that `listener` lets in, from now on, with so much `patience`.
///
/// # Errors
/// Where there is no thread left to do so.
pub fn serve(
    listener: TcpListener,
    stage: Arc<Stage>,
    hosts: Hosts,
    audience: Audience,
    patience: Patience,
) -> io::Result<()> {
    let shared = Arc::new(Shared {
        stage,
        tokens: Tokens::new(),
        hosts,
        patience,
        is_public: audience == Audience::Network,
        connections: AtomicUsize::new(0),
        waiting: AtomicUsize::new(0),
    });
    thread::Builder::new().name("preview".into()).spawn(move || {
        loop {
            match listener.accept() {
                Ok((stream, _)) => welcome(&shared, stream),
                // Too many open files, mostly: those that are open will close.
                Err(_) => thread::sleep(Duration::from_millis(5)),
            }
        }
    })?;
    Ok(())
}

fn welcome(shared: &Arc<Shared>, stream: TcpStream) {
    if shared.connections.fetch_add(1, Ordering::Relaxed) >= MOST_CONNECTIONS {
        shared.connections.fetch_sub(1, Ordering::Relaxed);
        return;
    }
    let own = shared.clone();
    let spawned = thread::Builder::new().spawn(move || {
        attend(&own, stream);
        own.connections.fetch_sub(1, Ordering::Relaxed);
    });
    if spawned.is_err() {
        shared.connections.fetch_sub(1, Ordering::Relaxed);
    }
}

fn attend(shared: &Shared, mut stream: TcpStream) {
    let _ = stream.set_nodelay(true);
    shared.waiting.fetch_add(1, Ordering::Relaxed);
    let patience = &shared.patience;
    let for_head = || match shared.waiting.load(Ordering::Relaxed) > MANY_WAITING {
        true => patience.head_in_a_crowd,
        false => patience.head,
    };
    let admitted = admit(&mut stream, &shared.hosts, for_head, patience.body);
    shared.waiting.fetch_sub(1, Ordering::Relaxed);
    // An answer that does not arrive concerns nobody but who went away.
    let _ = match &admitted {
        Ok(request) => answer::answer(shared, &stream, request),
        Err(refusal) => refuse(Paced::new(&stream, patience.answer), *refusal),
    };
    say_goodbye(&mut stream);
}

fn refuse(out: Paced<'_>, refusal: Refusal) -> io::Result<()> {
    let Some(status) = refusal.status() else { return Ok(()) };
    let reply = Reply::new(out, false);
    let reply = if refusal == Refusal::Method { reply.with("Allow", "GET, HEAD") } else { reply };
    reply.bytes(status, "text/plain; charset=utf-8", format!("{status}: refused\n").as_bytes())
}
