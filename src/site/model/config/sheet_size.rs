use crate::base::Diagnostic;
use crate::base::data::shown;

/// `[export] paper`: the paper of handouts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SheetSize {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 inches.
    Letter,
}

impl SheetSize {
    /// Its name in CSS.
    pub fn name(self) -> &'static str {
        match self {
            SheetSize::A4 => "A4",
            SheetSize::Letter => "letter",
        }
    }

    /// The value that `text` names.
    ///
    /// # Errors
    /// If it names none.
    pub(super) fn parse(text: &str) -> Result<SheetSize, Diagnostic> {
        match text {
            "a4" => Ok(SheetSize::A4),
            "letter" => Ok(SheetSize::Letter),
            _ => Err(Diagnostic::error("paper", format!("`{}` is not a kind of paper", shown(text)))
                .hint("use `a4` or `letter`")),
        }
    }
}
