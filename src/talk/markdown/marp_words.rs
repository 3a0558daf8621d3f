//! The words in the alt text of pictures by which Marp places them.

use super::{Edge, Side};

/// What the alt text of a picture says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct MarpWords {
    /// What is left of it.
    pub alt: String,
    /// Whether the picture belongs behind the slide.
    pub is_background: bool,
    /// The side of the slide that the background is on, if it is not all of it.
    pub side: Option<Side>,
    /// Whether backgrounds are below each other.
    pub is_vertical: bool,
    /// The size of a background, in the words of CSS.
    pub size: Option<String>,
    /// The width in hundredths of the slide's width.
    pub width: Option<f32>,
    /// The height in hundredths of the slide's width.
    pub height: Option<f32>,
    /// Words that have no meaning here: filters.
    pub left_out: Vec<String>,
}

/// The width of Marp's slides in its pixels.
const SLIDE: f32 = 1280.0;

const FILTERS: [&str; 10] = [
    "blur",
    "brightness",
    "contrast",
    "drop-shadow",
    "grayscale",
    "hue-rotate",
    "invert",
    "opacity",
    "saturate",
    "sepia",
];

impl MarpWords {
    /// Reads the alt text of a picture in a Marp deck.
    pub(super) fn read(alt: &str) -> MarpWords {
        let mut out =
            MarpWords { is_background: alt.split_ascii_whitespace().any(|word| word == "bg"), ..MarpWords::default() };
        let mut sizes = [None, None];
        let others: Vec<&str> = alt.split_ascii_whitespace().filter(|word| !out.take(word, &mut sizes)).collect();
        out.alt = others.join(" ");
        let [width, height] = sizes;
        if out.is_background && (width.is_some() || height.is_some()) {
            let css = |size: Option<&str>| size.map_or("auto".to_owned(), css_length);
            out.size = Some(format!("{} {}", css(width), css(height)));
        } else {
            (out.width, out.height) = (width.and_then(hundredths), height.and_then(hundredths));
        }
        out
    }

    /// Takes a word that is not for readers.
    fn take<'w>(&mut self, word: &'w str, sizes: &mut [Option<&'w str>; 2]) -> bool {
        let (name, value) = word.split_once(':').map_or((word, None), |(name, value)| (name, Some(value)));
        match (name, value) {
            ("w" | "width", Some(value)) if is_length(value) => sizes[0] = Some(value),
            ("h" | "height", Some(value)) if is_length(value) => sizes[1] = Some(value),
            (name, Some(_)) if FILTERS.contains(&name) => self.left_out.push(name.to_owned()),
            _ if !self.is_background => return false,
            ("bg", None) => {}
            ("left" | "right", value) => {
                let percent = value.and_then(|value| value.trim_end_matches('%').parse::<f32>().ok()).unwrap_or(50.0);
                let edge = if name == "right" { Edge::Right } else { Edge::Left };
                self.side = Some(Side { edge, percent: percent.clamp(1.0, 99.0) as u8 });
            }
            ("vertical", None) => self.is_vertical = true,
            ("horizontal", None) => {}
            ("fit", None) => self.size = Some("contain".into()),
            ("cover" | "contain" | "auto", None) => self.size = Some(name.to_owned()),
            (name, None) if FILTERS.contains(&name) => self.left_out.push(name.to_owned()),
            (size, None) if size.ends_with('%') && is_length(size) => self.size = Some(size.to_owned()),
            _ => return false,
        }
        true
    }
}

/// The number and the unit of a length.
fn parts(value: &str) -> Option<(f32, &str)> {
    let end = value.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(value.len());
    let number: f32 = value[..end].parse().ok()?;
    (number.is_finite() && number < 100_000.0).then_some((number, &value[end..]))
}

fn is_length(value: &str) -> bool {
    const UNITS: [&str; 11] = ["", "%", "px", "ch", "cm", "em", "ex", "in", "mm", "pc", "pt"];
    value == "auto" || parts(value).is_some_and(|(_, unit)| UNITS.contains(&unit))
}

/// A length as hundredths of a slide's width; nothing for `auto`.
fn hundredths(value: &str) -> Option<f32> {
    let (number, unit) = parts(value)?;
    // Pixels of a unit; text in Marp's default theme is 29 pixels high.
    let pixels = match unit {
        "%" => return Some(number),
        "ch" | "ex" => 15.0,
        "cm" => 37.8,
        "em" => 29.0,
        "in" => 96.0,
        "mm" => 3.78,
        "pc" => 16.0,
        "pt" => 4.0 / 3.0,
        _ => 1.0,
    };
    Some(number * pixels / SLIDE * 100.0)
}

/// A length for a background, relative to its slide.
fn css_length(value: &str) -> String {
    match (value, hundredths(value)) {
        (percent, _) if percent.ends_with('%') => percent.to_owned(),
        (_, Some(length)) => format!("{}cqi", rounded(length)),
        (_, None) => "auto".to_owned(),
    }
}

/// A number with at most three digits below the point.
pub(super) fn rounded(number: f32) -> f32 {
    (number * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_leave_the_alt_text() {
        let words = MarpWords::read("A small triangle w:200px");
        assert_eq!((words.alt.as_str(), words.width, words.is_background), ("A small triangle", Some(15.625), false));
        let words = MarpWords::read("bg right:40% A map");
        assert_eq!((words.alt.as_str(), words.side), ("A map", Some(Side { edge: Edge::Right, percent: 40 })));
        let words = MarpWords::read("bg fit vertical blur:2px opacity");
        assert_eq!((words.size.as_deref(), words.is_vertical, words.left_out.len()), (Some("contain"), true, 2));
        assert_eq!(MarpWords::read("bg 80%").size.as_deref(), Some("80%"));
        assert_eq!(MarpWords::read("bg w:640 h:auto").size.as_deref(), Some("50cqi auto"));
    }

    #[test]
    fn words_of_a_sentence_stay() {
        for alt in ["The left hand", "contrast and fit", "ratio w:h", "cover", "50%"] {
            assert_eq!(MarpWords::read(alt).alt, alt);
        }
    }
}
