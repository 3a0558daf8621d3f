//! A head becomes a request, or is refused. Strict on purpose: who asks is a browser, and browsers keep to the form.

use std::net::IpAddr;

use super::hosts::Hosts;
use super::refusal::Refusal;
use super::request::{Method, Request};
use crate::base::url;

/// Most header lines.
const MAX_HEADERS: usize = 100;

/// Largest body of a POST, in bytes.
const MAX_BODY: u64 = 64 * 1024;

/// What a POST may be sent to.
const POSTS: [&str; 2] = ["/.talkpress/open", "/.talkpress/times"];

/// The request in `head`, and how long its body is.
pub fn parse(head: &[u8], hosts: &Hosts, local: Option<IpAddr>) -> Result<(Request, usize), Refusal> {
    let mut lines = head.split(|b| *b == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let (method, target) = request_line(lines.next().unwrap_or_default())?;
    let headers = Headers::read(lines)?;
    let (path, query) = split_target(target)?;
    let method = match method {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        "POST" if POSTS.contains(&path.as_str()) => Method::Post,
        _ => return Err(Refusal::Method),
    };
    let length = body_length(&headers, method)?;
    let host = headers.only("host")?.ok_or(Refusal::Malformed)?;
    if !hosts.allow(host, local) || !comes_from_here(&headers, host, method)? {
        return Err(Refusal::Forbidden);
    }
    let one = |name| headers.only(name).map(|value| value.map(str::to_owned));
    let request = Request {
        method,
        path,
        query,
        range: one("range")?,
        if_range: one("if-range")?,
        if_none_match: headers.all("if-none-match").next().map(str::to_owned),
        body: Vec::new(),
    };
    Ok((request, length))
}

fn request_line(line: &[u8]) -> Result<(&str, &str), Refusal> {
    let line = std::str::from_utf8(line).map_err(|_| Refusal::Malformed)?;
    let parts: Vec<&str> = line.split(' ').collect();
    match parts[..] {
        [method, target, "HTTP/1.1" | "HTTP/1.0"] if method.bytes().all(|b| b.is_ascii_uppercase()) => {
            Ok((method, target))
        }
        _ => Err(Refusal::Malformed),
    }
}

/// Path and query, decoded.
fn split_target(target: &str) -> Result<(String, Vec<(String, String)>), Refusal> {
    let is_plain = target.bytes().all(|b| b.is_ascii_graphic() && b != b'#' && b != b'\\');
    if !is_plain || !target.starts_with('/') {
        return Err(Refusal::Malformed);
    }
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let path = decoded(path)?;
    let inner = path[1..].strip_suffix('/').unwrap_or(&path[1..]);
    let is_safe = |part: &str| !part.is_empty() && part != "." && part != "..";
    if path.contains('\\') || (path != "/" && !inner.split('/').all(is_safe)) {
        return Err(Refusal::Malformed);
    }
    let pair = |pair: &str| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        Ok((decoded(key)?, decoded(value)?))
    };
    let query =
        query.split('&').filter(|p| !p.is_empty()).take(MAX_HEADERS).map(pair).collect::<Result<_, Refusal>>()?;
    Ok((path, query))
}

/// Decoded once: what is encoded twice names a file with a percent sign, if there is one.
fn decoded(text: &str) -> Result<String, Refusal> {
    let decoded = url::decode_path(text);
    match decoded.contains(|c: char| c.is_control() || c == '\u{fffd}') {
        true => Err(Refusal::Malformed),
        false => Ok(decoded.into_owned()),
    }
}

fn body_length(headers: &Headers<'_>, method: Method) -> Result<usize, Refusal> {
    let mut lengths = headers.all("content-length");
    let length = match (lengths.next(), lengths.next()) {
        _ if headers.all("transfer-encoding").next().is_some() => return Err(Refusal::Body),
        (_, Some(_)) => return Err(Refusal::Body),
        (None, None) => 0,
        (Some(text), None) if text.bytes().all(|b| b.is_ascii_digit()) => {
            text.parse::<u64>().map_err(|_| Refusal::Body)?
        }
        _ => return Err(Refusal::Body),
    };
    match method {
        Method::Post if length <= MAX_BODY => Ok(length as usize),
        Method::Post => Err(Refusal::Forbidden),
        _ if length == 0 => Ok(0),
        _ => Err(Refusal::Body),
    }
}

/// Whether the request comes from a page of this preview, or from the author's own hand.
fn comes_from_here(headers: &Headers<'_>, host: &str, method: Method) -> Result<bool, Refusal> {
    let own = format!("http://{host}");
    Ok(match headers.only("origin")? {
        Some(origin) => origin.eq_ignore_ascii_case(&own),
        None if method == Method::Post => false,
        None => match headers.only("sec-fetch-site")? {
            None | Some("same-origin" | "none") => true,
            // A link on another site may lead here; a picture or script of another site may not.
            Some(_) => headers.only("sec-fetch-mode")? == Some("navigate"),
        },
    })
}

/// Header lines: the name in lower case, the value trimmed.
struct Headers<'a>(Vec<(String, &'a str)>);

impl<'a> Headers<'a> {
    fn read(lines: impl Iterator<Item = &'a [u8]>) -> Result<Headers<'a>, Refusal> {
        let mut all = Vec::new();
        for line in lines.take_while(|line| !line.is_empty()) {
            if all.len() == MAX_HEADERS {
                return Err(Refusal::LargeHead);
            }
            let line = std::str::from_utf8(line).map_err(|_| Refusal::Malformed)?;
            let (name, value) = line.split_once(':').ok_or(Refusal::Malformed)?;
            let is_name = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
            if name.is_empty() || !name.bytes().all(is_name) || value.contains(|c: char| c.is_control() && c != '\t') {
                return Err(Refusal::Malformed);
            }
            all.push((name.to_ascii_lowercase(), value.trim()));
        }
        Ok(Headers(all))
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, value)| *value)
    }

    /// The value of a header that stands there once at most.
    fn only(&self, name: &str) -> Result<Option<&'a str>, Refusal> {
        let mut all = self.all(name);
        match (all.next(), all.next()) {
            (value, None) => Ok(value),
            _ => Err(Refusal::Malformed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(head: &str) -> Result<Request, Refusal> {
        parse(head.replace('\n', "\r\n").as_bytes(), &Hosts::default(), None).map(|(request, _)| request)
    }

    #[test]
    fn a_plain_request_is_decoded() {
        let request = ask("GET /a%20b/?page=%2Fx%2F&y HTTP/1.1\nHost: localhost\nRange: bytes=0-1\n\n").unwrap();
        assert_eq!((request.path.as_str(), request.asked("page")), ("/a b/", Some("/x/")));
        assert_eq!(request.range.as_deref(), Some("bytes=0-1"));
    }

    #[test]
    fn targets_that_are_none() {
        for target in [
            "/../x",
            "/%2e%2e/x",
            "/..%2fx",
            "/..%5cx",
            "/..\\x",
            "//etc/passwd",
            "/%c0%ae/",
            "/a%00",
            "/#a",
            "http://localhost/",
            "*",
            "localhost:80",
            "",
            "/a//b",
        ] {
            assert_eq!(
                ask(&format!("GET {target} HTTP/1.1\nHost: localhost\n\n")),
                Err(Refusal::Malformed),
                "{target}"
            );
        }
    }

    #[test]
    fn a_body_has_one_true_length() {
        for lines in [
            "Content-Length: 99999999999",
            "Content-Length: -1",
            "Content-Length: 1\nContent-Length: 1",
            "Content-Length: 0\nTransfer-Encoding: chunked",
            "Transfer-Encoding: x",
            "Content-Length: 5",
        ] {
            assert_eq!(ask(&format!("GET / HTTP/1.1\nHost: localhost\n{lines}\n\n")), Err(Refusal::Body), "{lines}");
        }
        assert_eq!(ask("POST / HTTP/1.1\nHost: localhost\n\n"), Err(Refusal::Method));
    }

    #[test]
    fn other_sites_are_kept_out() {
        let from = |lines: &str| ask(&format!("GET / HTTP/1.1\nHost: localhost:4321\n{lines}\n\n"));
        assert!(from("Origin: http://localhost:4321").is_ok());
        assert!(from("Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate").is_ok());
        for lines in
            ["Origin: null", "Origin: http://evil.com", "Origin: http://localhost:1", "Sec-Fetch-Site: cross-site"]
        {
            assert_eq!(from(lines), Err(Refusal::Forbidden), "{lines}");
        }
        assert_eq!(from("Host: localhost"), Err(Refusal::Malformed));
    }
}
