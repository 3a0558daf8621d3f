use crate::base::Place;
use crate::talk::Document;

/// Where the slide with the id `id` begins, or the document.
pub fn place_of_slide(document: &Document, id: Option<&str>) -> Place {
    let slide = document.slides.iter().find(|slide| Some(&*slide.id) == id);
    slide.map_or_else(|| Place::file(&document.path), |slide| document.place_of(slide))
}
