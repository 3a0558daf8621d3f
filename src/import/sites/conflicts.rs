//! Gives each document an address of its own, and aliases for those that it had.

use std::collections::{BTreeMap, BTreeSet};

use super::address::file_of;
use super::doc::Doc;
use super::patterns::Patterns;
use super::setting::Setting;
use crate::base::SitePath;
use crate::base::slug::slug;
use crate::talk::meta::file_name::default_slug;

/// Sets slugs and aliases, so that each old address answers. Returns how many aliases were added.
pub(super) fn settle(docs: &mut [Doc], patterns: &Patterns) -> usize {
    let mut taken: BTreeMap<SitePath, usize> = BTreeMap::new();
    // How often each slug was made.
    let mut made: BTreeMap<String, usize> = BTreeMap::new();
    let order = || (0..docs.len()).collect::<Vec<usize>>();
    // Those that are published come first.
    let mut order = order();
    order.sort_by_key(|index| docs[*index].is_private);
    for index in order {
        let doc = &mut docs[index];
        if doc.is_home() {
            continue;
        }
        let pattern = patterns.of(doc);
        let date = doc.date;
        let of_address = doc.addresses.first().filter(|_| !doc.has_own_address);
        let of_address = of_address.and_then(|address| pattern.slug_of(address, date)).map(str::to_owned);
        if let Some(wanted) = of_address.or_else(|| doc.wanted_slug.clone()).filter(|wanted| *wanted != doc.slug()) {
            doc.set("slug", Setting::Text(wanted));
        }
        let plain = slug(&doc.slug());
        while let Some(file) = file_of(&pattern.expand(&doc.slug(), date)) {
            if *taken.entry(file).or_insert(index) == index || !pattern.tells_apart() {
                break;
            }
            let folder = doc.target.folder().rsplit('/').next().map(slug).unwrap_or_default();
            let other = format!("{folder}-{plain}");
            let number = made.entry(other.clone()).or_default();
            *number += 1;
            let other = if *number == 1 { other } else { format!("{other}-{number}") };
            doc.set("slug", Setting::Text(other));
        }
        let is_default = default_slug(&doc.target).is_some_and(|default| default == doc.slug());
        if doc.get("slug").is_none() && is_default {
            doc.settings.retain(|(key, _)| key != "slug");
        }
    }
    add_aliases(docs, patterns, taken)
}

fn add_aliases(docs: &mut [Doc], patterns: &Patterns, mut taken: BTreeMap<SitePath, usize>) -> usize {
    let mut count = 0;
    // What authors wrote comes first.
    for (index, doc) in docs.iter().enumerate() {
        for file in doc.texts("aliases").iter().filter_map(|alias| file_of(alias)) {
            taken.entry(file).or_insert(index);
        }
    }
    for (index, doc) in docs.iter_mut().enumerate() {
        if doc.is_private {
            continue;
        }
        let own = if doc.is_home() { None } else { file_of(&patterns.of(doc).expand(&doc.slug(), doc.date)) };
        let known = written(doc);
        let mut files: BTreeSet<SitePath> = known.iter().filter_map(|alias| file_of(alias)).chain(own).collect();
        let mut added = Vec::new();
        for address in doc.addresses.iter().chain(&doc.aliases) {
            let Some(file) = file_of(address) else { continue };
            if *taken.entry(file.clone()).or_insert(index) == index && files.insert(file) {
                added.push(address.clone());
            }
        }
        if !added.is_empty() {
            count += added.len();
            doc.set("aliases", Setting::List(known.into_iter().chain(added).collect()));
        }
    }
    count
}

/// The aliases in the front matter, each alone.
fn written(doc: &Doc) -> Vec<String> {
    if let Some((_, Setting::List(aliases))) = doc.settings.iter().find(|(key, _)| key == "aliases") {
        return aliases.clone();
    }
    let is_list = doc.fields.get("aliases").is_some_and(|field| field.value.as_text().is_none());
    let texts = doc.texts("aliases");
    match is_list {
        true => texts,
        false => texts
            .iter()
            .flat_map(|text| text.split(','))
            .map(|alias| alias.trim().to_owned())
            .filter(|a| !a.is_empty())
            .collect(),
    }
}
