/// A line of a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CueLine {
    /// Who says it, if the captions name voices.
    pub voice: Option<String>,
    /// The words, with one space between them.
    pub text: String,
}
