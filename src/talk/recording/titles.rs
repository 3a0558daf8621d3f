//! Which title in a list of times means which slide.

use crate::base::diagnostic::similarity;
use crate::base::slug::search_form;
use crate::talk::html;
use crate::talk::{Document, Face, Slide};

/// Titles that are this much alike are the same.
const CLOSE: f64 = 0.8;

/// Alt texts begin with the heading of the slide, which is at least this long to be known, in characters.
const MIN_BEGINNING: usize = 8;

/// More of a title is not compared, in characters.
const MAX_TITLE: usize = 120;

/// A slide with more titles has long texts, not titles.
const MAX_TITLES: usize = 4;

/// What each slide can be called: its chapter, its heading, its alt text and that text's first sentence.
pub fn titles_of(document: &Document) -> Vec<Vec<String>> {
    let of = |slide: &Slide| {
        let chapter =
            slide.chapter.and_then(|at| document.chapters.get(at as usize)).map(|chapter| chapter.title.clone());
        let shown = match &slide.face {
            Face::Picture(picture) => of_text(&picture.alt),
            Face::Film(film) => of_text(&film.alt),
            Face::Text(face) => heading(&face.html).into_iter().collect(),
        };
        chapter.into_iter().chain(shown).collect()
    };
    document.slides.iter().map(of).collect()
}

/// The first sentence of an alt text, and all of it.
pub fn of_text(text: &str) -> Vec<String> {
    let end = [". ", "? ", "! ", ".\n", "?\n", "!\n"].iter().filter_map(|end| text.find(end)).min();
    end.map(|end| text[..end].to_owned()).into_iter().chain([text.to_owned()]).collect()
}

/// The words of the first heading.
fn heading(html: &str) -> Option<String> {
    let start = ["<h1", "<h2", "<h3", "<h4", "<h5", "<h6"].iter().filter_map(|tag| html.find(tag)).min()?;
    let end = html[start..].find("</h").map_or(html.len(), |end| start + end);
    let mut out = String::new();
    for piece in html[start..end].split('<').skip(1) {
        out.push_str(piece.split_once('>').map_or("", |(_, text)| text));
    }
    Some(html::decode(&out).into_owned())
}

/// For each of `names` the index of the slide that is meant, in the order of both. `titles` are those of each slide. A title is
/// the same if its letters and digits are, or if it is close and no other slide is.
pub fn pairs(names: &[String], titles: &[Vec<String>]) -> Vec<Option<usize>> {
    let titles: Vec<Vec<String>> = titles
        .iter()
        .map(|titles| {
            titles.iter().take(MAX_TITLES).map(|title| bare(title)).filter(|title| !title.is_empty()).collect()
        })
        .collect();
    let alike: Vec<Vec<u8>> = names.iter().map(|name| row(&bare(name), &titles)).collect();
    in_order(&alike, titles.len())
}

/// How much each slide is meant by a title: 3 for an equal one, 2 for a close one, 0 for another.
fn row(name: &str, titles: &[Vec<String>]) -> Vec<u8> {
    let mut row: Vec<u8> =
        titles.iter().map(|titles| if titles.iter().any(|title| title == name) { 3 } else { 0 }).collect();
    if name.is_empty() {
        row.fill(0);
    } else if !row.contains(&3) {
        let begins = |title: &String| {
            name.chars().count() >= MIN_BEGINNING && title.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '))
        };
        let is_like = |title: &String| begins(title) || similarity(name, title) >= CLOSE;
        let is_close = |titles: &Vec<String>| titles.iter().any(is_like);
        let close: Vec<usize> = (0..titles.len()).filter(|at| is_close(&titles[*at])).take(2).collect();
        if let [only] = close[..] {
            row[only] = 2;
        }
    }
    row
}

/// The letters and digits of a title as a search compares them, with spaces between words.
fn bare(title: &str) -> String {
    let title: String = title.chars().take(MAX_TITLE).collect();
    let words = search_form(&title);
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Pairs rows and columns in the order of both, with the largest sum.
fn in_order(alike: &[Vec<u8>], width: usize) -> Vec<Option<usize>> {
    let height = alike.len();
    // The best sum for the last rows and columns: of slides with the same title, the first is paired.
    let mut best = vec![vec![0_u32; width + 1]; height + 1];
    for row in (0..height).rev() {
        for column in (0..width).rev() {
            let skipped = best[row][column + 1].max(best[row + 1][column]);
            let paired = match alike[row][column] {
                0 => 0,
                value => best[row + 1][column + 1] + u32::from(value),
            };
            best[row][column] = paired.max(skipped);
        }
    }
    let mut out = vec![None; height];
    let (mut row, mut column) = (0, 0);
    while row < height && column < width {
        let value = u32::from(alike[row][column]);
        if value > 0 && best[row][column] == best[row + 1][column + 1] + value {
            out[row] = Some(column);
            (row, column) = (row + 1, column + 1);
        } else if best[row][column] == best[row + 1][column] {
            row += 1;
        } else {
            column += 1;
        }
    }
    out
}
