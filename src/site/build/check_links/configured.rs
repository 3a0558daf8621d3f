use crate::base::{Diagnostic, SitePath, url};
use crate::site::build::check_links::messages::{broken_link, wrong_anchor};
use crate::site::build::check_links::role::Role;
use crate::site::model::config::Config;
use crate::site::model::destination::Destination;
use crate::site::model::entry::Entry;
use crate::site::model::link_origin::LinkOrigin;
use crate::site::model::links::Links;

/// How many broken addresses get a suggestion: finding one compares all paths of the site.
const SUGGESTIONS: usize = 20;

/// Warnings about the addresses in the configuration that lead nowhere. All of them are paths from the root of the site.
pub fn configured(config: &Config, entries: &[Entry], links: &Links) -> Vec<Diagnostic> {
    let Some(home) = SitePath::new("index.html") else { return Vec::new() };
    let mut found = Vec::new();
    for address in &config.origins.addresses {
        let target = address.url.trim();
        if url::is_remote(target) || url::is_dangerous(target) || target.starts_with('#') {
            continue;
        }
        let from_root = format!("/{}", target.trim_start_matches('/'));
        let warning = match links.resolve(entries, &from_root, LinkOrigin::of_page(&home)) {
            Destination::Nowhere(reason) => {
                let path = target.split(['?', '#']).next().unwrap_or(target);
                let is_suggested = found.len() < SUGGESTIONS;
                let nearest = is_suggested.then(|| links.nearest(&url::decode_path(path))).flatten();
                let role =
                    if address.key == "portrait" { Role::PictureKey("portrait") } else { Role::Setting(address.key) };
                broken_link(role, target, &reason, nearest)
            }
            Destination::WrongAnchor(_, _, near) => wrong_anchor(target, near.as_deref()),
            _ => continue,
        };
        found.push(warning.at(address.place.clone()));
    }
    found
}
