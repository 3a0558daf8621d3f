use crate::base::Colour;

/// The colours of social cards that the site sets itself; the theme has the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SocialCard {
    /// `ground`: the background.
    pub ground: Option<Colour>,
    /// `text`: the letters.
    pub text: Option<Colour>,
    /// `accent`: the colour that stands out.
    pub accent: Option<Colour>,
}
