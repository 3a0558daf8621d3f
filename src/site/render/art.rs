//! The pictures of talks that have none.

use crate::base::Digest;

/// An abstract picture of 16 by 9, which depends on nothing but a slug: one of eight figures, four ways round, in three tones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Art {
    figure: u8,
    turn: u8,
    tone: u8,
}

/// The figures. All shapes have the colour of the text around them, and are less opaque the larger they are.
const FIGURES: [&str; 8] = [
    // A disc with two rings.
    "<circle cx='13' cy='2' r='2.2'/><circle cx='13' cy='2' r='4.4' fill-opacity='.25'/><circle cx='13' cy='2' r='7.4' fill-opacity='.12'/>",
    // Slanting bands.
    "<path d='M9 0h2L4 9H2z'/><path d='M13 0h2L8 9H6z' fill-opacity='.4'/><path d='M17 0h2l-7 9h-2z' fill-opacity='.2'/>",
    // Steps.
    "<path d='M2 9V7h2v2zM6 9V5h2v4z' fill-opacity='.25'/><path d='M10 9V3h2v6z' fill-opacity='.5'/><path d='M14 9V1h2v8z'/>",
    // A rising row of dots.
    "<circle cx='2' cy='7.5' r='.4'/><circle cx='4' cy='6.9' r='.65' fill-opacity='.85'/><circle cx='6.7' cy='6' r='1' fill-opacity='.65'/><circle cx='10' cy='4.6' r='1.5' fill-opacity='.45'/><circle cx='14.6' cy='2.5' r='2.4' fill-opacity='.28'/>",
    // Waves.
    "<path d='M0 4c3-3 5-3 8 0s5 3 8 0v5H0z' fill-opacity='.2'/><path d='M0 6c3-3 5-3 8 0s5 3 8 0v3H0z' fill-opacity='.4'/><path d='M0 8c3-3 5-3 8 0s5 3 8 0v1H0z'/>",
    // Peaks.
    "<path d='M0 9 5 2l5 7z' fill-opacity='.3'/><path d='m4 9 4-4.5L12 9z' fill-opacity='.5'/><path d='m8 9 5-6.5L18 9z'/>",
    // A quarter of rings.
    "<g fill='none' stroke='currentColor'><path d='M16 6.5A6.5 6.5 0 0 1 9.5 0' stroke-width='.5' stroke-opacity='.6'/><path d='M16 8.5A8.5 8.5 0 0 1 7.5 0' stroke-width='.35' stroke-opacity='.4'/><path d='M15.5 10.5A10.5 10.5 0 0 1 5.5 0' stroke-width='.2' stroke-opacity='.4'/></g><path d='M16 4a4 4 0 0 1-4-4h4z'/>",
    // Tiles.
    "<path d='M10 0h3v3h-3zM13 3h3v3h-3z'/><path d='M7 3h3v3H7zM10 6h3v3h-3z' fill-opacity='.4'/><path d='M13 0h3v3h-3zM4 6h3v3H4zM1 0h3v3H1z' fill-opacity='.18'/>",
];

/// How the figures are turned: as they are, or mirrored.
const TURNS: [&str; 4] = [
    "",
    " transform='matrix(-1 0 0 1 16 0)'",
    " transform='matrix(1 0 0 -1 0 9)'",
    " transform='matrix(-1 0 0 -1 16 9)'",
];

/// How many tones there are: the accent on the ground, the accent on a tinted ground, the ground on the accent.
const TONES: u8 = 3;

impl Art {
    /// The picture of the talk with this slug.
    pub fn of(slug: &str) -> Art {
        let [figure, turn, tone, ..] = Digest::of(slug.as_bytes()).to_u64().to_le_bytes();
        Art { figure: figure % FIGURES.len() as u8, turn: turn % TURNS.len() as u8, tone: tone % TONES }
    }

    /// The picture as an element of a page, whose colours are in the stylesheet.
    pub fn html(self) -> String {
        let Art { tone, .. } = self;
        let shapes = self.shapes().replace('\'', "\"");
        format!("<svg class=\"art tone-{tone}\" viewBox=\"0 0 16 9\" aria-hidden=\"true\">{shapes}</svg>")
    }

    /// The picture as part of an SVG, in an area given by the attributes `area`.
    pub fn svg(self, area: &str, ground: &str, accent: &str) -> String {
        let (back, front) = if self.tone == 2 { (accent, ground) } else { (ground, accent) };
        let tint = if self.tone == 1 { "<path d='M0 0h16v9H0z' fill-opacity='.24'/>" } else { "" };
        let shapes = self.shapes();
        format!(
            "<rect {area} fill=\"{back}\"/><svg {area} viewBox=\"0 0 16 9\" preserveAspectRatio=\"xMidYMid slice\">\
             <g color=\"{front}\" fill=\"{front}\">{tint}{shapes}</g></svg>"
        )
    }

    fn shapes(self) -> String {
        let figure = FIGURES[usize::from(self.figure)];
        match TURNS[usize::from(self.turn)] {
            "" => figure.to_owned(),
            turn => format!("<g{turn}>{figure}</g>"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn slugs_have_many_different_pictures() {
        let pictures = |count: usize| {
            let all = (0..count).map(|n| Art::of(&format!("talk-{n:03}")));
            let figures: BTreeSet<u8> = all.clone().map(|art| art.figure).collect();
            (figures.len(), all.map(Art::html).collect::<BTreeSet<_>>().len())
        };
        let (figures, pictures_of_20) = pictures(20);
        assert!(figures >= 6 && pictures_of_20 >= 15, "{figures} figures, {pictures_of_20} pictures");
        assert_eq!(pictures(2000), (8, 8 * 4 * 3));
        assert_eq!(Art::of("a"), Art::of("a"));
    }
}
