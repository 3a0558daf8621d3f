use crate::base::Diagnostic;
use crate::base::data::shown;
use crate::base::url::scheme;

/// An absolute `http` or `https` URL with a `/` at its end.
///
/// # Errors
/// If `text` is another kind of URL, has a query or fragment, or contains a character that URLs must not contain.
pub(super) fn normalised(text: &str) -> Result<String, Diagnostic> {
    let web = matches!(scheme(text).as_deref(), Some("http" | "https"));
    let rest = text.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split('/').next().unwrap_or_default();
    let strange =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '?' | '#' | '\\' | '"' | '<' | '>' | '@');
    if !web || host.is_empty() || host.starts_with(':') || text.contains(strange) {
        let message = format!("`{}` is not an absolute address", shown(text));
        return Err(
            Diagnostic::error("base-url", message).hint("write an address such as `https://example.org/talks/`")
        );
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}
