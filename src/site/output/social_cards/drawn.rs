use std::borrow::Cow;

/// What became of a card with an SVG, as bytes from another process: a letter, then the PNG or the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawn<'a> {
    /// The card as a PNG.
    Card(Cow<'a, [u8]>),
    /// The SVG has text in letters that the fonts do not have, so a card would show something else than the author sees.
    Unwritable,
    /// The SVG is left out, for a reason that a sentence gives.
    Refused(Cow<'a, str>),
}

impl<'a> Drawn<'a> {
    /// The bytes.
    pub fn encode(&self) -> Vec<u8> {
        match self {
            Drawn::Card(png) => [b"C", &**png].concat(),
            Drawn::Unwritable => b"U".to_vec(),
            Drawn::Refused(reason) => [b"R", reason.as_bytes()].concat(),
        }
    }

    /// Reads the bytes; nothing if they say something else.
    pub fn decode(bytes: &'a [u8]) -> Option<Drawn<'a>> {
        match bytes.split_first()? {
            (b'C', png) => Some(Drawn::Card(png.into())),
            (b'U', []) => Some(Drawn::Unwritable),
            (b'R', reason) => Some(Drawn::Refused(std::str::from_utf8(reason).ok()?.into())),
            _ => None,
        }
    }
}
