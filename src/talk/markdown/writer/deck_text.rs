//! The text of rule slides: emoji by their names, and bare addresses as links.

use std::ops::Range;

use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{CowStr, Event, LinkType};

use super::Writer;

impl<'e> Writer<'_, '_, 'e> {
    /// Keeps text until it is whole: Markdown divides an address at each of its signs.
    pub(super) fn gather(&mut self, text: &CowStr<'e>, range: &Range<usize>) {
        if text.starts_with('<') {
            self.check_comment(range);
        }
        // `\:tada:` stays as it is.
        if text.starts_with(':') && self.doc.text[..range.start].ends_with('\\') {
            self.write_gathered();
            self.write_text(":".to_owned());
            let rest = CowStr::from(text[1..].to_owned());
            if !rest.is_empty() {
                self.gather(&rest, &(range.start + 1..range.end));
            }
            return;
        }
        match &mut self.gathered {
            None if self.doc.has_attributes => {
                let text = self.without_attributes(text.clone(), range);
                self.gathered = (!text.is_empty()).then(|| (text.to_string(), range.clone()));
            }
            Some((whole, all)) => {
                whole.push_str(text);
                all.end = range.end;
            }
            None => self.gathered = Some((text.to_string(), range.clone())),
        }
    }

    /// Writes the text that is gathered.
    pub(super) fn write_gathered(&mut self) {
        let Some((mut text, range)) = self.gathered.take() else { return };
        // Styles and scripts that are in a paragraph.
        if self.raw.is_dropping() {
            return;
        }
        if self.doc.syntax.is_slidev {
            if self.doc.is_note {
                text = without_clicks(&text);
            } else if text.contains("{{") {
                self.doc.left_out.add("values of `{{ … }}`", &range);
            }
        }
        let may_have_address = self.open_links.is_empty() && text.contains("://");
        let addresses: Vec<Range<usize>> = if may_have_address { addresses(&text) } else { Vec::new() };
        let mut cursor = 0;
        for address in addresses {
            self.write_text(with_emoji(&text[cursor..address.start]));
            let url = &text[address.clone()];
            self.start_link(LinkType::Autolink, url, "", range.clone());
            self.spans.pop();
            self.write_text(url.to_owned());
            self.open_links.pop();
            self.push_html("</a>");
            cursor = address.end;
        }
        self.write_text(with_emoji(&text[cursor..]));
    }

    fn write_text(&mut self, text: String) {
        if !text.is_empty() {
            self.plain(&text);
            self.push(Event::Text(text.into()));
        }
    }
}

/// Where the web addresses are in `text`.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    let is_web = |url: &str| url.starts_with("http://") || url.starts_with("https://");
    finder.links(text).filter(|link| is_web(link.as_str())).map(|link| link.start()..link.end()).collect()
}

/// `text` with the characters that names such as `:tada:` stand for. Unknown names stay.
fn with_emoji(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(colon) = rest.find(':') {
        let (before, after) = rest.split_at(colon);
        out.push_str(before);
        let name = after[1..].find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-')));
        let name = name.filter(|length| *length > 0 && after[1 + length..].starts_with(':'));
        let starts_word = !out.ends_with(|c: char| c.is_ascii_alphanumeric());
        match name.filter(|_| starts_word).and_then(|length| emojis::get_by_shortcode(&after[1..=length])) {
            Some(emoji) => {
                out.push_str(emoji.as_str());
                rest = &after[2 + name.unwrap_or_default()..];
            }
            None => {
                out.push(':');
                rest = &after[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// `text` without Slidev's marks `[click]` and `[click:3]`.
fn without_clicks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("[click") {
        let after = &rest[at + "[click".len()..];
        let number = after.strip_prefix(':').map_or(after, |n| n.trim_start_matches(|c: char| c.is_ascii_digit()));
        match number.strip_prefix(']') {
            Some(below) => {
                out.push_str(&rest[..at]);
                rest = if out.is_empty() || out.ends_with(' ') { below.trim_start_matches(' ') } else { below };
            }
            None => {
                out.push_str(&rest[..at + 1]);
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_emoji_become_characters() {
        assert_eq!(
            with_emoji("Done :tada: :+1:, :not-an-emoji: 12:30:45 a:tada: ::tada:"),
            "Done 🎉 👍, :not-an-emoji: 12:30:45 a:tada: :🎉"
        );
    }

    #[test]
    fn addresses_end_before_punctuation() {
        let text = "See https://a.example/b_c?d=e&f (http://b.example/x_(y)). ftp://c.example, d.example";
        let found: Vec<&str> = addresses(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["https://a.example/b_c?d=e&f", "http://b.example/x_(y)"]);
    }

    #[test]
    fn clicks_leave_no_trace() {
        assert_eq!(without_clicks("[click] a [click:2] b [clicks] c[click]"), "a b [clicks] c");
    }
}
