//! Today is the calendar day in the time zone of the machine, or in that of `TZ`.

use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::site::{Run, Site, talkpress};

/// The first place in which a day begins, 26 hours before [`LAST`].
const FIRST: &str = "Pacific/Kiritimati";
/// The last place.
const LAST: &str = "Etc/GMT+12";

/// The day it is in Kiritimati.
fn first_day() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let ahead = Timestamp::from_second(i64::try_from(seconds).unwrap() + 14 * 3600).unwrap();
    ahead.to_zoned(TimeZone::UTC).date().to_string()
}

/// Whether a build in the time zone `zone` publishes the post.
fn publishes(site: &Site, zone: &str, more: impl FnOnce(&mut Command) -> &mut Command) -> bool {
    let mut command = talkpress(["build".as_ref(), site.path().as_os_str()]);
    command.env("TZ", zone);
    more(&mut command);
    Run::of(&mut command).ends(0);
    site.output().join("morning/index.html").exists()
}

#[test]
fn today_is_the_local_day() {
    let day = first_day();
    let site = Site::new();
    site.write("content/morning.md", format!("title: Morning\ndate: {day}\ncategory: post\n\nGood morning.\n"));
    assert!(publishes(&site, FIRST, |command| command));
    assert!(!publishes(&site, LAST, |command| command), "there it is still the day before");
    assert!(publishes(&site, LAST, |command| command.args(["--today", &day])));
    assert!(!publishes(&site, FIRST, |command| command.env("SOURCE_DATE_EPOCH", "1000000000")));
    assert!(publishes(&site, LAST, |command| command.env("SOURCE_DATE_EPOCH", "4000000000")));
}
