//! `sortorder` is text; `order` is its rank.

use std::collections::BTreeSet;

use crate::import::sites::doc::Doc;
use crate::import::sites::setting::Setting;

/// Gives each document with a `sortorder` its rank among all of them.
pub(super) fn add(docs: &mut [Doc]) {
    let keys: BTreeSet<String> = docs.iter().filter_map(|doc| doc.get("sortorder").map(str::to_owned)).collect();
    let ranks: std::collections::BTreeMap<String, usize> = keys.into_iter().zip(1..).collect();
    for doc in docs.iter_mut().filter(|doc| doc.fields.get("order").is_none()) {
        if let Some(rank) = doc.get("sortorder").and_then(|key| ranks.get(key)) {
            doc.set("order", Setting::Number(*rank));
        }
    }
}
