use std::collections::BTreeSet;

use crate::base::{Content, Diagnostic, Files, Memo, Place, SitePath, Stamp};
use crate::site::build::image_key::{is_image, stamp};
use crate::site::images::metadata::{MetadataFacts, has_position};
use crate::site::model::config::Metadata;
use crate::site::model::routes::Owner;
use crate::site::model::site::Site;

/// Finds out which pictures are published without their metadata, and warns of positions in others. Between builds it remembers
/// what it read in files that have not changed.
#[derive(Debug, Default)]
pub struct MetadataReader {
    shown: Memo<(SitePath, Option<Stamp>), MetadataFacts>,
    others: Memo<(SitePath, Option<Stamp>), bool>,
}

impl MetadataReader {
    /// Notes which of the files that the site shows as images lose their metadata.
    pub fn note_shown(
        &mut self,
        site: &mut Site,
        shown: &BTreeSet<SitePath>,
        files: &Files,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        if site.config.metadata == Metadata::Keep {
            return;
        }
        let key = |(path, content): &(SitePath, &Content)| (path.clone(), stamp(content));
        let of = |path: &SitePath| Some((path.clone(), files.get(path.as_str())?));
        let pictures: Vec<(SitePath, &Content)> = shown.iter().filter_map(of).collect();
        let facts = self.shown.all(&pictures, key, |(_, content)| MetadataFacts::read(content));
        for ((path, _), facts) in pictures.iter().zip(facts) {
            match *facts {
                MetadataFacts::Removable => drop(site.without_metadata.insert(path.clone())),
                MetadataFacts::Damaged => {
                    site.without_metadata.insert(path.clone());
                    // Otherwise another warning says so.
                    diagnostics.extend(site.images.contains_key(path).then(|| damaged(path)));
                }
                MetadataFacts::OtherFormat { has_position } => {
                    diagnostics
                        .extend(has_position.then(|| position(path, "its format is not one that can be changed")));
                }
            }
        }
        let others: Vec<(SitePath, &Content)> = site
            .links
            .routes
            .iter()
            .filter_map(|(_, owner)| match owner {
                Owner::File(source) if is_image(source.extension()) && !shown.contains(source) => of(source),
                _ => None,
            })
            .collect();
        let positions = self.others.all(&others, key, |(_, content)| has_position(content));
        let with_position = others.iter().zip(positions).filter(|(_, has_position)| **has_position);
        diagnostics.extend(with_position.map(|((path, _), _)| position(path, "no document shows it")));
    }
}

fn position(path: &SitePath, why: &str) -> Diagnostic {
    let message = format!("this picture says where it was taken, and is published as it is because {why}");
    Diagnostic::warning("picture-position", message)
        .hint("remove its metadata, or set `metadata = \"keep\"` in the [output] section of talkpress.toml")
        .at(Place::file(path))
}

fn damaged(path: &SitePath) -> Diagnostic {
    let message = "this image is damaged: what is not recognised as part of a picture is left out of it";
    Diagnostic::warning("image-damaged", message).hint("save it again with an image editor").at(Place::file(path))
}
