//! A PDF becomes a draft of a talk.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::progress::Progress;
use super::super::stop::Stop;
use super::super::terminal::print_error;
use super::args::ImportArgs;
use super::source::Source;
use super::sources::Sources;
use super::{summary, text, workers};
use crate::import::builds::{self, Builds, Looks};
use crate::import::deck_source::DeckSource;
use crate::import::draft::{Draft, no_date};
use crate::import::drawn_page::DrawnPage;
use crate::import::options::Options;
use crate::import::page::Page;
use crate::import::pdf::{Deck, Pen};
use crate::import::picture_size::picture_size;
use crate::import::rect::Rect;
use crate::import::refusal::Refusal;
use crate::import::survey::Survey;
use crate::import::thumbnail::{COMPARED, Thumbnail};
use crate::import::title;

/// A page to draw: its index, the part that is drawn, and the size in pixels.
type Drawing = (usize, Rect, (u16, u16));

/// Reads, compares and draws the pages of a PDF. Also returns the pages that are missing.
pub fn draft(
    args: &ImportArgs,
    sources: &Sources<'_>,
    options: &Options,
) -> Result<(Draft, Vec<(usize, String)>), Stop> {
    let source = sources.deck;
    if options.date.is_none() && title::date_in(&source.name).is_none() {
        return Err(no_date().into());
    }
    let deck = Arc::new(opened(source, args.password.as_deref())?);
    if deck.is_restricted {
        print_error(&format!(
            "warning: `{}` restricts what may be done with it: ask its author if it is not yours",
            source.name
        ));
    }
    let progress = Progress::start("reading pages");
    let mut missing: Vec<(usize, String)> = Vec::new();
    let done = progress.step("reading pages", deck.pages());
    let read = workers::run(&deck, (0..deck.pages()).collect(), read_page, &done)?;
    let mut survey =
        Survey::of(present(read, &mut missing, |at| at + 1)).map_err(|refusal| of_file(source, &refusal))?;
    let builds = match options.choices.keeps_builds {
        true => builds::each_page(&survey),
        false => {
            let candidates = builds::candidates(&survey);
            let done = progress.step("comparing pages", candidates.len());
            let jobs = candidates.iter().map(|index| drawing(&survey, *index, COMPARED)).collect();
            let looks = workers::run(&deck, jobs, look_at_page, &done)?;
            let looks: Looks =
                candidates.into_iter().zip(looks).filter_map(|(at, look)| Some((at, look.ok()?))).collect();
            builds::groups(&survey, &looks)
        }
    };
    let mut drawn = drawn_pages(&deck, &survey, &builds, options.choices.width, &progress, &mut missing)?;
    drop(progress);
    missing.sort();
    if drawn.is_empty() {
        let reason = missing.first().map(|(page, why)| format!(": page {page}, {why}")).unwrap_or_default();
        return Err(Stop::Usage(Refusal::of(&source.name, format_args!("has no page that can be drawn{reason}")).0));
    }
    let about = DeckSource {
        file_name: source.name.clone(),
        title: deck.title.clone(),
        chapters: deck.chapters.iter().map(|(index, title)| (index + 1, title.clone())).collect(),
        pages: deck.pages(),
        missing: missing.clone(),
    };
    summary::print_deck(&about, &builds);
    if let Some(source) = sources.text {
        text::add(&mut survey, source)?;
    }
    Ok((Draft::of_deck(&about, &survey, &builds, &mut drawn, options)?, missing))
}

fn opened(source: &Source, password: Option<&str>) -> Result<Deck, Stop> {
    let (name, bytes, password) = (source.name.clone(), source.bytes.clone(), password.map(str::to_owned));
    match workers::within_deadline(move || Deck::open(&name, bytes, password.as_deref())) {
        Ok(deck) => Ok(deck?),
        Err(reason) => Err(Refusal::of(&source.name, format_args!("is not a whole PDF: {reason}")).into()),
    }
}

/// Draws the last page of each slide.
fn drawn_pages(
    deck: &Arc<Deck>,
    survey: &Survey,
    builds: &Builds,
    width: u32,
    progress: &Progress,
    missing: &mut Vec<(usize, String)>,
) -> Result<HashMap<usize, DrawnPage>, Stop> {
    let wanted: Vec<usize> = builds.groups.iter().filter_map(|group| group.last().copied()).collect();
    let done = progress.step("drawing pages", wanted.len());
    let width_of = |index: usize| {
        let own = survey.page(index).and_then(|page| page.only_image).filter(|own| *own > 0);
        own.map_or(width, |own| own.min(width))
    };
    let jobs = wanted.iter().map(|index| drawing(survey, *index, width_of(*index))).collect();
    let drawn = present(workers::run(deck, jobs, draw_page, &done)?, missing, |at| wanted[at] + 1);
    Ok(wanted.into_iter().zip(drawn).filter_map(|(index, drawn)| Some((index, drawn?))).collect())
}

fn drawing(survey: &Survey, index: usize, width: u32) -> Drawing {
    let rect = survey.rect(index);
    (index, rect, picture_size(&rect, width))
}

fn read_page<'a>(deck: &'a Deck, pen: &mut Pen<'a>, index: usize) -> Result<Page, String> {
    deck.read(index, pen)
}

fn look_at_page<'a>(deck: &'a Deck, pen: &mut Pen<'a>, (index, rect, size): Drawing) -> Result<Thumbnail, String> {
    let pixels = deck.draw(index, &rect, size, pen)?;
    Ok(Thumbnail::of_pixels(pixels, (size.0.into(), size.1.into()), COMPARED as usize))
}

fn draw_page<'a>(deck: &'a Deck, pen: &mut Pen<'a>, (index, rect, size): Drawing) -> Result<DrawnPage, String> {
    let pixels = deck.draw(index, &rect, size, pen)?;
    DrawnPage::of_pixels(pixels, size).ok_or_else(|| "its picture cannot be written".to_owned())
}

/// What could be done; why the rest could not is added to `missing`, with the number of its page.
fn present<R>(
    results: Vec<Result<R, String>>,
    missing: &mut Vec<(usize, String)>,
    number: impl Fn(usize) -> usize,
) -> Vec<Option<R>> {
    let one = |(at, result): (usize, Result<R, String>)| match result {
        Ok(result) => Some(result),
        Err(reason) => {
            missing.push((number(at), reason));
            None
        }
    };
    results.into_iter().enumerate().map(one).collect()
}

fn of_file(source: &Source, refusal: &Refusal) -> Stop {
    Stop::Usage(format!("`{}`: {refusal}", source.name))
}
