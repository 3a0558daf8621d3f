//! Finds the talk that a command names.

use std::path::Path;

use super::stop::Stop;
use crate::base::diagnostic::did_you_mean;
use crate::io::disk;
use crate::site::model::entry::Entry;
use crate::talk::Kind;

/// The index of the talk `name` of the site at `root`: a slug, or the path of a file or its folder.
///
/// # Errors
/// There is no such talk, or there are several.
pub fn find_talk(root: &Path, entries: &[Entry], name: &str) -> Result<usize, Stop> {
    let at = |path: &str| entries.iter().position(|entry| entry.document.path.as_str() == path);
    let typed = name.trim_end_matches('/').trim_start_matches("./");
    let on_disk = [Path::new(name).to_owned(), root.join(name)].into_iter().find_map(|path| disk::inside(root, &path));
    let on_disk = on_disk.map(|path| path.to_string_lossy().replace('\\', "/"));
    let paths = [Some(typed.to_owned()), on_disk];
    let files = |path: String| {
        [path.clone(), format!("{path}/index.md"), format!("content/{path}"), format!("content/{path}/index.md")]
    };
    if let Some(found) = paths.into_iter().flatten().flat_map(files).find_map(|path| at(&path)) {
        return Ok(found);
    }
    let has_name = |entry: &&Entry| entry.slug == typed;
    let mut named: Vec<&Entry> = entries.iter().filter(has_name).collect();
    if named.iter().any(|entry| entry.kind() == Kind::Talk) {
        named.retain(|entry| entry.kind() == Kind::Talk);
    }
    match named[..] {
        [only] => at(only.document.path.as_str()).ok_or_else(|| unknown(entries, typed)),
        [] => Err(unknown(entries, typed)),
        _ => {
            let paths: Vec<String> = named.iter().map(|entry| format!("`{}`", entry.document.path)).collect();
            Err(Stop::Usage(format!("`{typed}` can be {}: use one of these paths", paths.join(" or "))))
        }
    }
}

fn unknown(entries: &[Entry], name: &str) -> Stop {
    let talks = || entries.iter().filter(|entry| entry.kind() == Kind::Talk).map(|entry| entry.slug.as_str());
    let stem = name.rsplit('/').next().unwrap_or(name);
    let longer = || talks().find(|slug| stem.len() > 3 && (slug.contains(stem) || stem.contains(slug)));
    match did_you_mean(stem, talks()).or_else(longer) {
        Some(near) => Stop::Usage(format!("there is no talk `{name}`; did you mean `{near}`?")),
        None => Stop::Usage(format!("there is no talk `{name}`; `talkpress status` lists all documents")),
    }
}
