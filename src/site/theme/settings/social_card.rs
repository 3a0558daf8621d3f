use crate::base::Colour;

/// The colours of social cards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SocialCard {
    /// The background.
    pub ground: Colour,
    /// The letters.
    pub text: Colour,
    /// The colour that stands out.
    pub accent: Colour,
}
