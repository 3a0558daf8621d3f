use super::markdown::Fragment;

/// A part of a talk, from one slide to the next chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Its heading.
    pub title: String,
    /// The heading's id on the page.
    pub id: String,
    /// The text between the heading and its first slide.
    pub lead: Fragment,
    /// Index of its first slide.
    pub first_slide: usize,
}
