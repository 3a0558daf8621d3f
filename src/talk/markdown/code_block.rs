use crate::base::Diagnostic;
use crate::talk::Dialect;

/// A fenced or indented block of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeBlock {
    /// The code, its last line end included.
    pub code: Box<str>,
}

impl CodeBlock {
    pub fn read(_info: &str, code: String, _dialect: &Dialect) -> (CodeBlock, Vec<Diagnostic>) {
        (CodeBlock { code: code.into() }, Vec::new())
    }
}
