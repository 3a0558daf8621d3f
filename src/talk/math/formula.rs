use super::convert::convert;
use super::{FormulaError, FormulaKind};
use crate::base::Styles;
use crate::talk::html::escape_into;

/// A formula of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// Valid MathML, unless it cannot be typeset.
    mathml: Option<Box<str>>,
    /// As written, with its dollar signs.
    source: Box<str>,
    kind: FormulaKind,
}

impl Formula {
    /// Reads `latex`, and says what is wrong if it cannot be typeset.
    pub fn read(latex: &str, kind: FormulaKind) -> (Formula, Option<FormulaError>) {
        let mark = kind.mark();
        let (mathml, error) = match convert(latex, kind) {
            Ok(mathml) => (Some(mathml.into()), None),
            Err(error) => (None, Some(error)),
        };
        (Formula { mathml, source: format!("{mark}{latex}{mark}").into(), kind }, error)
    }

    /// Puts classes of `styles` in place of attributes `style`.
    pub fn move_styles(&mut self, styles: &mut Styles) {
        const STYLE: &str = " style=\"";
        const CLASS: &str = " class=\"";
        let Some(mathml) = self.mathml.as_deref().filter(|mathml| mathml.contains(STYLE)) else { return };
        let mut out = String::with_capacity(mathml.len());
        // Nothing in MathML of math-core has a `<` or `>` that is not part of a tag.
        for part in mathml.split_inclusive('>') {
            let Some((before, (style, after))) =
                part.split_once(STYLE).and_then(|(before, rest)| Some((before, rest.split_once('"')?)))
            else {
                out.push_str(part);
                continue;
            };
            let class = styles.class(style.trim_end_matches(';'));
            let tag = format!("{before}{after}");
            match tag.find(CLASS).map(|at| at + CLASS.len()) {
                Some(at) => out.push_str(&format!("{}{class} {}", &tag[..at], &tag[at..])),
                None => out.push_str(&format!("{before}{CLASS}{class}\"{after}")),
            }
        }
        self.mathml = Some(out.into());
    }

    /// As written, with its dollar signs.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether it could be typeset.
    pub fn is_typeset(&self) -> bool {
        self.mathml.is_some()
    }

    /// Writes it as a page shows it: as code if it cannot be typeset.
    pub fn write(&self, out: &mut String) {
        match (&self.mathml, self.kind) {
            (None, _) => self.write_source(out),
            (Some(mathml), FormulaKind::Inline) => out.push_str(mathml),
            (Some(mathml), FormulaKind::Display) => {
                // A formula that is too wide scrolls, and keys must reach what scrolls.
                out.push_str("<span class=\"formula\" tabindex=\"0\">");
                out.push_str(mathml);
                out.push_str("</span>");
            }
        }
    }

    /// Writes it for readers that may not know MathML.
    pub fn write_source(&self, out: &mut String) {
        out.push_str("<code>");
        escape_into(out, &self.source);
        out.push_str("</code>");
    }
}
