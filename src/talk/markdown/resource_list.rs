use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, Parser, Tag, TagEnd};

use super::east_asian::EastAsian;
use super::mask::{FILL, mask};
use super::options::OPTIONS;
use super::{Definitions, Target};
use crate::base::script::joins_lines;
use crate::talk::html::{Hidden, HiddenElement, Token, tokens};

/// An item of a list, as a resource.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListItem {
    /// The heading above the list, if there is one.
    pub group: Option<String>,
    /// The text of the item's first link; else the bare URL; else the whole text.
    pub title: String,
    /// Where the first link leads.
    pub target: Option<Target>,
    /// The rest of the item's text.
    pub note: String,
    /// The item begins with its link.
    pub link_first: bool,
    /// Where in the text its list begins; that of a list inside another is the outer one's.
    pub list: usize,
}

/// The items of all lists in `text[range]`, in order; items inside items count on their own.
pub fn lists(text: &str, range: Range<usize>, definitions: &Definitions) -> Vec<ListItem> {
    let source = &text[range.clone()];
    let masked = mask(source);
    let east_asian = EastAsian::new(masked.text());
    let lookup = |link: BrokenLink<'_>| definitions.resolve(&link);
    let parser = Parser::new_with_broken_link_callback(east_asian.text(), OPTIONS, Some(lookup)).into_offset_iter();
    let mut lists = Lists::default();
    for (event, at) in parser {
        if matches!(event, Event::SoftBreak) && joins_lines(&source[..at.start], &source[at.end..]) {
            continue;
        }
        lists.event(east_asian.restore(event), range.start + at.start..range.start + at.end);
    }
    lists.done
}

#[derive(Default)]
struct Lists {
    done: Vec<ListItem>,
    /// Indexes of the items that are open, innermost last.
    open: Vec<usize>,
    heading: Option<String>,
    group: Option<String>,
    in_link: bool,
    depth: usize,
    list: usize,
    /// The element whose text readers do not see.
    hidden: Option<HiddenElement>,
}

impl Lists {
    fn event(&mut self, event: Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(Tag::Heading { .. }) => self.heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => self.group = self.heading.take().map(|h| h.trim().to_owned()),
            Event::Start(Tag::List(_)) => {
                self.list = if self.depth == 0 { at.start } else { self.list };
                self.depth += 1;
            }
            Event::End(TagEnd::List(_)) => self.depth -= 1,
            Event::Start(Tag::Item) => {
                self.open.push(self.done.len());
                self.done.push(ListItem { group: self.group.clone(), list: self.list, ..ListItem::default() });
            }
            Event::End(TagEnd::Item) => {
                self.hidden = None;
                self.end_item(at);
            }
            Event::InlineHtml(html) => tokens(&html).iter().for_each(|token| self.tag(token)),
            Event::Start(Tag::Link { dest_url, .. }) => self.start_link(&dest_url, at),
            Event::End(TagEnd::Link) => self.in_link = false,
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            _ => {}
        }
    }

    fn item(&mut self) -> Option<&mut ListItem> {
        self.open.last().and_then(|index| self.done.get_mut(*index))
    }

    fn start_link(&mut self, url: &str, at: Range<usize>) {
        if let Some(item) = self.item()
            && item.target.is_none()
        {
            item.target = Some(Target::new(url, &at));
            item.link_first = item.note.trim().is_empty();
            self.in_link = true;
        }
    }

    /// A tag within a line, which may hide text.
    fn tag(&mut self, token: &Token<'_>) {
        let now = match (token, &mut self.hidden) {
            (Token::Open(tag), Some(element)) => element.opens(&tag.name),
            (Token::Close { name, .. }, Some(element)) => element.closes(name),
            (Token::Open(tag), None) => {
                self.hidden = Some(&*tag.name).filter(|_| tag.is_hidden()).and_then(HiddenElement::new);
                Hidden::Still
            }
            _ => Hidden::Still,
        };
        if now != Hidden::Still {
            self.hidden = None;
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden.is_some() {
            return;
        }
        if let Some(heading) = &mut self.heading {
            return heading.push_str(text);
        }
        let in_link = self.in_link;
        if let Some(item) = self.item() {
            let part = if in_link { &mut item.title } else { &mut item.note };
            part.extend(text.chars().filter(|c| *c != char::from(FILL)));
        }
    }

    fn end_item(&mut self, at: Range<usize>) {
        let Some(index) = self.open.pop() else { return };
        let Some(item) = self.done.get_mut(index) else { return };
        if item.target.is_none()
            && let Some(url) = bare_url(&item.note).map(str::to_owned)
        {
            item.link_first = item.note.trim_start().starts_with(&url);
            item.note = item.note.replacen(&url, "", 1);
            item.target = Some(Target::new(&url, &at));
            item.title = url;
        }
        tidy(&mut item.title);
        tidy(&mut item.note);
        if item.target.is_none() {
            item.title = std::mem::take(&mut item.note);
        } else {
            let note = item.note.trim_start_matches([':', '-', '–', '—', ',', '.', ' ']).trim_end();
            item.note = note.to_owned();
        }
    }
}

/// The first word that is a web address.
fn bare_url(text: &str) -> Option<&str> {
    let word = text.split_whitespace().find(|w| w.starts_with("https://") || w.starts_with("http://"))?;
    Some(word.trim_end_matches(['.', ',', ';', ')']))
}

fn tidy(text: &mut String) {
    *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(text: &str) -> Vec<(Option<String>, String, Option<String>, String)> {
        lists(text, 0..text.len(), &Definitions::default())
            .into_iter()
            .map(|i| (i.group, i.title, i.target.map(|t| t.url.into_string()), i.note))
            .collect()
    }

    #[test]
    fn items_are_links_urls_or_text() {
        let text = "## Books\n\n* [One](/1) — good *stuff*\n* https://a.b/c. Really\n* plain\n\n[not](listed)\n";
        let books = Some("Books".to_owned());
        assert_eq!(
            items(text),
            [
                (books.clone(), "One".into(), Some("/1".into()), "good stuff".into()),
                (books.clone(), "https://a.b/c".into(), Some("https://a.b/c".into()), "Really".into()),
                (books, "plain".into(), None, String::new()),
            ]
        );
    }

    #[test]
    fn items_inside_items_count_on_their_own() {
        let titles: Vec<String> = items("- A\n  - [b](b)\n  - [c](c)\n").into_iter().map(|i| i.1).collect();
        assert_eq!(titles, ["A", "b", "c"]);
    }
}
