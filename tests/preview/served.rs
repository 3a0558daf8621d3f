//! A site that is served, and raw sockets to it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// A running preview; ended with the value.
pub struct Served {
    pub folder: TempDir,
    pub address: SocketAddr,
    child: Child,
}

/// A talk whose third slide says `word`.
pub fn talk(word: &str) -> String {
    format!(
        "title: First\ndate: 2026-01-02\ncategory: talk\n\nIntro.\n\n----\n\n> ## One\n> a\n\nSaid one.\n\n> ## Two\n> b\n\n\
         ...\n\n<!-- note: whisper-secret -->\n\n> ## Three\n> c\n\nSaid {word}.\n"
    )
}

impl Served {
    /// Serves a small site.
    pub fn new(flags: &[&str]) -> Served {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in [
            ("talkpress.toml", "title = \"Served\"\n"),
            ("content/talks/first.md", &talk("three")),
            (
                "content/talks/other.md",
                "title: Other\ndate: 2026-01-03\ncategory: talk\n\n----\n\n> ## A\n> x\n\nSaid.\n",
            ),
            ("static/plain.txt", "0123456789"),
            ("secret.txt", "secret-of-the-root"),
        ] {
            write(folder.path(), path, text);
        }
        Served::of(folder, flags)
    }

    pub fn of(folder: TempDir, flags: &[&str]) -> Served {
        let mut child = Command::new(env!("CARGO_BIN_EXE_talkpress"))
            .arg("serve")
            .arg(folder.path())
            .args(["--port", "20000", "--today", "2026-11-21"])
            .args(flags)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = loop {
            let line = lines.next().expect("it ended").unwrap();
            if let Some(rest) = line.strip_prefix("serving at http://") {
                break rest.split('/').next().unwrap().parse().unwrap();
            }
        };
        thread::spawn(move || lines.for_each(drop));
        Served { folder, address, child }
    }

    pub fn write(&self, path: &str, text: &str) {
        write(self.folder.path(), path, text);
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    /// What comes back for these bytes, until the connection ends.
    pub fn send(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.connect();
        let _ = stream.write_all(bytes);
        let mut all = Vec::new();
        let _ = stream.read_to_end(&mut all);
        Answer(String::from_utf8_lossy(&all).into_owned())
    }

    /// A request with `lines` as further header lines.
    pub fn ask(&self, method: &str, target: &str, lines: &str) -> Answer {
        self.send(format!("{method} {target} HTTP/1.1\r\nHost: {}\r\n{lines}\r\n", self.address).as_bytes())
    }

    pub fn get(&self, target: &str) -> Answer {
        self.ask("GET", target, "")
    }

    pub fn post(&self, target: &str, body: &str) -> Answer {
        let lines = format!("Origin: http://{}\r\nContent-Length: {}\r\n", self.address, body.len());
        self.send(format!("POST {target} HTTP/1.1\r\nHost: {}\r\n{lines}\r\n{body}", self.address).as_bytes())
    }

    /// Waits until the page at `target` holds `word`.
    pub fn wait_for(&self, target: &str, word: &str) -> String {
        let start = Instant::now();
        loop {
            let answer = self.get(target);
            if answer.0.contains(word) {
                return answer.0;
            }
            assert!(start.elapsed() < Duration::from_secs(15), "no {word:?} in {}", answer.0);
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Fails where the process has ended.
    pub fn lives(&mut self) {
        assert!(self.child.try_wait().unwrap().is_none(), "it has ended");
        assert_eq!(self.get("/").status(), 200);
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Everything a connection gave.
#[derive(Debug)]
pub struct Answer(pub String);

impl Answer {
    /// The status; 0 where there was no answer.
    pub fn status(&self) -> u16 {
        self.0.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0)
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let head = self.0.split("\r\n\r\n").next()?;
        head.lines()
            .find_map(|line| line.split_once(": ").filter(|(n, _)| n.eq_ignore_ascii_case(name)))
            .map(|(_, v)| v)
    }

    pub fn body(&self) -> &str {
        self.0.split_once("\r\n\r\n").map_or("", |(_, body)| body)
    }

    /// The value of an attribute of the preview's script tag.
    pub fn data(&self, name: &str) -> String {
        let start = self.0.find(&format!("data-{name}=\"")).expect("a script tag") + name.len() + 7;
        self.0[start..].split('"').next().unwrap().to_owned()
    }
}
