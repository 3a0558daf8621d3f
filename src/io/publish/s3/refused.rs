use crate::io::Failure;

/// The failure for a request about `what` that a store refused with `status` and the error `code`, with what to check.
pub(super) fn refused(what: &str, status: u16, code: &str) -> Failure {
    let advice = match (code, status) {
        ("InvalidAccessKeyId" | "SignatureDoesNotMatch" | "InvalidToken" | "ExpiredToken" | "InvalidSecurity", _) => {
            "check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN"
        }
        ("RequestTimeTooSkewed" | "RequestExpired", _) => "check the clock of this machine",
        ("NoSuchBucket", _) => "check the name of the bucket, `s3`, in talkpress.toml",
        (
            "PermanentRedirect"
            | "TemporaryRedirect"
            | "AuthorizationHeaderMalformed"
            | "IllegalLocationConstraintException",
            _,
        )
        | ("", 301 | 307 | 308) => "check `region` and `endpoint` in talkpress.toml",
        (_, 401 | 403) => "check that the keys may list, read, write and delete in this bucket",
        _ => "check `s3`, `endpoint` and `region` in talkpress.toml",
    };
    let code = if code.is_empty() { String::new() } else { format!(", {code}") };
    Failure::new(format!("the store refused {what} (status {status}{code}): {advice}"))
}
