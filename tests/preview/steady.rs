//! What the preview uses of the machine while it runs for a long time.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;

use crate::served::{Served, talk};

/// A thousand rebuilds of a debug build would take minutes; a leak shows in three hundred as well.
const REBUILDS: u32 = if cfg!(debug_assertions) { 300 } else { 1_000 };

#[test]
fn memory_stays_flat_over_many_rebuilds() {
    let served = Served::new(&[]);
    let rebuild = |n: u32| {
        served.write("content/talks/first.md", &talk(&format!("again-{n:05}")));
        served.wait_for("/talks/first/", &format!("again-{n:05}"));
    };
    (0..100).for_each(rebuild);
    let before = served.memory();
    (100..REBUILDS).for_each(rebuild);
    let after = served.memory();
    println!("{before} KiB after 100 rebuilds, {after} KiB after {REBUILDS}");
    assert!(after * 10 <= before * 11, "{before} KiB after 100, {after} KiB after {REBUILDS} rebuilds");
}

/// More than twenty times as many would be in memory if each request held the page.
#[test]
fn a_large_page_is_not_held_by_each_request() {
    let served = Served::new(&[]);
    let size = 30 << 20;
    served.write("static/large.html", &format!("<html><head></head>{}", "x".repeat(size)));
    served.wait_for("/large.html", "xxx");
    let before = served.memory();
    let mut clients: Vec<TcpStream> = (0..20).map(|_| served.connect()).collect();
    for client in &mut clients {
        write!(client, "GET /large.html HTTP/1.1\r\nHost: {}\r\n\r\n", served.address).unwrap();
    }
    for client in &mut clients {
        // Its answer has begun.
        client.read_exact(&mut [0]).unwrap();
    }
    let during = served.memory();
    println!("{before} KiB before, {during} KiB with {} requests", clients.len());
    assert!(during < before + 100 * 1024, "{before} KiB before, {during} KiB with {} requests", clients.len());
    let mut answer = Vec::new();
    clients[0].read_to_end(&mut answer).unwrap();
    assert!(answer.len() > size && answer.ends_with(b"xxx"));
}

/// Processor time of a process, in ticks.
fn ticks(served: &Served) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{}/stat", served.id())).unwrap();
    let fields: Vec<u64> = stat.rsplit(')').next().unwrap().split(' ').filter_map(|f| f.parse().ok()).collect();
    fields[10] + fields[11]
}

/// Nobody has a page open and nothing changes, while another preview works.
#[test]
fn an_idle_preview_does_no_work() {
    let (idle, busy) = (Served::new(&[]), Served::new(&[]));
    let before = (ticks(&idle), ticks(&busy));
    let mut rebuilds = 0;
    let work = || ticks(&busy) - before.1;
    while work() < 100 {
        rebuilds += 1;
        busy.write("content/talks/first.md", &talk(&format!("again-{rebuilds:05}")));
        busy.wait_for("/talks/first/", &format!("again-{rebuilds:05}"));
    }
    let idle_work = ticks(&idle) - before.0;
    assert!(idle_work * 5 <= work(), "{idle_work} ticks, and {} for {rebuilds} rebuilds", work());
}
