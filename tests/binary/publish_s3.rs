//! `publish` to a store: what is sent, faults of the network, kills, and that no key is anywhere.

use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::interrupted::assert_assets;
use crate::moto::{Fault, Moto};
use crate::published::{Published, files};
use crate::site::{Run, Tree, assert_same, tree};

const SECRET: &str = "hunter2/Secret+Key";

struct Store {
    moto: Moto,
    one: Published,
}

impl Store {
    fn new(talks: usize, more: &str) -> Option<Store> {
        let moto = Moto::start()?;
        let endpoint = format!("http://127.0.0.1:{}", moto.port);
        let one = Published::new(talks, &format!("s3 = \"talks\"\nendpoint = \"{endpoint}\"\n{more}"));
        Some(Store { moto, one })
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = self.one.command(args);
        command.env("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE").env("AWS_SECRET_ACCESS_KEY", SECRET).env("NO_PROXY", "*");
        command
    }

    fn run(&self, args: &[&str]) -> Run {
        let run = Run::of(&mut self.command(args));
        assert!(!run.stdout.contains(SECRET) && !run.stderr.contains(SECRET), "{run:?}");
        assert!(!run.stdout.contains("X-Amz-") && !run.stderr.contains("X-Amz-"), "{run:?}");
        run
    }

    fn objects(&self, prefix: &str) -> Tree {
        files(self.moto.objects(prefix))
    }
}

#[test]
fn a_site_is_sent_once_and_then_only_what_changed() {
    let Some(store) = Store::new(20, "prefix = \"a b/talks\"") else { return };
    let (moto, one) = (&store.moto, &store.one);
    for name in ["a b+c%d#e.txt", "ü.txt", "o\u{308}.txt", "quote\"&'.txt", ".hidden"] {
        one.site.write(&format!("static/{name}"), name);
    }
    moto.direct("PUT", "/talks/a%20b/talks/theirs.txt", b"theirs");
    moto.direct("PUT", "/talks/other.txt", b"theirs");
    store.run(&[]).ends(0);
    let mut expected = one.output();
    expected.insert("theirs.txt".into(), b"theirs".to_vec());
    assert_same(&expected, &store.objects("a b/talks/"), "first");
    let head = |path: &str| moto.direct("GET", &format!("/talks/a%20b/talks/{path}"), b"").1;
    let css = one.output().into_keys().find(|path| path.starts_with("assets/theme.")).unwrap();
    assert!(head(&css).contains("max-age=31536000, immutable") && head(&css).contains("text/css"), "{}", head(&css));
    assert!(head("index.html").contains("cache-control: max-age=0, must-revalidate"), "{}", head("index.html"));
    assert!(head("index.html").contains("content-type: text/html; charset=utf-8"));
    moto.set(Fault::None);
    assert!(store.run(&[]).ends(0).stdout.contains("nothing to publish"));
    assert_eq!(moto.seen(), [("GET".to_owned(), "/talks/a%20b/talks/.talkpress-published".to_owned())]);
    let before = one.output();
    one.site.write("content/talks/talk-7.md", one.site.read("content/talks/talk-7.md").replace("Said", "Shouted"));
    let run = store.run(&[]).ends(0);
    assert!(run.stdout.contains("\n/talks/talk-7/index.html\n"), "{run:?}");
    let differing = one.output().iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).count();
    assert!(moto.count("PUT") <= differing + 3, "{} PUTs for {differing} files", moto.count("PUT"));
    fs::remove_file(one.site.at("content/talks/talk-3.md")).unwrap();
    store.run(&[]).ends(0);
    assert!(!store.objects("a b/talks/").contains_key("talks/talk-3/index.html"));
    assert_eq!(moto.direct("GET", "/talks/a%20b/talks/theirs.txt", b"").2, b"theirs");
    // Previews are beside the site.
    store.run(&["--as", "x"]).ends(0);
    assert!(store.objects("a b/talks/preview/x/").contains_key("index.html"));
    store.run(&["--as", "x", "--delete"]).ends(0);
    assert!(moto.objects("a b/talks/preview/x/").is_empty());
    let manifest = moto.objects("a b/talks/.talkpress-published").remove("").unwrap();
    assert!(!String::from_utf8(manifest).unwrap().contains("talk-7"));
    for (path, bytes) in tree(one.site.path()) {
        assert!(!String::from_utf8_lossy(&bytes).contains(SECRET), "{path}");
    }
}

#[test]
fn faults_of_the_network_are_overcome() {
    let Some(store) = Store::new(3, "") else { return };
    for (version, fault) in [Fault::Busy, Fault::Cut, Fault::Slow, Fault::Silent].into_iter().enumerate() {
        store.one.change(3, version % 2);
        store.moto.set(fault);
        store.run(&[]).ends(0);
        let expected = store.one.output();
        let mut found = store.objects("");
        found.retain(|path, _| expected.contains_key(path) || !path.starts_with("assets/"));
        assert_same(&expected, &found, &format!("{fault:?}"));
    }
}

#[test]
fn what_is_wrong_is_said_at_once() {
    let Some(store) = Store::new(1, "") else { return };
    store.one.site.run("build", &[]).ends(0);
    for (code, advice) in [
        ("InvalidAccessKeyId", "check AWS_ACCESS_KEY_ID"),
        ("SignatureDoesNotMatch", "AWS_SECRET_ACCESS_KEY"),
        ("RequestTimeTooSkewed", "check the clock"),
        ("AuthorizationHeaderMalformed", "check `region`"),
        ("AccessDenied", "may list, read, write"),
    ] {
        store.moto.set(Fault::Refuse(code));
        let start = Instant::now();
        store.run(&["--no-build"]).ends(2).says(advice).says(code);
        assert!(start.elapsed() < Duration::from_secs(3), "{code}: {:?}", start.elapsed());
    }
    store.moto.set(Fault::None);
    let config = store.one.site.read("talkpress.toml");
    store.one.site.write("talkpress.toml", config.replace("\"talks\"", "\"no-such-bucket\""));
    store.run(&["--no-build"]).ends(2).says("NoSuchBucket").says("check the name of the bucket");
    store.one.site.write("talkpress.toml", config.replace("127.0.0.1:", "127.0.0.1:1"));
    Run::of(store.one.command(&["--no-build"]).env_remove("AWS_SECRET_ACCESS_KEY")).ends(2).says("keys of the store");
    // Files of others, and a manifest that somebody changed.
    store.one.site.write("talkpress.toml", config);
    store.moto.direct("PUT", "/talks/index.html", b"theirs");
    store.run(&["--no-build"]).ends(3).says("1 file that talkpress did not write will be replaced: index.html");
    store.run(&["--no-build", "--yes"]).ends(0);
    store.moto.direct("PUT", "/talks/.talkpress-published", b"talkpress manifest 3 rubbish\n");
    store.run(&["--no-build"]).ends(2).says("is damaged");
}

#[test]
fn somebody_else_publishes_meanwhile() {
    let Some(store) = Store::new(3, "") else { return };
    store.run(&[]).ends(0);
    store.one.change(3, 1);
    store.one.site.run("build", &[]).ends(0);
    store.moto.set(Fault::Slow);
    let child = store.command(&["--no-build"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // When the first file has been sent, the manifest is replaced.
    while store.moto.count("PUT") < 2 {
        thread::yield_now();
    }
    let manifest = store.moto.objects(".talkpress-published").remove("").unwrap();
    store.moto.direct("PUT", "/talks/.talkpress-published", &[&manifest[..], b"\n"].concat());
    Run::from(child.wait_with_output().unwrap()).ends(2).says("somebody else published");
}

#[test]
fn killed_at_twenty_points() {
    const TALKS: usize = 25;
    let Some(store) = Store::new(TALKS, "") else { return };
    let (moto, one) = (&store.moto, &store.one);
    one.change(TALKS, 0);
    store.run(&[]).ends(0);
    let (mut killed, mut new) = (0, 0);
    for i in 0..20 {
        let before = one.output();
        one.change(TALKS, 1 - i % 2);
        one.site.run("build", &[]).ends(0);
        let output = one.output();
        let differing = output.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).count();
        moto.set(Fault::None);
        let mut child = store.command(&["--no-build"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while moto.count("PUT") <= i * (differing + 3) / 19 && child.try_wait().unwrap().is_none() {
            thread::yield_now();
        }
        child.kill().unwrap();
        killed += usize::from(child.wait().unwrap().code().is_none());
        // Requests that are under way still end.
        thread::sleep(Duration::from_millis(300));
        let now = store.objects("");
        for (page, bytes) in now.iter().filter(|(path, _)| path.ends_with(".html")) {
            assert_assets(&now, page, &String::from_utf8_lossy(bytes), &format!("kill {i}"));
        }
        let missing = output.iter().filter(|(path, bytes)| now.get(*path) != Some(bytes)).count();
        new += usize::from(missing == 0);
        moto.set(Fault::None);
        store.run(&["--no-build"]).ends(0);
        assert!(moto.count("PUT") <= missing + 3, "kill {i}: {} PUTs for {missing} files", moto.count("PUT"));
        let mut after = store.objects("");
        after.retain(|path, _| output.contains_key(path) || !path.starts_with("assets/"));
        assert_same(&output, &after, &format!("after kill {i}"));
    }
    println!("{killed} of 20 runs were killed at work, {new} ended with the new site");
    assert!(killed > 10 && new > 0, "{killed} killed, {new} new");
}

#[test]
fn long_lists_are_read_in_parts() {
    let Some(store) = Store::new(0, "") else { return };
    for i in 0..1500 {
        store.one.site.write(&format!("static/files/{i} +%#.txt"), i.to_string());
    }
    store.run(&[]).ends(0);
    fs::remove_dir_all(store.one.site.at("static/files")).unwrap();
    store.one.site.write("static/files/1499 +%#.txt", "1499");
    store.run(&["--yes"]).ends(0);
    assert_same(&store.one.output(), &store.objects(""), "after many deletions");
}
