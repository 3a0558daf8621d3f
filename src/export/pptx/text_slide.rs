use super::arrange::arrange;
use super::content::{Block, Paragraph, Role};
use super::measure;
use super::part_picture::PartPicture;
use super::rect::{HEIGHT, Rect};
use super::shapes::{Anchor, Shapes};

/// The space around the content, in points.
const MARGIN: f32 = 50.0;

/// The size of a title, and the smallest one, in points.
const TITLE: (f32, f32) = (38.0, 20.0);

/// A slide of text.
pub struct TextSlide<'a> {
    /// What it shows.
    pub blocks: Vec<Block>,
    /// The classes of its element: its layout among others.
    pub class: &'a str,
    /// The share of its width that a picture at its side has, in percent.
    pub part: f32,
    /// The title that it has for programs if it shows none.
    pub name: String,
    /// Its pictures by their numbers.
    pub pictures: &'a [Option<PartPicture>],
    /// Its width in points.
    pub width: f32,
}

/// Where the words of a slide are.
struct Frame {
    area: Rect,
    anchor: Anchor,
    align: Option<&'static str>,
    /// The size of the title.
    title: f32,
    /// How much larger than usual other text may be.
    largest: f32,
}

impl TextSlide<'_> {
    fn has(&self, class: &str) -> bool {
        self.class.split_ascii_whitespace().any(|other| other == class)
    }

    /// Adds its shapes.
    pub fn add(mut self, shapes: &mut Shapes<'_>) {
        let words = self.take_pictures(shapes);
        let title = self.take_title();
        match &title {
            Some(title) => self.with_title(title, words, shapes),
            None => {
                shapes.hidden_title(&self.name, self.width);
                let frame = self.frame(words, false);
                self.body(frame.area, &frame, shapes);
            }
        }
    }

    fn frame(&self, words: Rect, has_title: bool) -> Frame {
        let area = Rect {
            x: words.x + MARGIN,
            y: MARGIN * 0.8,
            width: (words.width - 2.0 * MARGIN).max(80.0),
            height: HEIGHT - MARGIN * 1.7,
        };
        let is_large = self.has("cover") || self.has("statement");
        let is_quote = self.has("quote");
        let is_centred = self.has("centre");
        let is_middle = is_large || is_quote || is_centred;
        Frame {
            area,
            anchor: if is_middle { Anchor::Middle } else { Anchor::Top },
            align: is_centred.then_some("ctr"),
            title: if is_large { 54.0 } else { TITLE.0 },
            largest: if !has_title && is_middle { 1.6 } else { 1.3 },
        }
    }

    fn with_title(&self, title: &Paragraph, words: Rect, shapes: &mut Shapes<'_>) {
        let frame = self.frame(words, true);
        let Frame { area, anchor, align, .. } = frame;
        let text = title.text();
        let mut size = frame.title;
        while measure::lines(&text, size, area.width) > 2.0 && size > TITLE.1 {
            size -= 2.0;
        }
        let needed = measure::lines(&text, size, area.width) * size * measure::LEADING + 8.0;
        let height = needed.min(area.height * 0.6);
        match anchor {
            Anchor::Middle if self.blocks.is_empty() => shapes.title(title, (area, size), Anchor::Middle, align),
            Anchor::Middle => {
                // The line between title and text is a little above the middle.
                let middle = (area.y + area.height * 0.5).max(area.y + height);
                let above = Rect { height: middle - area.y, ..area };
                shapes.title(title, (above, size), Anchor::Bottom, align);
                let top = middle + 16.0;
                let below = Rect { y: top, height: area.y + area.height - top, ..area };
                self.body(below, &Frame { anchor: Anchor::Top, ..frame }, shapes);
            }
            _ => {
                shapes.title(title, (Rect { height, ..area }, size), Anchor::Middle, align);
                let top = area.y + height + 16.0;
                let below = Rect { y: top, height: area.y + area.height - top, ..area };
                self.body(below, &frame, shapes);
            }
        }
    }

    fn body(&self, area: Rect, frame: &Frame, shapes: &mut Shapes<'_>) {
        let mut all = arrange(&self.blocks, area, frame.largest);
        if frame.anchor == Anchor::Middle {
            let end = all.iter().map(|placed| placed.rect.y + placed.rect.height).fold(area.y, f32::max);
            let by = ((area.y + area.height - end) / 2.0).max(0.0);
            all.iter_mut().for_each(|placed| placed.rect.y += by);
        }
        for placed in all {
            shapes.placed(&placed, frame.anchor, frame.align, self.pictures);
        }
    }

    /// Adds the pictures behind the words or beside them; returns the part of the slide for the words.
    fn take_pictures(&mut self, shapes: &mut Shapes<'_>) -> Rect {
        let slide = Rect::slide(self.width);
        let side = ["left", "right"].into_iter().find(|side| self.has(side));
        let is_ground = |block: &Block| matches!(block, Block::Ground(..));
        let (ground, is_vertical) = match self.blocks.iter().position(is_ground).map(|at| self.blocks.remove(at)) {
            Some(Block::Ground(pictures, is_vertical)) => (pictures, is_vertical),
            _ if side.is_some() || self.has("full") => (self.take_picture().into_iter().collect(), false),
            _ => return slide,
        };
        if ground.is_empty() {
            return slide;
        }
        let width = self.width * self.part / 100.0;
        let (place, words) = match side {
            Some("left") => (Rect { width, ..slide }, Rect { x: width, width: self.width - width, ..slide }),
            Some(_) => (Rect { x: self.width - width, width, ..slide }, Rect { width: self.width - width, ..slide }),
            None => (slide, slide),
        };
        let count = ground.len() as f32;
        for (n, block) in ground.iter().enumerate() {
            let n = n as f32;
            let place = match is_vertical {
                true => Rect { y: HEIGHT / count * n, height: HEIGHT / count, ..place },
                false => Rect { x: place.x + place.width / count * n, width: place.width / count, ..place },
            };
            self.covering(block, place, shapes);
        }
        if side.is_none() && !self.blocks.is_empty() {
            shapes.veil(slide);
        }
        words
    }

    fn covering(&self, block: &Block, place: Rect, shapes: &mut Shapes<'_>) {
        let Block::Picture { number: Some(number), alt, link, is_whole } = block else { return };
        let Some(Some(picture)) = self.pictures.get(*number) else { return };
        let link = link.as_deref();
        match is_whole {
            true => shapes.picture(picture, alt, place.holding(picture.size), (0, 0), link),
            false => shapes.picture(picture, alt, place, place.cut(picture.size), link),
        }
    }

    fn take_picture(&mut self) -> Option<Block> {
        let is_picture = |block: &Block| matches!(block, Block::Picture { number: Some(_), .. });
        let at = self.blocks.iter().position(is_picture)?;
        Some(self.blocks.remove(at))
    }

    /// The heading that the content begins with.
    fn take_title(&mut self) -> Option<Paragraph> {
        match self.blocks.first() {
            Some(Block::Text(Paragraph { role: Role::Heading, .. })) => match self.blocks.remove(0) {
                Block::Text(title) => Some(title),
                _ => None,
            },
            _ => None,
        }
    }
}
