use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::{Content, Diagnostic, Files, Memo, Place, Severity, SitePath, Stamp};
use crate::site::build::assemble::{self, Parts};
use crate::site::build::check_links::Pictures;
use crate::site::images::size::{ImageSize, NoSize, size};
use crate::site::images::variant;
use crate::site::model::config::Config;
use crate::site::model::entry::Entry;
use crate::site::model::options::{Drafts, Future, Options, Strictness};
use crate::site::model::site::Site;
use crate::site::output::registry;
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;
use crate::talk::highlight::HighlightCache;
use crate::talk::meta::Status;
use crate::talk::{Dialect, Document, Kind, Reading};

/// Builds sites. Between builds it remembers what one file, or the theme's folder, makes alone.
#[derive(Debug, Default)]
pub struct Engine {
    theme: Option<Arc<Theme>>,
    documents: Memo<Source, Reading>,
    heads: Memo<(SitePath, Option<Stamp>), Head>,
    known: Arc<HighlightCache>,
}

/// What the head of a picture tells.
#[derive(Clone, Copy, Debug)]
struct Head {
    size: Result<ImageSize, NoSize>,
    /// Smaller ones are worth their place.
    is_worthwhile: bool,
}

/// What a reading depends on.
#[derive(Clone, Debug)]
struct Source {
    path: SitePath,
    content: Content,
    highlight: bool,
}

impl Source {
    fn read(&self, dialect: &Dialect) -> Reading {
        match self.content.read() {
            Ok(bytes) => Document::read(&self.path, &bytes, dialect),
            Err(unread) => Reading { document: None, diagnostics: vec![unread] },
        }
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Source) -> bool {
        self.path == other.path && self.highlight == other.highlight && self.content.is_same(&other.content)
    }
}

impl Eq for Source {}

impl std::hash::Hash for Source {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.path.hash(state);
    }
}

/// What a build came to.
#[derive(Debug)]
pub struct Build {
    /// The output; empty where an error left nothing to build.
    pub files: Files,
    /// Everything there is to say, in a stable order.
    pub diagnostics: Vec<Diagnostic>,
    /// The site, for reports.
    pub site: Option<Arc<Site>>,
}

impl Build {
    /// Whether anything keeps the site from being published.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity == Severity::Error)
    }
}

impl Engine {
    /// An engine that need not highlight again the blocks that are `known`.
    pub fn new(known: HighlightCache) -> Engine {
        Engine { known: Arc::new(known), ..Engine::default() }
    }

    /// Builds the site that `files` are.
    pub fn build(&mut self, files: &Files, options: &Options) -> Build {
        let mut diagnostics = Vec::new();
        let config = read_config(files, &mut diagnostics);
        let mut readings = Vec::new();
        // The theme is loaded here while others read the documents.
        let theme = rayon::in_place_scope(|scope| {
            scope.spawn(|_| readings = read_documents(&mut self.documents, &self.known, files, &config));
            same_or_loaded(self.theme.take(), &config.theme, files)
        });
        match theme {
            Ok(theme) => self.theme = Some(theme),
            Err(mistakes) => diagnostics.extend(mistakes),
        }
        diagnostics.extend(readings.iter().flat_map(|(_, reading)| reading.diagnostics.iter().cloned()));
        let left_out = left_out(&readings, options, &mut diagnostics);
        let documents = readings.into_iter().filter(|(path, _)| !left_out.contains(path)).collect();
        let parts = Parts { config, documents, left_out, options: options.clone() };
        let renderer = self.theme.clone().map(|theme| {
            let assembled = assemble::assemble(parts, &theme, files, &mut diagnostics);
            let site = Arc::new(self.with_sizes(assembled, files, &mut diagnostics));
            Arc::new(SiteRenderer::new(site, theme))
        });
        let output = renderer.as_ref().map(|renderer| registry::files(renderer, files)).unwrap_or_default();
        let site = renderer.map(|renderer| renderer.site.clone());
        diagnostics.extend(site.as_ref().filter(|site| site.base_url().is_none()).map(|_| no_base_url()));
        finish(&mut diagnostics, options.strictness);
        Build { files: output, diagnostics, site }
    }

    /// All highlighted blocks of a site, if there are any that were not known at the start.
    pub fn newly_known<'s>(&self, site: &'s Site) -> Option<HighlightCache> {
        let blocks = |entry: &'s Entry| entry.document.highlighted();
        let has_news = |entry| blocks(entry).any(|(key, _)| self.known.get(key).is_none());
        let all = || site.entries.iter().flat_map(blocks).map(|(key, highlighted)| (key, highlighted.clone()));
        site.entries.par_iter().any(has_news).then(|| all().collect())
    }

    /// Reads the heads of all pictures that are shown, each once.
    fn with_sizes(
        &mut self,
        (mut site, Pictures { all, own }): (Site, Pictures),
        files: &Files,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Site {
        let pictures: Vec<(SitePath, &Content)> = all
            .into_iter()
            .filter(|path| is_picture(path.extension()))
            .filter_map(|path| files.get(path.as_str()).map(|content| (path, content)))
            .collect();
        let stamp = |content: &Content| match content {
            Content::Stored(stored) => Some(stored.stamp()),
            _ => None,
        };
        let heads = self.heads.all(
            &pictures,
            |(path, content)| (path.clone(), stamp(content)),
            |(path, content)| Head {
                size: size(content, path.extension()),
                is_worthwhile: variant::is_worthwhile(content),
            },
        );
        for ((path, _), head) in pictures.into_iter().zip(heads) {
            match head.size {
                Ok(size) => {
                    if head.is_worthwhile && own.contains(&path) {
                        add_variants(&mut site, &path, size);
                    }
                    site.images.insert(path, size);
                }
                Err(why) => diagnostics.push(no_size(&path, why)),
            }
        }
        site
    }
}

fn no_base_url() -> Diagnostic {
    Diagnostic::note("no-base-url", "without `base_url` there is no feed, no sitemap and no canonical address")
        .hint("set `base_url` in talkpress.toml, or pass `--base-url`")
}

/// The theme of the last build where nothing of it has changed since.
fn same_or_loaded(last: Option<Arc<Theme>>, name: &str, files: &Files) -> Result<Arc<Theme>, Vec<Diagnostic>> {
    match last.filter(|theme| theme.is_of(name, files)) {
        Some(theme) => Ok(theme),
        None => Theme::load(name, files).map(Arc::new),
    }
}

fn read_documents(
    known_readings: &mut Memo<Source, Reading>,
    known_blocks: &Arc<HighlightCache>,
    files: &Files,
    config: &Config,
) -> Vec<(SitePath, Arc<Reading>)> {
    let dialect = Dialect { highlight: config.highlight.then(|| known_blocks.clone()) };
    let sources: Vec<Source> = files
        .below("content")
        .filter(|(path, ..)| path.is_document())
        .map(|(path, _, content)| Source { path: path.clone(), content: content.clone(), highlight: config.highlight })
        .collect();
    let readings = known_readings.all(&sources, Source::clone, |source| source.read(&dialect));
    sources.into_iter().map(|s| s.path).zip(readings).collect()
}

/// Notes the widths in which a picture is to be had; where the author has a file at such a path, that one stays.
fn add_variants(site: &mut Site, path: &SitePath, size: ImageSize) {
    let is_free = |width: &u32| {
        variant::output(path, *width).is_some_and(|output| site.links.routes.case_variant(output.as_str()).is_none())
    };
    let mut widths = variant::widths(&site.config.image_widths, size);
    widths.retain(is_free);
    if !widths.is_empty() {
        site.variants.insert(path.clone(), widths);
    }
}

fn no_size(path: &SitePath, why: NoSize) -> Diagnostic {
    let place = Place::file(path);
    match why {
        NoSize::TooBig => Diagnostic::error("image-too-big", "this picture has more than 100 million pixels")
            .hint("make it smaller: a slide needs no more than 3840 by 2160"),
        NoSize::Unreadable => Diagnostic::warning("image-unreadable", "this file is no picture that can be read")
            .hint("it may be broken or empty; JPEG, PNG, GIF, WebP, AVIF and SVG are known"),
    }
    .at(place)
}

fn is_picture(extension: &str) -> bool {
    let known = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "bmp", "ico", "tif", "tiff", "jxl", "heic"];
    known.iter().any(|k| extension.eq_ignore_ascii_case(k))
}

fn read_config(files: &Files, diagnostics: &mut Vec<Diagnostic>) -> Config {
    let (Some(path), Some(Content::Bytes(bytes))) = (SitePath::new("talkpress.toml"), files.get("talkpress.toml"))
    else {
        return Config::default();
    };
    match crate::base::text::decode(&path, bytes) {
        Ok(text) => {
            let (config, mistakes) = Config::read(&path, &text);
            diagnostics.extend(mistakes);
            config
        }
        Err(mistake) => {
            diagnostics.push(mistake);
            Config::default()
        }
    }
}

/// The documents that this build leaves out; posts of days to come are told.
fn left_out(
    readings: &[(SitePath, Arc<Reading>)],
    options: &Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeSet<SitePath> {
    let mut out = BTreeSet::new();
    for (path, reading) in readings {
        let Some(document) = &reading.document else { continue };
        if document.meta.status == Status::Draft && options.drafts == Drafts::Skip {
            out.insert(path.clone());
            continue;
        }
        let date = document.effective_date();
        let is_future = date.is_some_and(|date| date.day_only() > options.today.day_only());
        if is_future && document.kind == Kind::Post && options.future == Future::Skip {
            let message = format!("left out: this post is dated {}", date.map(|d| d.to_string()).unwrap_or_default());
            diagnostics.push(
                Diagnostic::note("future-post", message).at(Place::file(path)).hint("`--future` builds it today"),
            );
            out.insert(path.clone());
        }
    }
    out
}

fn finish(diagnostics: &mut Vec<Diagnostic>, strictness: Strictness) {
    if strictness == Strictness::Strict {
        for diagnostic in diagnostics.iter_mut().filter(|d| d.severity == Severity::Warning) {
            diagnostic.severity = Severity::Error;
        }
    }
    diagnostics.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    diagnostics.dedup();
}
