use std::collections::HashSet;
use std::ops::Range;

use rayon::prelude::*;

use crate::base::{Diagnostic, Place, Places, SitePath, url};
use crate::site::build::check_links::followed::Followed;
use crate::site::build::check_links::link_walk::LinkWalk;
use crate::site::build::check_links::messages::{broken_link, remote_images, too_full, wrong_anchor};
use crate::site::build::check_links::shown_images::ShownImages;
use crate::site::model::entry::Entry;
use crate::site::model::links::Links;
use crate::site::model::routes::Owner;
use crate::site::theme::settings::TextSlide;
use crate::talk::meta::dangerous_url;
use crate::talk::{Document, Slide};

/// How many broken links get a suggestion: finding one compares all paths of the site.
const SUGGESTIONS: usize = 50;

/// What [`follow`] found.
#[derive(Debug, Default)]
pub struct Check {
    /// The images that are shown.
    pub images: ShownImages,
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
        .map_init(HashSet::new, |known, entry| LinkWalk::new(entries, shared, entry, known).all(text_slide))
        .collect();
    let mut check = Check::default();
    let mut suggestions = SUGGESTIONS;
    for (entry, followed) in entries.iter().zip(followed) {
        for (file, output) in &followed.beside {
            if let Err(clash) = links.routes.claim(output.clone(), Owner::File(file.clone())) {
                check.diagnostics.push(*clash);
            }
        }
        if followed.has_problems() {
            report(&followed, &entry.document, &text, links, &mut suggestions, &mut check.diagnostics);
        }
        check.images.extend(followed.images);
    }
    check
}

fn report(
    followed: &Followed,
    document: &Document,
    text: &impl Fn(&SitePath) -> String,
    links: &Links,
    suggestions: &mut usize,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let own = text(&document.path);
    let places = match &document.composed {
        Some(composed) => Places::composed(&document.path, composed),
        None => Places::new(&document.path, &own),
    };
    for (role, target, range, reason) in &followed.broken {
        let nearest = suggestions.checked_sub(1).and_then(|left| {
            *suggestions = left;
            links.nearest(&url::decode_path(target.split(['?', '#']).next().unwrap_or(target)))
        });
        diagnostics.push(broken_link(*role, target, reason, nearest).at(places.of(range.clone())));
    }
    for (target, range, near) in &followed.anchors {
        diagnostics.push(wrong_anchor(target, near.as_deref()).at(places.of(range.clone())));
    }
    for (slide, found) in &followed.too_full {
        let slide = &document.slides[*slide];
        let at = match document.composed {
            Some(_) => place(document, slide, text),
            None => places.of(line_range(&own, slide.line)),
        };
        diagnostics.push(too_full(*found).at(at));
    }
    if let Some(first) = followed.remote.first() {
        diagnostics.push(remote_images(followed.remote.len()).at(places.of(first.clone())));
    }
    for (severity, target, range) in &followed.dangerous {
        let finding = Diagnostic { severity: *severity, ..dangerous_url(target) };
        diagnostics.push(finding.at(places.of(range.clone())));
    }
}

/// The first line of `slide`. `text` gives the text of a file.
pub fn place(document: &Document, slide: &Slide, text: &impl Fn(&SitePath) -> String) -> Place {
    let path = slide.options().file.as_ref().unwrap_or(&document.path);
    let text = text(path);
    Place::new(path, &text, line_range(&text, slide.line))
}

/// The bytes of a line, counted from 1.
fn line_range(text: &str, line: u32) -> Range<usize> {
    let before = text.split_inclusive('\n').take(line.saturating_sub(1) as usize);
    let start = before.map(str::len).sum::<usize>().min(text.len());
    let length = text[start..].find(['\n', '\r']).unwrap_or(text.len() - start);
    start..start + length
}
