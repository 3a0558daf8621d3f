use super::picture_page::PicturePage;
use crate::base::Diagnostic;

/// What is wrong with the file of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It cannot be read or decoded.
    Unusable,
    /// Its end is missing. The rest can be shown.
    CutOff,
}

impl Damage {
    /// The warning about the slide of `page`.
    pub fn warning(self, page: &PicturePage) -> Diagnostic {
        let PicturePage { number, path, .. } = page;
        let message = match self {
            Damage::Unusable => {
                format!("slide {number} is blank in the PDF: the image `{path}` cannot be read or decoded")
            }
            Damage::CutOff => format!("slide {number} is not whole in the PDF: the image `{path}` is cut off"),
        };
        let warning = Diagnostic::warning("image-not-exported", message).at(page.place.clone());
        warning.hint("save it again as a JPEG or PNG")
    }
}
