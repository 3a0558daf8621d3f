use serde_json::{Value, json};

use crate::base::SitePath;
use crate::site::model::catalogue::Catalogue;
use crate::site::model::language::direction;
use crate::site::render::page_context::UrlForm;
use crate::site::render::site_renderer::SiteRenderer;
use crate::talk::Kind;

/// How many documents one file of titles has.
pub const CHUNK: usize = 100;

/// The maximum length of a title in the data, in characters.
const MAX_TITLE: usize = 120;

/// The documents that can be found: the indexes of all listed talks and posts, newest first, then of the pages.
pub fn documents(catalogue: &Catalogue) -> Vec<usize> {
    let mut all = catalogue.newest();
    all.extend(&catalogue.pages);
    all
}

/// What results show of the documents in chunk `n`: kind, title, address, then event and year. If they are needed, also the
/// language and direction that differ from the site's. Addresses are relative to the site's root.
pub fn chunk(renderer: &SiteRenderer, documents: &[usize], n: usize) -> Value {
    let Some(root) = SitePath::new("index.html") else { return Value::Null };
    let site = &renderer.site;
    let context = renderer.of_page(&root, UrlForm::Relative);
    let row = |index: &usize| {
        let entry = &site.entries[*index];
        let year = entry.date.map(|date| date.year().to_string());
        let place: Vec<String> = entry.event().map(short).into_iter().chain(year).collect();
        let is_article = usize::from(entry.kind() != Kind::Talk);
        let mut row = vec![
            json!(is_article),
            json!(short(&entry.document.title)),
            json!(context.to(&entry.output)),
            json!(place),
        ];
        if entry.lang != site.config.language {
            row.extend([json!(entry.lang), json!(direction(&entry.lang))]);
        }
        Value::Array(row)
    };
    documents.iter().skip(n * CHUNK).take(CHUNK).map(row).collect()
}

fn short(text: &str) -> String {
    match text.char_indices().nth(MAX_TITLE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
