//! Which names in a site's folder belong to the site.

use crate::base::SitePath;

/// Whether a file of this name does not belong to the site: files that editors and systems leave behind.
pub(super) fn is_ignored(path: &SitePath) -> bool {
    let name = path.file_name();
    let is_leftover = name.ends_with('~') || name.starts_with(".#") || name.ends_with(".swp") || name == "4913";
    let is_leftover = is_leftover
        || name.starts_with("._")
        || ["Thumbs.db", "ehthumbs.db", "desktop.ini"].iter().any(|other| name.eq_ignore_ascii_case(other));
    let is_private = match path.strip_folder("static") {
        // `.nojekyll` and `.well-known/` are there to be published.
        Some(_) => [".git", ".DS_Store", super::cache::FOLDER].contains(&name),
        None => name.starts_with('.'),
    };
    is_leftover || is_private
}
