//! P10 with little patience, so that nobody need wait: who sends or takes a few bytes now and then is left.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use talkpress::base::{Content, Files, SitePath};
use talkpress::io::preview::{Audience, Desk, Edition, Hosts, Pace, PageFacts, Patience, Refused, Stage, serve};

use crate::served::PATIENCE;

/// More than all buffers between two sockets hold.
const BIG: usize = 64 << 20;

const WINDOW: Duration = Duration::from_millis(200);

#[derive(Debug)]
struct NoDesk;

impl Desk for NoDesk {
    fn facts(&self, _: &SitePath) -> Option<PageFacts> {
        None
    }

    fn open(&self, _: &SitePath, _: &str) -> Result<(), Refused> {
        Err(Refused::Forbidden(String::new()))
    }

    fn save_times(&self, _: &SitePath, _: &[(String, u32)]) -> Result<usize, Refused> {
        Err(Refused::Forbidden(String::new()))
    }
}

fn edition(before: Option<&Edition>, first: u8) -> Edition {
    let mut bytes = vec![0; BIG];
    bytes[0] = first;
    let mut files = Files::new();
    files.insert(SitePath::new("big.bin").unwrap(), Content::bytes(bytes));
    Edition::new(before, files, Vec::new(), Arc::new(NoDesk))
}

/// A preview in this process that looks at its readers after each `window` of waiting.
fn serve_here(window: Duration) -> (Arc<Stage>, SocketAddr) {
    let stage = Arc::new(Stage::new(edition(None, 0)));
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let patience = Patience { body: window, answer: Pace::new(window, 64 * 1024), ..Patience::default() };
    serve(listener, stage.clone(), Hosts::default(), Audience::Private, patience).unwrap();
    (stage, address)
}

fn send(address: SocketAddr, line: &str, headers: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    write!(stream, "{line} HTTP/1.1\r\nHost: {address}\r\n{headers}\r\n").unwrap();
    stream
}

#[test]
fn who_sips_a_big_answer_is_left() {
    let (stage, address) = serve_here(WINDOW);
    let mut lazy = send(address, "GET /big.bin", "");
    let mut sip = [0; 64];
    let mut taken = lazy.read(&mut sip).unwrap();
    let before = stage.publish(edition(Some(&stage.edition()), 1));
    let start = Instant::now();
    // Whoever answers holds the edition it answers from.
    while Arc::strong_count(&before) > 1 {
        assert!(start.elapsed() < PATIENCE, "after {taken} bytes it still waits");
        taken += lazy.read(&mut sip).unwrap();
        thread::sleep(Duration::from_millis(10));
    }
    let mut rest = Vec::new();
    let _ = lazy.read_to_end(&mut rest);
    assert!(taken + rest.len() < BIG, "all was sent to who hardly read");
}

#[test]
fn who_reads_gets_all() {
    let (_stage, address) = serve_here(PATIENCE);
    let mut all = Vec::new();
    send(address, "GET /big.bin", "").read_to_end(&mut all).unwrap();
    assert!(all.ends_with(&vec![0; BIG - 1]));
}

#[test]
fn a_stream_of_events_may_be_quiet() {
    let (stage, address) = serve_here(WINDOW);
    let mut events = send(address, "GET /.talkpress/events?page=/big.bin", "");
    let mut told = String::new();
    let mut hear = |word: &str| {
        let mut part = [0; 1024];
        while !told.contains(word) {
            let count = events.read(&mut part).unwrap();
            assert!(count > 0, "it ended: {told}");
            told.push_str(&String::from_utf8_lossy(&part[..count]));
        }
    };
    hear("\"edition\":1");
    thread::sleep(WINDOW * 5);
    stage.publish(edition(Some(&stage.edition()), 1));
    hear("\"edition\":2");
}

#[test]
fn who_dribbles_a_body_is_left() {
    let (_stage, address) = serve_here(WINDOW);
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
        assert!(start.elapsed() < PATIENCE, "it still waits");
    }
}
