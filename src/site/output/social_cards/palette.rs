use crate::base::Content;
use crate::site::theme::theme::Theme;

/// The colours of a card: those of the theme's text slides, `--talk-card` and its like, as hexadecimal numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything.
    pub ground: String,
    /// Of letters.
    pub text: String,
    /// The one that stands out.
    pub accent: String,
}

impl Palette {
    /// The colours of a theme, over which the site's `own` stylesheets are laid.
    pub fn of(theme: &Theme, own: &[String]) -> Palette {
        let own_first = own.iter().rev().map(String::as_str);
        let mut sheets: Vec<(&String, &str)> = theme.assets.iter().filter_map(stylesheet).collect();
        // The default theme is below all others.
        sheets.sort_by_key(|(name, _)| name.as_str() == "theme.css");
        let all: Vec<&str> = own_first.chain(sheets.into_iter().map(|(_, text)| text)).collect();
        let is_dark =
            all.iter().find_map(|css| value(css, "--talk-card-scheme")).is_some_and(|scheme| scheme == "dark");
        let colour = |name: &str, default: &str| {
            let found = all.iter().find_map(|css| colour(value(css, name)?, is_dark));
            found.unwrap_or(default).to_owned()
        };
        Palette {
            ground: colour("--talk-card", "#1b1c23"),
            text: colour("--talk-card-text", "#f6f3ee"),
            accent: colour("--talk-accent", "#ff8a65"),
        }
    }
}

fn stylesheet<'t, P>((name, (_, content)): (&'t String, &'t (P, Content))) -> Option<(&'t String, &'t str)> {
    match content {
        Content::Bytes(bytes) if name.ends_with(".css") => Some((name, std::str::from_utf8(bytes).ok()?)),
        _ => None,
    }
}

/// The first value of a custom property: what comes later is for print and the like.
fn value<'c>(css: &'c str, name: &str) -> Option<&'c str> {
    let mut places = css.match_indices(name).map(|(at, _)| &css[at + name.len()..]);
    let rest = places.find_map(|rest| rest.trim_start().strip_prefix(':'))?;
    Some(rest.split([';', '}']).next()?.trim())
}

/// A hexadecimal colour, or the one of `light-dark(a, b)` that is wanted.
fn colour(value: &str, is_dark: bool) -> Option<&str> {
    let pair = value.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')'));
    let one = match pair.and_then(|pair| pair.split_once(',')) {
        Some((_, dark)) if is_dark => dark.trim(),
        Some((light, _)) => light.trim(),
        None => value,
    };
    let digits = one.strip_prefix('#')?;
    ([3, 6].contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit())).then_some(one)
}

#[cfg(test)]
mod tests {
    use crate::site::output::social_cards::palette::*;

    #[test]
    fn colours_are_those_of_the_setting() {
        let css =
            "/* --talk-accent of a card */ :root { --talk-accent : light-dark( #abc,#012345 ); --talk-accent-2: #fff }";
        let found = value(css, "--talk-accent").unwrap();
        assert_eq!((colour(found, false), colour(found, true)), (Some("#abc"), Some("#012345")));
        assert_eq!(value(css, "--talk-card"), None);
        for unknown in ["red", "#12", "#xyz", "var(--x)", "oklch(1 0 0)", "#abc\" onload=\"x"] {
            assert_eq!(colour(unknown, true), None, "{unknown}");
        }
    }
}
