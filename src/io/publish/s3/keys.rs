use std::env;

use rusty_s3::Credentials;

use crate::io::Failure;

/// The keys of the store, which are only in the environment.
///
/// # Errors
/// If one of them is not set.
pub(super) fn keys() -> Result<Credentials, Failure> {
    let get = |name: &str| env::var(name).ok().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
    match (get("AWS_ACCESS_KEY_ID"), get("AWS_SECRET_ACCESS_KEY")) {
        (Some(key), Some(secret)) => Ok(match get("AWS_SESSION_TOKEN") {
            Some(token) => Credentials::new_with_token(key, secret, token),
            None => Credentials::new(key, secret),
        }),
        _ => Err(Failure::new(
            "the keys of the store are missing: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment",
        )),
    }
}
