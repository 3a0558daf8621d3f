use std::ops::Range;

use super::face_source::FaceSource;
use super::outline::Outline;
use super::slide_source::SlideSource;
use crate::talk::decks::says_skip;

/// Removes the slides of an image-slide talk whose slide comment says `skip`. A chapter that begins with one of them begins
/// with the next slide.
pub fn skip(text: &str, mut outline: Outline) -> Outline {
    let says_so =
        |slide: &SlideSource| slide.settings.as_ref().is_some_and(|settings| says_skip(&text[settings.clone()]));
    if !outline.slides.iter().any(says_so) {
        return outline;
    }
    let mut chapter = None;
    let slides = std::mem::take(&mut outline.slides);
    for mut slide in slides {
        let own = slide.chapter.take().or(chapter.take());
        if says_so(&slide) {
            outline.skipped += 1;
            outline.private.extend(text_of(&slide));
            chapter = own;
        } else {
            slide.chapter = own;
            outline.slides.push(slide);
        }
    }
    outline
}

/// All text of a slide.
fn text_of(slide: &SlideSource) -> Vec<Range<usize>> {
    let mut out = slide.transcript.clone();
    match &slide.face {
        FaceSource::Image(mark) => {
            out.push(mark.source.clone());
            out.extend(mark.row.iter().flat_map(|row| [row.before.clone(), row.after.clone()]));
        }
        FaceSource::Card(range) => out.push(range.clone()),
        FaceSource::Markdown(_) => {}
    }
    out.extend(slide.notes.iter().map(|note| note.whole.clone()));
    out
}
