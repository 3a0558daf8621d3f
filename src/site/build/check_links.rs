//! Follows every link of a site before anything is rendered: reports links that lead nowhere, publishes files beside
//! documents, and collects the images that will be shown.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use rayon::prelude::*;

use crate::base::{Diagnostic, Places, Severity, SitePath, url};
use crate::site::build::overflow::{TOO_FULL, overflow_ratio};
use crate::site::model::destination::{Destination, Reason};
use crate::site::model::entry::Entry;
use crate::site::model::link_origin::LinkOrigin;
use crate::site::model::links::Links;
use crate::site::model::routes::Owner;
use crate::site::theme::settings::TextSlide;
use crate::talk::Face;
use crate::talk::markdown::TargetKind;
use crate::talk::meta::{KEYS, KeyTarget, dangerous_url};

/// How many broken links get a suggestion: finding one compares all paths of the site.
const SUGGESTIONS: usize = 50;

/// What following the links of one document found.
#[derive(Debug, Default)]
struct Followed {
    /// Broken links: what each is for, its target as written, its place, and why it is broken.
    nowhere: Vec<(Role, String, Range<usize>, Reason)>,
    /// Slides whose image is on another site.
    remote: Vec<Range<usize>>,
    /// Links that could run a script, with the severity of that.
    dangerous: Vec<(Severity, String, Range<usize>)>,
    /// Slides whose text does not fit: the line, and the ratio of the text's height to the slide's.
    too_full: Vec<(u32, f32)>,
    /// Files to be published beside the page.
    beside: Vec<(SitePath, SitePath)>,
    /// The pictures that are shown.
    pictures: Pictures,
}

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Link,
    /// A file that the author's own HTML loads.
    Source,
    /// An image of the author's own HTML.
    Image,
    /// An image in Markdown text.
    Figure,
    /// The image of a slide.
    Picture,
    /// The value of this key of the front matter, which is a link or a file.
    Key(&'static str),
    /// The value of this key, which is a picture that the page shows.
    PictureKey(&'static str),
}

impl Role {
    fn usage(self) -> Usage {
        match self {
            Role::Link => Usage::Link,
            Role::Figure | Role::Picture | Role::PictureKey(_) => Usage::Show,
            Role::Source | Role::Image | Role::Key(_) => Usage::Load,
        }
    }
}

/// How the file that a target leads to is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Usage {
    Link,
    /// The author's own HTML loads it, perhaps as an image.
    Load,
    /// The site's own markup shows it.
    Show,
}

/// Source paths of the images that are shown.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    /// All of them.
    pub all: BTreeSet<SitePath>,
    /// Those in markup that talkpress writes, which can offer several sizes.
    pub own: BTreeSet<SitePath>,
}

impl Pictures {
    fn add(&mut self, source: &SitePath, usage: Usage) {
        if usage != Usage::Link {
            self.all.insert(source.clone());
        }
        if usage == Usage::Show {
            self.own.insert(source.clone());
        }
    }

    fn extend(&mut self, other: Pictures) {
        self.all.extend(other.all);
        self.own.extend(other.own);
    }
}

/// What [`follow`] found.
#[derive(Debug, Default)]
pub struct Check {
    /// The pictures that are shown.
    pub pictures: Pictures,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// Follows all links and adds files beside documents to the routes. `text` gives a document's text for excerpts.
pub fn follow(
    entries: &[Entry],
    links: &mut Links,
    text_slide: Option<&TextSlide>,
    text: impl Fn(&SitePath) -> String,
) -> Check {
    let shared: &Links = links;
    let followed: Vec<Followed> = entries
        .par_iter()
        .map_init(HashSet::new, |known, entry| Walk::new(entries, shared, entry, known).all(text_slide))
        .collect();
    let mut check = Check::default();
    let mut suggestions = SUGGESTIONS;
    for (entry, followed) in entries.iter().zip(followed) {
        let source = &entry.document.path;
        for (file, output) in &followed.beside {
            if let Err(clash) = links.routes.claim(output.clone(), Owner::File(file.clone())) {
                check.diagnostics.push(*clash);
            }
        }
        check.pictures.extend(followed.pictures);
        let wrong = followed.nowhere.len() + followed.remote.len() + followed.dangerous.len() + followed.too_full.len();
        if wrong == 0 {
            continue;
        }
        let text = text(source);
        let places = Places::new(source, &text);
        let at = |range: Range<usize>| places.of(range);
        for (role, target, range, reason) in followed.nowhere {
            let nearest = match suggestions {
                0 => None,
                _ => {
                    suggestions -= 1;
                    links.nearest(&url::decode_path(target.split(['?', '#']).next().unwrap_or(&target)))
                }
            };
            check.diagnostics.push(nowhere(role, &target, reason, nearest).at(at(range)));
        }
        for (line, ratio) in followed.too_full {
            check.diagnostics.push(too_full(ratio).at(at(line_range(&text, line))));
        }
        for range in followed.remote {
            let warning = Diagnostic::warning("remote-image", "this slide's image is on another site")
                .hint("save it in `static/`: the page then needs no other site, and the size of the image is known");
            check.diagnostics.push(warning.at(at(range)));
        }
        for (severity, target, range) in followed.dangerous {
            let finding = Diagnostic { severity, ..dangerous_url(&target) };
            check.diagnostics.push(finding.at(at(range)));
        }
    }
    check
}

fn too_full(ratio: f32) -> Diagnostic {
    let message = format!("the text of this slide needs at least {:.0} % of the slide's height", ratio * 100.0);
    Diagnostic::warning(TOO_FULL, message)
        .hint("it is shown smaller and may be hard to read: split the slide, or move text to the transcript")
}

/// The bytes of a line, counted from 1.
fn line_range(text: &str, line: u32) -> Range<usize> {
    let before = text.split_inclusive('\n').take(line.saturating_sub(1) as usize);
    let start = before.map(str::len).sum::<usize>().min(text.len());
    let length = text[start..].find(['\n', '\r']).unwrap_or(text.len() - start);
    start..start + length
}

fn nowhere(role: Role, target: &str, reason: Reason, nearest: Option<String>) -> Diagnostic {
    let is_file = role != Role::Link;
    let kind = if is_file { "file-not-found" } else { "link-broken" };
    let what = match role {
        Role::Key(key) | Role::PictureKey(key) => format!("`{key}`: "),
        _ => String::new(),
    };
    let message = match &reason {
        Reason::Missing(Some(case_variant)) => format!("{what}there is no `{target}`, but there is `{case_variant}`"),
        Reason::Missing(None) => format!("{what}there is no `{target}`"),
        Reason::Anchor(id, _) => format!("{what}`{target}` leads to a page that has no id `{id}`"),
        Reason::Unnamed => "this image has no file name".to_owned(),
        Reason::LeftOut => format!("{what}`{target}` leads to a document that is not built"),
        Reason::Escapes => format!("{what}`{target}` leads outside the site's folder"),
    };
    let diagnostic = Diagnostic::warning(kind, message);
    match reason {
        Reason::Missing(Some(_)) => diagnostic.hint("most servers are case-sensitive: use the exact file name"),
        Reason::Missing(None) => match nearest {
            Some(nearest) => diagnostic.hint(format!("did you mean `{nearest}`?")),
            None if is_file => diagnostic.hint("put the file in `static/` or next to the document"),
            None => diagnostic.hint("check the spelling or add the page"),
        },
        Reason::Anchor(_, Some(near)) => diagnostic.hint(format!("did you mean `#{near}`?")),
        Reason::Anchor(_, None) => diagnostic.hint("use the id of a slide or heading of that page"),
        Reason::Unnamed => diagnostic.hint("write the path of the image: `src=\"/img/slide.jpg\"`"),
        Reason::LeftOut => diagnostic.hint("use `--drafts` or `--future` to build it: it is a draft or a future post"),
        Reason::Escapes => diagnostic.hint("move the file into the site's folder"),
    }
}

/// A target from the root that was found, and how it is used. It leads to the same file from every page, so one thread need not
/// follow it twice.
type Known<'a> = (&'a str, Usage);

/// The links of one document.
struct Walk<'a, 'k> {
    entries: &'a [Entry],
    links: &'a Links,
    entry: &'a Entry,
    known: &'k mut HashSet<Known<'a>>,
    found: Followed,
}

impl<'a, 'k> Walk<'a, 'k> {
    fn new(
        entries: &'a [Entry],
        links: &'a Links,
        entry: &'a Entry,
        known: &'k mut HashSet<Known<'a>>,
    ) -> Walk<'a, 'k> {
        Walk { entries, links, entry, known, found: Followed::default() }
    }

    fn all(mut self, text_slide: Option<&TextSlide>) -> Followed {
        let document = &self.entry.document;
        for slide in &document.slides {
            if let (Face::Text(text), Some(sizes)) = (&slide.face, text_slide) {
                self.found.too_full.extend(overflow_ratio(text, sizes).map(|ratio| (slide.line, ratio)));
            }
            if let Face::Picture(picture) = &slide.face {
                self.one(&picture.target.url, picture.target.range(), Role::Picture);
                if let Some(link) = &picture.link {
                    self.one(&link.url, link.range(), Role::Link);
                }
            }
        }
        for (target, kind) in document.fragments().flat_map(|f| f.targets()) {
            let role = match kind {
                TargetKind::Link => Role::Link,
                TargetKind::Media => Role::Source,
                TargetKind::Image => Role::Image,
                TargetKind::Picture => Role::Figure,
            };
            self.one(&target.url, target.range(), role);
        }
        for key in KEYS {
            let (values, role) = match key.target {
                KeyTarget::None => continue,
                KeyTarget::Link(values) => (values, Role::Key(key.name)),
                KeyTarget::Picture(values) => (values, Role::PictureKey(key.name)),
            };
            for value in values(&document.meta) {
                self.one(&value.value, value.range.clone(), role);
            }
        }
        self.found
    }

    /// A dangerous link in a text only warns; in the list of resources it is an error, since the theme prints it as a link.
    fn severity_of(&self, dangerous: &Range<usize>) -> Severity {
        let mut in_closing = self.entry.document.closing.iter().flat_map(|closing| closing.targets());
        match in_closing.any(|(target, _)| target.range() == *dangerous) {
            true => Severity::Error,
            false => Severity::Warning,
        }
    }

    fn one(&mut self, target: &'a str, range: Range<usize>, role: Role) {
        let is_from_root = target.starts_with('/');
        let usage = role.usage();
        if is_from_root && self.known.contains(&(target, usage)) {
            return;
        }
        let is_image = matches!(role, Role::Image | Role::Figure | Role::Picture);
        if url::is_dangerous(target) && !(is_image && url::is_data(target)) {
            return self.found.dangerous.push((self.severity_of(&range), target.to_owned(), range));
        }
        if role == Role::Picture && target.is_empty() {
            return self.found.nowhere.push((role, String::new(), range, Reason::Unnamed));
        }
        let from = LinkOrigin { source: &self.entry.document.path, output: &self.entry.output };
        match self.links.resolve(self.entries, target, from) {
            Destination::Outside if role == Role::Picture && !url::is_data(target) => self.found.remote.push(range),
            Destination::Outside | Destination::SamePage(_) => {}
            Destination::Output(path, _) => {
                if let Some((_, Owner::File(source))) = self.links.routes.get(path.as_str()) {
                    self.found.pictures.add(source, usage);
                }
                if is_from_root {
                    self.known.insert((target, usage));
                }
            }
            Destination::Beside(source, output, _) => {
                self.found.pictures.add(&source, usage);
                self.found.beside.push((source, output));
            }
            Destination::Nowhere(reason) => self.found.nowhere.push((role, target.to_owned(), range, reason)),
        }
    }
}
