//! Answers a request that was accepted.

use std::io;
use std::net::TcpStream;

use super::file_answer::FileAnswer;
use super::http_request::{Method, Request};
use super::min_rate_writer::MinRateWriter;
use super::reply::Reply;
use super::shared::Shared;
use super::{actions, events, panel};
use crate::base::media_type::media_type;

/// The script of the preview: its parts share one scope, which is closed to the page.
const CLIENT: &str = concat!(
    "(function () {\n'use strict';\n",
    include_str!("client/stream.js"),
    include_str!("client/patch.js"),
    include_str!("client/panel.js"),
    "start();\n})();\n"
);
const CLIENT_STYLE: &str = include_str!("client/client.css");
const JSON: &str = "application/json";

/// The largest number of browsers that can listen for events at once.
const MAX_LISTENERS: usize = 200;

/// The media type of an image, which browsers do not guess here. A card is a PNG; the image that an author chose may be another.
fn image_type(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xff, 0xd8, ..] => "image/jpeg",
        [b'G', b'I', b'F', ..] => "image/gif",
        [b'R', b'I', b'F', b'F', ..] => "image/webp",
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => "image/avif",
        _ => "image/png",
    }
}

/// Answers `request` on `stream`.
///
/// # Errors
/// If the client is gone or reads too slowly.
pub fn answer(shared: &Shared, stream: &TcpStream, request: &Request) -> io::Result<()> {
    let writer = MinRateWriter::new(stream, shared.timeouts.answer);
    let reply = Reply::new(writer, request.method == Method::Head);
    if request.method == Method::Post {
        let (status, text) = actions::handle_action(shared, request);
        return reply.bytes(status, JSON, text.to_string().as_bytes());
    }
    let build = shared.current.build();
    let page = || build.output_path(request.parameter("page").unwrap_or("/"));
    match request.path.strip_prefix("/.talkpress/") {
        None => FileAnswer::new(shared, build, request, reply).send(),
        Some("client.js") => reply.bytes(200, media_type("js"), CLIENT.as_bytes()),
        Some("client.css") => reply.bytes(200, media_type("css"), CLIENT_STYLE.as_bytes()),
        Some("problems") => reply.bytes(200, JSON, panel::problems(&build, shared.audience).to_string().as_bytes()),
        Some("panel") => match page() {
            Some(page) => reply.bytes(200, JSON, panel::of(&build, &page, shared.audience).to_string().as_bytes()),
            None => reply.bytes(404, JSON, b"null"),
        },
        Some("card") => match page().and_then(|page| panel::card_image(&build, &page)) {
            Some(bytes) => reply.bytes(200, image_type(&bytes), &bytes),
            None => reply.bytes(404, media_type("txt"), b"not found\n"),
        },
        Some("events") if request.method == Method::Head => reply.bytes(200, "text/event-stream", b""),
        Some("events") if shared.current.listeners() >= MAX_LISTENERS => {
            // A browser never retries after a 503, but always after the end of a stream.
            reply.bytes(200, "text/event-stream", b"retry: 5000\n\n")
        }
        Some("events") => match page() {
            Some(page) => {
                drop(build);
                events::follow(shared, reply, request, page)
            }
            None => reply.bytes(404, media_type("txt"), b"not found\n"),
        },
        Some(_) => reply.bytes(404, media_type("txt"), b"not found\n"),
    }
}
