//! Formulas in LaTeX become MathML. The only importer of math-core.
//!
//! Nothing that a formula says may run, load or lead anywhere: [`Formula`] shows only elements and attributes that are on a list.

mod allowed;
mod convert;
mod formula;
mod formula_error;
mod formula_kind;
mod nesting;
mod rewriting;

#[cfg(test)]
mod tests;

pub use formula::Formula;
pub use formula_error::FormulaError;
pub use formula_kind::FormulaKind;
