use crate::site::theme::settings::{SocialCard, TextSlide};

/// What a theme says about itself. Every key has a value, because the default theme sets all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// `[image_sizes] text`: the attribute `sizes` of an image in a text.
    pub image_sizes_in_text: String,
    /// `[text_slide]`: the sizes on a text slide.
    pub text_slide: TextSlide,
    /// Whether `text_slide` describes the stylesheets of the theme: none is above the last `[text_slide]`.
    pub(super) has_measured_text_slide: bool,
    /// `[social_card]`: the colours of social cards.
    pub social_card: SocialCard,
}

impl Settings {
    /// The sizes on a text slide, if they are known: not if the theme has a stylesheet that they don't describe.
    pub fn measured_text_slide(&self) -> Option<&TextSlide> {
        self.has_measured_text_slide.then_some(&self.text_slide)
    }
}
