//! Finds images and streams that would take too much memory, before anything is drawn: a few kilobytes of them can become gigabytes.

use std::collections::HashSet;

use hayro::hayro_syntax::object::{Array, Dict, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::{Page, Resources};

use super::stream_limits;

/// An image has at most this many pixels.
pub const MAX_PIXELS: u64 = 100_000_000;

/// Objects that a page reaches are looked at up to this number.
const MAX_OBJECTS: usize = 20_000;

/// Bytes of a JPEG 2000 file before its size.
const MAX_HEAD: usize = 64 * 1024;

/// What is wrong with an image or a stream that the page can draw, wherever it is: in forms, patterns, masks or fonts. Those in
/// `unpacked` are known to be small, and others that are found to be so are added.
pub fn problem(page: &Page<'_>, unpacked: &mut HashSet<ObjectIdentifier>) -> Option<String> {
    let mut seen = HashSet::new();
    let mut is_new = |stream: &Stream<'_>| unpacked.insert(stream.obj_id());
    if let Some(problem) = contents(page).iter().filter(|one| is_new(one)).find_map(stream_limits::problem) {
        return Some(problem);
    }
    let mut open = vec![page.resources().clone()];
    let mut left = MAX_OBJECTS;
    while let Some(resources) = open.pop() {
        for stream in streams(&resources) {
            let Some(rest) = left.checked_sub(1) else { return Some("it uses too many objects".into()) };
            left = rest;
            if !seen.insert(stream.obj_id()) {
                continue;
            }
            if is_new(&stream)
                && let Some(problem) = stream_limits::problem(&stream)
            {
                return Some(problem);
            }
            let dict = stream.dict();
            if dict.get::<u32>("Width").is_some() {
                if let Some(problem) = of_image(&stream) {
                    return Some(problem);
                }
                let masks = ["SMask", "Mask"].into_iter().filter_map(|key| dict.get::<Stream<'_>>(key));
                if let Some(problem) = masks.filter_map(|mask| of_image(&mask)).next() {
                    return Some(problem);
                }
            }
            open.extend(dict.get::<Dict<'_>>("Resources").map(Resources::new));
        }
        let fonts = resources.fonts.keys().filter_map(|name| resources.fonts.get::<Dict<'_>>(&*name));
        let files = fonts.flat_map(|font| font_streams(&font)).filter(|stream| is_new(stream));
        if let Some(problem) = files.take(MAX_OBJECTS).find_map(|stream| stream_limits::problem(&stream)) {
            return Some(problem);
        }
        let type3 = resources.fonts.keys().filter_map(|name| resources.fonts.get::<Dict<'_>>(&*name));
        let own = type3.filter(|font| font.contains_key("CharProcs") && font.obj_id().is_none_or(|id| seen.insert(id)));
        open.extend(own.filter_map(|font| font.get::<Dict<'_>>("Resources")).map(Resources::new));
    }
    None
}

/// The streams that say what is on a page.
fn contents<'a>(page: &Page<'a>) -> Vec<Stream<'a>> {
    match page.raw().get::<Stream<'a>>("Contents") {
        Some(one) => vec![one],
        None => {
            page.raw().get::<Array<'a>>("Contents").map(|all| all.iter::<Stream<'a>>().collect()).unwrap_or_default()
        }
    }
}

/// The files of a font, its characters and what they mean.
fn font_streams<'a>(font: &Dict<'a>) -> Vec<Stream<'a>> {
    let descendant = font.get::<Array<'a>>("DescendantFonts").and_then(|all| all.iter::<Dict<'a>>().next());
    let descriptors = [Some(font), descendant.as_ref()]
        .into_iter()
        .flatten()
        .filter_map(|font| font.get::<Dict<'a>>("FontDescriptor"));
    let files = ["FontFile", "FontFile2", "FontFile3"];
    let mut out: Vec<Stream<'a>> =
        descriptors.flat_map(|one| files.into_iter().filter_map(move |key| one.get::<Stream<'a>>(key))).collect();
    out.extend(font.get::<Stream<'a>>("ToUnicode"));
    if let Some(characters) = font.get::<Dict<'a>>("CharProcs") {
        out.extend(characters.keys().take(MAX_OBJECTS).filter_map(|name| characters.get::<Stream<'a>>(&*name)));
    }
    out
}

/// The images, forms, patterns and masks of some resources.
fn streams<'a>(resources: &Resources<'a>) -> Vec<Stream<'a>> {
    let all = |dict: &Dict<'a>| dict.keys().filter_map(|name| dict.get::<Stream<'a>>(&*name)).collect::<Vec<_>>();
    let states = resources.ext_g_states.keys().filter_map(|name| resources.ext_g_states.get::<Dict<'a>>(&*name));
    let masks = states.filter_map(|state| state.get::<Dict<'a>>("SMask")?.get::<Stream<'a>>("G"));
    let mut out: Vec<Stream<'a>> = masks.collect();
    out.extend(all(&resources.x_objects));
    out.extend(all(&resources.patterns));
    out
}

fn of_image(image: &Stream<'_>) -> Option<String> {
    let dict = image.dict();
    let (width, height) = (dict.get::<u32>("Width")?, dict.get::<u32>("Height")?);
    let mut pixels = u64::from(width) * u64::from(height);
    for parameters in parameters(dict) {
        let side = |key: &str| u64::from(parameters.get::<u32>(key).unwrap_or(0));
        pixels = pixels.max(side("Columns").saturating_mul(side("Rows").max(u64::from(height))));
    }
    let raw = image.raw_data();
    if raw.starts_with(b"\0\0\0\x0cjP") || raw.starts_with(b"\xff\x4f\xff\x51") {
        pixels = pixels.max(jpeg_2000_pixels(&raw[..raw.len().min(MAX_HEAD)]));
    }
    too_large(pixels)
}

/// The sentence about an image with this many pixels, if they are too many.
pub fn too_large(pixels: u64) -> Option<String> {
    (pixels > MAX_PIXELS)
        .then(|| format!("an image on it has {} million pixels; the limit is 100 million", pixels / 1_000_000))
}

fn parameters<'a>(dict: &Dict<'a>) -> Vec<Dict<'a>> {
    match dict.get::<Dict<'a>>("DecodeParms") {
        Some(one) => vec![one],
        None => dict.get::<Array<'a>>("DecodeParms").map(|all| all.iter::<Dict<'a>>().collect()).unwrap_or_default(),
    }
}

/// The pixels that the head of a JPEG 2000 file promises, whatever the PDF says.
fn jpeg_2000_pixels(head: &[u8]) -> u64 {
    let Some(at) = memchr::memmem::find(head, b"\xff\x4f\xff\x51") else { return 0 };
    let number = |offset: usize| {
        let bytes = head.get(at + offset..at + offset + 4)?.first_chunk::<4>()?;
        Some(u64::from(u32::from_be_bytes(*bytes)))
    };
    // The markers, a length and a capability are before the two sides.
    match (number(8), number(12)) {
        (Some(width), Some(height)) => width.saturating_mul(height),
        _ => 0,
    }
}
