//! Tells an open page, over server-sent events, that it is not what it was. What is sent is a few versions and URL paths.

use std::io::{self, Write};
use std::time::Duration;

use serde_json::json;

use super::edition::Edition;
use super::gate::Request;
use super::panel;
use super::reply::Reply;
use super::stage::Stage;
use crate::base::url;
use crate::base::{Digest, SitePath};

/// How often a page that nothing happens to is asked whether it is still there.
const PULSE: Duration = Duration::from_secs(15);

/// Sends the news of one page for as long as somebody listens.
///
/// # Errors
/// Where nobody does any more, or too slowly.
pub fn follow(stage: &Stage, reply: Reply<'_>, request: &Request, page: SitePath) -> io::Result<()> {
    let asked = |key: &str| request.asked(key).unwrap_or_default();
    let visit = stage.enter(page.clone());
    let mut stream = reply.events()?;
    stream.write_all(b"retry: 500\n\n")?;
    let mut since: u64 = asked("edition").parse().unwrap_or_default();
    let mut told = None;
    let mut edition = stage.edition();
    loop {
        let news = News::of(&edition, &page, since);
        let is_known = told.is_none() && news.is_known(asked("version"), asked("problems"), asked("status"));
        if !is_known && told.as_ref() != Some(&news) {
            stream.write_all(format!("data: {}\n\n", news.to_json(&edition)).as_bytes())?;
        }
        told = Some(News { files: Vec::new(), ..news });
        since = edition.number;
        drop(edition);
        edition = loop {
            match stage.wait_after(since, PULSE) {
                Some(edition) => break edition,
                None => stream.write_all(b":\n\n")?,
            }
        };
        let _ = &visit;
    }
}

/// What a page should know.
#[derive(Clone, Debug, PartialEq, Eq)]
struct News {
    version: String,
    problems: String,
    status: String,
    files: Vec<String>,
}

impl News {
    fn of(edition: &Edition, page: &SitePath, since: u64) -> News {
        News {
            version: edition.version(page.as_str()),
            problems: edition.problems_digest.clone(),
            status: Digest::of(panel::of(edition, page).to_string().as_bytes()).to_string(),
            files: edition.touched_since(since).map(|path| format!("/{}", url::encode_path(path.as_str()))).collect(),
        }
    }

    fn is_known(&self, version: &str, problems: &str, status: &str) -> bool {
        self.version == version && self.problems == problems && self.status == status && self.files.is_empty()
    }

    fn to_json(&self, edition: &Edition) -> serde_json::Value {
        json!({
            "edition": edition.number,
            "version": self.version,
            "problems": self.problems,
            "status": self.status,
            "files": self.files,
        })
    }
}
