use crate::base::Diagnostic;
use crate::base::data::typed::checked;
use crate::base::data::{Field, Mistakes, shown};
use crate::talk::meta::{lang, slug_rule};

/// Reads the tag of a language. Anything else is an error; what no language has is a warning.
pub(super) fn language(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<String> {
    let tag = checked(mistakes, field, |text| match lang::is_language_tag(text) {
        true => Ok(text.to_owned()),
        false => Err(lang::no_language_tag(text)),
    })?;
    if let Some(warning) = lang::no_code(&tag) {
        mistakes.add(warning, &field.value_range);
    }
    Some(tag)
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

/// Checks an address at which readers can reach the author.
///
/// # Errors
/// If it is neither an e-mail address or phone number with its scheme, nor the address of a page.
pub(super) fn contact(text: &str) -> Result<String, Diagnostic> {
    let address = text.trim();
    let after = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let is_mail = |mail: &str| mail.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
    let has_blank = address.contains(|c: char| c.is_whitespace() || c.is_control());
    let is_page = address.starts_with('/')
        || ["https://", "http://", "tel:"].into_iter().any(|s| after(s) && address.len() > s.len());
    if !has_blank && (is_page || (after("mailto:") && is_mail(&address["mailto:".len()..]))) {
        return Ok(address.to_owned());
    }
    let message = format!("`{}` is not an address for readers", shown(text));
    let hint = match is_mail(address) && !address.contains(':') && !has_blank {
        true => format!("did you mean `mailto:{}`?", shown(address)),
        false => "use `mailto:you@example.org`, `https://…`, or a path of your site that begins with `/`".to_owned(),
    };
    Err(Diagnostic::error("contact", message).hint(hint))
}
