//! Search over all slides, without a server: data files that the theme's script loads when they are needed.
//!
//! For a word the browser loads the list of talks and one eighth of the index of words (which word is in which talk). It reads
//! the slides from the pages of the talks that contain it, so no text is written twice. The files are scripts that call one
//! function, because a page opened from a disk can load scripts and nothing else.

mod text;
mod words;

use std::fmt;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::base::script::is_spaceless;
use crate::base::{Content, Diagnostic, Files, Recipe, SitePath};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, SEARCH, Subject};
use crate::site::model::language::direction;
use crate::site::output::definition::Output;
use crate::site::output::search::words::Words;
use crate::site::render::page_context::UrlForm;
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;

/// The data of the search. The subject of the list of talks is the site, and of a group of words a part.
pub const OUTPUT: Output =
    Output { name: SEARCH, addresses: "`/search/…`", content: "the data of the search", claims, files };

fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    if !catalogue.config.search || catalogue.talks.is_empty() {
        return Vec::new();
    }
    let fixed = |path: &str, subject| Some(Claim::generated(SitePath::new(path)?, subject, "the search"));
    let words = (0..words::GROUPS).map(|n| fixed(&format!("search/words-{n}.js"), Subject::Part(n)));
    words.chain([fixed("search/talks.js", Subject::Site)]).flatten().collect()
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    let words = Arc::new(Words::new(renderer.site.talks.len()));
    let file = |(subject, path): (Subject, &SitePath)| {
        let recipe = SearchRecipe { renderer: renderer.clone(), words: words.clone(), subject };
        (path.clone(), Content::Recipe(Arc::new(recipe)))
    };
    renderer.site.outputs.of(OUTPUT.name).map(file).collect()
}

/// One data file, as a function of the site. The words are found once for all their files.
struct SearchRecipe {
    renderer: Arc<SiteRenderer>,
    words: Arc<Words>,
    subject: Subject,
}

impl Recipe for SearchRecipe {
    fn make(&self) -> Result<Vec<u8>, Diagnostic> {
        let (name, data) = match self.subject {
            Subject::Part(group) => (format!("words-{group}"), json!(self.words.group(&self.renderer, group))),
            _ => ("talks".to_owned(), talks(&self.renderer)),
        };
        Ok(format!("talkpressSearch({},{data});\n", json!(name)).into_bytes())
    }
}

impl fmt::Debug for SearchRecipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "search: {:?}", self.subject)
    }
}

/// For each talk its title, page, event and year. Addresses are relative to the site's root. If they are needed, also the
/// language and direction that differ from the site's, and what else it is found by in scripts without spaces.
fn talks(renderer: &SiteRenderer) -> Value {
    let Some(root) = SitePath::new("index.html") else { return Value::Null };
    let site = &renderer.site;
    let context = renderer.of_page(&root, UrlForm::Relative);
    let talk = |index: &usize| {
        let entry = &site.entries[*index];
        let year = entry.date.map(|date| date.year().to_string());
        let place: Vec<String> = entry.event().map(str::to_owned).into_iter().chain(year).collect();
        let mut talk = vec![entry.document.title.clone(), context.to(&entry.output), place.join(" · ")];
        let is_foreign = entry.lang != site.config.language;
        talk.extend(
            if is_foreign { [entry.lang.as_str(), direction(&entry.lang)] } else { ["", ""] }.map(str::to_owned),
        );
        let more = entry.speakers.iter().chain(&entry.tags).filter(|name| name.contains(is_spaceless));
        talk.push(more.cloned().collect::<Vec<_>>().join(" "));
        while talk.last().is_some_and(String::is_empty) {
            talk.pop();
        }
        json!(talk)
    };
    site.talks.iter().map(talk).collect()
}
