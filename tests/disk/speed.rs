//! Measures, printed and not judged: `cargo test --release --test disk -- --ignored --nocapture speed`.

use std::fs;
use std::time::Instant;

use talkpress::base::{Content, Files};
use talkpress::io::disk::read_site;

use super::{Site, path, recipe};

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    println!("{:>9.1} ms  {what}", start.elapsed().as_secs_f64() * 1000.0);
    result
}

fn pages(count: usize, size: usize, mark: &str) -> Files {
    let bytes = |i: usize| format!("{mark}{i}").into_bytes().into_iter().cycle().take(size).collect::<Vec<u8>>();
    (0..count).map(|i| (path(&format!("talks/{i}/index.html")), recipe(bytes(i)))).collect()
}

#[test]
#[ignore = "a measure"]
fn speed_of_publishing() {
    for (count, size) in [(1_000, 100_000), (10_000, 2_000)] {
        let site = Site::empty();
        let (old, new) = (pages(count, size, "old"), pages(count, size, "new"));
        let raw = site.root.path().join("raw");
        fs::create_dir(&raw).unwrap();
        timed(&format!("raw writes of {count} x {size} B, one thread"), || {
            let bytes = vec![1; size];
            (0..count).for_each(|i| fs::write(raw.join(i.to_string()), &bytes).unwrap());
        });
        timed("publish, cold", || site.publish(&old).unwrap());
        timed("publish, unchanged", || site.publish(&old).unwrap());
        timed("publish, all changed", || site.publish(&new).unwrap());
        timed("publish, all gone", || site.publish(&Files::new()).unwrap());
    }
}

#[test]
#[ignore = "a measure"]
fn speed_of_reading() {
    for (count, size) in [(1_000, 50_000), (10_000, 2_000)] {
        let site = Site::empty();
        for i in 0..count {
            site.write(&format!("content/talks/{i}.md"), vec![b'x'; size]);
        }
        std::thread::sleep(std::time::Duration::from_millis(2100));
        println!("{count} documents of {size} B");
        let read = |before| read_site(site.root.path(), None, before).unwrap().0;
        timed("read", || read(None));
        let before = timed("read again", || read(None));
        timed("read with a snapshot", || read(Some(&before)));
    }
}

#[test]
#[ignore = "a measure"]
fn speed_of_unchanged_static_files() {
    let site = Site::empty();
    for i in 0..100 {
        site.write(&format!("static/{i}.mp4"), vec![i as u8; 5_000_000]);
    }
    std::thread::sleep(std::time::Duration::from_millis(2100));
    let all = || -> Files {
        let (snapshot, _) = read_site(site.root.path(), None, None).unwrap();
        let below: Vec<(_, Content)> =
            snapshot.files().below("static").map(|(_, name, content)| (path(name), content.clone())).collect();
        below.into_iter().collect()
    };
    timed("500 MB of static files, cold", || site.publish(&all()).unwrap());
    timed("500 MB of static files, unchanged", || site.publish(&all()).unwrap());
}
