//! P14 and P15: the addresses that the preview listens on, and what it does if it cannot or if others can see it.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::Output;
use std::thread;
use std::time::{Duration, Instant};

use crate::served::{DEADLINE, Served, command, small_site, talk, write};

/// The output of a preview that must end by itself.
fn ended(starter: &[&str], flags: &[&str]) -> Output {
    let folder = small_site();
    let mut child = command(starter, folder.path()).args(flags).spawn().unwrap();
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > DEADLINE {
            child.kill().unwrap();
            panic!("it hangs: {flags:?}");
        }
        thread::sleep(Duration::from_millis(5));
    }
    child.wait_with_output().unwrap()
}

fn code_and_words(output: &Output) -> (Option<i32>, String) {
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn can_run(starter: &[&str]) -> bool {
    let status = std::process::Command::new(starter[0]).args(&starter[1..]).arg("true").output();
    status.is_ok_and(|output| output.status.success())
}

#[test]
fn the_next_free_port_is_taken() {
    let (one, two) = (Served::new(&[]), Served::new(&[]));
    assert_ne!(one.address, two.address);
    assert_ne!(one.id(), two.id());
}

#[test]
fn without_a_free_port_it_ends_with_an_error() {
    // The last port is taken now, if it was not before.
    let _last = TcpListener::bind("127.0.0.1:65535");
    let (code, words) = code_and_words(&ended(&[], &["--port", "65535"]));
    assert!(code == Some(2) && words.contains("no free port") && words.contains("--port"), "{code:?}: {words}");
}

#[test]
fn a_privileged_port_is_refused() {
    // The superuser gives up that right first; some systems have no privileged ports.
    let starter = ["setpriv", "--bounding-set=-net_bind_service", "--inh-caps=-net_bind_service"];
    let kept = fs::read_to_string("/proc/sys/net/ipv4/ip_unprivileged_port_start");
    let keeps = kept.is_ok_and(|port| port.trim().parse().is_ok_and(|port: u16| port > 80));
    if !keeps || !can_run(&starter) {
        return;
    }
    let (code, words) = code_and_words(&ended(&starter, &["--port", "80"]));
    assert!(code == Some(2) && words.contains("cannot listen on 127.0.0.1, port 80"), "{code:?}: {words}");
}

#[test]
fn a_host_that_is_invalid_or_not_local_is_refused() {
    for (host, code, words) in [
        ("nonsense", 3, "`nonsense` is not an address"),
        ("example.org", 3, "`example.org` is not an address"),
        ("203.0.113.7", 3, "`--lan`"),
        ("0.0.0.0", 3, "`--lan`"),
        ("::", 3, "`--lan`"),
    ] {
        let output = code_and_words(&ended(&[], &["--host", host]));
        assert!(output.0 == Some(code) && output.1.contains(words), "{host}: {output:?}");
    }
    let (code, words) = code_and_words(&ended(&[], &["--lan", "--host", "203.0.113.7"]));
    assert!(code == Some(2) && words.contains("cannot listen on 203.0.113.7"), "{code:?}: {words}");
}

/// Starts a program in a network of its own that has nothing but a loopback interface without these addresses; nothing
/// where the system does not allow it.
fn without(addresses: &[&str]) -> Option<Vec<String>> {
    let delete: String = addresses.iter().map(|address| format!("ip address del {address} dev lo && ")).collect();
    let script = format!("ip link set lo up && {delete} exec \"$@\"");
    let starter: Vec<String> = ["unshare", "-rn", "sh", "-c", &script, "sh"].map(String::from).into();
    can_run(&starter.iter().map(String::as_str).collect::<Vec<_>>()).then_some(starter)
}

#[test]
fn without_ipv4_it_listens_at_the_other_loopback() {
    let Some(starter) = without(&["127.0.0.1/8"]) else { return };
    let starter: Vec<&str> = starter.iter().map(String::as_str).collect();
    let served = Served::under(&starter, small_site(), &[]);
    assert!(served.address.is_ipv6() && served.address.ip().is_loopback(), "{}", served.address);
}

#[test]
fn without_any_address_it_ends_with_an_error() {
    let Some(starter) = without(&["127.0.0.1/8", "::1/128"]) else { return };
    let starter: Vec<&str> = starter.iter().map(String::as_str).collect();
    let (code, words) = code_and_words(&ended(&starter, &[]));
    assert!(code == Some(2) && words.contains("cannot listen on 127.0.0.1"), "{code:?}: {words}");
}

const LAN: [&str; 3] = ["--lan", "--host", "127.0.0.1"];

const DRAFT: &str = "title: Unready\ndate: 2026-01-04\ncategory: talk\nstatus: draft\n\nStill to come.\n";

#[test]
fn on_the_network_drafts_and_notes_are_hidden_unless_asked_for() {
    let with_draft = || {
        let folder = small_site();
        write(folder.path(), "content/talks/unready.md", DRAFT);
        folder
    };
    let shown = |flags: &[&str]| {
        let served = Served::of(with_draft(), flags);
        let draft = served.get("/talks/unready/").status() == 200;
        (draft, served.get("/talks/first/").0.contains("whisper-secret"))
    };
    assert_eq!(shown(&[]), (true, true));
    assert_eq!(shown(&LAN), (false, false));
    assert_eq!(shown(&[LAN[0], LAN[1], LAN[2], "--drafts"]), (true, false));
    assert_eq!(shown(&[LAN[0], LAN[1], LAN[2], "--with-notes"]), (false, true));
}

#[test]
fn on_the_network_a_site_that_was_never_built_shows_no_source_lines() {
    let page = |flags: &[&str]| {
        let folder = small_site();
        write(folder.path(), "talkpress.toml", "theme = \"none\" # beside-the-mistake\n");
        write(folder.path(), "content/talks/unready.md", &format!("draft: perhaps\n{DRAFT}"));
        Served::of(folder, flags).get("/").0
    };
    let (private, public) = (page(&[]), page(&LAN));
    assert!(private.contains("unready.md"), "{private}");
    assert!(public.contains("no theme named `none`") && public.contains("only in the terminal"), "{public}");
    assert!(!public.contains("unready") && !public.contains("beside-the-mistake"), "{public}");
}

#[test]
fn on_the_network_nothing_is_said_about_documents_that_are_left_out() {
    for (name, text) in [
        (
            "content/talks/unready.md",
            "title: Unready\ndate: 2026-12-04\nstatus: draft\n\n<aside class=\"notes\">2026-13\n",
        ),
        ("content/soon.md", "title: Unready\ndraft: perhaps\ndate: 2027-01-04\n\nStill to come.\n"),
    ] {
        let served = Served::new(&LAN);
        served.write(name, text);
        let shown = served.wait_for("/.talkpress/problems", "only in the terminal");
        for secret in ["unready", "Unready", "soon", "perhaps", "2026-13"] {
            assert!(!shown.contains(secret), "{shown}");
        }
        assert_eq!(served.get("/talks/first/").status(), 200);
    }
}

#[test]
fn on_the_network_the_panel_shows_no_source_lines_and_nothing_about_drafts() {
    let panels = |flags: &[&str]| {
        let folder = small_site();
        let head = "dat: the-mistake\n";
        write(folder.path(), "content/talks/unready.md", &format!("{head}{DRAFT}"));
        write(folder.path(), "content/talks/first.md", &format!("{head}{}", talk("three")));
        write(folder.path(), "talkpress.toml", "title = \"Small\"\n\n[speaker]\nname = \"Your Name\"\n");
        let served = Served::of(folder, flags);
        ["/talks/unready/", "/talks/first/"].map(|page| served.get(&format!("/.talkpress/panel?page={page}")).0)
    };
    let [draft, published] = panels(&[]);
    for panel in [draft, published] {
        assert!(panel.contains("`dat`") && panel.contains("the-mistake") && panel.contains("`Your Name`"), "{panel}");
    }
    let [draft, published] = panels(&[&LAN[..], &["--drafts"]].concat());
    assert!(draft.contains("\"diagnostics\":[]") && !draft.contains("`dat`"), "{draft}");
    assert!(
        published.contains("`dat`") && !published.contains("the-mistake") && !published.contains("Your Name"),
        "{published}"
    );
}

#[test]
fn on_the_network_it_warns_and_answers_only_to_its_own_names() {
    let mut served = Served::new(&["--lan", "--host", "127.0.0.2", "--allow-host", "talks.test"]);
    served.wait_for_line("warning: everyone on this network can see the preview");
    served.wait_for_line("on the network: http://127.0.0.2:");
    // A QR code.
    served.wait_for_line("\u{2588}");
    let port = served.address.port();
    let status = |host: &str| served.send(format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes()).status();
    assert_eq!(status(&format!("127.0.0.2:{port}")), 200);
    assert_eq!(status("talks.test"), 200);
    for host in ["evil.com", "192.0.2.1", "0.0.0.0", "127.0.0.2.evil.com"] {
        assert_eq!(status(host), 403, "{host}");
    }
    let page = served.get("/talks/first/");
    for target in ["/.talkpress/open", "/.talkpress/times"] {
        let token = page.data("token");
        let action = format!(
            "{{\"page\":\"/talks/first/\",\"token\":\"{token}\",\"slide\":\"one\",\"version\":\"{}\",\"times\":{{\"one\":5}}}}",
            page.data("version")
        );
        assert_eq!(served.post(target, &action).status(), 403);
    }
    let source = fs::read_to_string(served.folder.path().join("content/talks/first.md")).unwrap();
    assert_eq!(source, talk("three"));
}

#[test]
fn the_answer_to_a_failed_action_holds_no_path_of_this_machine() {
    let served = Served::new(&[]);
    // In the way of the file that is written first.
    served.write(&format!("content/talks/.talkpress-{}.tmp", served.id()), "");
    let page = served.get("/talks/first/");
    let action = format!(
        "{{\"page\":\"/talks/first/\",\"token\":\"{}\",\"version\":\"{}\",\"times\":{{\"one\":5}}}}",
        page.data("token"),
        page.data("version")
    );
    let answer = served.post("/.talkpress/times", &action);
    assert_eq!(answer.status(), 500, "{}", answer.0);
    assert!(answer.0.contains("could not be written"), "{}", answer.0);
    assert!(!answer.0.contains(&*served.folder.path().to_string_lossy()), "{}", answer.0);
}

#[test]
fn one_open_page_too_many_is_told_to_try_again() {
    let served = Served::new(&[]);
    let listen = || {
        let mut stream = served.connect();
        let target = "/.talkpress/events?page=/";
        write!(stream, "GET {target} HTTP/1.1\r\nHost: {}\r\n\r\n", served.address).unwrap();
        let mut first = [0; 64];
        stream.read_exact(&mut first).unwrap();
        stream
    };
    let open: Vec<_> = (0..201).map(|_| listen()).collect();
    let refused = served.get("/.talkpress/events?page=/");
    assert_eq!((refused.status(), refused.body()), (200, "retry: 5000\n\n"));
    drop(open);
}
