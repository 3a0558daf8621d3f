use std::fs::File;
use std::thread;
use std::time::Duration;

use rusty_s3::actions::{ListObjectsV2, S3Action};
use rusty_s3::{Bucket, Credentials, UrlStyle};
use ureq::Agent;

use super::keys::keys;
use super::refused::refused;
use super::reply::Reply;
use crate::io::Failure;
use crate::publish::S3Place;

/// How long a signed request can be used.
const VALID: Duration = Duration::from_secs(15 * 60);

/// How long the store may be silent.
const SILENCE: Duration = Duration::from_secs(20);

/// The pauses before each try.
const PAUSES: [u64; 5] = [0, 500, 1_000, 2_000, 4_000];

/// What is sent with a request.
pub(super) enum Payload<'a> {
    Bytes(&'a [u8]),
    File(File),
}

/// A bucket, and the keys for it.
pub(super) struct Store {
    bucket: Bucket,
    credentials: Credentials,
    agent: Agent,
}

impl Store {
    /// The bucket at `place`.
    ///
    /// # Errors
    /// If the keys are missing, or the address is invalid.
    pub fn open(place: &S3Place) -> Result<Store, Failure> {
        let credentials = keys()?;
        let wrong = || Failure::new("`s3` and `endpoint` in talkpress.toml make no valid address");
        let (endpoint, style) = address(place);
        let endpoint = endpoint.parse().map_err(|_| wrong())?;
        let bucket = Bucket::new(endpoint, style, place.bucket.clone(), place.region.clone()).map_err(|_| wrong())?;
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("talkpress/", env!("CARGO_PKG_VERSION")))
            .timeout_connect(Some(Duration::from_secs(10)))
            .timeout_per_read(Some(SILENCE))
            .timeout_per_write(Some(SILENCE));
        Ok(Store { bucket, credentials, agent: config.build().into() })
    }

    /// Reads an object; `None` if there is none.
    pub fn get(&self, key: &str) -> Result<Option<Reply>, Failure> {
        let what = format!("to read `{key}`");
        let reply = self.tried(&what, || {
            let action = self.bucket.get_object(Some(&self.credentials), key);
            Ok(self.agent.get(action.sign(VALID).as_str()).call())
        })?;
        found(reply, &what)
    }

    /// Reads the headers of an object; `None` if there is none.
    pub fn head(&self, key: &str) -> Result<Option<Reply>, Failure> {
        let what = format!("to look at `{key}`");
        let reply = self.tried(&what, || {
            let action = self.bucket.head_object(Some(&self.credentials), key);
            Ok(self.agent.head(action.sign(VALID).as_str()).call())
        })?;
        match reply.status {
            404 => Ok(None),
            _ => found(reply, &what),
        }
    }

    /// Writes an object with these `headers` and what `payload` gives for each try.
    pub fn put<'p>(
        &self,
        key: &str,
        headers: &[(&'static str, String)],
        payload: impl Fn() -> Result<Payload<'p>, Failure>,
    ) -> Result<Reply, Failure> {
        self.tried(&format!("to write `{key}`"), || {
            let mut action = self.bucket.put_object(Some(&self.credentials), key);
            for (name, value) in headers.iter().filter(|(name, _)| name.starts_with("x-amz-")) {
                action.headers_mut().insert(*name, value.clone());
            }
            let mut request = self.agent.put(action.sign(VALID).as_str());
            for (name, value) in headers {
                request = request.header(*name, value);
            }
            Ok(match payload()? {
                Payload::Bytes(bytes) => request.send(bytes),
                Payload::File(file) => request.send(file),
            })
        })
    }

    /// Deletes an object, if there is one.
    pub fn delete(&self, key: &str) -> Result<(), Failure> {
        let what = format!("to delete `{key}`");
        let reply = self.tried(&what, || {
            let action = self.bucket.delete_object(Some(&self.credentials), key);
            Ok(self.agent.delete(action.sign(VALID).as_str()).call())
        })?;
        found(reply, &what).map(drop)
    }

    /// The names of all objects that begin with `prefix`.
    pub fn list(&self, prefix: &str) -> Result<Vec<String>, Failure> {
        let mut keys = Vec::new();
        let mut token: Option<String> = None;
        loop {
            let reply = self.tried("to list the bucket", || {
                let mut action = self.bucket.list_objects_v2(Some(&self.credentials));
                action.with_prefix(prefix);
                if let Some(token) = &token {
                    action.with_continuation_token(token.clone());
                }
                Ok(self.agent.get(action.sign(VALID).as_str()).call())
            })?;
            let Some(reply) = found(reply, "to list the bucket")? else {
                return Err(refused("to list the bucket", 404, ""));
            };
            let unreadable = || Failure::new("the store sent a list that cannot be read");
            let text = std::io::read_to_string(reply.into_reader()).map_err(|e| unreadable().because(e))?;
            let page = ListObjectsV2::parse_response(&text).map_err(|_| unreadable())?;
            keys.extend(page.contents.into_iter().map(|object| object.key));
            match page.next_continuation_token {
                Some(next) => token = Some(next),
                None => return Ok(keys),
            }
        }
    }

    /// Sends a request again if the connection breaks, or the store is busy.
    fn tried(
        &self,
        what: &str,
        send: impl Fn() -> Result<Result<ureq::http::Response<ureq::Body>, ureq::Error>, Failure>,
    ) -> Result<Reply, Failure> {
        let mut last = String::new();
        for pause in PAUSES {
            thread::sleep(Duration::from_millis(pause));
            match send()?.map(Reply::new) {
                Ok(reply) if reply.status == 429 || reply.status >= 500 => last = format!("status {}", reply.status),
                Ok(reply) => return Ok(reply),
                Err(error) => last = described(&error),
            }
        }
        Err(Failure::new(format!("{} tries {what} failed", PAUSES.len())).because(last))
    }
}

/// A reply that is not an error; `None` if the object does not exist.
pub(super) fn found(reply: Reply, what: &str) -> Result<Option<Reply>, Failure> {
    match reply.status {
        200..300 => Ok(Some(reply)),
        status => match reply.into_code() {
            code if status == 404 && code != "NoSuchBucket" => Ok(None),
            code => Err(refused(what, status, &code)),
        },
    }
}

/// The address of the store and how it names buckets: AWS before the host, others usually in the path.
fn address(place: &S3Place) -> (String, UrlStyle) {
    let Some(endpoint) = &place.endpoint else {
        let is_in_host = !place.bucket.contains(['.', '_']) && !place.bucket.contains(|c: char| c.is_ascii_uppercase());
        let style = if is_in_host { UrlStyle::VirtualHost } else { UrlStyle::Path };
        return (format!("https://s3.{}.amazonaws.com", place.region), style);
    };
    match endpoint.split_once("://") {
        Some((scheme, host)) => match host.strip_prefix(&format!("{}.", place.bucket)) {
            Some(rest) => (format!("{scheme}://{rest}"), UrlStyle::VirtualHost),
            None => (endpoint.clone(), UrlStyle::Path),
        },
        None => (endpoint.clone(), UrlStyle::Path),
    }
}

/// An error in words. It never has the address of a request, in which there is a signature.
fn described(error: &ureq::Error) -> String {
    match error {
        ureq::Error::Io(error) => error.to_string(),
        ureq::Error::Timeout(_) => format!("the store was silent for {} seconds", SILENCE.as_secs()),
        ureq::Error::HostNotFound => "there is no such host: check `endpoint` and `region` in talkpress.toml".into(),
        ureq::Error::Tls(message) => (*message).to_owned(),
        ureq::Error::Rustls(error) => error.to_string(),
        _ => "the connection failed".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_are_in_the_path_or_before_the_host() {
        let place = |bucket: &str, endpoint: Option<&str>| S3Place {
            bucket: bucket.into(),
            endpoint: endpoint.map(str::to_owned),
            region: "eu-central-1".into(),
            prefix: None,
        };
        for (bucket, endpoint, expected) in [
            ("talks", None, ("https://s3.eu-central-1.amazonaws.com", UrlStyle::VirtualHost)),
            ("my.talks", None, ("https://s3.eu-central-1.amazonaws.com", UrlStyle::Path)),
            ("talks", Some("https://store.example"), ("https://store.example", UrlStyle::Path)),
            ("talks", Some("https://talks.store.example"), ("https://store.example", UrlStyle::VirtualHost)),
        ] {
            let (address, style) = address(&place(bucket, endpoint));
            assert_eq!((address.as_str(), format!("{style:?}")), (expected.0, format!("{:?}", expected.1)));
        }
    }
}
