use std::io::{self, BufRead, Cursor, Read, Seek, SeekFrom};
use std::sync::Arc;

use super::byte_range::ByteRange;
use super::http_request::{Method, Request};
use super::inserted::Inserted;
use super::preview_build::PreviewBuild;
use super::problems::reports;
use super::reply::Reply;
use super::script_tag::ScriptTag;
use super::shared::Shared;
use crate::base::media_type::media_type;
use crate::base::{Content, SitePath, Stored, url};

const HTML: &str = "text/html; charset=utf-8";

/// The answer to a request for a file of the site.
pub struct FileAnswer<'a> {
    shared: &'a Shared,
    build: Arc<PreviewBuild>,
    request: &'a Request,
    reply: Reply<'a>,
}

impl<'a> FileAnswer<'a> {
    /// Answers `request` from `build` by means of `reply`.
    pub fn new(shared: &'a Shared, build: Arc<PreviewBuild>, request: &'a Request, reply: Reply<'a>) -> FileAnswer<'a> {
        FileAnswer { shared, build, request, reply }
    }

    /// Sends the answer.
    ///
    /// # Errors
    /// If the client is gone or reads too slowly.
    pub fn send(self) -> io::Result<()> {
        if self.build.is_empty() {
            let reports = self.build.problems.reports(self.shared.audience);
            return self.broken(&reports);
        }
        let Some(path) = self.build.output_path(&self.request.path) else { return self.not_found() };
        // The page of a folder has relative links, which are resolved correctly only with a slash at the end.
        if path.file_name() == "index.html"
            && !self.request.path.ends_with('/')
            && !self.request.path.ends_with("index.html")
        {
            let location = format!("{}/", url::encode_path(&self.request.path));
            return self.reply.with("Location", location).bytes(302, "text/plain", b"");
        }
        let build = self.build.clone();
        match (build.rendered(path.as_str()), build.content(path.as_str())) {
            (Some(Err(mistake)), _) => {
                let reports = reports(&[mistake], self.shared.audience);
                self.broken(&reports)
            }
            (Some(Ok(rendered)), _) if is_html(&path) => {
                self.page(200, &path, &rendered.digest.to_string(), Cursor::new(&rendered.bytes[..]))
            }
            (Some(Ok(rendered)), _) => {
                self.bytes(200, media_type(path.extension()), &rendered.digest.to_string(), &rendered.bytes)
            }
            (None, Some(Content::Stored(stored))) => self.stored(&path, &**stored),
            _ => self.not_found(),
        }
    }

    /// Sends a file from the disk, unless it has changed since it was found.
    fn stored(self, path: &SitePath, stored: &dyn Stored) -> io::Result<()> {
        let Ok(mut reader) = stored.open() else { return self.not_found() };
        let tag = self.build.version(path.as_str());
        let Ok(length) = reader.seek(SeekFrom::End(0)) else { return self.not_found() };
        reader.rewind()?;
        if is_html(path) {
            return self.page(200, path, &tag, reader);
        }
        if self.is_fresh(&tag) {
            return self.reply.with("ETag", format!("\"{tag}\"")).bytes(304, media_type(path.extension()), b"");
        }
        let range = self.range(&tag, length);
        let reply = self.reply.with("ETag", format!("\"{tag}\"")).with("Accept-Ranges", "bytes");
        match range {
            ByteRange::Whole => reply.with("Content-Type", media_type(path.extension())).reader(200, reader, length),
            ByteRange::Beyond => reply.with("Content-Range", format!("bytes */{length}")).bytes(416, "text/plain", b""),
            ByteRange::Bytes(range) => {
                reader.seek(SeekFrom::Start(range.start))?;
                let count = range.end - range.start;
                reply
                    .with("Content-Type", media_type(path.extension()))
                    .with("Content-Range", format!("bytes {}-{}/{length}", range.start, range.end - 1))
                    .reader(206, reader.take(count), count)
            }
        }
    }

    fn bytes(self, status: u16, media_type: &str, tag: &str, bytes: &[u8]) -> io::Result<()> {
        if status == 200 && self.is_fresh(tag) {
            return self.reply.with("ETag", format!("\"{tag}\"")).bytes(304, media_type, b"");
        }
        let length = bytes.len() as u64;
        let range = if status == 200 { self.range(tag, length) } else { ByteRange::Whole };
        let reply = self.reply.with("ETag", format!("\"{tag}\"")).with("Accept-Ranges", "bytes");
        match range {
            ByteRange::Whole => reply.bytes(status, media_type, bytes),
            ByteRange::Beyond => reply.with("Content-Range", format!("bytes */{length}")).bytes(416, "text/plain", b""),
            ByteRange::Bytes(range) => reply
                .with("Content-Range", format!("bytes {}-{}/{length}", range.start, range.end - 1))
                .bytes(206, media_type, &bytes[range.start as usize..range.end as usize]),
        }
    }

    /// Sends a page with the script tag of the preview in it. Pages may be large, so no request holds one as a whole.
    fn page(self, status: u16, path: &SitePath, tag: &str, mut page: impl BufRead + Seek) -> io::Result<()> {
        if status == 200 && self.is_fresh(tag) {
            return self.reply.with("ETag", format!("\"{tag}\"")).bytes(304, HTML, b"");
        }
        let script = self.script(path, tag);
        let at = ScriptTag::place(&mut page)?;
        let length = page.seek(SeekFrom::End(0))? + script.len() as u64;
        page.rewind()?;
        let range = if status == 200 { self.range(tag, length) } else { ByteRange::Whole };
        let mut body = Inserted::new(page, at, script);
        let reply = self.reply.with("ETag", format!("\"{tag}\"")).with("Accept-Ranges", "bytes");
        match range {
            ByteRange::Whole => reply.with("Content-Type", HTML).reader(status, body, length),
            ByteRange::Beyond => reply.with("Content-Range", format!("bytes */{length}")).bytes(416, "text/plain", b""),
            ByteRange::Bytes(range) => {
                io::copy(&mut body.by_ref().take(range.start), &mut io::sink())?;
                let count = range.end - range.start;
                reply
                    .with("Content-Type", HTML)
                    .with("Content-Range", format!("bytes {}-{}/{length}", range.start, range.end - 1))
                    .reader(206, body.take(count), count)
            }
        }
    }

    fn is_fresh(&self, tag: &str) -> bool {
        let matches = |one: &str| one == "*" || one.trim_start_matches("W/").trim_matches('"') == tag;
        self.request.if_none_match.as_deref().is_some_and(|list| list.split(',').any(|one| matches(one.trim())))
    }

    /// The part that is asked for. Only a GET asks for parts: a HEAD describes the whole.
    fn range(&self, tag: &str, length: u64) -> ByteRange {
        if self.request.method == Method::Head {
            return ByteRange::Whole;
        }
        let holds = self.request.if_range.as_deref().is_none_or(|given| given.trim_matches('"') == tag);
        ByteRange::read(self.request.range.as_deref().filter(|_| holds), length)
    }

    fn not_found(self) -> io::Result<()> {
        match self.build.rendered("404.html") {
            Some(Ok(rendered)) => match self.build.output_path(&self.request.path) {
                Some(page) => self.page(404, &page, "gone", Cursor::new(&rendered.bytes[..])),
                None => self.bytes(404, HTML, "gone", &rendered.bytes),
            },
            _ => self.reply.bytes(404, media_type("txt"), b"not found\n"),
        }
    }

    /// Sends a page that shows only what is wrong.
    fn broken(self, reports: &[String]) -> io::Result<()> {
        let reports = reports.join("\n\n").replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let page = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Not built</title>\n\
             <link rel=\"stylesheet\" href=\"/.talkpress/client.css\">\n</head>\n<body>\n<main class=\"alone\">\n\
             <h1>This page cannot be built yet</h1>\n<pre>{reports}</pre>\n</main>\n</body>\n</html>\n"
        );
        match self.build.output_path(&self.request.path) {
            Some(path) => self.page(500, &path, "broken", Cursor::new(page.as_bytes())),
            None => self.bytes(500, HTML, "broken", page.as_bytes()),
        }
    }

    fn script(&self, path: &SitePath, version: &str) -> String {
        let token = self.shared.tokens.issue(path.as_str());
        let problems = &self.build.problems_digest;
        ScriptTag { token: &token, version, edition: self.build.number, problems }.to_string()
    }
}

fn is_html(path: &SitePath) -> bool {
    matches!(path.extension(), "html" | "htm")
}
