use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::Definitions;
use super::east_asian::EastAsian;
use super::options::OPTIONS;
use crate::base::script::with_joined_lines;
use crate::talk::html::without_comments;

/// An image that is all there is on a line of Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImageLine {
    /// As written: a path or URL.
    pub src: String,
    /// The alternative text, without marks.
    pub alt: String,
    /// The image's title.
    pub title: Option<String>,
    /// Where the image leads, if it is a link.
    pub link: Option<String>,
}
/// The image that is all there is on a line of Markdown, alone or as the whole of one link.
pub fn image_line(line: &str, definitions: &Definitions) -> Option<ImageLine> {
    // A cheap test first: most lines that begin with a bracket are links.
    if !line.starts_with("![") && !line.starts_with("[![") {
        return None;
    }
    let mut lookup = |link: pulldown_cmark::BrokenLink| definitions.resolve(&link);
    let east_asian = EastAsian::new(line);
    let parser = Parser::new_with_broken_link_callback(east_asian.text(), OPTIONS, Some(&mut lookup));
    let mut events = parser.map(|event| east_asian.restore(event));
    let Some(Event::Start(Tag::Paragraph)) = events.next() else { return None };
    let mut image = ImageLine::default();
    let mut event = events.next()?;
    let linked = matches!(event, Event::Start(Tag::Link { .. }));
    if let Event::Start(Tag::Link { dest_url, .. }) = event {
        image.link = Some(dest_url.to_string());
        event = events.next()?;
    }
    let Event::Start(Tag::Image { dest_url, title, .. }) = event else { return None };
    image.src = dest_url.to_string();
    let title = without_comments(&title);
    image.title = (!title.trim().is_empty()).then(|| with_joined_lines(&title).into_owned());
    image.alt = alt(&mut events)?;
    if linked && !matches!(events.next()?, Event::End(TagEnd::Link)) {
        return None;
    }
    matches!(events.next()?, Event::End(TagEnd::Paragraph)).then_some(image)
}

/// The plain text up to the end of the image.
fn alt<'a>(events: &mut impl Iterator<Item = Event<'a>>) -> Option<String> {
    let mut out = String::new();
    let mut depth = 0;
    loop {
        match events.next()? {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::Start(Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Image) if depth == 0 => return Some(out),
            Event::End(TagEnd::Image) => depth -= 1,
            _ => {}
        }
    }
}
