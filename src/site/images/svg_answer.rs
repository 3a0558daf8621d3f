use std::borrow::Cow;

/// What became of an [`SvgJob`](super::svg_job::SvgJob), as bytes from another process: a letter, then the PNG or the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SvgAnswer<'a> {
    /// The SVG as a PNG, and whether it has letters that the fonts do not have.
    Drawn(Cow<'a, [u8]>, bool),
    /// The SVG is not drawn, for a reason that a sentence gives.
    Refused(Cow<'a, str>),
}

impl<'a> SvgAnswer<'a> {
    /// The bytes.
    pub fn encode(&self) -> Vec<u8> {
        match self {
            SvgAnswer::Drawn(png, false) => [b"D", &**png].concat(),
            SvgAnswer::Drawn(png, true) => [b"L", &**png].concat(),
            SvgAnswer::Refused(reason) => [b"R", reason.as_bytes()].concat(),
        }
    }

    /// Reads the bytes; nothing if they say something else.
    pub fn decode(bytes: &'a [u8]) -> Option<SvgAnswer<'a>> {
        match bytes.split_first()? {
            (b'D', png) => Some(SvgAnswer::Drawn(png.into(), false)),
            (b'L', png) => Some(SvgAnswer::Drawn(png.into(), true)),
            (b'R', reason) => Some(SvgAnswer::Refused(std::str::from_utf8(reason).ok()?.into())),
            _ => None,
        }
    }
}
