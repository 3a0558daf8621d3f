//! What the preview takes of the machine while it runs for a long time.

use std::fs;
use std::time::Duration;

use crate::served::{Served, talk};

/// A thousand of a program that was not optimized would take minutes; a leak shows in three hundred as well.
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

/// Nobody looks, nothing changes: no work.
#[test]
fn an_idle_preview_takes_no_time() {
    let served = Served::new(&[]);
    let ticks = || {
        let stat = fs::read_to_string(format!("/proc/{}/stat", served.id())).unwrap();
        let fields: Vec<u64> = stat.rsplit(')').next().unwrap().split(' ').filter_map(|f| f.parse().ok()).collect();
        fields[10] + fields[11]
    };
    std::thread::sleep(Duration::from_millis(500));
    let before = ticks();
    std::thread::sleep(Duration::from_secs(2));
    assert!(ticks() - before <= 1, "{} ticks in two idle seconds", ticks() - before);
}
