use super::{FilmKind, Play, Target};

/// A film, or a recording of sound, that a picture of Markdown names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Film {
    /// What plays.
    pub kind: FilmKind,
    /// The file.
    pub target: Target,
    /// What it shows, or empty.
    pub alt: String,
    /// The title of the picture.
    pub title: Option<String>,
    /// Where the picture leads.
    pub link: Option<Target>,
    /// How it plays on stage.
    pub play: Play,
}

/// What is in front of a film in HTML.
const START: &str = "<span class=\"film";
const END: &str = ">\0</span>";

impl Film {
    /// The element around a film, with `classes`.
    pub fn element(classes: &[String]) -> String {
        let classes: String = classes.iter().map(|class| format!(" {class}")).collect();
        format!("{START}{classes}\"{END}")
    }

    /// Whether `html` is the element around a film.
    pub fn is_element(html: &str) -> bool {
        html.starts_with(START) && html.ends_with(END)
    }

    /// Whether there is a film in `html`.
    pub fn is_in(html: &str) -> bool {
        html.contains(START)
    }
}
