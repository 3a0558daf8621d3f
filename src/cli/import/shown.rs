use std::collections::{HashMap, HashSet};

use super::super::recording::OpenTalk;
use super::super::stop::Stop;
use super::super::terminal::{counted, print};
use super::source::Source;
use crate::import::draft::Draft;
use crate::import::record::{self, Record};
use crate::import::refusal::Refusal;
use crate::import::shapes::{ShownDeck, ShownDecks};
use crate::io::disk;

/// Pages that are listed.
const MAX_LISTED: usize = 10;

/// A file that says when BigBlueButton showed the pages of decks.
pub struct Shown {
    name: String,
    decks: ShownDecks,
}

impl Shown {
    /// Reads the file.
    pub fn read(source: &Source) -> Result<Shown, Stop> {
        let decks = ShownDecks::read(&source.bytes)
            .map_err(|reason| Refusal::of(&source.name, format_args!("cannot be read: {reason}")))?;
        Ok(Shown { name: source.name.clone(), decks })
    }

    /// The name of the file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Gives the slides of a new talk their times, unless the deck says them.
    pub fn add_to_draft(&self, draft: &mut Draft) {
        if draft.slides.iter().any(|slide| slide.time.is_some()) {
            print(&format!("{}: the deck has times already, so those in the recording are not used", self.name));
            return;
        }
        let pages: Vec<Vec<usize>> = draft.slides.iter().map(|slide| slide.pages.clone()).collect();
        for (slide, time) in draft.slides.iter_mut().zip(self.times(&pages)) {
            slide.time = time;
        }
    }

    /// The times of the slides of a talk of the site.
    pub fn times_of(&self, talk: &OpenTalk) -> Result<Vec<Option<u32>>, Stop> {
        Ok(self.times(&pages_of(talk)?))
    }

    /// The times of slides that come from these `pages`. Says what was found.
    fn times(&self, pages: &[Vec<usize>]) -> Vec<Option<u32>> {
        let last = pages.iter().flatten().max().copied().unwrap_or_default();
        let default = ShownDeck::default();
        let deck = self.decks.most_like(last).unwrap_or(&default);
        let times = deck.times(pages);
        let found = times.iter().flatten().count();
        print(&format!("{}: {found} of {} shown in the recording", self.name, counted(pages.len(), "slide")));
        if self.decks.count() > 1 {
            let (all, shown) = (self.decks.count(), counted(deck.pages.len(), "page"));
            print(&format!("  {all} presentations were shown; these are the times of the one with {shown} shown"));
        }
        let known: HashSet<usize> = pages.iter().flatten().copied().collect();
        let others: Vec<usize> = deck.pages.keys().copied().filter(|number| !known.contains(number)).collect();
        if !others.is_empty() {
            let mut list: Vec<String> = others.iter().take(MAX_LISTED).map(usize::to_string).collect();
            list.extend((others.len() > MAX_LISTED).then(|| "…".to_owned()));
            let pages = if others.len() == 1 { "page" } else { "pages" };
            print(&format!("  not among the slides: {pages} {}", list.join(", ")));
        }
        times
    }
}

/// The pages from which the slides of a talk come; if it was not imported, each slide is a page.
fn pages_of(talk: &OpenTalk) -> Result<Vec<Vec<usize>>, Stop> {
    let slides = &talk.document.slides;
    let path = talk.root.join(talk.document.path.folder()).join(record::FILE_NAME);
    let record = match disk::file_length(&path)? {
        Some(_) => Record::read(&String::from_utf8_lossy(&disk::read_bytes(&path)?)),
        None => None,
    };
    let Some(record) = record else { return Ok((1..=slides.len()).map(|number| vec![number]).collect()) };
    let recorded: HashMap<&str, &[usize]> =
        record.slides.iter().map(|slide| (slide.name(), slide.pages.as_slice())).collect();
    Ok(slides.iter().map(|slide| recorded.get(&*slide.id).map_or(Vec::new(), |pages| pages.to_vec())).collect())
}
