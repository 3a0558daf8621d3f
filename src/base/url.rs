//! URLs: encoding of paths, and the relative address of one page as seen from another.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What must be escaped in a path (RFC 3986, section 3.3), plus what is special in HTML and shells.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b'\'');

/// Percent-encodes a path, leaving `/` alone. Letters of other scripts are encoded as UTF-8.
pub fn encode_path(path: &str) -> String {
    encoded(path).into_owned()
}

fn encoded(path: &str) -> Cow<'_, str> {
    match path.bytes().all(|byte| IS_PLAIN[usize::from(byte)]) {
        true => Cow::Borrowed(path),
        false => utf8_percent_encode(path, PATH).into(),
    }
}

/// Which bytes need no encoding. Nearly all paths of real sites consist of these.
const IS_PLAIN: [bool; 256] = {
    let mut out = [false; 256];
    let mut byte = 0u8;
    while byte.is_ascii() {
        out[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_');
        byte += 1;
    }
    out
};

/// Decodes `%41` and the like; bytes that make no UTF-8 become U+FFFD.
pub fn decode_path(path: &str) -> Cow<'_, str> {
    percent_decode_str(path).decode_utf8_lossy()
}

/// The host in an address of the web, without `www.` and port: `video.example` of `https://www.video.example/1`.
pub fn host(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("//")?;
    let is_web = ["", "http:", "https:"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
    let authority = rest.split(['/', '?', '#', '\\']).next().filter(|_| is_web)?;
    let name_and_port = authority.rsplit('@').next()?;
    // The colons of an IPv6 address are in brackets.
    let name = name_and_port
        .rsplit_once(':')
        .map_or(name_and_port, |(name, port)| if port.ends_with(']') { name_and_port } else { name });
    Some(name.strip_prefix("www.").unwrap_or(name)).filter(|name| !name.is_empty())
}

/// The scheme of an absolute URL in lower case: `https` of `HTTPS://…`.
///
/// Tabs, line ends and leading control characters are skipped, as browsers do (WHATWG URL, section 4.4).
pub fn scheme(url: &str) -> Option<String> {
    has_scheme(url)
        .then(|| scheme_bytes(url).take_while(|b| *b != b':').map(|b| char::from(b.to_ascii_lowercase())).collect())
}

/// The bytes that a scheme is read from.
fn scheme_bytes(url: &str) -> impl Iterator<Item = u8> {
    url.bytes().skip_while(|b| *b <= b' ').filter(|b| !matches!(b, b'\t' | b'\n' | b'\r'))
}

/// Whether there is a scheme; every link is asked, so nothing is allocated.
fn has_scheme(url: &str) -> bool {
    // Nearly all that have one begin so.
    if url.starts_with("https:") || url.starts_with("http:") {
        return true;
    }
    let mut bytes = scheme_bytes(url);
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic())
        && bytes.find(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))) == Some(b':')
}

/// Whether following `url` could run a script or open something that is not an address.
pub fn is_dangerous(url: &str) -> bool {
    // Nearly all schemes of real pages begin otherwise.
    if !scheme_bytes(url).next().is_some_and(|first| matches!(first.to_ascii_lowercase(), b'j' | b'v' | b'd')) {
        return false;
    }
    match scheme(url).as_deref() {
        Some("javascript" | "vbscript") => true,
        Some("data") => !is_media(url),
        _ => false,
    }
}

/// Whether a `data:` URL contains a picture, sound, film or font that cannot run a script. XML such as SVG can.
fn is_media(url: &str) -> bool {
    let text: String = url.chars().filter(|c| !c.is_ascii_whitespace() && !c.is_control()).collect();
    let text = text.to_ascii_lowercase();
    let media_type = text.strip_prefix("data:").and_then(|rest| rest.split([';', ',']).next()).unwrap_or_default();
    let family = media_type.split_once('/').map_or("", |(family, _)| family);
    matches!(family, "image" | "audio" | "video" | "font") && !media_type.ends_with("+xml")
}

/// Whether `url` is a `data:` URL, which contains its own data.
pub fn is_data(url: &str) -> bool {
    scheme(url).as_deref() == Some("data")
}

/// Whether `url` leads outside the site: it has a scheme, or a host without one.
pub fn is_remote(url: &str) -> bool {
    url.starts_with("//") || has_scheme(url)
}

/// The address of output path `to` as seen from the page at output path `from`; both without a leading `/`.
///
/// `…/index.html` becomes its folder. Never empty: a page's own address is `./` or its file name.
pub fn relative(from: &str, to: &str) -> String {
    let target = match to.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => to,
    };
    let (from_folder, to_folder) = (folder(from), folder(target));
    let shared = shared_folder(from_folder, to_folder);
    let up = memchr::memchr_iter(b'/', &from_folder.as_bytes()[shared..]).count();
    let rest = encoded(&target[shared..]);
    // A colon in the first part would read as a scheme (RFC 3986, section 4.2).
    let reads_as_scheme = rest.find([':', '/']).is_some_and(|at| rest.as_bytes()[at] == b':');
    let mut out = String::with_capacity(3 * up + rest.len() + 2);
    match up {
        0 if rest.is_empty() || reads_as_scheme => out.push_str("./"),
        _ => (0..up).for_each(|_| out.push_str("../")),
    }
    out.push_str(&rest);
    out
}

/// The part of a path up to and with its last `/`.
fn folder(path: &str) -> &str {
    memchr::memrchr(b'/', path.as_bytes()).map_or("", |i| &path[..=i])
}

/// Length of the longest run of whole folders both begin with.
fn shared_folder(a: &str, b: &str) -> usize {
    let same = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    memchr::memrchr(b'/', &a.as_bytes()[..same]).map_or(0, |i| i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_addresses() {
        assert_eq!(relative("talks/a/index.html", "talks/b/index.html"), "../b/");
        assert_eq!(relative("talks/a/index.html", "index.html"), "../../");
        assert_eq!(relative("index.html", "index.html"), "./");
        assert_eq!(relative("talks/a/index.html", "talks/a/index.html"), "./");
        assert_eq!(relative("blog/a.html", "blog/b.html"), "b.html");
        assert_eq!(relative("a/b/index.html", "assets/x.css"), "../../assets/x.css");
        assert_eq!(relative("ab/x.html", "ac/y.html"), "../ac/y.html");
        assert_eq!(relative("index.html", "a?b#c/index.html"), "a%3Fb%23c/");
        assert_eq!(relative("index.html", "a:b.html"), "./a:b.html");
    }

    #[test]
    fn dangerous_schemes_in_disguise() {
        for url in [
            "javascript:alert(1)",
            " JaVaScRiPt:x",
            "java\nscript:x",
            "vbscript:x",
            "data:text/html,x",
            "data:image/svg+xml,x",
            "data:image/any+xml;charset=utf-8,x",
            "data:image\n/svg +XML,x",
            "data:imagery/png,x",
            "data:,x",
            "data:video,x",
        ] {
            assert!(is_dangerous(url), "{url}");
        }
        for url in [
            "https://a",
            "x/javascript:y",
            "#javascript:",
            "mailto:a@b",
            "data:image/png;base64,AA",
            "DATA:Video/mp4;base64,AA",
            "data:audio/ogg;codecs=opus,x",
            "data:font/woff2;base64,AA",
        ] {
            assert!(!is_dangerous(url), "{url}");
        }
    }

    #[test]
    fn the_server_in_an_address() {
        let hosts = [
            "https://www.video.example/1",
            "HTTP://a.example:8080?x",
            "//b.example",
            "https://me@c.example#d",
            "http://[::1]/",
        ];
        assert_eq!(hosts.map(host), ["video.example", "a.example", "b.example", "c.example", "[::1]"].map(Some));
        assert_eq!(["/talk.webm", "talk.webm", "a//b", "mailto:a@b.example", "https://"].map(host), [None; 5]);
    }

    #[test]
    fn paths_survive_encoding() {
        for path in ["a b/ö.png", "a?b#c.md", "%2e.md", "x'y\"z"] {
            assert_eq!(decode_path(&encode_path(path)), path);
        }
    }
}
