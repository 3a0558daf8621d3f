use std::sync::Arc;

use crate::base::{Content, Diagnostic, Drawer, Files, SitePath};
use crate::site::build::assemble::{self, Parts};
use crate::site::build::document_reader::DocumentReader;
use crate::site::build::finish::finish;
use crate::site::build::image_reader::ImageReader;
use crate::site::build::left_out::left_out;
use crate::site::build::outcome::Build;
use crate::site::build::part_of::take_parts;
use crate::site::build::recording_reader::RecordingReader;
use crate::site::model::config::Config;
use crate::site::model::options::Options;
use crate::site::model::site::Site;
use crate::site::output::registry;
use crate::site::output::social_cards::Unlimited;
use crate::site::output::{markdown, slides_pdf};
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;
use crate::talk::highlight::HighlightCache;

/// Builds sites. Between builds it remembers what depends on one file, or on the theme's folder, alone.
#[derive(Debug)]
pub struct Engine {
    theme: Option<Arc<Theme>>,
    documents: DocumentReader,
    images: ImageReader,
    recordings: RecordingReader,
    drawer: Arc<dyn Drawer>,
}

impl Engine {
    /// An engine that takes the colours of code from `highlighted` if they are there, and draws without limits of time and
    /// memory.
    pub fn new(highlighted: HighlightCache) -> Engine {
        Engine {
            theme: None,
            documents: DocumentReader::new(highlighted),
            images: ImageReader::default(),
            recordings: RecordingReader::default(),
            drawer: Arc::new(Unlimited),
        }
    }

    /// The same engine, which draws the SVGs of authors with `drawer`.
    pub fn with_drawer(self, drawer: Arc<dyn Drawer>) -> Engine {
        Engine { drawer, ..self }
    }

    /// The same engine, which does not measure the pictures again whose grounds are in `file`.
    pub fn with_grounds(self, file: &[u8]) -> Engine {
        Engine { images: self.images.with_grounds(file), ..self }
    }

    /// A file of the grounds of all pictures, if the last build measured one.
    pub fn new_grounds(&self) -> Option<Vec<u8>> {
        self.images.new_grounds()
    }

    /// Builds the site that `files` are; `unread` says which files could not be read.
    pub fn build(&mut self, files: &Files, unread: Vec<Diagnostic>, options: &Options) -> Build {
        let mut diagnostics = unread;
        let config = read_config(files, &mut diagnostics);
        let mut readings = Vec::new();
        // The theme is loaded on this thread while others read the documents.
        let theme = rayon::in_place_scope(|scope| {
            scope.spawn(|_| readings = self.documents.read_all(files, &config));
            same_or_loaded(self.theme.take(), &config.theme, files)
        });
        match theme {
            Ok(theme) => {
                diagnostics.extend(theme.warnings.iter().cloned());
                self.theme = Some(theme);
            }
            Err(mistakes) => diagnostics.extend(mistakes.into_iter().map(|mistake| in_line(mistake, &config))),
        }
        let part_of = take_parts(&mut readings);
        diagnostics.extend(readings.iter().flat_map(|(_, reading)| reading.diagnostics.iter().cloned()));
        let left_out = left_out(&readings, options, &mut diagnostics);
        let documents = readings.into_iter().filter(|(path, _)| !left_out.contains(path)).collect();
        let parts = Parts { config, documents, left_out, part_of, options: options.clone() };
        let renderer = self.theme.clone().map(|theme| {
            let (mut site, shown) = assemble::assemble(parts, &theme, files, &mut diagnostics);
            self.recordings.add(&mut site, files, &mut diagnostics);
            self.images.add_sizes(&mut site, shown, files, &mut diagnostics);
            Arc::new(SiteRenderer::new(Arc::new(site), theme, self.drawer.clone()))
        });
        let output = renderer.as_ref().map(|renderer| registry::files(renderer, files)).unwrap_or_default();
        let site = renderer.as_ref().map(|renderer| renderer.site.clone());
        diagnostics.extend(site.as_ref().filter(|site| site.base_url().is_none()).map(|_| no_base_url()));
        diagnostics.extend(site.as_ref().and_then(|site| slides_pdf::without_pdf(site)));
        diagnostics.extend(site.as_ref().and_then(|site| markdown::without_texts(site)));
        finish(&mut diagnostics, options.strictness);
        Build { files: output, diagnostics, site, renderer }
    }

    /// All highlighted blocks of a site, if there are any that were not known at the start.
    pub fn newly_highlighted(&self, site: &Site) -> Option<HighlightCache> {
        self.documents.newly_highlighted(site)
    }
}

fn no_base_url() -> Diagnostic {
    Diagnostic::note(
        "no-base-url",
        "the feed, the sitemap and canonical addresses are left out because `base_url` is not set",
    )
    .hint("set `base_url` in talkpress.toml, or pass `--base-url`")
}

/// The theme of the last build if none of its files has changed.
fn same_or_loaded(last: Option<Arc<Theme>>, name: &str, files: &Files) -> Result<Arc<Theme>, Vec<Diagnostic>> {
    match last.filter(|theme| theme.is_of(name, files)) {
        Some(theme) => Ok(theme),
        None => Theme::load(name, files).map(Arc::new),
    }
}

/// A mistake about the theme's name with the line that has the name.
fn in_line(mistake: Diagnostic, config: &Config) -> Diagnostic {
    match (&config.origins.theme, &mistake.place) {
        (Some(theme), Some(place)) if place.path == theme.path => mistake.at(theme.clone()),
        _ => mistake,
    }
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
