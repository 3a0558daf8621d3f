use crate::base::Diagnostic;
use crate::base::data::shown;
use crate::talk::meta::{lang, slug_rule};

/// Checks the tag of a language.
///
/// # Errors
/// If it is not one.
pub(super) fn language(text: &str) -> Result<String, Diagnostic> {
    match lang::is_language_tag(text) {
        true => Ok(text.to_owned()),
        false => Err(lang::no_language_tag(text)),
    }
}

/// Whether the value of `font` is the theme's own.
///
/// # Errors
/// If it is neither of the two values.
pub(super) fn theme_font(name: &str) -> Result<bool, Diagnostic> {
    match name {
        "theme" => Ok(true),
        "system" => Ok(false),
        _ => {
            let message = format!("`{}` is not a choice of font", shown(name));
            Err(Diagnostic::error("font", message).hint("use `\"theme\"` or `\"system\"`"))
        }
    }
}

/// Checks the name of a theme.
///
/// # Errors
/// If no folder in `themes/` can have that name.
pub(super) fn theme(name: &str) -> Result<String, Diagnostic> {
    match slug_rule::slug_problem(name) {
        None => Ok(name.to_owned()),
        Some(problem) => {
            let message = format!("`{}` cannot be the name of a theme: {problem}", shown(name));
            Err(Diagnostic::error("theme", message).hint("use the name of a folder in `themes/`"))
        }
    }
}
