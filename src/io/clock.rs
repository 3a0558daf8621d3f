//! What day it is.

use std::env;

use super::Failure;
use crate::base::Date;

/// Today: the day of `SOURCE_DATE_EPOCH` (in UTC) where that is set, else of the machine's clock and time zone.
///
/// # Errors
/// Where `SOURCE_DATE_EPOCH` is no number of seconds.
pub fn today() -> Result<Date, Failure> {
    match env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => {
            let seconds = text.trim().parse().ok().and_then(Date::from_unix);
            seconds.ok_or_else(|| Failure::new(format!("SOURCE_DATE_EPOCH is no number of seconds: `{text}`")))
        }
        Err(_) => {
            let now = jiff::Zoned::now();
            Date::new(now.year(), now.month(), now.day()).ok_or_else(|| Failure::new("the clock shows no real day"))
        }
    }
}

/// The moment, in microseconds since 1970, for measuring from outside.
pub fn unix_micros() -> u128 {
    std::time::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_micros())
}
