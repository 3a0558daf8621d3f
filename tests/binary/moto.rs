//! A store that speaks S3 on loopback (moto), behind a proxy of our own that counts requests and breaks some.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// What the proxy does to requests, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    None,
    /// Every third is answered with 503.
    Busy,
    /// Every fifth connection is cut, before or after the store has the request.
    Cut,
    /// All pass at 30 kB/s.
    Slow,
    /// The second gets no answer.
    Silent,
    /// All are refused with this error code.
    Refuse(&'static str),
}

/// A request that passed: method and path.
pub type Seen = (String, String);

pub struct Moto {
    server: Child,
    store: u16,
    pub port: u16,
    state: Arc<State>,
}

struct State {
    fault: Mutex<Fault>,
    seen: Mutex<Vec<Seen>>,
    count: AtomicUsize,
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Moto {
    /// Starts the store with the bucket `talks`; `None`, and says so, if moto is not there and cannot be installed.
    pub fn start() -> Option<Moto> {
        let store = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let Some(server) = spawn(store) else {
            println!("skipped: moto cannot be installed here");
            return None;
        };
        let state = State { fault: Mutex::new(Fault::None), seen: Mutex::default(), count: AtomicUsize::new(0) };
        let state = Arc::new(state);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let moto = Moto { server, store, port: listener.local_addr().unwrap().port(), state: state.clone() };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", store)).is_err() {
            assert!(start.elapsed() < Duration::from_secs(60), "moto does not start");
            thread::sleep(Duration::from_millis(50));
        }
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let state = state.clone();
                thread::spawn(move || while_open(&client, store, &state));
            }
        });
        assert_eq!(moto.direct("PUT", "/talks", b"").0, 200);
        Some(moto)
    }

    pub fn set(&self, fault: Fault) {
        *self.state.fault.lock().unwrap() = fault;
        self.state.seen.lock().unwrap().clear();
        self.state.count.store(0, Ordering::SeqCst);
    }

    /// The requests that passed since the last call.
    pub fn seen(&self) -> Vec<Seen> {
        std::mem::take(&mut *self.state.seen.lock().unwrap())
    }

    /// How many requests with this method have passed.
    pub fn count(&self, method: &str) -> usize {
        self.state.seen.lock().unwrap().iter().filter(|(other, _)| other == method).count()
    }

    /// A request past the proxy: status, head and content of the answer.
    pub fn direct(&self, method: &str, path: &str, body: &[u8]) -> (u16, String, Vec<u8>) {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: {}\r\nAuthorization: \
             AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=x\r\n\r\n",
            body.len()
        );
        let answer = forward(self.store, head.as_bytes(), body);
        let at = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8_lossy(&answer[..at]).into_owned();
        (head[9..12].parse().unwrap(), head.to_ascii_lowercase(), answer[at + 4..].to_vec())
    }

    /// All objects whose names begin with `prefix`, by the rest of their names.
    pub fn objects(&self, prefix: &str) -> BTreeMap<String, Vec<u8>> {
        let mut all = BTreeMap::new();
        let mut after = String::new();
        loop {
            let query = format!("/talks?list-type=2&prefix={}&start-after={}", encoded(prefix), encoded(&after));
            let text = String::from_utf8(self.direct("GET", &query, b"").2).unwrap();
            let keys = text.split("<Key>").skip(1).filter_map(|rest| rest.split('<').next());
            let keys: Vec<String> = keys.map(|key| key.replace("&quot;", "\"").replace("&amp;", "&")).collect();
            let Some(last) = keys.last() else { return all };
            after = last.clone();
            for key in keys {
                let (status, _, bytes) = self.direct("GET", &format!("/talks/{}", encoded(&key)), b"");
                assert_eq!(status, 200, "{key}");
                all.insert(key[prefix.len()..].to_owned(), bytes);
            }
        }
    }
}

fn spawn(port: u16) -> Option<Child> {
    let start = |program: &str, before: &[&str], library: Option<&str>| {
        let mut command = Command::new(program);
        command.args(before).args(["-H", "127.0.0.1", "-p", &port.to_string()]);
        command.stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null());
        library.map(|library| command.env("PYTHONPATH", library));
        command.spawn().ok()
    };
    let has_moto = |library: Option<&str>| {
        let mut command = Command::new("python3");
        command.args(["-c", "import moto.server, flask"]).stderr(Stdio::null());
        library.map(|library| command.env("PYTHONPATH", library));
        command.status().is_ok_and(|status| status.success())
    };
    if has_moto(None) {
        return start("python3", &["-m", "moto.server"], None);
    }
    let library = concat!(env!("CARGO_TARGET_TMPDIR"), "/moto");
    if !has_moto(Some(library)) {
        let args = ["-m", "pip", "install", "--quiet", "--target", library, "moto[server]"];
        let _ = Command::new("python3").args(args).stdout(Stdio::null()).stderr(Stdio::null()).status();
    }
    has_moto(Some(library)).then(|| start("python3", &["-m", "moto.server"], Some(library))).flatten()
}

/// A name in a query or path.
pub fn encoded(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte);
    name.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn forward(store: u16, head: &[u8], body: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(("127.0.0.1", store)).unwrap();
    stream.write_all(head).unwrap();
    stream.write_all(body).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    answer
}

/// Passes on one request after the other, each in a connection of its own to the store.
fn while_open(client: &TcpStream, store: u16, state: &State) {
    let mut reader = BufReader::new(client);
    while pass_on(&mut reader, client, store, state).is_some() {}
}

fn pass_on(reader: &mut BufReader<&TcpStream>, mut client: &TcpStream, store: u16, state: &State) -> Option<()> {
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let lower = line.to_ascii_lowercase();
        if let Some(value) = lower.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line == "\r\n" {
            break;
        }
        if !lower.starts_with("connection:") {
            head += &line;
        }
    }
    head += "Connection: close\r\n\r\n";
    let number = state.count.fetch_add(1, Ordering::SeqCst) + 1;
    let fault = *state.fault.lock().unwrap();
    let mut body = vec![0; length];
    for part in body.chunks_mut(3_000) {
        reader.read_exact(part).ok()?;
        if fault == Fault::Slow {
            thread::sleep(Duration::from_millis(100));
        }
    }
    let is_fifth = fault == Fault::Cut && number.is_multiple_of(5);
    if is_fifth && number.is_multiple_of(2) {
        return None;
    }
    let own = |status: &str, text: &str| {
        format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{text}", text.len())
    };
    let answer = match fault {
        Fault::Busy if number.is_multiple_of(3) => own("503 Slow Down", "").into_bytes(),
        Fault::Silent if number == 2 => {
            thread::sleep(Duration::from_secs(30));
            return None;
        }
        Fault::Refuse(code) => own("403 Forbidden", &format!("<Error><Code>{code}</Code></Error>")).into_bytes(),
        _ => {
            let answer = forward(store, head.as_bytes(), &body);
            let mut words = head.split(' ').map(str::to_owned);
            let path = words.by_ref().nth(1).unwrap_or_default().split('?').next().unwrap_or_default().to_owned();
            let method = head.split(' ').next().unwrap_or_default().to_owned();
            state.seen.lock().unwrap().push((method, path));
            answer
        }
    };
    let end = if is_fifth { (number * 7919) % answer.len().max(1) } else { answer.len() };
    client.write_all(&answer[..end]).ok()?;
    // The store has closed its connection, so its answer says that this one is closed.
    None
}
