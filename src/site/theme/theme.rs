use std::collections::{BTreeMap, BTreeSet};

use tera::{ErrorKind, Tera};

use crate::base::{Content, Diagnostic, Files, Place, Severity, SitePath, diagnostic::did_you_mean};
use crate::site::theme::assets::assets;
use crate::site::theme::blocks::remove_unknown_blocks;
use crate::site::theme::counted;
use crate::site::theme::embedded;
use crate::site::theme::fonts::Fonts;
use crate::site::theme::joined::Joined;
use crate::site::theme::page_writer::PageWriter;
use crate::site::theme::range;
use crate::site::theme::settings::Settings;
use crate::site::theme::template_errors::{diagnostic, reports};
use crate::site::theme::template_source::{Sources, TemplateSource};
use crate::site::theme::values::Values;
use crate::site::theme::words::words;
use crate::site::words::Dictionary;

/// A theme with its templates compiled.
pub struct Theme {
    name: String,
    /// The files of the site's own theme folder.
    own: Files,
    tera: Tera,
    /// The source of each template by its name, for the places of diagnostics.
    sources: Sources,
    /// Each asset by its path below `assets/`, with the path where it is published, and its content.
    pub assets: BTreeMap<String, (SitePath, Content)>,
    /// The names of the assets that are there only for the theme's own fonts.
    for_fonts: BTreeSet<String>,
    /// The fonts of social cards.
    pub fonts: Fonts,
    /// Warnings about the site's own templates.
    pub warnings: Vec<Diagnostic>,
    /// What the theme says about itself in `theme.toml`.
    pub settings: Settings,
    /// The words of its languages.
    pub words: Dictionary,
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Theme").field("templates", &self.sources.keys()).finish_non_exhaustive()
    }
}

impl Theme {
    /// Compiles the theme `name` of a site's `files`. The site's files replace those embedded under the same name, which
    /// replace those of the embedded default theme. The default templates are also available as `default/…`.
    ///
    /// # Errors
    /// If the theme does not exist, or for every template that does not compile and every mistake in `theme.toml`.
    pub fn load(name: &str, files: &Files) -> Result<Theme, Vec<Diagnostic>> {
        let (folder, own) = (format!("themes/{name}"), own_files(name, files));
        if own.is_empty() && embedded::theme(name).is_empty() {
            return Err(vec![unknown_theme(name, files)]);
        }
        let default = embedded::theme("default");
        let embedded = embedded::theme(name);
        let (settings, mut mistakes) = settings(&[("themes/default", &default), (&folder, &embedded), (&folder, &own)]);
        let lower = Files::overlay(embedded, default.clone());
        let mut sources = BTreeMap::new();
        let mut unreadable = Vec::new();
        add_sources("default/", "themes/default", &default, &mut sources, &mut unreadable);
        add_sources("", "themes/default", &lower, &mut sources, &mut unreadable);
        add_sources("", &folder, &own, &mut sources, &mut unreadable);
        if !unreadable.is_empty() {
            return Err(unreadable.into_iter().chain(mistakes).collect());
        }
        let (words, found) = words(&default, &folder, &own);
        let (wrong, mut warnings): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|found| found.severity == Severity::Error);
        mistakes.extend(wrong);
        let own_templates = own.below("templates").map(|(_, name, _)| name.to_owned());
        let mut texts = BTreeMap::new();
        for name in own_templates {
            if let Some((text, found)) = remove_unknown_blocks(&name, &sources) {
                texts.insert(name, text);
                warnings.extend(found);
            }
        }
        let tera = match compile(&sources, &texts) {
            Ok(tera) if mistakes.is_empty() => tera,
            Ok(_) => return Err(mistakes),
            Err(found) => return Err(mistakes.into_iter().chain(found).collect()),
        };
        let files = Files::overlay(own.clone(), lower.clone());
        let joined = Joined::of(&files, &lower, &folder);
        let ((assets, for_fonts), fonts) = (assets(&files, &lower, &joined), Fonts::of(&files));
        warnings.extend(joined.warnings);
        Ok(Theme { name: name.to_owned(), own, tera, sources, assets, for_fonts, fonts, settings, warnings, words })
    }

    /// The assets that a site publishes, with or without the theme's own fonts.
    pub fn published(&self, with_fonts: bool) -> impl Iterator<Item = (&String, &(SitePath, Content))> {
        self.assets.iter().filter(move |(name, _)| with_fonts || !self.for_fonts.contains(*name))
    }

    /// Whether loading the theme `name` of `files` would result in this theme.
    pub fn is_of(&self, name: &str, files: &Files) -> bool {
        self.name == name && Files::diff(&self.own, &own_files(name, files)).is_empty()
    }

    /// Renders a template with the given values.
    ///
    /// # Errors
    /// If the engine reports an error in the template, or the page is too big.
    pub fn render(&self, template: &str, values: Values) -> Result<Vec<u8>, Diagnostic> {
        range::begin_page();
        let mut out = PageWriter::new();
        let rendered = self.tera.render_to(template, values.context(), &mut out);
        if out.is_full {
            let path = self.sources.get(template).map(|s| Place::file(&s.path));
            let mut diagnostic = Diagnostic::error("page-too-big", "this template makes a page larger than 64 MB")
                .hint("look for a loop that never ends");
            diagnostic.place = path;
            return Err(diagnostic);
        }
        match rendered {
            Ok(()) => Ok(out.bytes),
            Err(error) => {
                let mut found = diagnostic(&error, &self.sources);
                let template = self.sources.get(template).map(|source| Place::file(&source.path));
                found.place = found.place.or(template);
                Err(found)
            }
        }
    }
}

fn own_files(name: &str, files: &Files) -> Files {
    let folder = format!("themes/{name}");
    files.below(&folder).filter_map(|(_, rest, c)| Some((SitePath::new(rest)?, c.clone()))).collect()
}

/// The settings of a theme from its layers, the lowest first, and all mistakes in them.
fn settings(layers: &[(&str, &Files)]) -> (Settings, Vec<Diagnostic>) {
    let mut settings = Settings::default();
    let mistakes = layers.iter().flat_map(|(folder, files)| settings.overlay(folder, files)).collect();
    (settings, mistakes)
}

/// Compiles all templates. `changed` contains the text of those that are not compiled as they are in `sources`.
fn compile(sources: &Sources, changed: &BTreeMap<String, String>) -> Result<Tera, Vec<Diagnostic>> {
    let mut tera = Tera::default();
    tera.register_function("range", range::range);
    tera.register_filter("counted", counted::counted);
    let text_of = |name: &str| changed.get(name).or_else(|| Some(&sources.get(name)?.text));
    let texts = sources.keys().filter_map(|name| Some((name.as_str(), text_of(name)?.as_str())));
    match tera.add_raw_templates(texts) {
        Ok(()) => Ok(tera),
        Err(error) => Err(match error.kind() {
            ErrorKind::Msg(text) => reports(text, sources),
            _ => vec![diagnostic(&error, sources)],
        }),
    }
}

fn unknown_theme(name: &str, files: &Files) -> Diagnostic {
    let mut known: Vec<&str> = embedded::names();
    known.extend(files.below("themes").filter_map(|(_, rest, _)| rest.split('/').next()));
    let path = SitePath::new("talkpress.toml");
    let hint = match did_you_mean(name, known) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("put its files into `themes/{name}/`, or remove `theme`"),
    };
    let mut diagnostic = Diagnostic::error("theme", format!("there is no theme named `{name}`")).hint(hint);
    diagnostic.place = path.map(|path| Place::file(&path));
    diagnostic
}

fn add_sources(prefix: &str, folder: &str, files: &Files, sources: &mut Sources, mistakes: &mut Vec<Diagnostic>) {
    for (path, name, content) in files.below("templates") {
        let Content::Bytes(bytes) = content else { continue };
        let Some(shown) = SitePath::new(&format!("{folder}/{path}")) else { continue };
        match crate::base::text::decode(&shown, bytes) {
            Ok(text) => {
                sources.insert(format!("{prefix}{name}"), TemplateSource { path: shown, text: text.into_owned() });
            }
            Err(mistake) => mistakes.push(mistake),
        }
    }
}
