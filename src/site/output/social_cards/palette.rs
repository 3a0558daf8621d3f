use crate::base::Colour;
use crate::site::model::config::SocialCard;
use crate::site::theme::settings;

/// The colours of a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// The background.
    pub ground: Colour,
    /// The letters.
    pub text: Colour,
    /// The colour that stands out.
    pub accent: Colour,
}

impl Palette {
    /// The colours that the `site` sets, and those of the theme if it sets none.
    pub fn of(site: &SocialCard, theme: &settings::SocialCard) -> Palette {
        Palette {
            ground: site.ground.as_ref().unwrap_or(&theme.ground).clone(),
            text: site.text.as_ref().unwrap_or(&theme.text).clone(),
            accent: site.accent.as_ref().unwrap_or(&theme.accent).clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::site::output::social_cards::palette::*;

    #[test]
    fn each_colour_of_the_site_replaces_one_of_the_theme() {
        let colour = |text: &str| Colour::parse(text).unwrap();
        let theme = settings::SocialCard { ground: colour("#111"), text: colour("#222"), accent: colour("#333") };
        let site = SocialCard { text: Some(colour("#abcdef")), ..SocialCard::default() };
        let palette = Palette::of(&site, &theme);
        assert_eq!(palette, Palette { ground: colour("#111"), text: colour("#abcdef"), accent: colour("#333") });
    }
}
