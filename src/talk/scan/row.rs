use std::ops::Range;

use super::mark::{Mark, Row};
use crate::base::text::paragraph_end;
use crate::talk::html::{self, Tag, Token, starts_with_tag, tag_end};

/// Where each `<div>` and `<figure>` of a body is closed, found in one pass.
#[derive(Debug, Default)]
pub struct Pairs {
    /// Start of the opening tag and end of the closing one, by start.
    closed: Vec<(usize, usize)>,
    /// Where an `<img>` begins, in order.
    images: Vec<usize>,
}

impl Pairs {
    /// Pairs the tags of `text[body]`. Comments are skipped.
    pub fn find(text: &str, body: Range<usize>) -> Pairs {
        let mut pairs = Pairs::default();
        let mut open = Open::default();
        let mut cursor = body.start;
        // Past this byte no tag is closed before the next blank line, so that a run of `<div <div <div` stays linear.
        let mut hopeless = body.start;
        while let Some(found) = memchr::memchr(b'<', &text.as_bytes()[cursor..body.end]) {
            let at = cursor + found;
            cursor = at + 1;
            let rest = &text[at..body.end];
            if rest.starts_with("<!--") {
                cursor = rest.find("-->").map_or(body.end, |i| at + i + 3);
            } else if let Some((name, closing)) = layout_tag(rest) {
                if at < hopeless {
                    continue;
                }
                let Some(length) = tag_end(rest) else {
                    hopeless = at + paragraph_end(rest);
                    continue;
                };
                cursor = at + length;
                match closing {
                    false => open.push(name, at),
                    true => pairs.closed.extend(open.close(name).map(|start| (start, cursor))),
                }
            } else if starts_with_tag(rest, "img") {
                pairs.images.push(at);
            }
        }
        pairs.closed.sort_unstable();
        pairs
    }

    /// Where the element that opens at `start` ends.
    pub fn end_of(&self, start: usize) -> Option<usize> {
        self.closed.binary_search_by_key(&start, |(s, _)| *s).ok().map(|i| self.closed[i].1)
    }

    /// Whether there is one image in `range`, and no other. The range is not read for this, because rows may be nested deeply.
    pub fn has_one_image(&self, range: &Range<usize>) -> bool {
        let first = self.images.partition_point(|at| *at < range.start);
        self.images[first..].iter().take(2).filter(|at| range.contains(at)).count() == 1
    }
}

/// The elements that are open, by where they begin.
#[derive(Default)]
struct Open {
    elements: Vec<(&'static str, usize)>,
    /// How many of them are `<div>`.
    divs: usize,
}

impl Open {
    fn push(&mut self, name: &'static str, at: usize) {
        self.divs += usize::from(name == "div");
        self.elements.push((name, at));
    }

    /// Where the innermost open `name` begins; what is open in it is closed with it.
    fn close(&mut self, name: &str) -> Option<usize> {
        let of_name = if name == "div" { self.divs } else { self.elements.len() - self.divs };
        if of_name == 0 {
            return None;
        }
        while let Some((other, at)) = self.elements.pop() {
            self.divs -= usize::from(other == "div");
            if other == name {
                return Some(at);
            }
        }
        None
    }
}

fn layout_tag(rest: &str) -> Option<(&'static str, bool)> {
    let closing = rest.as_bytes().get(1) == Some(&b'/');
    let name = &rest.as_bytes()[if closing { 2 } else { 1 }..];
    for candidate in ["div", "figure"] {
        let fits = name.get(..candidate.len()).is_some_and(|n| n.eq_ignore_ascii_case(candidate.as_bytes()));
        if fits && matches!(name.get(candidate.len()), Some(b' ' | b'\t' | b'\n' | b'>' | b'/')) {
            return Some((candidate, closing));
        }
    }
    None
}

/// Reads the element `text[range]` as a row: it must hold exactly one image.
pub fn read(text: &str, range: Range<usize>) -> Option<Mark> {
    let html = &text[range.clone()];
    let tokens = html::tokens(html);
    let mut images = tokens.iter().filter_map(|t| match t {
        Token::Open(tag) if tag.name == "img" => Some(tag),
        _ => None,
    });
    let (image, None) = (images.next()?, images.next()) else { return None };
    let mut mark = Mark::from_tag(image, range.start);
    if let Some(Token::Open(outer)) = tokens.first()
        && outer.classes().any(|c| c == "inline")
    {
        mark.classes.push("inline".into());
    }
    mark.title = caption(html, &tokens).or(mark.title);
    mark.link = link_around(&tokens, image);
    mark.row = Some(Row { before: range.start..mark.source.start, after: mark.source.end..range.end });
    Some(mark)
}

/// The text of the row's `<figcaption>`.
fn caption(source: &str, tokens: &[Token<'_>]) -> Option<String> {
    let from = tokens.iter().position(|t| matches!(t, Token::Open(tag) if tag.name == "figcaption"))?;
    let inside = tokens[from..].iter().take_while(|t| !matches!(t, Token::Close { name, .. } if name == "figcaption"));
    let text: String = inside
        .filter_map(|t| match t {
            Token::Text(range) => Some(html::decode(&source[range.clone()])),
            _ => None,
        })
        .collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// Where the link that contains the image leads.
fn link_around(tokens: &[Token<'_>], image: &Tag<'_>) -> Option<String> {
    let mut link = None;
    for token in tokens {
        match token {
            Token::Open(tag) if tag.name == "a" => link = tag.get("href").map(str::to_owned),
            Token::Close { name, .. } if name == "a" => link = None,
            Token::Open(tag) if tag.range == image.range => return link,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_runs_to_its_own_closing_tag() {
        let text = "<div class=row><div>\n\n<img src=a alt=b></div>\n<div>said</div></div>\nmore";
        let end = Pairs::find(text, 0..text.len()).end_of(0).unwrap();
        assert_eq!(&text[end..], "\nmore");
        let mark = read(text, 0..end).unwrap();
        let row = mark.row.unwrap();
        assert_eq!((mark.src.as_str(), &text[row.after]), ("a", "</div>\n<div>said</div></div>"));
    }

    #[test]
    fn neither_two_images_nor_an_unclosed_element_are_a_row() {
        let text = "<div><img src=a><img src=b></div>";
        assert_eq!(read(text, 0..text.len()), None);
        assert_eq!(Pairs::find("<div><img src=a>", 0..16).end_of(0), None);
    }

    #[test]
    fn a_caption_is_its_text() {
        let text = "<figure><img src=a><figcaption>One <b>two</b></figcaption></figure>";
        assert_eq!(read(text, 0..text.len()).unwrap().title.as_deref(), Some("One two"));
    }
}
