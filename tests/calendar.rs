//! `upcoming.ics`: it depends on what the talks say, and not on the day of the build.

#[path = "support/mod.rs"]
mod support;

use support::Site;
use talkpress::base::Date;

fn calendar(today: &str, head: &str) -> String {
    let text = format!("---\ntitle: A talk\ndate: 2027-03-01\nevent: Harbour Days\n{head}---\n\nWords.\n");
    let site = Site::new().with("content/talks/a.md", text);
    let mut site = site.with("talkpress.toml", "title = \"S\"\nbase_url = \"https://talks.example\"\n");
    site.options.today = Date::parse(today).expect("a date");
    site.build().text("upcoming.ics").to_owned()
}

#[test]
fn the_same_deliveries_give_the_same_file_on_any_day() {
    assert!(calendar("2026-11-21", "").contains("SUMMARY:A talk (Harbour Days)"));
    assert_eq!(calendar("2026-11-21", ""), calendar("2026-11-22", ""));
}

#[test]
fn a_change_that_the_talk_names_is_the_time_stamp() {
    assert!(calendar("2026-11-21", "modified: 2026-10-05\n").contains("DTSTAMP:20261005T000000Z"));
}

#[test]
fn lists_of_talks_and_events_link_to_it() {
    let build = |date: &str| {
        let site = Site::new()
            .with("talkpress.toml", "title = \"S\"\nbase_url = \"https://talks.example\"\ntheme = \"default\"\n");
        site.with(
            "content/talks/a.md",
            format!("---\ntitle: A talk\ndate: {date}\nevent: Harbour Days\n---\n\nWords.\n"),
        )
        .build()
    };
    let (future, past) = (build("2027-03-01"), build("2025-03-01"));
    assert!(future.text("index.html").contains("href=\"upcoming.ics\""));
    assert!(future.text("events/index.html").contains("href=\"../upcoming.ics\""));
    assert!(!past.text("index.html").contains("upcoming.ics"));
}
