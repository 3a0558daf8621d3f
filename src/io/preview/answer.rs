//! What is answered to a request that was let in.

use std::io::{self, Read, SeekFrom};
use std::net::TcpStream;
use std::sync::Arc;

use super::byte_range::Part;
use super::edition::{Edition, drawn};
use super::gate::{Method, Request};
use super::media_type::media_type;
use super::paced::Paced;
use super::reply::Reply;
use super::script_tag::ScriptTag;
use super::{Shared, events, panel, wishes};
use crate::base::{Content, Diagnostic, SitePath, Stored, url};

const CLIENT: &str = include_str!("client/client.js");
const CLIENT_STYLE: &str = include_str!("client/client.css");
const HTML: &str = "text/html; charset=utf-8";
const JSON: &str = "application/json";

/// Most browsers that may listen at once.
const MOST_VISITS: usize = 200;

/// Answers `request` on `stream`.
///
/// # Errors
/// Where the other side is gone.
pub fn answer(shared: &Shared, stream: &TcpStream, request: &Request) -> io::Result<()> {
    let reply = Reply::new(Paced::new(stream, shared.patience.answer), request.method == Method::Head);
    if request.method == Method::Post {
        let (status, text) = wishes::grant(shared, request);
        return reply.bytes(status, JSON, text.to_string().as_bytes());
    }
    let edition = shared.stage.edition();
    let page = || output_of(&edition, request.asked("page").unwrap_or("/"));
    match request.path.strip_prefix("/.talkpress/") {
        None => Exchange { shared, edition, request, reply }.file(),
        Some("client.js") => reply.bytes(200, media_type("js"), CLIENT.as_bytes()),
        Some("client.css") => reply.bytes(200, media_type("css"), CLIENT_STYLE.as_bytes()),
        Some("problems") => reply.bytes(200, JSON, panel::problems(&edition).to_string().as_bytes()),
        Some("panel") => match page() {
            Some(page) => reply.bytes(200, JSON, panel::of(&edition, &page).to_string().as_bytes()),
            None => reply.bytes(404, JSON, b"null"),
        },
        Some("events") if request.method == Method::Head => reply.bytes(200, "text/event-stream", b""),
        Some("events") if shared.stage.visits() >= MOST_VISITS => reply.bytes(503, media_type("txt"), b"too many\n"),
        Some("events") => match page() {
            Some(page) => {
                drop(edition);
                events::follow(&shared.stage, reply, request, page)
            }
            None => reply.bytes(404, media_type("txt"), b"not found\n"),
        },
        Some(_) => reply.bytes(404, media_type("txt"), b"not found\n"),
    }
}

/// The output path that answers at `path`: `/x/` is `x/index.html`, and so is `/x` where nothing else is.
pub fn output_of(edition: &Edition, path: &str) -> Option<SitePath> {
    let plain = match path.ends_with('/') {
        true => SitePath::new(&format!("{path}index.html"))?,
        false => SitePath::new(path)?,
    };
    let index = plain.join("index.html").filter(|index| edition.content(index.as_str()).is_some());
    match edition.content(plain.as_str()) {
        None => Some(index.unwrap_or(plain)),
        Some(_) => Some(plain),
    }
}

/// One request for a file of the site.
struct Exchange<'a> {
    shared: &'a Shared,
    edition: Arc<Edition>,
    request: &'a Request,
    reply: Reply<'a>,
}

impl Exchange<'_> {
    fn file(self) -> io::Result<()> {
        if self.edition.is_empty() {
            let problems = self.edition.problems.clone();
            return self.broken(&problems);
        }
        let Some(path) = output_of(&self.edition, &self.request.path) else { return self.not_found() };
        // A folder's page has relative links, which hold from within the folder only.
        if path.file_name() == "index.html"
            && !self.request.path.ends_with('/')
            && !self.request.path.ends_with("index.html")
        {
            let location = format!("{}/", url::encode_path(&self.request.path));
            return self.reply.with("Location", location).bytes(302, "text/plain", b"");
        }
        let edition = self.edition.clone();
        match (edition.made(path.as_str()), edition.content(path.as_str())) {
            (Some(Err(mistake)), _) => self.broken(&[mistake]),
            (Some(Ok(made)), _) if is_html(&path) => {
                let body = self.with_script(&path, &made.bytes, &made.digest.to_string());
                self.send(200, HTML, &made.digest.to_string(), &body)
            }
            (Some(Ok(made)), _) => self.send(200, media_type(path.extension()), &made.digest.to_string(), &made.bytes),
            (None, Some(Content::Stored(stored))) => self.stored(&path, &**stored),
            _ => self.not_found(),
        }
    }

    /// A file that lies on the disk; what is not as it was found is not sent.
    fn stored(self, path: &SitePath, stored: &dyn Stored) -> io::Result<()> {
        let Ok(mut reader) = stored.open() else { return self.not_found() };
        let tag = self.edition.version(path.as_str());
        let length = stored.stamp().size;
        if is_html(path) {
            let mut bytes = Vec::new();
            if reader.read_to_end(&mut bytes).is_err() {
                return self.not_found();
            }
            let body = self.with_script(path, &bytes, &tag);
            return self.send(200, HTML, &tag, &body);
        }
        if self.is_fresh(&tag) {
            return self.reply.with("ETag", format!("\"{tag}\"")).bytes(304, media_type(path.extension()), b"");
        }
        let part = self.part(&tag, length);
        let reply = self.reply.with("ETag", format!("\"{tag}\"")).with("Accept-Ranges", "bytes");
        match part {
            Part::Whole => reply.with("Content-Type", media_type(path.extension())).reader(200, reader, length),
            Part::Beyond => reply.with("Content-Range", format!("bytes */{length}")).bytes(416, "text/plain", b""),
            Part::Bytes(range) => {
                reader.seek(SeekFrom::Start(range.start))?;
                let count = range.end - range.start;
                reply
                    .with("Content-Type", media_type(path.extension()))
                    .with("Content-Range", format!("bytes {}-{}/{length}", range.start, range.end - 1))
                    .reader(206, reader.take(count), count)
            }
        }
    }

    fn send(self, status: u16, media_type: &str, tag: &str, bytes: &[u8]) -> io::Result<()> {
        if status == 200 && self.is_fresh(tag) {
            return self.reply.with("ETag", format!("\"{tag}\"")).bytes(304, media_type, b"");
        }
        let length = bytes.len() as u64;
        let part = if status == 200 { self.part(tag, length) } else { Part::Whole };
        let reply = self.reply.with("ETag", format!("\"{tag}\"")).with("Accept-Ranges", "bytes");
        match part {
            Part::Whole => reply.bytes(status, media_type, bytes),
            Part::Beyond => reply.with("Content-Range", format!("bytes */{length}")).bytes(416, "text/plain", b""),
            Part::Bytes(range) => reply
                .with("Content-Range", format!("bytes {}-{}/{length}", range.start, range.end - 1))
                .bytes(206, media_type, &bytes[range.start as usize..range.end as usize]),
        }
    }

    fn is_fresh(&self, tag: &str) -> bool {
        let matches = |one: &str| one == "*" || one.trim_start_matches("W/").trim_matches('"') == tag;
        self.request.if_none_match.as_deref().is_some_and(|list| list.split(',').any(|one| matches(one.trim())))
    }

    fn part(&self, tag: &str, length: u64) -> Part {
        let holds = self.request.if_range.as_deref().is_none_or(|asked| asked.trim_matches('"') == tag);
        Part::read(self.request.range.as_deref().filter(|_| holds), length)
    }

    fn not_found(self) -> io::Result<()> {
        match self.edition.made("404.html") {
            Some(Ok(made)) => {
                let page = output_of(&self.edition, &self.request.path);
                let body = match page {
                    Some(page) => self.with_script(&page, &made.bytes, "gone"),
                    None => made.bytes.clone(),
                };
                self.send(404, HTML, "gone", &body)
            }
            _ => self.reply.bytes(404, media_type("txt"), b"not found\n"),
        }
    }

    /// A page that has nothing to show but what is wrong.
    fn broken(self, problems: &[Diagnostic]) -> io::Result<()> {
        let reports = drawn(problems).join("\n\n");
        let reports = reports.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let page = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Not built</title>\n\
             <link rel=\"stylesheet\" href=\"/.talkpress/client.css\">\n</head>\n<body>\n<main class=\"alone\">\n\
             <h1>This page cannot be built yet</h1>\n<pre>{reports}</pre>\n</main>\n</body>\n</html>\n"
        );
        let body = match output_of(&self.edition, &self.request.path) {
            Some(path) => self.with_script(&path, page.as_bytes(), "broken"),
            None => page.into_bytes().into(),
        };
        self.send(500, HTML, "broken", &body)
    }

    fn with_script(&self, path: &SitePath, page: &[u8], version: &str) -> Arc<[u8]> {
        let token = self.shared.tokens.issue(path.as_str());
        let tag =
            ScriptTag { token: &token, version, edition: self.edition.number, problems: &self.edition.problems_digest };
        tag.add_to(page)
    }
}

fn is_html(path: &SitePath) -> bool {
    matches!(path.extension(), "html" | "htm")
}
