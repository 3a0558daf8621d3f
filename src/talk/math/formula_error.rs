/// Why a formula cannot be typeset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaError {
    /// A position in the LaTeX, in bytes.
    pub at: usize,
    /// What is wrong there, as the end of a sentence.
    pub reason: String,
}
