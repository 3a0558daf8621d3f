use crate::base::data::shown;
use crate::base::slug::fold;
use crate::base::{Diagnostic, SitePath};

/// Folders a site is read from, or that are not its own.
const TAKEN: [&str; 5] = ["content", "static", "themes", ".talkpress", ".git"];

/// Where the site is written if nothing is said.
pub(super) fn default_dir() -> SitePath {
    // A path is refused only where it is empty or leaves the site.
    SitePath::new("public").expect("one plain word is a path")
}

/// A folder of the site that holds nothing but output.
///
/// # Errors
/// Where it would lie outside the site, or hold its sources.
pub(super) fn dir(text: &str) -> Result<SitePath, Diagnostic> {
    let relative = !text.starts_with('/') && !text.contains(['\\', ':']) && !text.chars().any(char::is_control);
    let stays = text.split('/').all(|part| part != "..");
    let path = SitePath::new(text).filter(|_| relative && stays);
    let Some(path) = path else {
        let message = format!("`{}` is no folder inside the site", shown(text));
        return Err(Diagnostic::error("output-dir", message).hint("write it as `public`"));
    };
    let first = fold(path.as_str().split('/').next().unwrap_or_default());
    match TAKEN.contains(&first.as_str()) {
        true => {
            let message = format!("the site cannot be written to `{}`: `{first}` is not for output", shown(text));
            Err(Diagnostic::error("output-dir", message).hint("write it as `public`"))
        }
        false => Ok(path),
    }
}
