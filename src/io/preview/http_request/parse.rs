//! Parses the head of a request, or refuses it. Strict on purpose: the client is a browser, and browsers send valid requests.

use std::net::IpAddr;

use super::headers::Headers;
use super::hosts::Hosts;
use super::method::Method;
use super::refusal::Refusal;
use super::request::Request;
use crate::base::url;

/// The largest number of parameters in a query; the rest is ignored.
const MAX_PARAMETERS: usize = 100;

/// The largest body of a POST, in bytes.
const MAX_BODY: u64 = 64 * 1024;

/// The paths that accept a POST.
const POSTS: [&str; 2] = ["/.talkpress/open", "/.talkpress/times"];

/// Parses `head`; returns the request and the length of its body.
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

/// Splits a target into path and query, and decodes both.
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
        query.split('&').filter(|p| !p.is_empty()).take(MAX_PARAMETERS).map(pair).collect::<Result<_, Refusal>>()?;
    Ok((path, query))
}

/// Decodes once: a target that is encoded twice names a file with a percent sign.
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

/// Whether the request comes from a page of this preview, or was entered by the author.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(head: &str) -> Result<Request, Refusal> {
        parse(head.replace('\n', "\r\n").as_bytes(), &Hosts::default(), None).map(|(request, _)| request)
    }

    #[test]
    fn a_plain_request_is_decoded() {
        let request = ask("GET /a%20b/?page=%2Fx%2F&y HTTP/1.1\nHost: localhost\nRange: bytes=0-1\n\n").unwrap();
        assert_eq!((request.path.as_str(), request.parameter("page")), ("/a b/", Some("/x/")));
        assert_eq!(request.range.as_deref(), Some("bytes=0-1"));
    }

    #[test]
    fn invalid_targets_are_refused() {
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
    fn a_body_has_one_valid_length() {
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
    fn requests_from_other_sites_are_refused() {
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
