use super::frame;
use super::link::Link;
use super::page::Page;
use super::rect::Rect;
use super::refusal::Refusal;
use super::surveyed_page::SurveyedPage;
use super::text_page::SlideTexts;
use super::words::{Running, Segment, paragraphs, reading_order, words};

/// What is known of a deck when all of its pages have been read, and before they are drawn.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// The place of the slide, if that is not the whole page.
    pub frame: Option<Rect>,
    /// The pages by index; those that could not be read are missing.
    pub pages: Vec<Option<SurveyedPage>>,
    /// The whole of each page.
    rects: Vec<Rect>,
    /// The running heads, each once.
    pub running: Vec<String>,
}

impl Survey {
    /// Looks at all pages together.
    ///
    /// # Errors
    /// If the deck is a handout.
    pub fn of(pages: Vec<Option<Page>>) -> Result<Survey, Refusal> {
        let read: Vec<&Page> = pages.iter().flatten().collect();
        let frame = frame::find(&read)?;
        let running = Running::find(read.iter().map(|page| (page.size.1, &page.segments[..])));
        let mut heads: Vec<String> = Vec::new();
        let rects = pages.iter().map(|page| page.as_ref().map(Page::rect).unwrap_or_default()).collect();
        let surveyed = pages.into_iter().map(|page| Some(surveyed(page?, frame, &running, &mut heads))).collect();
        Ok(Survey { frame, pages: surveyed, rects, running: heads })
    }

    /// What is drawn of the page with this index.
    pub fn rect(&self, index: usize) -> Rect {
        self.frame.or_else(|| self.rects.get(index).copied()).unwrap_or_default()
    }

    /// Adds the paragraphs of a text page to the pages without readable words, and returns to how many; `None` if the text is of
    /// another deck.
    pub fn add_texts(&mut self, texts: &SlideTexts) -> Option<usize> {
        let own = |page: &Option<SurveyedPage>| page.as_ref().map(SurveyedPage::own_words).unwrap_or_default();
        let own: Vec<String> = self.pages.iter().map(own).collect();
        let found = texts.for_pages(&own)?;
        let mut added = 0;
        for ((page, own), text) in self.pages.iter_mut().zip(own).zip(found) {
            if let Some(page) = page.as_mut().filter(|_| words(&own).next().is_none() && !text.is_empty()) {
                page.text = text;
                added += 1;
            }
        }
        Some(added)
    }

    /// The page with this index, if it could be read.
    pub fn page(&self, index: usize) -> Option<&SurveyedPage> {
        self.pages.get(index)?.as_ref()
    }
}

fn surveyed(page: Page, frame: Option<Rect>, running: &Running, heads: &mut Vec<String>) -> SurveyedPage {
    let (heads_here, rest): (Vec<Segment>, Vec<Segment>) =
        page.segments.into_iter().partition(|segment| segment.is_artifact || running.contains(segment));
    for head in heads_here {
        if !heads.contains(&head.text) && heads.len() < 1000 {
            heads.push(head.text);
        }
    }
    let is_on_slide = |segment: &Segment| frame.is_none_or(|frame| frame.has_middle_of(&segment.rect));
    let (slide, outside): (Vec<Segment>, Vec<Segment>) = rest.into_iter().partition(is_on_slide);
    // A link of the notes is as private as they are; nobody knows what one without a place belongs to.
    let is_public = |link: &Link| {
        let is_on_slide = |frame: Rect| link.rect.is_some_and(|rect| frame.has_middle_of(&rect));
        frame.is_none_or(is_on_slide)
    };
    SurveyedPage {
        number: page.number,
        slide: reading_order(slide),
        is_unmapped: page.is_unmapped,
        text: Vec::new(),
        notes: paragraphs(&reading_order(outside)),
        links: page.links.into_iter().filter(is_public).collect(),
        only_image: page.only_image.filter(|_| frame.is_none()),
        alt: page.alt,
        label: page.label,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_the_notes_are_left_out() {
        let link = |url: &str, rect: Option<Rect>| Link { url: url.into(), rect };
        let on_slide = Rect::new(100.0, 100.0, 200.0, 120.0);
        let page = Page {
            links: vec![
                link("https://slide.example", Some(on_slide)),
                link("https://notes.example", Some(Rect::new(100.0, 800.0, 200.0, 820.0))),
                link("https://nowhere.example", None),
            ],
            ..Page::default()
        };
        let urls = |frame| {
            let page = surveyed(page.clone(), frame, &Running::default(), &mut Vec::new());
            page.links.into_iter().map(|link| link.url).collect::<Vec<_>>()
        };
        assert_eq!(urls(Some(Rect::new(0.0, 0.0, 1024.0, 768.0))), ["https://slide.example"]);
        assert_eq!(urls(None).len(), 3);
    }
}
