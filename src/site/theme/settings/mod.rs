//! `theme.toml`: what a theme says about itself.

pub mod keys;
mod numbers;
mod read;
// `Settings` is what this folder is about, and its file is where a newcomer looks for it.
#[allow(clippy::module_inception)]
mod settings;
mod shrink_step;
mod social_card;
mod text_slide;
mod text_style;

pub use settings::Settings;
pub use shrink_step::ShrinkStep;
pub use social_card::SocialCard;
pub use text_slide::TextSlide;
pub use text_style::TextStyle;

#[cfg(test)]
mod tests;
