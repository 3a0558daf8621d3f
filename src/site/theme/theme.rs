use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use tera::{Context, ErrorKind, Tera, Value};

use crate::base::{Content, Diagnostic, Digest, Files, Place, SitePath, diagnostic::did_you_mean};
use crate::site::theme::embedded;
use crate::site::theme::fonts::Fonts;

/// Most bytes one page may have: a template that never ends is stopped here.
const MAX_PAGE: usize = 64 * 1024 * 1024;

/// Bytes of a talk of some 50 slides: a page that fits need not grow.
const USUAL_PAGE: usize = 64 * 1024;

/// Compiled templates and the names of the assets. The only importer of tera.
pub struct Theme {
    name: String,
    /// The files of the site's own theme folder.
    own: Files,
    tera: Tera,
    /// The source of each template by its name, for diagnostics.
    sources: Sources,
    /// Each asset by its path below `assets/`: where it is published, and its bytes.
    pub assets: BTreeMap<String, (SitePath, Content)>,
    /// The faces of social cards.
    pub fonts: Fonts,
}

#[derive(Clone)]
struct Source {
    path: SitePath,
    text: String,
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Theme").field("templates", &self.sources.keys()).finish_non_exhaustive()
    }
}

impl Theme {
    /// Compiles the theme `name` of a site's `files`: its own files over those embedded under the same name, over
    /// the embedded default theme. The last is also reachable as `default/…`.
    ///
    /// # Errors
    /// An unknown theme, or every template that does not compile.
    pub fn load(name: &str, files: &Files) -> Result<Theme, Vec<Diagnostic>> {
        let (folder, own) = (format!("themes/{name}"), own_files(name, files));
        if own.is_empty() && embedded::theme(name).is_empty() {
            return Err(vec![unknown_theme(name, files)]);
        }
        let default = embedded::theme("default");
        let lower = Files::overlay(embedded::theme(name), default.clone());
        let mut sources = BTreeMap::new();
        let mut mistakes = Vec::new();
        add_sources("default/", "themes/default", &default, &mut sources, &mut mistakes);
        add_sources("", "themes/default", &lower, &mut sources, &mut mistakes);
        add_sources("", &folder, &own, &mut sources, &mut mistakes);
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let (tera, sources) = compile(sources)?;
        let files = Files::overlay(own.clone(), lower.clone());
        let (assets, fonts) = (assets(&files, &lower), Fonts::of(&files));
        Ok(Theme { name: name.to_owned(), own, tera, sources, assets, fonts })
    }

    /// Whether loading the theme `name` of `files` would give this one.
    pub fn is_of(&self, name: &str, files: &Files) -> bool {
        self.name == name && Files::diff(&self.own, &own_files(name, files)).is_empty()
    }

    /// Renders a template with the given values.
    ///
    /// # Errors
    /// What the engine says, at its place in the template.
    pub fn render(&self, template: &str, values: Values) -> Result<Vec<u8>, Diagnostic> {
        crate::site::theme::range::begin_page();
        let mut out = Capped { bytes: Vec::with_capacity(USUAL_PAGE), full: false };
        let rendered = self.tera.render_to(template, &values.0, &mut out);
        if out.full {
            let path = self.sources.get(template).map(|s| Place::file(&s.path));
            let mut diagnostic = Diagnostic::error("page-too-big", "this template makes a page of more than 64 MB")
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

/// The values a template sees, by name. Cheap to clone.
#[derive(Clone, Default)]
pub struct Values(Context);

impl std::fmt::Debug for Values {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Values").finish_non_exhaustive()
    }
}

impl Values {
    /// Adds a view under its name. It is taken, so that a long list is not in memory twice while its page is made.
    pub fn with(mut self, name: &'static str, view: impl Serialize) -> Values {
        self.0.insert_value(name, Value::from_serializable(&view));
        self
    }
}

fn own_files(name: &str, files: &Files) -> Files {
    let folder = format!("themes/{name}");
    files.below(&folder).filter_map(|(_, rest, c)| Some((SitePath::new(rest)?, c.clone()))).collect()
}

type Sources = BTreeMap<String, Source>;

fn compile(sources: Sources) -> Result<(Tera, Sources), Vec<Diagnostic>> {
    let mut tera = Tera::default();
    tera.register_function("range", crate::site::theme::range::range);
    let texts = sources.iter().map(|(name, source)| (name.as_str(), source.text.as_str()));
    match tera.add_raw_templates(texts) {
        Ok(()) => Ok((tera, sources)),
        Err(error) => Err(match error.kind() {
            ErrorKind::Msg(text) => reports(text, &sources),
            _ => vec![diagnostic(&error, &sources)],
        }),
    }
}

fn unknown_theme(name: &str, files: &Files) -> Diagnostic {
    let mut known: Vec<&str> = embedded::names();
    known.extend(files.below("themes").filter_map(|(_, rest, _)| rest.split('/').next()));
    let path = SitePath::new("talkpress.toml");
    let hint = match did_you_mean(name, known) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("put its files into `themes/{name}/`, or leave `theme` away"),
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
                sources.insert(format!("{prefix}{name}"), Source { path: shown, text: text.into_owned() });
            }
            Err(mistake) => mistakes.push(mistake),
        }
    }
}

/// Assets are published under a name that changes with their bytes, so that a browser may keep them for ever. Those that
/// are as they were embedded, copied into the site or not, are published without their comments.
fn assets(files: &Files, embedded: &Files) -> BTreeMap<String, (SitePath, Content)> {
    let mut out = BTreeMap::new();
    for (path, name, content) in files.below("assets") {
        let Content::Bytes(source) = content else { continue };
        let is_as_embedded = embedded.get(path.as_str()).is_some_and(|embedded| embedded.is_same(content));
        let bytes = if is_as_embedded { embedded::squeezed(path, source).into() } else { source.clone() };
        let digest = Digest::of(&bytes).to_string();
        let extension = match path.extension() {
            "" => String::new(),
            extension => format!(".{extension}"),
        };
        let stem = name.strip_suffix(&extension).unwrap_or(name);
        if let Some(published) = SitePath::new(&format!("assets/{stem}.{}{extension}", &digest[..8])) {
            out.insert(name.to_owned(), (published, Content::Bytes(bytes)));
        }
    }
    out
}

/// Stops a page that grows without end.
struct Capped {
    bytes: Vec<u8>,
    full: bool,
}

impl Write for Capped {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + part.len() > MAX_PAGE {
            self.full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What the engine says of names it does not know, which it only says as one text: a paragraph of `error: …`, a line
/// `--> template:line:column`, and the line itself, for each.
fn reports(text: &str, sources: &Sources) -> Vec<Diagnostic> {
    let first_lines = text.split("error: ").filter(|part| !part.trim().is_empty());
    let one = |report: &str| {
        let (message, rest) = report.split_once('\n').unwrap_or((report, ""));
        let mut found = Diagnostic::error("template", format!("template: {}", message.trim()));
        found.place = rest.lines().next().and_then(|line| place_of(line.trim().strip_prefix("--> ")?, sources));
        found
    };
    first_lines.map(one).collect()
}

/// The place that `template:line:column` names, both counted from 1.
fn place_of(text: &str, sources: &Sources) -> Option<Place> {
    let (text, column) = text.rsplit_once(':')?;
    let (name, line) = text.rsplit_once(':')?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let source = sources.get(name)?;
    let start: usize = source.text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let in_line = source.text[start..].char_indices().nth(column.checked_sub(1)?).map_or(0, |(at, _)| at);
    let word = source.text[start + in_line..].find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(0).max(1);
    Some(Place::new(&source.path, &source.text, start + in_line..start + in_line + word))
}

fn diagnostic(error: &tera::Error, sources: &Sources) -> Diagnostic {
    let at = |name: &str, range: std::ops::Range<usize>| {
        sources.get(name).map(|source| Place::new(&source.path, &source.text, range))
    };
    let (message, place) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.message().to_owned(), at(report.filename(), report.span().range.clone()))
        }
        ErrorKind::CircularExtend { tpl, .. } => (format!("`{tpl}` extends itself"), at(tpl, 0..0)),
        ErrorKind::CircularInclude { tpl, .. } => (format!("`{tpl}` includes itself"), at(tpl, 0..0)),
        ErrorKind::MissingParent { current, parent } => {
            (format!("it extends `{parent}`, which is not there"), at(current, 0..0))
        }
        other => (other.to_string(), None),
    };
    let message = message.lines().next().unwrap_or_default().trim();
    let mut diagnostic = Diagnostic::error("template", format!("template: {message}"));
    diagnostic.place = place;
    diagnostic
}
