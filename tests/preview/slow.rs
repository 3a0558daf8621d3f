//! P10 with short timeouts: a client that sends or reads only a few bytes now and then is dropped.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use talkpress::base::{Content, Diagnostic, Files, SitePath};
use talkpress::io::preview::{
    ActionError, Audience, CurrentBuild, Hosts, MinRate, PageInfo, PreviewBuild, Problems, SourceActions, Timeouts,
    serve,
};

use crate::served::DEADLINE;

/// More than all buffers between two sockets hold.
const BIG: usize = 64 << 20;

const WINDOW: Duration = Duration::from_millis(200);

#[derive(Debug)]
struct NoActions;

impl SourceActions for NoActions {
    fn site_diagnostics(&self) -> Vec<Diagnostic> {
        Vec::new()
    }

    fn share_image(&self, _: &SitePath) -> Option<Content> {
        None
    }

    fn page_info(&self, _: &SitePath) -> Option<PageInfo> {
        None
    }

    fn open(&self, _: &SitePath, _: &str) -> Result<(), ActionError> {
        Err(ActionError::Forbidden(String::new()))
    }

    fn save_times(&self, _: &SitePath, _: Option<usize>, _: &[(String, u32)]) -> Result<usize, ActionError> {
        Err(ActionError::Forbidden(String::new()))
    }

    fn warn(&self, _: &[Diagnostic]) {}
}

fn build(before: Option<&PreviewBuild>, first: u8) -> PreviewBuild {
    let mut bytes = vec![0; BIG];
    bytes[0] = first;
    let mut files = Files::new();
    files.insert(SitePath::new("big.bin").unwrap(), Content::bytes(bytes));
    PreviewBuild::new(before, files, Problems::default(), Arc::new(NoActions))
}

/// A preview in this process that judges its readers after each `window` of waiting.
fn serve_here(window: Duration) -> (Arc<CurrentBuild>, SocketAddr) {
    let current = Arc::new(CurrentBuild::new(build(None, 0)));
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let timeouts = Timeouts { body: window, answer: MinRate::new(window, 64 * 1024), ..Timeouts::default() };
    serve(listener, current.clone(), Hosts::default(), Audience::Private, timeouts).unwrap();
    (current, address)
}

fn send(address: SocketAddr, line: &str, headers: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(DEADLINE)).unwrap();
    write!(stream, "{line} HTTP/1.1\r\nHost: {address}\r\n{headers}\r\n").unwrap();
    stream
}

#[test]
fn a_client_that_hardly_reads_is_dropped() {
    let (current, address) = serve_here(WINDOW);
    let mut lazy = send(address, "GET /big.bin", "");
    let mut sip = [0; 64];
    let mut taken = lazy.read(&mut sip).unwrap();
    let before = current.publish(build(Some(&current.build()), 1));
    let start = Instant::now();
    // An answer holds the build that it is made from.
    while Arc::strong_count(&before) > 1 {
        assert!(start.elapsed() < DEADLINE, "after {taken} bytes it still waits");
        taken += lazy.read(&mut sip).unwrap();
        thread::sleep(Duration::from_millis(10));
    }
    let mut rest = Vec::new();
    let _ = lazy.read_to_end(&mut rest);
    assert!(taken + rest.len() < BIG, "everything was sent to a client that hardly read");
}

#[test]
fn a_client_that_reads_gets_everything() {
    let (_current, address) = serve_here(DEADLINE);
    let mut all = Vec::new();
    send(address, "GET /big.bin", "").read_to_end(&mut all).unwrap();
    assert!(all.ends_with(&vec![0; BIG - 1]));
}

#[test]
fn a_stream_of_events_may_be_quiet() {
    let (current, address) = serve_here(WINDOW);
    let mut events = send(address, "GET /.talkpress/events?page=/big.bin", "");
    let mut output = String::new();
    let mut wait_for = |word: &str| {
        let mut part = [0; 1024];
        while !output.contains(word) {
            let count = events.read(&mut part).unwrap();
            assert!(count > 0, "it ended: {output}");
            output.push_str(&String::from_utf8_lossy(&part[..count]));
        }
    };
    wait_for("\"edition\":1");
    // At least one window passes until a slow sender is dropped.
    drop_a_slow_sender(address);
    current.publish(build(Some(&current.build()), 1));
    wait_for("\"edition\":2");
}

#[test]
fn a_client_that_sends_a_body_slowly_is_dropped() {
    let (_current, address) = serve_here(WINDOW);
    drop_a_slow_sender(address);
}

/// Sends a body byte by byte until the connection is closed.
fn drop_a_slow_sender(address: SocketAddr) {
    let headers = format!("Origin: http://{address}\r\nContent-Length: 60000\r\n");
    let mut slow = send(address, "POST /.talkpress/open", &headers);
    slow.set_read_timeout(Some(Duration::from_millis(20))).unwrap();
    let start = Instant::now();
    loop {
        let _ = slow.write_all(b"x");
        match slow.read(&mut [0; 64]) {
            Ok(count) => return assert_eq!(count, 0, "something was answered"),
            Err(e) if matches!(e.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {}
            Err(_) => return,
        }
        assert!(start.elapsed() < DEADLINE, "it still waits");
    }
}

#[test]
fn heads_that_no_browser_sends_are_refused_at_once() {
    let current = Arc::new(CurrentBuild::new(build(None, 0)));
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap();
    // Longer than a read may take below: a connection that waited for its timeout would fail the test.
    let timeouts = Timeouts { head: DEADLINE * 2, head_when_busy: DEADLINE * 2, ..Timeouts::default() };
    serve(listener, current, Hosts::default(), Audience::Private, timeouts).unwrap();
    for bytes in
        [&b"GET / HTTP/1.1\nHost: localhost\n\n"[..], b"GET /\r\n", b"\x16\x03\x01\x02", b"GET / HTTP/1.1\r\nX: \0"]
    {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(DEADLINE)).unwrap();
        stream.write_all(bytes).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.contains(" 400 "), "{answer}");
    }
}
