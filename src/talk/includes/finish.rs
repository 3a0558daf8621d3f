use std::sync::Arc;

use super::Composition;
use crate::base::{ComposedText, Places, SitePath, url};
use crate::talk::markdown::{Film, Fragment, Placeholder, Target};
use crate::talk::{Document, Face, Reading};

/// The reading of a deck, in which positions and addresses are still those of the composed text.
pub fn finish(mut reading: Reading, composition: &Composition) -> Reading {
    let Composition { text, mistakes, included, sought, .. } = composition;
    if let Some(document) = &mut reading.document {
        let document = Arc::make_mut(document);
        let root = document.path.clone();
        let starts: Vec<usize> =
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.text().as_bytes()).map(|at| at + 1)).collect();
        let places = Places::composed(&root, text);
        for slide in &mut document.slides {
            let start = starts.get(slide.line.saturating_sub(1) as usize).copied().unwrap_or_default();
            let place = places.of(start..start);
            slide.line = place.line;
            if place.path != root {
                slide.options.get_or_insert_default().file = Some(place.path);
            }
        }
        move_targets(document, text);
        document.composed = Some(Arc::new(text.clone()));
        document.includes.clone_from(included);
    }
    reading.diagnostics.extend(mistakes.iter().cloned());
    reading.included.clone_from(included);
    reading.sought.clone_from(sought);
    reading
}

/// Makes all addresses relative to the deck.
fn move_targets(document: &mut Document, text: &ComposedText) {
    let root = document.path.clone();
    let fix = |target: &mut Target| {
        let Some((file, _)) = text.source(target.range()) else { return };
        if let Some(prefix) = prefix(&root, &file.path).filter(|_| is_relative(&target.url)) {
            let url = target.url.trim_start_matches("./");
            target.url = format!("{prefix}{url}").into();
        }
    };
    let fragment = |fragment: &mut Fragment| fragment.placeholders.iter_mut().flat_map(targets).for_each(fix);
    fragment(&mut document.intro);
    document.closing.iter_mut().for_each(fragment);
    for slide in &mut document.slides {
        fragment(&mut slide.transcript);
        match &mut slide.face {
            Face::Text(face) => fragment(face),
            Face::Film(film) => of_film(film).into_iter().for_each(fix),
            Face::Picture(picture) => {
                [Some(&mut picture.target), picture.link.as_deref_mut()].into_iter().flatten().for_each(fix)
            }
        }
    }
    document.chapters.iter_mut().for_each(|chapter| fragment(&mut chapter.lead));
    document.resources.items.iter_mut().filter_map(|item| item.target.as_mut()).for_each(fix);
}

/// The addresses in a placeholder.
fn targets(placeholder: &mut Placeholder) -> Vec<&mut Target> {
    match placeholder {
        Placeholder::Link(target)
        | Placeholder::Media(target)
        | Placeholder::Image(target)
        | Placeholder::Picture(target)
        | Placeholder::CssAttribute(target)
        | Placeholder::CssText(target)
        | Placeholder::Size(target) => vec![target],
        Placeholder::Film(film) => of_film(film),
        Placeholder::Code(_) | Placeholder::Formula(_) | Placeholder::Word(_) => Vec::new(),
    }
}

fn of_film(film: &mut Film) -> Vec<&mut Target> {
    [Some(&mut film.target), film.link.as_mut()].into_iter().flatten().collect()
}

fn is_relative(target: &str) -> bool {
    !target.is_empty() && !target.starts_with(['/', '#', '?']) && !url::is_remote(target) && !url::is_dangerous(target)
}

/// What leads from the folder of `root` to the folder of `file`, if they differ.
fn prefix(root: &SitePath, file: &SitePath) -> Option<String> {
    if root.folder() == file.folder() {
        return None;
    }
    let parts = |path: &SitePath| {
        path.folder().split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let (from, to) = (parts(root), parts(file));
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(from.len() - common);
    let down: String = to[common..].iter().map(|part| format!("{}/", url::encode_path(part))).collect();
    Some(up + &down)
}
