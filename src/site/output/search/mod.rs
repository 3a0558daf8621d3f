//! Search over all slides, without a server: data files that the theme's script loads when they are needed.
//!
//! For a word the browser loads the list of talks, one eighth of the index of words (which word is in which talk), and the
//! slides of the talks that contain it. The files are scripts that call one function, because a page opened from a disk
//! can load scripts and nothing else.

mod slides;
mod text;
mod words;

use std::fmt;
use std::sync::{Arc, OnceLock};

use serde_json::{Value, json};

use crate::base::{Content, Diagnostic, Files, Recipe, SitePath};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, SEARCH, Subject};
use crate::site::output::definition::Output;
use crate::site::render::page_context::UrlForm;
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;

/// The data of the search. The subject of the list of talks is the site, of a group of words a part, and of the slides of a
/// talk its entry.
pub const OUTPUT: Output = Output {
    name: SEARCH,
    addresses: "`/search/…`, `/talks/{slug}/search.js`",
    content: "the data of the search",
    claims,
    files,
};

fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    if !catalogue.config.search || catalogue.talks.is_empty() {
        return Vec::new();
    }
    let fixed = |path: &str, subject| Some(Claim::generated(SitePath::new(path)?, subject, "the search"));
    let words = (0..words::GROUPS).map(|n| fixed(&format!("search/words-{n}.js"), Subject::Part(n)));
    let slides = catalogue.talks.iter().map(|index| {
        let entry = &catalogue.entries[*index];
        let what = format!("the search data of {}", entry.document.path);
        Some(Claim::generated(entry.path_below("search.js")?, Subject::Entry(*index), what))
    });
    words.chain([fixed("search/talks.js", Subject::Site)]).chain(slides).flatten().collect()
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    let words = Arc::new(OnceLock::new());
    let file = |(subject, path): (Subject, &SitePath)| {
        let recipe = SearchRecipe { renderer: renderer.clone(), words: words.clone(), subject };
        (path.clone(), Content::Recipe(Arc::new(recipe)))
    };
    renderer.site.outputs.of(OUTPUT.name).map(file).collect()
}

/// One data file, as a function of the site. The words are counted once for all their files.
struct SearchRecipe {
    renderer: Arc<SiteRenderer>,
    words: Arc<OnceLock<Vec<String>>>,
    subject: Subject,
}

impl Recipe for SearchRecipe {
    fn make(&self) -> Result<Vec<u8>, Diagnostic> {
        let (name, data) = match self.subject {
            Subject::Part(group) => {
                let all = self.words.get_or_init(|| words::groups(&self.renderer));
                (format!("words-{group}"), json!(all.get(group)))
            }
            Subject::Entry(index) => {
                let number = self.renderer.site.positions.get(&index).copied().unwrap_or_default();
                (format!("slides-{number}"), slides::of_talk(&self.renderer, index))
            }
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

/// For each talk its title, page, file of slides, event and year. Addresses are relative to the site's root.
fn talks(renderer: &SiteRenderer) -> Value {
    let Some(root) = SitePath::new("index.html") else { return Value::Null };
    let site = &renderer.site;
    let context = renderer.of_page(&root, UrlForm::Relative);
    let talk = |index: &usize| {
        let entry = &site.entries[*index];
        let slides = site.path_of(SEARCH, Subject::Entry(*index)).map(|path| context.to(path)).unwrap_or_default();
        let year = entry.date.map(|date| date.year().to_string());
        let place: Vec<String> = entry.event().map(str::to_owned).into_iter().chain(year).collect();
        json!([entry.document.title, context.to(&entry.output), slides, place.join(" · ")])
    };
    site.talks.iter().map(talk).collect()
}
