use std::num::NonZeroU16;

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::page::Page;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, BBox, ContentTag, Node, Tag, TagGroup};

use super::page_link::PageLink;
use super::picture_deck::PictureDeck;
use super::picture_page::PicturePage;
use super::text::Text;

/// What is drawn on one page.
pub struct Sheet<'d> {
    /// The deck.
    pub deck: &'d PictureDeck,
    /// Its slide.
    pub page: &'d PicturePage,
    /// The index of the page.
    pub index: usize,
    /// The title of the chapter that begins here.
    pub heading: Option<&'d str>,
    /// The picture.
    pub image: Image,
    /// How it is turned, from 1 to 8.
    pub orientation: u8,
}

impl Sheet<'_> {
    /// Draws the page, and returns its parts in the order in which they are read.
    pub fn draw(&self, page: &mut Page<'_>, text: &Text<'_>) -> Vec<Node> {
        let mut parts = Vec::new();
        let (width, height) = self.deck.page_size();
        let mut surface = page.surface();
        surface.set_fill(Some(fill([0; 3])));
        let whole = rect(0.0, 0.0, width, height);
        surface.start_tagged(ContentTag::Artifact(Artifact::new(ArtifactType::Background, whole)));
        draw_rect(&mut surface, whole);
        surface.end_tagged();
        if let Some(heading) = self.heading {
            // Behind the picture and in the colour of the ground: it can be selected and is read out, as the page itself is.
            let written = surface.start_tagged(ContentTag::Other);
            text.write(&mut surface, heading, (width, height));
            surface.end_tagged();
            let tag = Tag::Hn(NonZeroU16::MIN, Some(heading.to_owned())).with_actual_text(Some(heading.to_owned()));
            parts.push(TagGroup::with_children(tag, vec![Node::from(written)]).into());
        }
        let (x, y, shown_width, shown_height) = self.place((width, height));
        let shown = rect(x, y, shown_width, shown_height);
        if self.page.ground != [0; 3] {
            surface.start_tagged(ContentTag::Artifact(Artifact::new(ArtifactType::Layout, shown)));
            surface.set_fill(Some(fill(self.page.ground)));
            draw_rect(&mut surface, shown);
            surface.end_tagged();
        }
        let drawn = surface.start_tagged(ContentTag::Other);
        surface.push_transform(&turned(self.orientation, (x, y, shown_width, shown_height)));
        if let Some(size) = Size::from_wh(1.0, 1.0) {
            surface.draw_image(self.image.clone(), size);
        }
        surface.pop();
        surface.end_tagged();
        surface.finish();
        let alt = Some(self.page.alt.clone()).filter(|alt| !alt.is_empty());
        let tag = Tag::Figure(alt.clone()).with_bbox(shown.map(|shown| BBox::new(self.index, shown)));
        let figure = Node::from(TagGroup::with_children(tag, vec![Node::from(drawn)]));
        parts.push(match self.target().zip(shown) {
            None => figure,
            Some((target, shown)) => {
                let label = alt.unwrap_or_else(|| self.page.title.clone());
                let link = Annotation::new_link(LinkAnnotation::new(shown, target), Some(label));
                let link = page.add_tagged_annotation(link);
                TagGroup::with_children(Tag::Link, vec![figure, Node::from(link)]).into()
            }
        });
        parts
    }

    /// Where the picture is on the page: left, top, width and height.
    fn place(&self, (width, height): (f32, f32)) -> (f32, f32, f32, f32) {
        let (own_width, own_height) = (self.page.size.width as f32, self.page.size.height as f32);
        let scale = (width / own_width).min(height / own_height);
        // Pictures of the same aspect ratio differ by a pixel from each other.
        let full = |length: f32, whole: f32| if length > whole * 0.995 { whole } else { length };
        let (shown_width, shown_height) = (full(own_width * scale, width), full(own_height * scale, height));
        ((width - shown_width) / 2.0, (height - shown_height) / 2.0, shown_width, shown_height)
    }

    fn target(&self) -> Option<Target> {
        match self.page.link.as_ref()? {
            PageLink::Address(address) => Some(Target::Action(Action::Link(LinkAction::new(address.clone())))),
            PageLink::Slide(id) => {
                let index = self.deck.pages.iter().position(|page| page.id == *id)?;
                Some(Target::Destination(top(index).into()))
            }
        }
    }
}

/// The top of a page.
pub fn top(index: usize) -> XyzDestination {
    XyzDestination::new(index, Point::from_xy(0.0, 0.0))
}

fn fill([red, green, blue]: [u8; 3]) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}

fn rect(x: f32, y: f32, width: f32, height: f32) -> Option<Rect> {
    Rect::from_xywh(x, y, width, height)
}

fn draw_rect(surface: &mut Surface<'_>, rect: Option<Rect>) {
    let mut path = PathBuilder::new();
    if let Some(rect) = rect {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// Puts a square with sides of 1 into a box, turned as the EXIF data of its picture says.
fn turned(orientation: u8, (x, y, width, height): (f32, f32, f32, f32)) -> Transform {
    // Where the picture's left and top sides begin, and where they lead, in parts of the box.
    let (start, right, down) = match orientation {
        2 => ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0)),
        3 => ((1.0, 1.0), (-1.0, 0.0), (0.0, -1.0)),
        4 => ((0.0, 1.0), (1.0, 0.0), (0.0, -1.0)),
        5 => ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0)),
        6 => ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)),
        7 => ((1.0, 1.0), (0.0, -1.0), (-1.0, 0.0)),
        8 => ((0.0, 1.0), (0.0, -1.0), (1.0, 0.0)),
        _ => ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0)),
    };
    Transform::from_row(
        right.0 * width,
        right.1 * height,
        down.0 * width,
        down.1 * height,
        x + start.0 * width,
        y + start.1 * height,
    )
}
