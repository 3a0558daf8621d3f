//! Search over all talks, posts and pages, without a server: data files that the theme's script loads when they are needed.
//!
//! An *entry* is what is found: a talk with its facts, one of its slides, or a section of an article. The words are sorted and cut
//! into parts of similar size; each word has the numbers of the entries that contain it. For a word the browser loads the list of
//! the parts, the parts with words that begin so, and titles of the documents that it shows. Excerpts are read from the pages of
//! these, so no text is written twice. The files are scripts that call one function, because a page opened from a disk can load
//! scripts and nothing else.

mod collector;
mod document_words;
mod documents;
mod encoding;
mod index;
mod packed;
mod part;
mod reduced;
mod shard;
mod shard_words;
mod text;
mod word_entries;
mod words;

use std::fmt;
use std::sync::Arc;

use serde_json::json;

use crate::base::{Content, Diagnostic, Files, Recipe, SitePath};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, SEARCH};
use crate::site::output::definition::Output;
use crate::site::output::search::documents::{CHUNK, chunk, documents};
use crate::site::output::search::index::Index;
use crate::site::output::search::part::Part;
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;

/// The data of the search. The subject of the list of parts is the site.
pub const OUTPUT: Output =
    Output { name: SEARCH, addresses: "`/search/…`", content: "the data of the search", claims, files };

fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    let documents = documents(catalogue);
    if !catalogue.config.search || documents.is_empty() {
        return Vec::new();
    }
    let claim = |part: Part| Some(Claim::generated(SitePath::new(&part.path())?, part.subject(), "the search"));
    let words = (0..index::parts(catalogue, &documents)).map(Part::Words);
    let titles = (0..documents.len().div_ceil(CHUNK)).map(Part::Titles);
    [Part::List].into_iter().chain(words).chain(titles).filter_map(claim).collect()
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    let claimed: Vec<(Part, &SitePath)> =
        renderer.site.outputs.of(OUTPUT.name).map(|(subject, path)| (Part::of(subject), path)).collect();
    let parts = claimed.iter().filter(|(part, _)| matches!(part, Part::Words(_))).count();
    let index = Arc::new(Index::new(documents(&renderer.site), parts));
    let file = |(part, path): (Part, &SitePath)| {
        let recipe = SearchRecipe { renderer: renderer.clone(), index: index.clone(), part };
        (path.clone(), Content::Recipe(Arc::new(recipe)))
    };
    claimed.into_iter().map(file).collect()
}

/// One data file, as a function of the site. The words are found once for all their files.
struct SearchRecipe {
    renderer: Arc<SiteRenderer>,
    index: Arc<Index>,
    part: Part,
}

impl Recipe for SearchRecipe {
    fn make(&self) -> Result<Vec<u8>, Diagnostic> {
        let data = match self.part {
            Part::List => {
                let (words, letters) = self.index.starts(&self.renderer);
                json!({ "words": words, "letters": letters, "chunk": CHUNK })
            }
            Part::Words(n) => json!(self.index.part(&self.renderer, n)),
            Part::Titles(n) => chunk(&self.renderer, &self.index.documents, n),
        };
        Ok(format!("talkpressSearch({},{data});\n", json!(self.part.name())).into_bytes())
    }
}

impl fmt::Debug for SearchRecipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "search: {:?}", self.part)
    }
}
