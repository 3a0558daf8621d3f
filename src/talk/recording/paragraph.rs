/// A paragraph of what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Who begins to speak here, if the captions have several voices.
    pub voice: Option<String>,
    /// The words.
    pub text: String,
}
