//! P1 to P17: hostile requests, each on a socket of its own.

use std::io::{BufRead, BufReader, Read, Write};
use std::time::Instant;

use crate::served::{DEADLINE, Served, small_site, write};

#[test]
fn no_path_leads_out_of_the_site() {
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
    served.assert_alive();
}

#[test]
fn links_to_the_outside_are_not_followed() {
    let served = Served::new(&[]);
    let outside = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(outside.path(), "secret-of-outside").unwrap();
    std::fs::remove_file(served.folder.path().join("static/plain.txt")).unwrap();
    std::os::unix::fs::symlink(outside.path(), served.folder.path().join("static/plain.txt")).unwrap();
    let is_reported = || served.get("/.talkpress/problems").0.contains("outside the site");
    let start = Instant::now();
    while !is_reported() {
        assert!(!served.get("/plain.txt").0.contains("secret-of"));
        assert!(start.elapsed() < DEADLINE, "the link is not reported");
    }
    assert!(!served.get("/plain.txt").0.contains("secret-of"));
}

#[test]
fn links_to_the_outside_that_were_there_before_are_not_followed_either() {
    let outside = tempfile::tempdir().unwrap();
    write(outside.path(), "secret.txt", "secret-of-outside");
    let folder = small_site();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("static/folder")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret.txt"), folder.path().join("static/file.txt")).unwrap();
    let served = Served::of(folder, &[]);
    for target in ["/folder/secret.txt", "/file.txt", "/folder/"] {
        let answer = served.get(target);
        assert!(answer.status() != 200 && !answer.0.contains("secret-of"), "{target}: {}", answer.0);
    }
}

#[test]
fn another_site_learns_nothing_from_script_and_stream() {
    let served = Served::new(&[]);
    let page = served.get("/talks/first/");
    let (token, version) = (page.data("token"), page.data("version"));
    let folder = served.folder.path().to_string_lossy().into_owned();
    let script = served.get("/.talkpress/client.js");
    assert!(script.status() == 200 && !script.0.contains(&token) && !script.0.contains(&version));
    assert!(!script.0.contains(&folder));
    let mut stream = served.connect();
    write!(stream, "GET /.talkpress/events?page=/talks/first/ HTTP/1.1\r\nHost: {}\r\n\r\n", served.address).unwrap();
    let lines = BufReader::new(stream).lines().map_while(Result::ok);
    let news = lines.filter_map(|line| line.strip_prefix("data: ").map(str::to_owned)).next().unwrap();
    let news: serde_json::Value = serde_json::from_str(&news).unwrap();
    let names: Vec<&String> = news.as_object().unwrap().keys().collect();
    assert_eq!(names, ["edition", "files", "problems", "status", "version"]);
    assert!(!news.to_string().contains(&token) && !news.to_string().contains(&folder), "{news}");
    let as_script = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script\r\n";
    for target in ["/.talkpress/client.js", "/.talkpress/events?page=/", "/plain.txt", "/talks/first/"] {
        assert_eq!(served.ask("GET", target, as_script).status(), 403, "{target}");
    }
}

#[test]
fn names_and_messages_are_escaped_where_they_are_shown() {
    let evil = "<img src=x onerror=alert(1)>";
    let folder = small_site();
    write(folder.path(), "talkpress.toml", &format!("theme = \"{evil}\"\n"));
    let served = Served::of(folder, &[]);
    let page = served.get(&format!("/{}", evil.replace(' ', "%20").replace('<', "%3C").replace('>', "%3E")));
    assert!(page.status() == 500 && page.0.contains("&lt;img src=x") && !page.0.contains(evil), "{}", page.0);
    served.write("talkpress.toml", "");
    served.wait_for("/", " 200 ");
    served.write(&format!("content/{evil}.md"), "title: \ndate: 2026-99-99\n");
    let problems = served.wait_for("/.talkpress/problems", "2026-99-99");
    // Data, read by a script that shows it as text.
    assert!(problems.contains("application/json") && problems.contains("nosniff"), "{problems}");
    for target in ["/", "/none/", "/none/%3Cimg%20src=x%20onerror=alert(1)%3E"] {
        assert!(!served.get(target).0.contains(evil), "{target}");
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
    for target in [
        "/",
        "/plain.txt",
        "/talks/first/",
        "/.talkpress/events?page=/",
        "/.talkpress/client.js",
        "/.talkpress/panel?page=/",
    ] {
        for origin in ["http://evil.com", "null", "https://localhost"] {
            let answer = served.ask("GET", target, &format!("Origin: {origin}\r\n"));
            assert_eq!(answer.status(), 403, "{target} {origin}");
            assert!(answer.header("Access-Control-Allow-Origin").is_none());
        }
    }
    let answers = ["/plain.txt", "/talks/first/", "/talks/first", "/none", "/.talkpress/client.js", "/../x"]
        .map(|t| served.get(t));
    for answer in answers.into_iter().chain([served.ask("PUT", "/", ""), served.ask("GET", "/", "Origin: null\r\n")]) {
        assert_eq!(answer.header("Cross-Origin-Resource-Policy"), Some("same-origin"), "{}", answer.0);
        assert_eq!(answer.header("Cache-Control"), Some("no-store"), "{}", answer.0);
    }
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
    served.assert_alive();
}

#[test]
fn heads_that_no_browser_sends_are_refused() {
    let mut served = Served::new(&[]);
    let before = served.memory();
    let many = "X: y\r\n".repeat(10_000);
    let cases: [Vec<u8>; 5] = [
        format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(1_000_000)).into_bytes(),
        format!("GET / HTTP/1.1\r\n{many}\r\n").into_bytes(),
        b"GET / HTTP/1.1\nHost: localhost\n\n".to_vec(),
        b"GET /\r\n".to_vec(),
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
    ];
    for bytes in cases {
        let answer = served.send(&bytes);
        assert!(matches!(answer.status(), 400 | 431 | 0), "{}", answer.0);
        // All of these are output by their beginning: nobody waits for a deadline.
    }
    let endless = [b"GET / HTTP/1.1\r\nX: ".to_vec(), vec![b'x'; 50 << 20]].concat();
    for _ in 0..4 {
        served.send(&endless);
    }
    let grown = served.memory().saturating_sub(before);
    assert!(grown < 20 * 1024, "{grown} KiB more");
    served.assert_alive();
}

#[test]
fn a_connection_carries_one_request() {
    let served = Served::new(&[]);
    let one = format!("GET /plain.txt HTTP/1.1\r\nHost: {}\r\n\r\n", served.address);
    let two = served.send(format!("{one}GET / HTTP/1.1\r\nHost: evil.com\r\n\r\n").as_bytes());
    assert_eq!((two.status(), two.body()), (200, "0123456789"));
    let mut kept = served.connect();
    kept.write_all(one.replacen("\r\n", "\r\nConnection: keep-alive\r\n", 1).as_bytes()).unwrap();
    let mut first = vec![0; 17];
    kept.read_exact(&mut first).unwrap();
    let _ = write!(kept, "GET / HTTP/1.1\r\nHost: evil.com\r\n\r\n");
    let mut rest = String::new();
    let _ = kept.read_to_string(&mut rest);
    assert_eq!(rest.matches("HTTP/1.").count(), 0, "{rest}");
}

#[test]
fn actions_need_an_origin_a_token_and_a_small_body() {
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
    let of = |page: &str, token: &str| {
        format!("{{\"page\":\"{page}\",\"token\":\"{token}\",\"version\":\"\",\"times\":{{\"one\":5}}}}")
    };
    // A valid token with a page that does not exist, that no document makes, that is a file, or that is outside the site.
    for page in
        ["/none/", "/plain.txt", "/404.html", "/talks/first/../../secret.txt", "secret.txt", "/content/talks/first.md"]
    {
        let token = served.get("/talks/first/").data("token");
        assert_eq!(served.post("/.talkpress/open", &of(page, &token)).status(), 403, "{page}");
    }
    let home = served.get("/").data("token");
    assert_eq!(served.post("/.talkpress/open", &of("/", &home)).status(), 403);
    let source = std::fs::read_to_string(served.folder.path().join("content/talks/first.md")).unwrap();
    assert_eq!(source, crate::served::talk("three"));
}
