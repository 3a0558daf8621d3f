//! P10 and P11: more connections than any browser opens, slow ones, and clients that do not read.

use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::served::{Answer, DEADLINE, Served, small_site, write};

const CROWD: usize = 1_000;

/// Whether this is the process in which the test `name` of this file should do its work. If not, starts that process,
/// which may open as many files as a crowd needs, and waits for it.
fn is_crowd_process(name: &str) -> bool {
    const MARK: &str = "TALKPRESS_TEST_CROWD";
    if std::env::var_os(MARK).is_some() {
        return true;
    }
    let more = "ulimit -n 8192 2>/dev/null || ulimit -n $(ulimit -H -n); exec \"$@\"";
    let own = std::env::current_exe().unwrap();
    let status = Command::new("sh")
        .args(["-c", more, "sh"])
        .arg(own)
        .args(["--exact", &format!("crowds::{name}"), "--nocapture"])
        .env(MARK, "1")
        .status()
        .unwrap();
    assert!(status.success(), "{status}");
    false
}

fn is_closed(stream: &mut TcpStream) -> bool {
    stream.set_nonblocking(true).unwrap();
    match stream.read(&mut [0; 64]) {
        Ok(count) => count == 0,
        Err(e) => e.kind() != ErrorKind::WouldBlock,
    }
}

/// Sends to each of `slow` one byte more, each second, until all are closed; those that `go_on` come back.
fn send_slowly(served: &Served, slow: &mut [TcpStream], go_on: &AtomicBool) {
    let start = Instant::now();
    loop {
        let mut open = 0;
        for stream in slow.iter_mut() {
            if is_closed(stream) && go_on.load(Ordering::Relaxed) {
                *stream = served.connect();
                stream.set_nonblocking(true).unwrap();
                let _ = stream.write_all(b"GET / HTTP/1.1\r\nX: ");
            }
            open += usize::from(!is_closed(stream) && stream.write_all(b"y").is_ok());
        }
        if open == 0 {
            return;
        }
        assert!(start.elapsed() < DEADLINE, "{open} are still open");
        thread::sleep(Duration::from_secs(1));
    }
}

#[test]
fn slow_connections_and_readers_that_do_not_read_delay_nobody() {
    if !is_crowd_process("slow_connections_and_readers_that_do_not_read_delay_nobody") {
        return;
    }
    let folder = small_site();
    File::create(folder.path().join("static/big.bin")).unwrap().set_len(50 << 20).unwrap();
    let served = Served::of(folder, &[]);
    let mut lazy = served.connect();
    write!(lazy, "GET /big.bin HTTP/1.1\r\nHost: {}\r\n\r\n", served.address).unwrap();
    let mut slow: Vec<TcpStream> = (0..CROWD).map(|_| served.connect()).collect();
    let go_on = AtomicBool::new(true);
    thread::scope(|scope| {
        scope.spawn(|| send_slowly(&served, &mut slow, &go_on));
        let ask = |target: &'static str| {
            for _ in 0..200 {
                let answer = served.get(target);
                assert_eq!(answer.status(), 200, "{target}: {}", answer.0);
            }
        };
        let page = scope.spawn(move || ask("/talks/first/"));
        ask("/plain.txt");
        page.join().unwrap();
        go_on.store(false, Ordering::Relaxed);
    });
    served.wait_until_alone();
    let mut rest = Vec::new();
    let _ = lazy.read_to_end(&mut rest);
    assert!(rest.len() < 50 << 20, "everything was sent to a client that did not read");
}

#[test]
fn a_single_slow_head_is_dropped_too() {
    let served = Served::new(&[]);
    let mut slow = [served.connect()];
    send_slowly(&served, &mut slow, &AtomicBool::new(false));
}

/// A talk that says `mark` in its head and at its foot.
fn marked(mark: u32) -> String {
    let filling = "And more of it. ".repeat(2_000);
    format!(
        "title: Mark-{mark:05}.\nslug: first\ndate: 2026-01-02\ncategory: talk\n\nIntro.\n\n----\n\n> ## One\n> a\n\n\
         {filling}\n\n> ## Two\n> b\n\nAt the foot Mark-{mark:05}.\n"
    )
}

/// Fails where the answer is not a whole page of one build.
fn check(answer: &Answer) {
    assert_eq!(answer.status(), 200, "{}", answer.0);
    let length = answer.header("Content-Length").and_then(|l| l.parse().ok());
    assert_eq!(length, Some(answer.body().len()));
    let body = answer.body();
    let marks: Vec<&str> = body.match_indices("Mark-").map(|(at, _)| &body[at..at + 10]).collect();
    let (title, foot) = (body.find("<title>Mark-"), body.rfind("At the foot Mark-"));
    assert!(title.is_some() && title < foot && marks.iter().all(|mark| *mark == marks[0]), "{marks:?}");
}

/// Asks for the page so many times at once that no answer is read before all have been asked for.
fn crowd(served: &Served) {
    const ASKERS: usize = 8;
    let request = format!("GET /talks/first/ HTTP/1.1\r\nHost: {}\r\n\r\n", served.address);
    thread::scope(|scope| {
        for _ in 0..ASKERS {
            scope.spawn(|| {
                let ask = |_| {
                    let mut stream = served.connect();
                    stream.write_all(request.as_bytes()).unwrap();
                    stream
                };
                let asked: Vec<TcpStream> = (0..CROWD / ASKERS).map(ask).collect();
                for mut stream in asked {
                    let mut all = String::new();
                    stream.read_to_string(&mut all).unwrap();
                    check(&Answer(all));
                }
            });
        }
    });
}

#[test]
fn a_thousand_ask_while_it_rebuilds_and_each_gets_one_build() {
    if !is_crowd_process("a_thousand_ask_while_it_rebuilds_and_each_gets_one_build") {
        return;
    }
    let folder = small_site();
    write(folder.path(), "content/talks/first.md", &marked(0));
    let served = Served::of(folder, &[]);
    let go_on = AtomicBool::new(true);
    let last = thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut mark = 0;
            while go_on.load(Ordering::Relaxed) || mark < 20 {
                mark += 1;
                served.write("content/talks/first.md", &marked(mark));
                served.wait_for("/talks/first/", &format!("Mark-{mark:05}."));
            }
            mark
        });
        (0..3).for_each(|_| crowd(&served));
        go_on.store(false, Ordering::Relaxed);
        writer.join().unwrap()
    });
    served.wait_for("/talks/first/", &format!("Mark-{last:05}."));
    served.wait_until_alone();
    let built = served.output().matches(" s: ").count();
    assert!(built > 10, "it was built {built} times only");
}

impl Served {
    /// Waits until no connection is left.
    fn wait_until_alone(&self) {
        let sockets = || {
            let all = fs::read_dir(format!("/proc/{}/fd", self.id())).unwrap();
            let is_socket = |target: std::path::PathBuf| target.to_string_lossy().starts_with("socket:");
            all.flatten().filter(|entry| fs::read_link(entry.path()).is_ok_and(is_socket)).count()
        };
        let start = Instant::now();
        // One listens, and two tell the program of signals.
        while cfg!(target_os = "linux") && sockets() > 3 {
            assert!(start.elapsed() < DEADLINE, "{} sockets are still open", sockets() - 3);
            thread::sleep(Duration::from_millis(50));
        }
    }
}
