//! P10 with little patience, so that nobody need wait: who sends or takes a few bytes now and then is left.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use talkpress::base::{Content, Files, SitePath};
use talkpress::io::preview::{
    ActionError, Audience, CurrentBuild, Hosts, MinRate, PageInfo, PreviewBuild, SourceActions, Timeouts, serve,
};

use crate::served::DEADLINE;

/// More than all buffers between two sockets hold.
const BIG: usize = 64 << 20;

const WINDOW: Duration = Duration::from_millis(200);

#[derive(Debug)]
struct NoActions;

impl SourceActions for NoActions {
    fn page_info(&self, _: &SitePath) -> Option<PageInfo> {
        None
    }

    fn open(&self, _: &SitePath, _: &str) -> Result<(), ActionError> {
        Err(ActionError::Forbidden(String::new()))
    }

    fn save_times(&self, _: &SitePath, _: &[(String, u32)]) -> Result<usize, ActionError> {
        Err(ActionError::Forbidden(String::new()))
    }
}

fn build(before: Option<&PreviewBuild>, first: u8) -> PreviewBuild {
    let mut bytes = vec![0; BIG];
    bytes[0] = first;
    let mut files = Files::new();
    files.insert(SitePath::new("big.bin").unwrap(), Content::bytes(bytes));
    PreviewBuild::new(before, files, Vec::new(), Arc::new(NoActions))
}

/// A preview in this process that looks at its readers after each `window` of waiting.
fn serve_here(window: Duration) -> (Arc<CurrentBuild>, SocketAddr) {
    let current = Arc::new(CurrentBuild::new(build(None, 0)));
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let patience = Timeouts { body: window, answer: MinRate::new(window, 64 * 1024), ..Timeouts::default() };
    serve(listener, current.clone(), Hosts::default(), Audience::Private, patience).unwrap();
    (current, address)
}

fn send(address: SocketAddr, line: &str, headers: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(DEADLINE)).unwrap();
    write!(stream, "{line} HTTP/1.1\r\nHost: {address}\r\n{headers}\r\n").unwrap();
    stream
}

#[test]
fn who_sips_a_big_answer_is_left() {
    let (current, address) = serve_here(WINDOW);
    let mut lazy = send(address, "GET /big.bin", "");
    let mut sip = [0; 64];
    let mut taken = lazy.read(&mut sip).unwrap();
    let before = current.publish(build(Some(&current.build()), 1));
    let start = Instant::now();
    // Whoever answers holds the edition it answers from.
    while Arc::strong_count(&before) > 1 {
        assert!(start.elapsed() < DEADLINE, "after {taken} bytes it still waits");
        taken += lazy.read(&mut sip).unwrap();
        thread::sleep(Duration::from_millis(10));
    }
    let mut rest = Vec::new();
    let _ = lazy.read_to_end(&mut rest);
    assert!(taken + rest.len() < BIG, "all was sent to who hardly read");
}

#[test]
fn who_reads_gets_all() {
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
    let mut hear = |word: &str| {
        let mut part = [0; 1024];
        while !output.contains(word) {
            let count = events.read(&mut part).unwrap();
            assert!(count > 0, "it ended: {output}");
            output.push_str(&String::from_utf8_lossy(&part[..count]));
        }
    };
    hear("\"edition\":1");
    thread::sleep(WINDOW * 5);
    current.publish(build(Some(&current.build()), 1));
    hear("\"edition\":2");
}

#[test]
fn who_dribbles_a_body_is_left() {
    let (_current, address) = serve_here(WINDOW);
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
