//! P1 to P17: hostile requests, each on a socket of its own.

use std::io::{Read, Write};
use std::thread;
use std::time::{Duration, Instant};

use crate::served::{Served, talk};

#[test]
fn no_path_leads_out_and_no_target_is_taken_for_one() {
    let mut served = Served::new(&[]);
    let long = format!("/{}", "a".repeat(70_000));
    let targets = [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/%252e%252e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "//etc/passwd",
        "/a/..;/",
        "/%c0%ae%c0%ae/secret.txt",
        "/\0",
        "/#x",
        "http://localhost/",
        "*",
        "localhost:80",
        "",
        &long,
        "/.git/config",
        "/talkpress.toml",
        "/content/talks/first.md",
        "/secret.txt",
        "/.talkpress/none",
    ];
    for target in targets {
        let answer = served.get(target);
        assert!(matches!(answer.status(), 400 | 404 | 414), "{target:.40}: {}", answer.0);
        assert!(!answer.0.contains("secret-of") && !answer.0.contains("root:") && !answer.0.contains("category:"));
    }
    let folder = served.folder.path().to_string_lossy().into_owned();
    assert!(!served.get("/none/<script>alert(1)</script>").0.contains("<script>alert"));
    assert!(!served.get("/").0.contains(&folder));
    served.lives();
}

#[test]
fn links_to_the_outside_are_not_followed() {
    let served = Served::new(&[]);
    let outside = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(outside.path(), "secret-of-outside").unwrap();
    std::fs::remove_file(served.folder.path().join("static/plain.txt")).unwrap();
    std::os::unix::fs::symlink(outside.path(), served.folder.path().join("static/plain.txt")).unwrap();
    for _ in 0..20 {
        assert!(!served.get("/plain.txt").0.contains("secret-of"));
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn only_this_machine_and_its_own_pages_are_answered() {
    let served = Served::new(&["--allow-host", "talks.test"]);
    let port = served.address.port();
    let host = |lines: &str| served.send(format!("GET / HTTP/1.1\r\n{lines}\r\n").as_bytes()).status();
    let long = format!("Host: {}\r\n", "a".repeat(300));
    for lines in [
        "Host: evil.com\r\n",
        "",
        "Host: localhost\r\nHost: localhost\r\n",
        "Host: localhost.evil.com\r\n",
        "Host: localhost.\r\n",
        &long,
        "Host: l\u{f6}calhost\r\n",
    ] {
        assert!(matches!(host(lines), 400 | 403), "{lines}");
    }
    for name in ["localhost", "127.0.0.1", "[::1]", "talks.test"] {
        assert_eq!(host(&format!("Host: {name}:{port}\r\n")), 200, "{name}");
    }
    for target in ["/", "/plain.txt", "/.talkpress/events?page=/", "/.talkpress/client.js"] {
        for origin in ["http://evil.com", "null", "https://localhost"] {
            let answer = served.ask("GET", target, &format!("Origin: {origin}\r\n"));
            assert_eq!(answer.status(), 403, "{target} {origin}");
            assert!(answer.header("Access-Control-Allow-Origin").is_none());
        }
    }
    let answer = served.get("/plain.txt");
    assert_eq!(answer.header("Cross-Origin-Resource-Policy"), Some("same-origin"));
}

#[test]
fn bodies_and_methods_do_no_harm() {
    let mut served = Served::new(&[]);
    for lines in [
        "Content-Length: 99999999999",
        "Content-Length: -1",
        "Content-Length: 3\r\nContent-Length: 4",
        "Content-Length: 3\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked",
        "Content-Length: 5",
    ] {
        for method in ["GET", "POST"] {
            let answer = served.ask(method, "/", &format!("{lines}\r\n"));
            assert!(matches!(answer.status(), 405 | 413), "{method} {lines}: {}", answer.0);
        }
    }
    for method in ["PUT", "TRACE", "POST", "DELETE", "CONNECT", "OPTIONS"] {
        assert_eq!(served.ask(method, "/", "").status(), 405, "{method}");
    }
    served.lives();
}

#[test]
fn heads_that_no_browser_sends_are_refused_at_once() {
    let mut served = Served::new(&[]);
    let many = "X: y\r\n".repeat(10_000);
    let cases: [Vec<u8>; 5] = [
        format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(1_000_000)).into_bytes(),
        format!("GET / HTTP/1.1\r\n{many}\r\n").into_bytes(),
        b"GET / HTTP/1.1\nHost: localhost\n\n".to_vec(),
        b"GET /\r\n".to_vec(),
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
    ];
    for bytes in cases {
        let start = Instant::now();
        let answer = served.send(&bytes);
        assert!(matches!(answer.status(), 400 | 431 | 0), "{}", answer.0);
        assert!(start.elapsed() < Duration::from_secs(5));
    }
    served.lives();
}

#[test]
fn slow_connections_are_dropped_and_hold_nobody_up() {
    let served = Served::new(&[]);
    let mut slow: Vec<_> = (0..200).map(|_| served.connect()).collect();
    slow.iter_mut().for_each(|stream| stream.write_all(b"GET / HT").unwrap());
    let mut longest = Duration::ZERO;
    for _ in 0..20 {
        let start = Instant::now();
        assert_eq!(served.get("/plain.txt").status(), 200);
        longest = longest.max(start.elapsed());
    }
    assert!(longest < Duration::from_millis(500), "{longest:?}");
    let mut first = slow.swap_remove(0);
    let mut rest = Vec::new();
    let _ = first.read_to_end(&mut rest);
    assert!(rest.is_empty(), "it was dropped without a word");
}

#[test]
fn a_connection_carries_one_request() {
    let served = Served::new(&[]);
    let one = format!("GET /plain.txt HTTP/1.1\r\nHost: {}\r\n\r\n", served.address);
    let two = served.send(format!("{one}GET / HTTP/1.1\r\nHost: evil.com\r\n\r\n").as_bytes());
    assert_eq!((two.status(), two.body()), (200, "0123456789"));
}

#[test]
fn a_thousand_ask_while_it_rebuilds_and_each_gets_one_build() {
    let served = Served::new(&[]);
    thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for n in 0..20 {
                served.write("content/talks/first.md", &talk(&format!("{n:04}-{n:04}")));
                thread::sleep(Duration::from_millis(100));
            }
        });
        let askers: Vec<_> = (0..100)
            .map(|_| {
                scope.spawn(|| {
                    for _ in 0..10 {
                        let answer = served.get("/talks/first/");
                        assert_eq!(answer.status(), 200, "{}", answer.0);
                        assert!(answer.0.ends_with("</html>\n"), "cut off");
                    }
                })
            })
            .collect();
        askers.into_iter().for_each(|asker| asker.join().unwrap());
        writer.join().unwrap();
    });
    served.wait_for("/talks/first/", "0019-0019");
}

#[test]
fn the_next_free_port_is_taken() {
    let (one, two) = (Served::new(&[]), Served::new(&[]));
    assert_ne!(one.address, two.address);
    assert_ne!(one.id(), two.id());
}

#[test]
fn wishes_need_an_origin_a_token_a_size_and_privacy() {
    let served = Served::new(&[]);
    let body = "{\"page\":\"/talks/first/\",\"token\":\"\",\"slide\":\"one\"}";
    for target in ["/.talkpress/open", "/.talkpress/times"] {
        let lines = format!("Content-Length: {}\r\n", body.len());
        let foreign = format!("{lines}Origin: http://evil.com\r\n");
        for lines in [lines, foreign] {
            let head = format!("POST {target} HTTP/1.1\r\nHost: {}\r\n{lines}\r\n{body}", served.address);
            assert_eq!(served.send(head.as_bytes()).status(), 403);
        }
        assert_eq!(served.post(target, body).status(), 403);
        assert_eq!(served.post(target, &"x".repeat(70_000)).status(), 403);
        assert_eq!(served.post(target, "{\"page\":\"/../../etc/passwd\"}").status(), 403);
        assert_eq!(served.post(target, "[[[[").status(), 403);
    }
    let shared = Served::new(&["--lan", "--host", "127.0.0.1"]);
    let page = shared.get("/talks/first/");
    assert!(!page.0.contains("whisper-secret"));
    let token = page.data("token");
    let body = format!("{{\"page\":\"/talks/first/\",\"token\":\"{token}\",\"slide\":\"one\"}}");
    assert_eq!(shared.post("/.talkpress/open", &body).status(), 403);
}
