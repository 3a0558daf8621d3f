//! The current date and time.

use std::env;

use super::Failure;
use crate::base::Date;

/// Today's date: from `SOURCE_DATE_EPOCH` (in UTC) if that is set, else from the machine's clock and time zone.
///
/// # Errors
/// If `SOURCE_DATE_EPOCH` is not a number of seconds.
pub fn today() -> Result<Date, Failure> {
    match env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => {
            let seconds = text.trim().parse().ok().and_then(Date::from_unix);
            seconds.ok_or_else(|| Failure::new(format!("SOURCE_DATE_EPOCH is not a number of seconds: `{text}`")))
        }
        Err(_) => {
            let now = jiff::Zoned::now();
            Date::new(now.year(), now.month(), now.day())
                .ok_or_else(|| Failure::new("the system clock shows an invalid date"))
        }
    }
}

/// The current time in seconds since 1970: `SOURCE_DATE_EPOCH` if that is set.
///
/// # Errors
/// If `SOURCE_DATE_EPOCH` is not a number of seconds.
pub fn unix_seconds() -> Result<u64, Failure> {
    match env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => {
            let wrong = |_| Failure::new(format!("SOURCE_DATE_EPOCH is not a number of seconds: `{text}`"));
            text.trim().parse().map_err(wrong)
        }
        Err(_) => Ok(std::time::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_secs())),
    }
}

/// The current time in microseconds since 1970, for measurements.
pub fn unix_micros() -> u128 {
    std::time::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_micros())
}
