use crate::site::render::art::Art;

/// The text on a card; a part that is empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardText {
    /// Of the site.
    pub site: String,
    /// Of the talk.
    pub title: String,
    /// Who gives it.
    pub speakers: String,
    /// Where and when.
    pub occasion: String,
    /// Whether it is set from right to left.
    pub rtl: bool,
    /// The picture of a talk that has none. It is not part of what another process draws.
    pub art: Option<Art>,
}

impl CardText {
    /// How large a picture of this size is shown beside the text; without a title it fills the card. Only the middle of a very
    /// wide or very tall one is shown.
    pub fn frame(&self, (width, height): (f32, f32)) -> (f32, f32) {
        let room: (f32, f32) = if self.title.is_empty() { (1056.0, 540.0) } else { (480.0, 440.0) };
        let form = (width / height).clamp(0.6, 2.4);
        let width = room.0.min(room.1 * form);
        (width.round(), (width / form).round())
    }
}
