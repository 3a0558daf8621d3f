use super::{CodeBlock, Film, FilmKind, Play, Target};
use crate::talk::math::Formula;

/// HTML of one piece of a document, with placeholders for what only the whole site knows.
///
/// Each NUL in `html` is the place of one placeholder, in their order. Markdown never produces a NUL: a document that contains
/// one is refused, and CommonMark turns `&#0;` into U+FFFD.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment {
    /// Valid HTML apart from the placeholders.
    pub html: String,
    /// What belongs at each NUL.
    pub placeholders: Vec<Placeholder>,
    /// The targets of links that the site need not check. They are in `html` unchanged.
    pub outside: Box<[Box<str>]>,
}

/// Something the site fills in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placeholder {
    /// The value of an attribute that leads somewhere: a page, an anchor, a file.
    Link(Target),
    /// The value of an attribute that loads something: a video, a frame.
    Media(Target),
    /// The same of an image: whatever it loads, no script runs there.
    Image(Target),
    /// An address in the CSS of an attribute.
    CssAttribute(Target),
    /// An address in the CSS of a `<style>` element.
    CssText(Target),
    /// The address of a picture that Markdown shows.
    Picture(Target),
    /// Attributes with its size and its smaller versions, or nothing.
    Size(Target),
    /// A film with its poster and captions.
    Film(Box<Film>),
    /// A code block.
    Code(Box<CodeBlock>),
    /// A formula.
    Formula(Box<Formula>),
    /// One of the interface's own words, by its key in `[words]`.
    Word(&'static str),
}

impl Fragment {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.html.is_empty()
    }

    /// The number of lines of its HTML, with the code that belongs in it; a line end at the very end starts another line.
    /// Columns are side by side: of them, an equal share of all lines counts.
    pub fn line_count(&self) -> usize {
        let line_ends = |text: &str| memchr::memchr_iter(b'\n', text.as_bytes()).count();
        let code = self.placeholders.iter().map(|placeholder| match placeholder {
            Placeholder::Code(block) => line_ends(&block.code),
            _ => 0,
        });
        let lines = 1 + line_ends(&self.html) + code.sum::<usize>();
        match memchr::memmem::find_iter(self.html.as_bytes(), b"\n</div>\n<div>\n").count() {
            0 => lines,
            // The title and the lines with the tags of the columns are not in any of them.
            more => 2 + lines.saturating_sub(6 + 2 * more).div_ceil(1 + more),
        }
    }

    /// Adds `other` at the end.
    pub fn append(&mut self, other: Fragment) {
        if self.is_empty() && self.placeholders.is_empty() {
            *self = other;
            return;
        }
        self.html.push_str(&other.html);
        self.placeholders.extend(other.placeholders);
        if !other.outside.is_empty() {
            self.outside = std::mem::take(&mut self.outside).into_iter().chain(other.outside).collect();
        }
    }

    /// Writes the HTML to `out`; `fill` writes what belongs in each placeholder.
    pub fn write(&self, out: &mut String, mut fill: impl FnMut(&Placeholder, &mut String)) {
        let mut rest = self.html.as_str();
        for placeholder in &self.placeholders {
            let Some(at) = memchr::memchr(0, rest.as_bytes()) else { break };
            out.push_str(&rest[..at]);
            fill(placeholder, out);
            rest = &rest[at + 1..];
        }
        out.push_str(rest);
    }

    /// Where its links lead, as written.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        let placeholders = self.placeholders.iter().filter_map(|placeholder| match placeholder {
            Placeholder::Link(target) => Some(&*target.url),
            _ => None,
        });
        self.outside.iter().map(|url| &**url).chain(placeholders)
    }

    /// The alt texts of the pictures in it that Markdown shows. Those behind a slide are decoration, and not among them.
    pub fn picture_alts(&self) -> impl Iterator<Item = &str> {
        let content = match self.html.starts_with("<div class=\"ground") {
            true => self.html.find("\n</div>\n").unwrap_or_default(),
            false => 0,
        };
        let places = memchr::memchr_iter(0, self.html.as_bytes());
        places.zip(&self.placeholders).filter_map(move |(at, placeholder)| {
            let is_picture = matches!(placeholder, Placeholder::Picture(_)) && at >= content;
            let tag = self.html[at..].split('>').next().filter(|_| is_picture)?;
            Some(tag.split_once(" alt=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default())
        })
    }

    /// The films in it.
    pub fn films(&self) -> impl Iterator<Item = &Film> {
        self.placeholders.iter().filter_map(|placeholder| match placeholder {
            Placeholder::Film(film) => Some(&**film),
            _ => None,
        })
    }

    /// The film that is all there is in it.
    pub fn lone_film(&self) -> Option<&Film> {
        let [Placeholder::Film(film)] = self.placeholders.as_slice() else { return None };
        let inner = self.html.trim().strip_prefix("<p>")?.strip_suffix("</p>")?.trim();
        let is_one = Film::is_element(inner) && inner.matches('<').count() == 2;
        (is_one && film.kind == FilmKind::Video).then_some(film)
    }

    /// Lets all films in it play like this.
    pub fn set_play(&mut self, play: Play) {
        for placeholder in &mut self.placeholders {
            if let Placeholder::Film(film) = placeholder {
                film.play = play;
            }
        }
    }

    /// All that leads or loads and that the site has to find, in order.
    pub fn targets(&self) -> impl Iterator<Item = (&Target, TargetKind)> {
        self.placeholders.iter().filter_map(|placeholder| match placeholder {
            Placeholder::Link(target) => Some((target, TargetKind::Link)),
            Placeholder::Media(target) => Some((target, TargetKind::Media)),
            Placeholder::Film(film) => Some((&film.target, TargetKind::Media)),
            Placeholder::Image(target) | Placeholder::CssAttribute(target) | Placeholder::CssText(target) => {
                Some((target, TargetKind::Image))
            }
            Placeholder::Picture(target) => Some((target, TargetKind::Picture)),
            _ => None,
        })
    }
}

/// What following a [`Target`] does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetKind {
    /// Leads the reader somewhere.
    Link,
    /// Loads something into the page, by the author's own HTML.
    Media,
    /// Loads an image into the page, by the author's own HTML.
    Image,
    /// Shows a picture, by Markdown.
    Picture,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_side_by_side() {
        let lines = |html: &str| Fragment { html: html.into(), ..Fragment::default() }.line_count();
        let column = "<div>\n<ul>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n</ul>\n</div>\n";
        let one = "<h2>T</h2>\n<ul>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n</ul>\n";
        for count in [2, 3] {
            let columns = format!("<h2>T</h2>\n<div class=\"columns\">\n{}</div>\n", column.repeat(count));
            assert_eq!(lines(&columns), lines(one), "{count}");
        }
    }

    #[test]
    fn holes_are_filled_in_order() {
        let fragment = Fragment {
            html: "a\0b\0c".into(),
            placeholders: vec![Placeholder::Word("x"), Placeholder::Word("y")],
            ..Fragment::default()
        };
        let mut out = String::new();
        fragment.write(&mut out, |placeholder, out| {
            let Placeholder::Word(word) = placeholder else { panic!() };
            out.push_str(word);
        });
        assert_eq!(out, "axbyc");
    }
}
