use std::fmt;

use super::Diagnostic;
use super::data::shown;

/// A colour as a hexadecimal number: `#rgb` or `#rrggbb`, as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colour(String);

impl Colour {
    /// Reads a colour.
    ///
    /// # Errors
    /// Text in any other form, such as the name of a colour.
    pub fn parse(text: &str) -> Result<Colour, Diagnostic> {
        let is_colour = text.strip_prefix('#').is_some_and(|digits| {
            [3, 6].contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        match is_colour {
            true => Ok(Colour(text.to_owned())),
            false => {
                let message = format!("`{}` is not a hexadecimal colour", shown(text));
                Err(Diagnostic::error("colour", message).hint("write a colour such as `#ff8a65` or `#f86`"))
            }
        }
    }
}

impl Default for Colour {
    /// Black.
    fn default() -> Colour {
        Colour("#000".to_owned())
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;

    #[test]
    fn only_hexadecimal_numbers_are_colours() {
        for colour in ["#abc", "#012345", "#FFF"] {
            assert_eq!(Colour::parse(colour).unwrap().to_string(), colour);
        }
        for other in ["", "red", "#12", "#1234", "#xyz", "abc", "var(--x)", "#abc\" onload=\"x", "#ääa"] {
            assert!(Colour::parse(other).is_err(), "{other}");
        }
    }
}
