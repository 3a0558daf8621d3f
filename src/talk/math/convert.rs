use std::sync::LazyLock;

use math_core::{LatexError, LatexToMathML, MathCoreConfig, MathDisplay};

use super::allowed::is_allowed;
use super::nesting::too_deep;
use super::rewriting::rewrite;
use super::{FormulaError, FormulaKind};

/// A formula that is longer, in bytes, is not typeset.
const MAX_LENGTH: usize = 10_000;

/// Commands that math-core does not know, by those that it knows.
const MACROS: [(&str, &str); 18] = [
    ("boxed", r"\begin{array}{|c|}\hline #1\\\hline\end{array}"),
    ("fbox", r"\begin{array}{|c|}\hline \text{#1}\\\hline\end{array}"),
    ("substack", r"\begin{subarray}{c}#1\end{subarray}"),
    ("pmb", r"\boldsymbol{#1}"),
    ("mathbbm", r"\mathbb{#1}"),
    ("mathds", r"\mathbb{#1}"),
    ("nicefrac", r"{#1}/{#2}"),
    ("sfrac", r"{#1}/{#2}"),
    ("dv", r"\frac{d #1}{d #2}"),
    ("pdv", r"\frac{\partial #1}{\partial #2}"),
    ("dotsb", r"\cdots"),
    ("dotsc", r"\ldots"),
    ("dotsi", r"\cdots"),
    ("dotsm", r"\cdots"),
    ("dotso", r"\ldots"),
    ("TeX", r"\text{TeX}"),
    ("LaTeX", r"\text{LaTeX}"),
    ("KaTeX", r"\text{KaTeX}"),
];

/// Computed once: reading the macros takes longer than most formulas.
static CONVERTER: LazyLock<LatexToMathML> = LazyLock::new(|| {
    let macros = MACROS.iter().map(|(name, meaning)| ((*name).to_owned(), (*meaning).to_owned())).collect();
    // All browsers draw what is "unreliable": it is a matter of some pixels.
    let config = MathCoreConfig { macros, allow_unreliable_rendering: true, ..MathCoreConfig::default() };
    LatexToMathML::new(config).unwrap_or_default()
});

/// The MathML of `latex`.
pub(super) fn convert(latex: &str, kind: FormulaKind) -> Result<String, FormulaError> {
    if latex.len() > MAX_LENGTH {
        return Err(FormulaError { at: 0, reason: format!("it is longer than {MAX_LENGTH} bytes") });
    }
    let rewritten = rewrite(latex);
    if let Some(at) = too_deep(&rewritten.latex) {
        return Err(FormulaError { at: rewritten.original(at), reason: "it is nested too deeply".into() });
    }
    let display = match kind {
        FormulaKind::Inline => MathDisplay::Inline,
        FormulaKind::Display => MathDisplay::Block,
    };
    let converted = CONVERTER.convert_with_local_state(&rewritten.latex, display).map_err(|error| FormulaError {
        at: rewritten.original(error.0.start).min(latex.len()),
        reason: reason(&error),
    })?;
    let mathml = match rewritten.size {
        Some(size) => converted.mathml.replacen("<math", &format!("<math style=\"font-size:{size}em\""), 1),
        None => converted.mathml,
    };
    match is_allowed(&mathml) {
        true => Ok(mathml),
        false => Err(FormulaError { at: 0, reason: "a formula cannot contain links or HTML".into() }),
    }
}

/// The message of math-core as the end of a sentence of our own.
fn reason(error: &LatexError) -> String {
    let message = error.error_message();
    // A second sentence is for the developers of math-core.
    let first = message.split(". ").next().unwrap_or_default().trim_end_matches('.');
    let mut chars = first.chars();
    let start = chars.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    format!("{start}{}", chars.as_str().replace('"', "`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn macros_are_read() {
        let macros = MACROS.map(|(name, meaning)| (name.to_owned(), meaning.to_owned())).into();
        assert!(LatexToMathML::new(MathCoreConfig { macros, ..MathCoreConfig::default() }).is_ok());
    }
}
