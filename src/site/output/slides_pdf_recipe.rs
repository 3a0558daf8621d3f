use std::fmt;

use crate::base::{Diagnostic, Digest, Made, Recipe};
use crate::export::pdf::{PdfError, PictureDeck, write};

/// Changes whenever the PDF of the same deck is another one.
const VERSION: &[u8] = b"slides.pdf 3";

/// The PDF of a deck of pictures, made when somebody needs its bytes.
pub struct SlidesPdf(pub PictureDeck);

impl Recipe for SlidesPdf {
    fn make(&self) -> Result<Vec<u8>, Diagnostic> {
        self.make_and_warn().map(|made| made.bytes)
    }

    fn make_and_warn(&self) -> Result<Made, Diagnostic> {
        let mut bytes = Vec::new();
        let mut warnings = write(&self.0, &mut bytes).map_err(|error| match error {
            PdfError::Output(error) => failed(&error.to_string()),
            PdfError::Library(error) => failed(&error),
        })?;
        // A build has its own warnings about alt texts.
        warnings.retain(|warning| warning.kind != "pdf-without-alt");
        Ok(Made { bytes, warnings })
    }

    fn state(&self) -> Option<u64> {
        let stamp = |page: &crate::export::pdf::PicturePage| page.content.stamp().map(|stamp| format!("{stamp:?}"));
        let state = self.0.state(stamp)?;
        Some(Digest::of_parts(&[VERSION, state.as_bytes()]).to_u64())
    }

    fn origin(&self) -> Option<Digest> {
        let state = self.0.state(|page| Some(page.content.digest().ok()?.to_string()))?;
        Some(Digest::of_parts(&[VERSION, state.as_bytes()]))
    }
}

fn failed(why: &str) -> Diagnostic {
    Diagnostic::error("slides-pdf", format!("`slides.pdf` cannot be made: {why}"))
}

impl fmt::Debug for SlidesPdf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SlidesPdf({:?})", self.0.title)
    }
}
