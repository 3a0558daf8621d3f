//! A running preview of a small site, and raw sockets to it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Ends a hang; nothing takes nearly as long, even on the slowest machine.
pub const DEADLINE: Duration = Duration::from_secs(300);

/// A running preview, which is stopped when the value is dropped.
pub struct Served {
    pub folder: TempDir,
    pub address: SocketAddr,
    child: Child,
    output: Arc<Mutex<String>>,
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
        Served::of(small_site(), flags)
    }

    /// Serves `folder`.
    pub fn of(folder: TempDir, flags: &[&str]) -> Served {
        Served::under(&[], folder, flags)
    }

    /// Serves `folder`, run through the command `starter`.
    pub fn under(starter: &[&str], folder: TempDir, flags: &[&str]) -> Served {
        let mut child = command(starter, folder.path()).args(["--port", "20000"]).args(flags).spawn().unwrap();
        let output = Arc::new(Mutex::new(String::new()));
        let (stdout, stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        note(BufReader::new(stderr), output.clone());
        note(BufReader::new(stdout), output.clone());
        let mut served = Served { folder, address: ([127, 0, 0, 1], 0).into(), child, output };
        let output = served.wait_for_line("serving at http://");
        let address = output.split("serving at http://").nth(1).and_then(|rest| rest.split('/').next());
        served.address = address.unwrap().parse().unwrap();
        served
    }

    /// Everything it has printed.
    pub fn output(&self) -> String {
        self.output.lock().unwrap().clone()
    }

    /// Waits until it has printed a whole line that holds `words`.
    pub fn wait_for_line(&mut self, words: &str) -> String {
        let start = Instant::now();
        loop {
            let output = self.output();
            if output.split_inclusive('\n').any(|line| line.contains(words) && line.ends_with('\n')) {
                return output;
            }
            assert!(self.child.try_wait().unwrap().is_none(), "it has ended: {output}");
            assert!(start.elapsed() < DEADLINE, "no {words:?} in {output}");
            thread::sleep(Duration::from_millis(5));
        }
    }

    pub fn write(&self, path: &str, text: &str) {
        write(self.folder.path(), path, text);
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(DEADLINE)).unwrap();
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
            assert!(start.elapsed() < DEADLINE, "no {word:?} in {}", answer.0);
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Fails if the process has ended or no longer answers.
    pub fn assert_alive(&mut self) {
        assert!(self.child.try_wait().unwrap().is_none(), "it has ended");
        assert_eq!(self.get("/").status(), 200);
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Resident memory in KiB; 0 if the system does not report it.
    pub fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.id())).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or(0)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A site of two talks and a file.
pub fn small_site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in [
        ("talkpress.toml", "title = \"Served\"\n"),
        ("content/talks/first.md", &talk("three")),
        ("content/talks/other.md", "title: Other\ndate: 2026-01-03\ncategory: talk\n\n----\n\n> ## A\n> x\n\nSaid.\n"),
        ("static/plain.txt", "0123456789"),
        ("secret.txt", "secret-of-the-root"),
    ] {
        write(folder.path(), path, text);
    }
    folder
}

/// The command that serves `folder`, run through `starter` unless that is empty.
pub fn command(starter: &[&str], folder: &Path) -> Command {
    let program = env!("CARGO_BIN_EXE_talkpress");
    let mut command = match starter {
        [] => Command::new(program),
        [first, rest @ ..] => {
            let mut command = Command::new(first);
            command.args(rest).arg(program);
            command
        }
    };
    command.arg("serve").arg(folder).args(["--today", "2026-11-21"]);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn note(lines: impl BufRead + Send + 'static, output: Arc<Mutex<String>>) {
    thread::spawn(move || {
        for line in lines.lines().map_while(Result::ok) {
            output.lock().unwrap().push_str(&(line + "\n"));
        }
    });
}

pub fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Everything that was received on a connection.
#[derive(Debug)]
pub struct Answer(pub String);

impl Answer {
    /// The status; 0 if there was no answer.
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
