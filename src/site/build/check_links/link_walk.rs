use std::collections::HashSet;
use std::ops::Range;

use crate::base::{Severity, url};
use crate::site::build::check_links::followed::Followed;
use crate::site::build::check_links::role::Role;
use crate::site::build::check_links::usage::Usage;
use crate::site::build::overflow::too_full;
use crate::site::model::destination::{Destination, Reason};
use crate::site::model::entry::Entry;
use crate::site::model::link_origin::LinkOrigin;
use crate::site::model::links::{CAPTIONS, Links, POSTERS};
use crate::site::model::routes::Owner;
use crate::site::theme::settings::TextSlide;
use crate::talk::markdown::{Film, TargetKind};
use crate::talk::meta::{KEYS, KeyTarget};
use crate::talk::{DeckFormat, Face};

/// A target from the root that was found, and how it is used. It leads to the same file from every page, so one thread need not
/// follow it twice.
pub type Known<'a> = (&'a str, Usage);

/// The links of one document.
pub struct LinkWalk<'a, 'k> {
    entries: &'a [Entry],
    links: &'a Links,
    entry: &'a Entry,
    known: &'k mut HashSet<Known<'a>>,
    found: Followed,
}

impl<'a, 'k> LinkWalk<'a, 'k> {
    /// A walk over the links of `entry`. `known` is shared by all walks of one thread.
    pub fn new(
        entries: &'a [Entry],
        links: &'a Links,
        entry: &'a Entry,
        known: &'k mut HashSet<Known<'a>>,
    ) -> LinkWalk<'a, 'k> {
        LinkWalk { entries, links, entry, known, found: Followed::default() }
    }

    /// Follows all links. Texts of slides are measured if the sizes of a text slide are known.
    pub fn all(mut self, text_slide: Option<&TextSlide>) -> Followed {
        let document = &self.entry.document;
        let is_rule_deck = document.classification.format == DeckFormat::Rules;
        for (n, slide) in document.slides.iter().enumerate() {
            if let (Face::Text(text), Some(sizes)) = (&slide.face, text_slide) {
                self.found.too_full.extend(too_full(text, sizes, is_rule_deck).map(|found| (n, found)));
            }
            let (target, role, link) = match &slide.face {
                Face::Picture(picture) => (&picture.target, Role::Picture, picture.link.as_deref()),
                Face::Film(film) => (&film.target, Role::Source, film.link.as_ref()),
                Face::Text(_) => continue,
            };
            self.one(&target.url, target.range(), role);
            if let Some(link) = link {
                self.one(&link.url, link.range(), Role::Link);
            }
        }
        for film in document.films() {
            self.beside_film(film);
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

    /// The poster and the captions beside a film.
    fn beside_film(&mut self, film: &Film) {
        let destination = self.links.resolve(self.entries, &film.target.url, LinkOrigin::of_entry(self.entry));
        for (endings, usage) in [(POSTERS, Usage::Show), (CAPTIONS, Usage::Link)] {
            let Some(found) = self.links.beside_film(&destination, endings) else { continue };
            if let Some(source) = self.links.file(&found) {
                self.found.images.add(source, usage);
            }
            if let Destination::Beside(source, output, _) = found {
                self.found.beside.push((source, output));
            }
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
            return self.found.broken.push((role, String::new(), range, Reason::Unnamed));
        }
        let from = LinkOrigin::of_entry(self.entry);
        match self.links.resolve(self.entries, target, from) {
            Destination::Outside if role == Role::Picture && !url::is_data(target) => self.found.remote.push(range),
            Destination::Outside | Destination::SamePage(_) => {}
            Destination::Output(path, _) => {
                if let Some((_, Owner::File(source))) = self.links.routes.get(path.as_str()) {
                    self.found.images.add(source, usage);
                }
                if is_from_root {
                    self.known.insert((target, usage));
                }
            }
            Destination::Beside(source, output, _) => {
                self.found.images.add(&source, usage);
                self.found.beside.push((source, output));
            }
            Destination::WrongAnchor(_, _, near) => self.found.anchors.push((target.to_owned(), range, near)),
            Destination::Nowhere(reason) => self.found.broken.push((role, target.to_owned(), range, reason)),
        }
    }
}
