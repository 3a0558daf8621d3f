//! A folder of pictures becomes a draft of a talk.

use super::draft::{Draft, no_date};
use super::natural_order::natural_sort_key;
use super::options::Options;
use super::refusal::Refusal;
use super::slide_draft::SlideDraft;
use super::thumbnail::{COMPARED, Thumbnail};
use super::title;
use crate::base::site_path::stem;
use crate::site::images::raster;

/// The extensions of pictures that a slide can show.
pub const EXTENSIONS: &[&str] = &["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"];

/// Those of the `names` of files that are pictures, in the order of their numbers.
pub fn pictures(names: Vec<String>) -> Vec<String> {
    let is_picture = |name: &String| {
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        EXTENSIONS.iter().any(|one| one.eq_ignore_ascii_case(extension))
    };
    let mut pictures: Vec<String> = names.into_iter().filter(is_picture).collect();
    pictures.sort_by_cached_key(|name| (natural_sort_key(stem(name)), name.clone()));
    pictures
}

/// The talk of the pictures in the folder `name`: the name of each file and its bytes, in order.
///
/// # Errors
/// If nothing says when the talk was given.
pub fn draft(name: &str, pictures: Vec<(String, Vec<u8>)>, options: &Options) -> Result<Draft, Refusal> {
    let date = options.date.or_else(|| title::date_in(name)).ok_or_else(no_date)?;
    let title = options.title.clone().unwrap_or_else(|| title::of_file(name));
    let slide = |(at, (file, bytes)): (usize, (String, Vec<u8>))| SlideDraft {
        name: format!("{:03}", at + 1),
        extension: file.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase(),
        alt: String::new(),
        notes: Vec::new(),
        time: None,
        chapter: None,
        words: String::new(),
        pages: vec![at + 1],
        thumbnail: thumbnail(&bytes),
        picture: bytes,
    };
    Ok(Draft {
        title_is_guess: options.title.is_none(),
        slug: options.slug.clone().unwrap_or_else(|| title::slug_of(&title, name)),
        title,
        date,
        slides: pictures.into_iter().enumerate().map(slide).collect(),
        links: Vec::new(),
        dropped_links: 0,
        choices: options.choices,
        running: Vec::new(),
        deck: None,
        sources: vec![name.to_owned()],
    })
}

/// A small copy; an empty one of a picture that cannot be decoded, such as an SVG.
fn thumbnail(bytes: &[u8]) -> Thumbnail {
    match raster::pixels(bytes) {
        Some((rgb, (width, height))) => {
            Thumbnail::of_pixels(&rgb, (width as usize, height as usize), COMPARED as usize).for_record()
        }
        None => Thumbnail::new(1, Vec::new()),
    }
}

#[test]
fn pictures_are_sorted_by_their_numbers() {
    let names = ["b10.png", "b2.PNG", "notes.txt", "a.svg", ".png"].map(str::to_owned).to_vec();
    assert_eq!(pictures(names), [".png", "a.svg", "b2.PNG", "b10.png"]);
}
