use std::collections::BTreeMap;

use crate::base::SitePath;
use crate::base::slug::slug;
use crate::talk::meta::folder_name::folder_name;
use crate::talk::{Document, Kind};

/// The slugs of the talks that are named after their folders, by source path. If several take the name of one folder, all but
/// the first add their own.
pub fn folder_slugs<'d>(documents: impl Iterator<Item = &'d Document>) -> BTreeMap<SitePath, String> {
    let is_candidate = |document: &&Document| document.kind == Kind::Talk && document.meta.slug.is_none();
    let mut by_folder: BTreeMap<&str, Vec<(usize, &SitePath, String)>> = BTreeMap::new();
    for document in documents.filter(is_candidate) {
        if let Some(found) = folder_name(&document.path) {
            by_folder.entry(found.folder).or_default().push((found.rank, &document.path, found.slug()));
        }
    }
    let mut slugs = BTreeMap::new();
    for talks in by_folder.values_mut() {
        talks.sort();
        for (at, (_, path, of_folder)) in talks.iter().enumerate().filter(|(_, (.., slug))| !slug.is_empty()) {
            let slug = if at == 0 { of_folder.clone() } else { format!("{of_folder}-{}", slug(path.stem())) };
            slugs.insert((*path).clone(), slug);
        }
    }
    slugs
}
