use crate::base::Colour;
use crate::base::luminance::is_dark;
use crate::site::model::config;
use crate::site::theme::settings;

/// The colours of a presentation, those of social cards, as hexadecimal numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colours {
    /// Whether letters are lighter than what is behind them.
    pub is_dark: bool,
    /// The darker one of ground and letters.
    pub dark: String,
    /// The lighter one.
    pub light: String,
    /// Behind code, on the darker one.
    pub dark_raised: String,
    /// The same on the lighter one.
    pub light_raised: String,
    /// Links, on the ground of most slides.
    pub accent: String,
    /// Links on slides in the other scheme.
    pub other_accent: String,
}

/// The least contrast of a link with its ground.
const MIN_CONTRAST: f32 = 3.0;

impl Colours {
    /// The colours that the `site` sets, and those of the theme if it sets none.
    pub fn of(site: &config::SocialCard, theme: &settings::SocialCard) -> Colours {
        let ground = rgb(site.ground.as_ref().unwrap_or(&theme.ground));
        let text = rgb(site.text.as_ref().unwrap_or(&theme.text));
        let accent = rgb(site.accent.as_ref().unwrap_or(&theme.accent));
        let is_dark = is_dark(ground);
        let (dark, light) = if is_dark { (ground, text) } else { (text, ground) };
        let readable = |ground: [u8; 3], other: [u8; 3]| {
            if contrast(accent, ground) < MIN_CONTRAST { other } else { accent }
        };
        Colours {
            is_dark,
            dark_raised: hex(mix(dark, light, 0.1)),
            light_raised: hex(mix(light, dark, 0.06)),
            dark: hex(dark),
            light: hex(light),
            accent: hex(readable(ground, text)),
            other_accent: hex(readable(text, ground)),
        }
    }
}

/// The channels of a colour; its form was checked when it was read.
fn rgb(colour: &Colour) -> [u8; 3] {
    let text = colour.to_string();
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(16)).collect();
    let channel = |n: usize| match digits.len() {
        3 => digits[n] * 17,
        6 => digits[2 * n] * 16 + digits[2 * n + 1],
        _ => 0,
    };
    [0, 1, 2].map(|n| u8::try_from(channel(n)).unwrap_or(u8::MAX))
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("{red:02X}{green:02X}{blue:02X}")
}

/// `share` of `other` in `colour`.
fn mix(colour: [u8; 3], other: [u8; 3], share: f32) -> [u8; 3] {
    let channel = |n: usize| f32::from(colour[n]) + (f32::from(other[n]) - f32::from(colour[n])) * share;
    [0, 1, 2].map(|n| channel(n).round() as u8)
}

/// WCAG 2.2, contrast ratio; light goes with the square of a channel, nearly.
fn contrast(a: [u8; 3], b: [u8; 3]) -> f32 {
    let light = |[red, green, blue]: [u8; 3]| {
        let linear = |channel: u8| (f32::from(channel) / 255.0) * (f32::from(channel) / 255.0);
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05
    };
    let (a, b) = (light(a), light(b));
    if a > b { a / b } else { b / a }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_can_be_read_in_both_schemes() {
        let colour = |text: &str| Colour::parse(text).unwrap();
        let theme =
            settings::SocialCard { ground: colour("#1b1c23"), text: colour("#f6f3ee"), accent: colour("#ff8a65") };
        let colours = Colours::of(&config::SocialCard::default(), &theme);
        assert!(colours.is_dark);
        assert_eq!((colours.dark.as_str(), colours.light.as_str()), ("1B1C23", "F6F3EE"));
        assert_eq!((colours.accent.as_str(), colours.other_accent.as_str()), ("FF8A65", "1B1C23"));
        let site = config::SocialCard { ground: Some(colour("#fff")), text: Some(colour("#123")), accent: None };
        let colours = Colours::of(&site, &theme);
        assert!(!colours.is_dark);
        assert_eq!((colours.dark.as_str(), colours.light.as_str()), ("112233", "FFFFFF"));
    }
}
