//! The addresses of a deck, which become the resources of the talk.

use std::collections::BTreeSet;

use super::link::Link;
use super::surveyed_page::SurveyedPage;
use super::words::Segment;
use crate::base::url;

/// A title is cut at this many characters.
const MAX_TITLE: usize = 120;

/// An address and what it is called.
pub type TitledLink = (String, String);

/// The addresses of a deck.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkList {
    /// Title and address of each, in the order of the pages.
    pub links: Vec<TitledLink>,
    /// How many were left out, because they are neither on the web nor of a mailbox.
    pub dropped: usize,
}

impl LinkList {
    /// The addresses of the `pages`, each once.
    pub fn of<'p>(pages: impl Iterator<Item = &'p SurveyedPage>) -> LinkList {
        let mut list = LinkList::default();
        let mut known = BTreeSet::new();
        for page in pages {
            for link in &page.links {
                list.add_annotation(page, link, &mut known);
            }
            for address in page.texts().flat_map(written) {
                // An address that is also a link may be cut off at the end of its line.
                let next = known.range(address.clone()..).next();
                if !next.is_some_and(|next| next.starts_with(&address)) {
                    list.links.push((without_scheme(&address), address.clone()));
                    known.insert(address);
                }
            }
        }
        list
    }

    fn add_annotation(&mut self, page: &SurveyedPage, link: &Link, known: &mut BTreeSet<String>) {
        let Some(address) = usable(&link.url) else {
            self.dropped += 1;
            return;
        };
        if !known.insert(address.clone()) {
            return;
        }
        // A link that goes on in the next line is one link for each line.
        let parts = page.links.iter().filter(|other| other.url == link.url);
        let words: Vec<String> = parts.map(|part| words_under(page, part)).collect();
        let title = Some(words.join(" ").trim().chars().take(MAX_TITLE).collect::<String>());
        let title = title.filter(|title| title.contains(char::is_alphanumeric) && url::scheme(title).is_none());
        self.links.push((title.unwrap_or_else(|| without_scheme(&address)), address));
    }
}

/// The address as it can be published, if it is one of the web or of a mailbox.
pub fn usable(address: &str) -> Option<String> {
    let address = address.trim().replace(' ', "%20");
    let scheme = url::scheme(&address)?;
    let has_host = || url::host(&address).is_some_and(|host| host.contains(char::is_alphanumeric));
    let is_usable = match scheme.as_str() {
        "http" | "https" => has_host(),
        "mailto" => address.contains('@'),
        _ => false,
    };
    (is_usable && !address.contains(char::is_control)).then_some(address)
}

/// The words on the slide that are below the place of a link.
fn words_under(page: &SurveyedPage, link: &Link) -> String {
    let Some(rect) = link.rect else { return String::new() };
    let under = |segment: &Segment| {
        if !(rect.y0..=rect.y1).contains(&segment.middle()) {
            return Vec::new();
        }
        let letters = segment.text.chars().count().max(1) as f32;
        let letter = segment.rect.width() / letters;
        let mut at = 0.0;
        let mut words = Vec::new();
        for word in segment.text.split(' ') {
            let length = word.chars().count() as f32;
            let middle = segment.rect.x0 + (at + length / 2.0) * letter;
            if (rect.x0..=rect.x1).contains(&middle) {
                words.push(word.to_owned());
            }
            at += length + 1.0;
        }
        words
    };
    page.slide.iter().flat_map(under).collect::<Vec<_>>().join(" ")
}

/// The addresses of the web among words.
fn written(text: &str) -> Vec<String> {
    let address = |word: &str| {
        let at = word.find("http://").or_else(|| word.find("https://"))?;
        let end =
            |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '>' | '"' | '\'' | '”' | '’');
        let address = word[at..].trim_end_matches(end);
        let rest = address.split_once("://")?.1;
        let is_whole = rest.contains(['.', ':']) || rest.starts_with("localhost");
        usable(address).filter(|_| is_whole && rest.starts_with(char::is_alphanumeric))
    };
    text.split_whitespace().filter_map(address).collect()
}

/// Host and path: `bread.example/starter`.
fn without_scheme(address: &str) -> String {
    let rest = address.split_once(':').map_or(address, |(_, rest)| rest.trim_start_matches('/'));
    let end = rest.find(['?', '#']).unwrap_or(rest.len());
    rest[..end].trim_end_matches('/').chars().take(MAX_TITLE).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::rect::Rect;

    fn segment(text: &str, y: f32) -> Segment {
        let rect = Rect::new(100.0, y, 100.0 + 10.0 * text.len() as f32, y + 20.0);
        Segment { text: text.into(), rect, size: 20.0, is_artifact: false, is_item: false }
    }

    #[test]
    fn each_address_is_there_once_with_the_words_under_it() {
        let link = |url: &str, x0, x1| Link { url: url.into(), rect: Some(Rect::new(x0, 0.0, x1, 22.0)) };
        let page = SurveyedPage {
            slide: vec![segment("see the starter now", 0.0), segment("and https://bread.example/rye).", 50.0)],
            links: vec![
                link("https://bread.example/starter?a=1&b=2", 138.0, 252.0),
                link("javascript:alert(1)", 0.0, 10.0),
                link("https://bread.example/none", 900.0, 910.0),
                link("mailto:baker@bread.example", 900.0, 910.0),
            ],
            ..SurveyedPage::default()
        };
        let list = LinkList::of([&page, &page].into_iter());
        let found: Vec<(&str, &str)> = list.links.iter().map(|(title, url)| (title.as_str(), url.as_str())).collect();
        assert_eq!(
            found,
            [
                ("the starter", "https://bread.example/starter?a=1&b=2"),
                ("bread.example/none", "https://bread.example/none"),
                ("baker@bread.example", "mailto:baker@bread.example"),
                ("bread.example/rye", "https://bread.example/rye"),
            ]
        );
        assert_eq!(list.dropped, 2);
    }
}
