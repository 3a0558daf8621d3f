use crate::base::Content;

/// The format of a picture that a PDF can have without a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Its bytes are in the PDF as they are.
    Jpeg,
    /// Its compressed pixels may be.
    Png,
    /// Its pixels are decoded first: a GIF, or a WebP.
    Other,
}

impl Form {
    /// The format of the file, as its first bytes say; `None` for any other format.
    pub fn of(content: &Content) -> Option<Form> {
        let mut start = [0; 16];
        content.reader().ok()?.read_exact(&mut start).ok()?;
        match start {
            [0xff, 0xd8, 0xff, ..] => Some(Form::Jpeg),
            [0x89, b'P', b'N', b'G', ..] => Some(Form::Png),
            [b'G', b'I', b'F', b'8', ..] => Some(Form::Other),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Form::Other),
            _ => None,
        }
    }
}
