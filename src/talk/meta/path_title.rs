use super::file_name::document_name;
use super::folder_name::folder_name;
use super::path_date::day_in;
use crate::base::SitePath;

/// The title of a talk without one: the name of its folder, or of its file, without the date.
pub fn title_of(path: &SitePath) -> String {
    let name = match folder_name(path) {
        Some(folder) => folder.name,
        None => {
            let name = document_name(path).unwrap_or_default();
            day_in(name, &[]).map_or(name, |(_, rest)| if rest.is_empty() { name } else { rest })
        }
    };
    let words = if name.contains(' ') { name.to_owned() } else { name.replace(['-', '_'], " ") };
    let mut letters = words.trim().chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
