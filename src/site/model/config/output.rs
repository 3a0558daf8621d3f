use crate::base::data::shown;
use crate::base::slug::fold;
use crate::base::{Diagnostic, SitePath};

/// Folders with another purpose, such as the sources of the site.
const TAKEN: [&str; 5] = ["content", "static", "themes", ".talkpress", ".git"];

/// The default output folder.
pub(super) fn default_dir() -> SitePath {
    // A path is refused only if it is empty or leads out of the site.
    SitePath::new("public").expect("one plain word is a path")
}

/// Checks the path of the output folder.
///
/// # Errors
/// If it is outside the site, or has another purpose.
pub(super) fn dir(text: &str) -> Result<SitePath, Diagnostic> {
    let relative = !text.starts_with('/') && !text.contains(['\\', ':']) && !text.chars().any(char::is_control);
    let stays = text.split('/').all(|part| part != "..");
    let path = SitePath::new(text).filter(|_| relative && stays);
    if text == "~" || text.starts_with("~/") {
        let message =
            format!("`{}` is not a folder inside the site: `~` is not replaced by your home folder", shown(text));
        let hint = "write it as `public`, or pass the folder to `build -o`";
        return Err(Diagnostic::error("output-dir", message).hint(hint));
    }
    let Some(path) = path else {
        let message = format!("`{}` is not a folder inside the site", shown(text));
        return Err(Diagnostic::error("output-dir", message).hint("use a folder such as `public`"));
    };
    let first = fold(path.as_str().split('/').next().unwrap_or_default());
    match TAKEN.contains(&first.as_str()) {
        true => {
            let message = format!("`{}` cannot be the output folder: `{first}` has another purpose", shown(text));
            Err(Diagnostic::error("output-dir", message).hint("use a folder such as `public`"))
        }
        false => Ok(path),
    }
}
