use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::base::site_path::stem;

/// The longest recording, in seconds: a week.
const MAX_SECONDS: f64 = 7.0 * 24.0 * 3600.0;

/// An image that was shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Showing {
    /// The folder of its presentation, and the number of the page; `None` for anything else, such as a shared screen.
    pub page: Option<(String, usize)>,
    /// When it began to be shown the first time, in seconds; `None` if it never was.
    pub first: Option<f64>,
    /// How long it was shown, in seconds.
    pub length: f64,
}

impl Showing {
    /// Gives the images of the SVG `text` to `take`, in their order, until that returns false. Returns whether the text is an SVG
    /// that can be read.
    pub fn each(text: &str, mut take: impl FnMut(Showing) -> bool) -> bool {
        let mut reader = Reader::from_str(text);
        let mut is_svg = false;
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag)) => {
                    let name = tag.local_name();
                    if !is_svg && name.as_ref() != "svg" {
                        return false;
                    }
                    is_svg = true;
                    if name.as_ref() == "image"
                        && let Some(showing) = Showing::of_tag(&tag)
                        && !take(showing)
                    {
                        return true;
                    }
                }
                Ok(Event::Eof) => return is_svg,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
    }

    /// What the tag of an image says; `None` if it does not say when the image was shown.
    fn of_tag(tag: &BytesStart<'_>) -> Option<Showing> {
        let (mut begins, mut ends, mut href, mut text, mut is_slide) = (None, None, None, None, false);
        // A search for repeated attributes would take quadratic time.
        for attribute in tag.attributes().with_checks(false).flatten() {
            let value = attribute.value;
            match attribute.key.as_ref() {
                "class" => is_slide = value.split_ascii_whitespace().any(|class| class == "slide"),
                "in" => begins = Some(value),
                "out" => ends = Some(value),
                "href" | "xlink:href" => href = Some(value),
                "text" => text = Some(value),
                _ => {}
            }
        }
        let begins = begins.filter(|_| is_slide)?;
        let mut showing = Showing { page: href.or(text).and_then(|path| page(&path)), ..Showing::default() };
        let mut ends = numbers(ends.as_deref().unwrap_or_default());
        for begin in numbers(&begins) {
            let end = ends.next();
            let Some(begin) = begin.filter(|begin| (0.0..=MAX_SECONDS).contains(begin)) else { continue };
            let length = end.flatten().map_or(1.0, |end| end.min(MAX_SECONDS) - begin);
            if length > 0.0 {
                showing.length += length;
                showing.first = Some(showing.first.map_or(begin, |first| first.min(begin)));
            }
        }
        Some(showing)
    }
}

/// The numbers in a list of them; `None` for anything else.
fn numbers(list: &str) -> impl Iterator<Item = Option<f64>> {
    let parts = list.split([' ', ',', ';', '\t', '\n', '\r']).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().ok().filter(|number: &f64| number.is_finite()))
}

/// The folder of a presentation and the number of the page to which `path` leads, such as `presentation/a1/slide-3.png` or
/// `presentation/a1/svgs/slide3.svg`.
fn page(path: &str) -> Option<(String, usize)> {
    let path = path.trim().split(['?', '#']).next()?;
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let number = stem(file).strip_prefix("slide")?;
    let number = number.strip_prefix('-').unwrap_or(number);
    let number = Some(number).filter(|number| number.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()?;
    let kinds = ["/svgs", "/textfiles", "/pngs"];
    let folder = kinds.iter().find_map(|kind| folder.strip_suffix(kind)).unwrap_or(folder);
    (number > 0).then(|| (folder.to_owned(), number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(attributes: &str) -> Option<Showing> {
        let mut found = None;
        let text = format!("<svg xmlns:xlink=\"x\"><g><image {attributes}/></g></svg>");
        assert!(Showing::each(&text, |one| {
            found = Some(one);
            true
        }));
        found
    }

    #[test]
    fn the_path_says_which_page_it_is() {
        let at = |number| Some(("presentation/a1".to_owned(), number));
        for (path, found) in [
            ("presentation/a1/slide-3.png", at(3)),
            ("presentation/a1/slide-12.png?x=1", at(12)),
            ("presentation/a1/svgs/slide3.svg", at(3)),
            ("presentation/a1/textfiles/slide-3.txt", at(3)),
            ("slide-1.png", Some((String::new(), 1))),
            ("presentation/a1/slide-0.png", None),
            ("presentation/a1/slide-.png", None),
            ("presentation/a1/slide--1.png", None),
            ("presentation/a1/slide-+1.png", None),
            ("presentation/a1/slide-99999999999999999999999.png", None),
            ("presentation/a1/slideshow.png", None),
            ("presentation/a1/thumb-3.png", None),
            ("presentation/deskshare.png", None),
            ("presentation/logo.png", None),
            ("", None),
        ] {
            assert_eq!(page(path), found, "{path}");
        }
    }

    #[test]
    fn an_image_was_shown_when_it_says_so() {
        let when = |times: &str| of(&format!("class='slide' {times}")).map(|one| (one.first, one.length));
        for (times, found) in [
            ("in='1.5' out='4'", Some((Some(1.5), 2.5))),
            ("in='9 1.5' out='10 4'", Some((Some(1.5), 3.5))),
            ("in='9, 20' out='9, 21'", Some((Some(20.0), 1.0))),
            ("in='7'", Some((Some(7.0), 1.0))),
            ("in='7' out=''", Some((Some(7.0), 1.0))),
            ("in='' out=''", Some((None, 0.0))),
            ("in='NaN inf -1 1e9 x 5' out='1 2 3 4 5 6'", Some((Some(5.0), 1.0))),
            ("in='5' out='1'", Some((None, 0.0))),
            ("in='5' out='NaN'", Some((Some(5.0), 1.0))),
            ("out='5'", None),
        ] {
            assert_eq!(when(times), found, "{times}");
        }
        assert_eq!(of("in='1' out='2' xlink:href='slide-1.png'"), None);
        assert_eq!(of("class='big slide' in='1' text='a/textfiles/slide-2.txt'").unwrap().page, Some(("a".into(), 2)));
    }

    #[test]
    fn a_tag_with_many_attributes_is_read_in_linear_time() {
        let many: String = (0..100_000).map(|n| format!("a{n}='' ")).collect();
        assert_eq!(of(&format!("{many} class='slide' in='1'")).unwrap().first, Some(1.0));
    }
}
