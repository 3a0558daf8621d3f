use crate::base::Diagnostic;
use crate::base::data::shown;

/// `[output] metadata`: what is done with the metadata of pictures that documents show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Metadata {
    /// They are left out.
    #[default]
    Strip,
    /// The pictures are copied as they are.
    Keep,
}

impl Metadata {
    /// The value that `text` names.
    ///
    /// # Errors
    /// If it names none.
    pub(super) fn parse(text: &str) -> Result<Metadata, Diagnostic> {
        match text {
            "strip" => Ok(Metadata::Strip),
            "keep" => Ok(Metadata::Keep),
            _ => Err(Diagnostic::error("metadata", format!("`{}` is not a way to treat metadata", shown(text)))
                .hint("use `strip` or `keep`")),
        }
    }
}
