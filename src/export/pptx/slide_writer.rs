use std::io::{self, Write};

use super::content::{Block, Content, LeftOutPicture, read};
use super::face_html::FaceHtml;
use super::looks::Looks;
use super::margins::add_margins;
use super::missing::{linked, replace_missing};
use super::package::Package;
use super::pictures::Pictures;
use super::plain;
use super::rect::Rect;
use super::request::Request;
use super::shapes::Shapes;
use super::slide_xml::{Background, slide_xml};
use super::text_slide::TextSlide;
use super::text_xml::Language;
use crate::base::{Diagnostic, SitePath};
use crate::site::render::page_context::PageContext;
use crate::site::render::view::SlideView;
use crate::talk::markdown::{Film, Fragment};
use crate::talk::{Document, Face, Picture, Slide};

/// The layouts of the presentation.
const TEXT: usize = 1;
const PICTURE: usize = 2;

/// Writes one slide after the other.
pub struct SlideWriter<'a> {
    /// What is written.
    pub request: &'a Request<'a>,
    /// The views of all slides of the talk.
    pub views: Vec<SlideView>,
    /// How addresses are found.
    pub context: PageContext<'a>,
    /// The language of the talk.
    pub language: &'a Language,
    /// Whether the presentation is dark.
    pub is_dark: bool,
    /// The width of a slide in points.
    pub width: f32,
    /// The pictures.
    pub pictures: Pictures<'a>,
    /// What could not be shown as the talk does.
    pub warnings: Vec<Diagnostic>,
}

/// A slide before it is written.
struct Drawn<'a> {
    shapes: Shapes<'a>,
    background: Background,
    scheme: Option<bool>,
}

impl<'a> SlideWriter<'a> {
    /// Writes the slide with this index as the slide with this number, with its pictures. `notes` are the lines of its notes.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write<W: Write>(
        &mut self,
        index: usize,
        number: usize,
        notes: &[String],
        package: &mut Package<W>,
    ) -> io::Result<()> {
        let site = self.context.site;
        let document = &site.entries[self.request.index].document;
        let slide = &document.slides[index];
        let name = self.name(slide, index, notes);
        let mut drawn = match &slide.face {
            Face::Picture(picture) => self.picture_slide(picture, (slide, index), &name, package)?,
            Face::Film(film) => self.film_slide(film, (slide, index), &name, package)?,
            Face::Text(face) => self.text_slide(face, (document, slide, index), name, package)?,
        };
        if !notes.is_empty() {
            drawn.shapes.relations.part("notesSlide", &format!("../notesSlides/notesSlide{number}.xml"));
        }
        let xml = slide_xml(drawn.shapes.xml(), &drawn.background, drawn.scheme);
        package.xml(&format!("ppt/slides/slide{number}.xml"), &xml)?;
        package.xml(&format!("ppt/slides/_rels/slide{number}.xml.rels"), &drawn.shapes.relations.xml())
    }

    /// The title of a slide that shows none.
    fn name(&self, slide: &Slide, index: usize, notes: &[String]) -> String {
        let (caption, alt) = match &slide.face {
            Face::Picture(picture) => (picture.caption.as_deref().unwrap_or_default(), &*picture.alt),
            Face::Film(film) => (film.title.as_deref().unwrap_or_default(), film.alt.as_str()),
            Face::Text(_) => ("", notes.first().map_or("", String::as_str)),
        };
        let title = [caption, alt].into_iter().map(plain::title).find(|title| !title.is_empty());
        title.unwrap_or_else(|| format!("{} {}", self.context.language().word("slide"), index + 1))
    }

    fn picture_slide<W: Write>(
        &mut self,
        picture: &Picture,
        (slide, index): (&Slide, usize),
        name: &str,
        package: &mut Package<W>,
    ) -> io::Result<Drawn<'a>> {
        let mut html = FaceHtml::new(self.context);
        let number = html.picture(&picture.target.url);
        let link = picture.link.as_ref().map(|link| html.address(&link.url)).filter(|link| !link.is_empty());
        let path = number.map(|number| html.pictures[number].clone());
        if let Some(why) = LeftOutPicture::of(&picture.target.url).filter(|_| path.is_none()) {
            self.warn_of_picture(why, slide, index);
        }
        self.whole_picture(path, (&picture.alt, name), link, package)
    }

    /// The poster of a film, which leads to the film.
    fn film_slide<W: Write>(
        &mut self,
        film: &Film,
        (slide, index): (&Slide, usize),
        name: &str,
        package: &mut Package<W>,
    ) -> io::Result<Drawn<'a>> {
        let mut html = FaceHtml::new(self.context);
        let address = html.film_address(film);
        let path = html.poster(film).map(|number| html.pictures[number].clone());
        if !html.is_missing(film) {
            let message = format!("slide {} is a video, which is not in the presentation", index + 1);
            let hint = match address.as_str() {
                "" => "insert the video in PowerPoint; with `base_url`, the slide links to it",
                _ => "the slide links to it; to play it there, insert the video in PowerPoint",
            };
            self.warn(slide, message, hint);
        }
        self.whole_picture(path, (&film.alt, name), Some(address).filter(|link| !link.is_empty()), package)
    }

    /// A picture as large as the slide, on black; without one, its alt text.
    fn whole_picture<W: Write>(
        &mut self,
        path: Option<SitePath>,
        (alt, name): (&str, &str),
        link: Option<String>,
        package: &mut Package<W>,
    ) -> io::Result<Drawn<'a>> {
        let mut shapes = Shapes::new(self.language, PICTURE);
        let slide = Rect::slide(self.width);
        let picture = match path {
            Some(path) => self.pictures.get(&path, package)?,
            None => None,
        };
        match picture {
            Some(picture) => {
                shapes.hidden_title(name, self.width);
                shapes.picture(&picture, alt, slide.holding(picture.size), (0, 0), link.as_deref());
                Ok(Drawn { shapes, background: Background::Colour("000000".to_owned()), scheme: None })
            }
            None => {
                let text = if alt.trim().is_empty() { name } else { alt };
                let blocks = vec![Block::Text(linked(text, link.as_deref()))];
                let name = name.to_owned();
                TextSlide { blocks, class: "centre", part: 50.0, name, pictures: &[], width: self.width }
                    .add(&mut shapes);
                Ok(Drawn { shapes, background: Background::Theme, scheme: None })
            }
        }
    }

    fn text_slide<W: Write>(
        &mut self,
        face: &Fragment,
        (document, slide, index): (&Document, &Slide, usize),
        name: String,
        package: &mut Package<W>,
    ) -> io::Result<Drawn<'a>> {
        let mut html = FaceHtml::new(self.context);
        let Content { mut blocks, foreign, left_out } = read(&html.write(face));
        let mut pictures = Vec::new();
        for path in &html.pictures {
            pictures.push(self.pictures.get(path, package)?);
        }
        for why in left_out {
            self.warn_of_picture(why, slide, index);
        }
        replace_missing(&mut blocks, &pictures);
        if !foreign.is_empty() {
            let names: Vec<String> = foreign.iter().map(|name| format!("`<{name}>`")).collect();
            let message = format!(
                "slide {} has HTML of which the presentation has only the text: {}",
                index + 1,
                names.join(", ")
            );
            self.warn(slide, message, "use Markdown, or a picture");
        }
        for film in &html.films {
            let message = format!("slide {} shows `{film}`, which is not in the presentation", index + 1);
            self.warn(slide, message, "insert it in PowerPoint");
        }
        let looks = Looks::of(&document.styles.css(), &slide.class);
        if looks.has_gradient {
            let message = format!("the gradient behind slide {} is not in the presentation", index + 1);
            self.warn(slide, message, "use a colour, or a picture");
        }
        let mut shapes = Shapes::new(self.language, TEXT);
        let text =
            TextSlide { blocks, class: &slide.class, part: looks.part, name, pictures: &pictures, width: self.width };
        text.add(&mut shapes);
        add_margins(&self.views[index], self.width, self.language.is_right_to_left, &mut shapes);
        let wanted = slide.class.split_ascii_whitespace().find_map(|class| match class {
            "light" => Some(false),
            "dark" => Some(true),
            _ => None,
        });
        let scheme = wanted.filter(|is_dark| *is_dark != self.is_dark);
        Ok(Drawn { shapes, background: looks.background, scheme })
    }

    fn warn_of_picture(&mut self, why: LeftOutPicture, slide: &Slide, index: usize) {
        let (message, hint) = why.message(index + 1);
        self.warn(slide, message, hint);
    }

    fn warn(&mut self, slide: &Slide, message: String, hint: &str) {
        let document = &self.context.site.entries[self.request.index].document;
        self.warnings.push(Diagnostic::warning("not-exported", message).at(document.place_of(slide)).hint(hint));
    }
}
