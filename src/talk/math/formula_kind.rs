/// Where a formula is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormulaKind {
    /// In a line of text, between `$` and `$`.
    Inline,
    /// On lines of its own, between `$$` and `$$`.
    Display,
}

impl FormulaKind {
    /// What is at each end of the formula.
    pub fn mark(self) -> &'static str {
        match self {
            FormulaKind::Inline => "$",
            FormulaKind::Display => "$$",
        }
    }
}
