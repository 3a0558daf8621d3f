//! Search over all slides, without a server: data files that the theme's script loads when they are needed.
//!
//! A reader who types a word gets the list of talks, one eighth of the words of all talks (which word is in which talk), and the slides
//! of the talks that have it. The files are scripts that call one function, because a page opened from a disk may
//! load scripts and nothing else.

mod slides;
mod text;
mod words;

use std::fmt;
use std::sync::{Arc, OnceLock};

use serde_json::{Value, json};

use crate::base::{Content, Diagnostic, Files, Recipe, SitePath};
use crate::site::model::links::LinkOrigin;
use crate::site::model::site::Site;
use crate::site::render::page_context::{PageContext, UrlForm};

/// How many files the words are divided into, by the first letter.
const GROUPS: u32 = 8;

/// Whether there is anything to search, and the site wants it.
pub fn is_on(site: &Site) -> bool {
    site.config.search && !site.talks.is_empty()
}

/// The data files of the search.
pub fn files(site: &Arc<Site>) -> Files {
    if !is_on(site) {
        return Files::new();
    }
    let words = Arc::new(OnceLock::new());
    let recipe = |part: Part| -> Content {
        Content::Recipe(Arc::new(SearchRecipe { site: site.clone(), words: words.clone(), part }))
    };
    paths(site).into_iter().map(|(path, part)| (path, recipe(part))).collect()
}

/// Where the data that all talks share are written.
pub fn fixed_outputs() -> Vec<SitePath> {
    fixed().map(|(path, _)| path).collect()
}

fn fixed() -> impl Iterator<Item = (SitePath, Part)> {
    let words = (0..GROUPS).map(|group| (format!("search/words-{group}.js"), Part::Words(group)));
    let all = words.chain([("search/talks.js".to_owned(), Part::Talks)]);
    all.filter_map(|(path, part)| Some((SitePath::new(&path)?, part)))
}

fn paths(site: &Site) -> Vec<(SitePath, Part)> {
    let talks = site.talks.iter().enumerate();
    let slides = talks.filter_map(|(number, index)| Some((site.entries[*index].search.clone()?, Part::Slides(number))));
    slides.chain(fixed()).collect()
}

#[derive(Clone, Copy, Debug)]
enum Part {
    /// The list of talks.
    Talks,
    /// The words of one group, each with the talks that have it.
    Words(u32),
    /// The slides of one talk, by its place in the list.
    Slides(usize),
}

/// One data file, as a function of the site. The words are counted once for all their files.
struct SearchRecipe {
    site: Arc<Site>,
    words: Arc<OnceLock<Vec<String>>>,
    part: Part,
}

impl Recipe for SearchRecipe {
    fn make(&self) -> Result<Vec<u8>, Diagnostic> {
        let (name, data) = match self.part {
            Part::Talks => ("talks".to_owned(), talks(&self.site)),
            Part::Words(group) => {
                let all = self.words.get_or_init(|| words::groups(&self.site));
                (format!("words-{group}"), json!(all[group as usize]))
            }
            Part::Slides(number) => (format!("slides-{number}"), slides::of_talk(&self.site, number)),
        };
        Ok(format!("talkpressSearch({},{data});\n", json!(name)).into_bytes())
    }
}

impl fmt::Debug for SearchRecipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "search: {:?}", self.part)
    }
}

/// Each talk: title, page, its file of slides, and the event or year that tells it from others. Addresses are seen from the site's root.
fn talks(site: &Site) -> Value {
    let Some(root) = SitePath::new("index.html") else { return Value::Null };
    let context = PageContext { site, from: LinkOrigin { source: &root, output: &root }, form: UrlForm::Relative };
    let talk = |index: &usize| {
        let entry = &site.entries[*index];
        let slides = entry.search.as_ref().map(|path| context.to(path)).unwrap_or_default();
        let year = entry.date.map(|date| date.year().to_string());
        let place: Vec<String> = entry.event().map(str::to_owned).into_iter().chain(year).collect();
        json!([entry.document.title, context.to(&entry.output), slides, place.join(" · ")])
    };
    site.talks.iter().map(talk).collect()
}
