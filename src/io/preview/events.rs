//! Informs an open page, over server-sent events, that it has changed. An event holds a few versions and URL paths.

use std::io::{self, Write};
use std::time::Duration;

use serde_json::json;

use super::audience::Audience;
use super::http_request::Request;
use super::panel;
use super::preview_build::PreviewBuild;
use super::reply::Reply;
use super::shared::Shared;
use crate::base::url;
use crate::base::{Digest, SitePath};

/// How often something is sent to a page that nothing happens to, to find out whether it is still open.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// Sends the events of one page for as long as the client listens.
///
/// # Errors
/// If the client is gone or reads too slowly.
pub fn follow(shared: &Shared, reply: Reply<'_>, request: &Request, page: SitePath) -> io::Result<()> {
    let parameter = |key: &str| request.parameter(key).unwrap_or_default();
    let current = &shared.current;
    let open_page = current.open_page(page.clone());
    let mut stream = reply.events()?;
    stream.write_all(b"retry: 500\n\n")?;
    let mut since: u64 = parameter("edition").parse().unwrap_or_default();
    let mut sent = None;
    let mut build = current.build();
    loop {
        let state = PageState::of(&build, &page, since, shared.audience);
        let is_known =
            sent.is_none() && state.is_known(parameter("version"), parameter("problems"), parameter("status"));
        if !is_known && sent.as_ref() != Some(&state) {
            stream.write_all(format!("data: {}\n\n", state.to_json(&build)).as_bytes())?;
        }
        sent = Some(PageState { files: Vec::new(), ..state });
        since = build.number;
        drop(build);
        build = loop {
            match current.wait_after(since, KEEP_ALIVE) {
                Some(build) => break build,
                None => stream.write_all(b":\n\n")?,
            }
        };
        let _ = &open_page;
    }
}

/// What an open page has to know about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
struct PageState {
    version: String,
    problems: String,
    status: String,
    files: Vec<String>,
}

impl PageState {
    fn of(build: &PreviewBuild, page: &SitePath, since: u64, audience: Audience) -> PageState {
        PageState {
            version: build.version(page.as_str()),
            problems: build.problems_digest.clone(),
            status: Digest::of(panel::of(build, page, audience).to_string().as_bytes()).to_string(),
            files: build.copied_since(since).map(|path| format!("/{}", url::encode_path(path.as_str()))).collect(),
        }
    }

    fn is_known(&self, version: &str, problems: &str, status: &str) -> bool {
        self.version == version && self.problems == problems && self.status == status && self.files.is_empty()
    }

    fn to_json(&self, build: &PreviewBuild) -> serde_json::Value {
        json!({
            "edition": build.number,
            "version": self.version,
            "problems": self.problems,
            "status": self.status,
            "files": self.files,
        })
    }
}
