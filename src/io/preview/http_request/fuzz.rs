//! What must hold for the head of any request, for the fuzz target `http_head`.

use super::head::check;
use super::hosts::Hosts;
use super::parse::parse;

/// Parses `bytes` as the head of a request, and checks what the rest of the preview relies on.
///
/// # Panics
/// If the parser has a bug.
pub fn http_head(bytes: &[u8]) {
    if bytes.is_empty() {
        return;
    }
    let end = check(bytes, 0);
    let half = bytes.len() / 2;
    if half > 0 && check(&bytes[..half], 0) == Ok(None) {
        assert_eq!(check(bytes, half), end, "a head that arrives in two parts is the same head");
    }
    let head = &bytes[..end.ok().flatten().unwrap_or(bytes.len())];
    let Ok((request, length)) = parse(head, &Hosts::default(), None) else { return };
    let is_safe = |c: char| !c.is_control() && c != '\\';
    assert!(request.path.starts_with('/') && request.path.chars().all(is_safe), "{:?}", request.path);
    assert!(request.path.split('/').all(|part| part != "." && part != ".."), "{:?}", request.path);
    assert!(length <= 64 * 1024, "a body of {length} bytes");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_head_breaks_nothing() {
        let head = b"GET /a%20b/..%2f?page=%2Fx HTTP/1.1\r\nHost: localhost:1\r\nContent-Length: 3\r\n\r\nabc";
        for at in 0..head.len() {
            http_head(&head[..at]);
            for byte in [0, b'\r', b'\n', b' ', b':', b'%', b'.', b'/', 0xff] {
                let mut damaged = head.to_vec();
                damaged[at] = byte;
                http_head(&damaged);
            }
        }
    }
}
