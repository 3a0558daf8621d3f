//! The timings of a PowerPoint file.

use super::super::import::Source;
use super::super::stop::Stop;
use super::listed_times::Times;
use super::open_talk::OpenTalk;

/// When each slide of the talk appears in the rehearsal or the recording that PowerPoint has saved in the file.
#[cfg(feature = "import")]
pub fn times(talk: &OpenTalk, source: &Source) -> Result<Times, Stop> {
    use crate::import::pptx::timings;
    let presentation = super::super::import::read_powerpoint(source)?;
    if presentation.slides.iter().all(|slide| slide.shown_for.is_none()) {
        return Err(Stop::Usage(format!(
            "`{}` has no timings: in PowerPoint, rehearse or record the slide show, and save the file",
            source.name
        )));
    }
    let words = words(talk)?;
    Ok(timings(&presentation, &words.iter().map(String::as_str).collect::<Vec<_>>()))
}

/// This program cannot read PowerPoint files.
#[cfg(not(feature = "import"))]
pub fn times(_: &OpenTalk, source: &Source) -> Result<Times, Stop> {
    Err(Stop::Usage(format!("`{}` is a PowerPoint file, which this talkpress was built without", source.name)))
}

/// The words of each slide: those that its page had when it was imported, else those that it has in the talk.
#[cfg(feature = "import")]
fn words(talk: &OpenTalk) -> Result<Vec<String>, Stop> {
    use crate::import::record::{self, Record};
    use crate::io::disk;
    use crate::talk::recording::titles_of;
    let path = talk.root.join(talk.document.path.folder()).join(record::FILE_NAME);
    let record = match disk::file_length(&path)? {
        Some(_) => Record::read(&String::from_utf8_lossy(&disk::read_bytes(&path)?)),
        None => None,
    };
    let recorded = record.map(|record| record.slides).unwrap_or_default();
    let slides = talk.document.slides.iter().zip(titles_of(&talk.document));
    let one = |(slide, titles): (&crate::talk::Slide, Vec<String>)| {
        let of_page = recorded.iter().find(|page| slide.names().contains(&page.name()) && !page.words.is_empty());
        let shown = || match &slide.face {
            crate::talk::Face::Text(face) => crate::talk::html::shown_words(&face.html),
            _ => titles.last().cloned().unwrap_or_default(),
        };
        of_page.map_or_else(shown, |page| page.words.clone())
    };
    Ok(slides.map(one).collect())
}
