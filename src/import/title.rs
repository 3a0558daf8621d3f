//! What a talk is called, and where its folder is.

use super::deck_source::DeckSource;
use super::surveyed_page::SurveyedPage;
use super::words::words;
use crate::base::slug::{search_form, slug};
use crate::base::{Date, SitePath, site_path};
use crate::talk::meta::path_date::path_date;

/// The longest title that is taken from a page, in characters.
const MAX_TITLE: usize = 200;

/// The longest slug, in bytes. File systems allow names of 255 bytes, which include the date and a number.
pub const MAX_SLUG: usize = 120;

/// The title of a talk, and whether it is only the name of the file.
pub fn title(deck: &DeckSource, first: Option<&SurveyedPage>) -> (String, bool) {
    let own = deck.title.as_ref().filter(|title| first.is_some_and(|page| is_on(title, page)));
    match own.cloned().or_else(|| first.and_then(largest_words)) {
        Some(title) => (title, false),
        None => (of_file(&deck.file_name), true),
    }
}

/// Titles that are left from an older deck are common: half of the words must be on the first page.
fn is_on(title: &str, page: &SurveyedPage) -> bool {
    let there: Vec<String> = page.words().into_iter().map(bare).collect();
    let wanted: Vec<String> = words(title).map(bare).collect();
    let found = wanted.iter().filter(|word| there.contains(word)).count();
    found > 0 && found * 2 >= wanted.len()
}

fn bare(word: &str) -> String {
    search_form(word).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn largest_words(page: &SurveyedPage) -> Option<String> {
    let has_letters = |text: &str| text.contains(char::is_alphabetic);
    let sizes = page.slide.iter().filter(|segment| has_letters(&segment.text)).map(|segment| segment.size);
    let largest = sizes.fold(0.0, f32::max);
    let parts = page.slide.iter().filter(|segment| segment.size >= 0.95 * largest).map(|segment| &*segment.text);
    let title: String = parts.collect::<Vec<_>>().join(" ").chars().take(MAX_TITLE).collect();
    Some(title.trim().to_owned()).filter(|title| has_letters(title))
}

/// A title made of the name of a file.
pub fn of_file(name: &str) -> String {
    let words = site_path::stem(name).replace(['-', '_'], " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() { "Untitled".into() } else { words }
}

/// The day in the name of a file.
pub fn date_in(file_name: &str) -> Option<Date> {
    path_date(&SitePath::new(file_name)?).filter(|date| date.day().is_some())
}

/// The slug of a talk with this title from this file; the first words of it, as many as fit into a file name.
pub fn slug_of(title: &str, file_name: &str) -> String {
    let wanted = [slug(title), slug(site_path::stem(file_name))].into_iter().find(|slug| !slug.is_empty());
    short_slug(wanted.unwrap_or_else(|| "talk".into()))
}

/// The first words of a slug, as many as fit into a file name.
pub fn short_slug(slug: String) -> String {
    if slug.len() <= MAX_SLUG {
        return slug;
    }
    let mut end = MAX_SLUG;
    while !slug.is_char_boundary(end) {
        end -= 1;
    }
    let end = slug[..end].rfind('-').filter(|at| *at > 0).unwrap_or(end);
    slug[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::rect::Rect;
    use crate::import::words::Segment;

    #[test]
    fn a_stale_title_is_ignored() {
        let segment = |text: &str, size| Segment {
            text: text.into(),
            rect: Rect::default(),
            size,
            is_artifact: false,
            is_item: false,
        };
        let page = SurveyedPage {
            slide: vec![segment("Nine", 40.0), segment("jars", 40.0), segment("about bread", 20.0)],
            ..SurveyedPage::default()
        };
        let of = |title: &str, page: Option<&SurveyedPage>| {
            let deck =
                DeckSource { file_name: "my_talk-2.pdf".into(), title: Some(title.into()), ..DeckSource::default() };
            super::title(&deck, page)
        };
        assert_eq!(of("Conventionally Speaking", Some(&page)), ("Nine jars".into(), false));
        assert_eq!(of("Nine Jars: a talk", Some(&page)), ("Nine Jars: a talk".into(), false));
        assert_eq!(of("Nine Jars", Some(&SurveyedPage::default())), ("my talk 2".into(), true));
        assert_eq!(date_in("2026-05-14-jars.pdf"), Date::new(2026, 5, 14));
        assert_eq!((date_in("jars-2026.pdf"), date_in("jars.pdf")), (None, None));
    }
}
