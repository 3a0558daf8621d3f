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

/// How many pairs of titles with about the same letters are compared letter by letter. A list for this talk needs few.
const MAX_COMPARISONS: usize = 20_000;

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

/// What the slide with the index `at` is called: as its chapter, its heading, or the first sentence of its alt text.
pub fn title_of(document: &Document, at: usize) -> Option<String> {
    let slide = document.slides.get(at)?;
    let chapter = slide.chapter.and_then(|at| document.chapters.get(at as usize)).map(|chapter| chapter.title.clone());
    let shown = || match &slide.face {
        Face::Picture(picture) => of_text(&picture.alt).into_iter().next(),
        Face::Film(film) => of_text(&film.alt).into_iter().next(),
        Face::Text(face) => heading(&face.html),
    };
    chapter.or_else(shown).filter(|title| !title.trim().is_empty())
}

/// The words of the first heading.
pub(super) fn heading(html: &str) -> Option<String> {
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
    let mut left = MAX_COMPARISONS;
    let alike: Vec<Vec<u8>> = names.iter().map(|name| row(&bare(name), &titles, &mut left)).collect();
    in_order(&alike, titles.len())
}

/// How much each slide is meant by a title: 3 for an equal one, 2 for a close one, 0 for another. `left` is how many more
/// comparisons there may be.
fn row(name: &str, titles: &[Vec<String>], left: &mut usize) -> Vec<u8> {
    let mut row: Vec<u8> =
        titles.iter().map(|titles| if titles.iter().any(|title| title == name) { 3 } else { 0 }).collect();
    if name.is_empty() {
        row.fill(0);
    } else if !row.contains(&3) {
        let begins = |title: &String| {
            name.chars().count() >= MIN_BEGINNING && title.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '))
        };
        let letters = letters(name);
        let mut is_like = |title: &String| {
            if begins(title) {
                return true;
            }
            let may_be = *left > 0 && have_close_letters(&letters, title, name.len());
            *left -= usize::from(may_be);
            may_be && similarity(name, title) >= CLOSE
        };
        let mut is_close = |titles: &Vec<String>| titles.iter().any(&mut is_like);
        let close: Vec<usize> = (0..titles.len()).filter(|at| is_close(&titles[*at])).take(2).collect();
        if let [only] = close[..] {
            row[only] = 2;
        }
    }
    row
}

/// How often each letter occurs; letters with the same remainder count as one.
fn letters(text: &str) -> [u16; 64] {
    let mut counts = [0; 64];
    text.chars().for_each(|c| counts[c as usize % 64] += 1);
    counts
}

/// Whether `title` can be close to a text with these `letters` and this length in bytes: a change of one letter changes two counts.
fn have_close_letters(counts: &[u16; 64], title: &str, length: usize) -> bool {
    let apart: usize = counts.iter().zip(letters(title)).map(|(a, b)| usize::from(a.abs_diff(b))).sum();
    apart as f64 <= 2.0 * (1.0 - CLOSE) * length.max(title.len()) as f64
}

/// The letters and digits of a title as a search compares them, with spaces between words.
fn bare(title: &str) -> String {
    let title: String = title.chars().take(MAX_TITLE).collect();
    let words = search_form(&without_grouping(&title));
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The text without the signs that group the digits of numbers, as in `86,400`.
fn without_grouping(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let groups = |at: usize| {
        matches!(chars[at], ',' | '.' | '\'' | '\u{2019}' | '\u{a0}' | '\u{202f}')
            && at > 0
            && is_digit(at - 1)
            && (1..=3).all(|step| is_digit(at + step))
            && !is_digit(at + 4)
    };
    (0..chars.len()).filter(|at| !groups(*at)).map(|at| chars[at]).collect()
}

#[test]
fn numbers_are_the_same_however_they_are_grouped() {
    assert_eq!(bare("86,400 seconds"), bare("86400 seconds"));
    assert_eq!(bare("1\u{a0}234.567"), bare("1234567"));
    assert_eq!(bare("In 2,50 or 1,2345"), "in 2 50 or 1 2345");
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_fit_nothing_end() {
        let shuffled =
            |n: usize| -> String { (0..120).map(|at| (b'a' + ((at * 7 + n * 11) % 26) as u8) as char).collect() };
        let names: Vec<String> = (0..2000).map(shuffled).collect();
        let titles: Vec<Vec<String>> =
            (0..300).map(|n| (0..4).map(|m| format!("{} {m}", shuffled(n * 4 + m + 9))).collect()).collect();
        assert_eq!(pairs(&names, &titles).len(), names.len());
    }

    #[test]
    fn close_titles_are_found_and_others_are_not() {
        let titles = ["The sea at night", "A chart of tides", "Thanks"].map(|title| vec![title.to_owned()]);
        let names = ["The sea at nihgt", "Chart of tides", "Questions"].map(str::to_owned);
        assert_eq!(pairs(&names, &titles), [Some(0), Some(1), None]);
    }
}
