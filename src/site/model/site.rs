use std::collections::{BTreeSet, HashMap};
use std::ops::Deref;

use crate::base::{Content, SitePath};
use crate::site::images::ground::Ground;
use crate::site::images::metadata::without_metadata;
use crate::site::images::size::ImageSize;
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::Subject;
use crate::site::model::destination::Destination;
use crate::site::model::link_origin::LinkOrigin;
use crate::site::model::links::Links;
use crate::site::model::output_paths::OutputPaths;
use crate::site::model::published_captions::published_captions;
use crate::site::model::recording::Recording;

/// A catalogue whose addresses, links and images have been checked: all that pages are made from. Never changes.
///
/// It reads like its [`Catalogue`], to which it adds what only a checked site has.
#[derive(Debug)]
pub struct Site {
    /// The documents.
    pub catalogue: Catalogue,
    /// What a link can lead to.
    pub links: Links,
    /// Where each output writes its files.
    pub outputs: OutputPaths,
    /// The sizes of the images that documents show, by source path.
    pub images: HashMap<SitePath, ImageSize>,
    /// The widths in which images are available besides their own, narrowest first, by source path.
    pub variants: HashMap<SitePath, Vec<u32>>,
    /// What is behind the images that may be transparent, by source path.
    pub grounds: HashMap<SitePath, Ground>,
    /// The source paths of the images that are published without their metadata.
    pub without_metadata: BTreeSet<SitePath>,
    /// The source paths of the WebVTT files that are captions of a recording or film.
    pub captions: BTreeSet<SitePath>,
    /// The recordings of talks, by the index of their entry; the main one of each is the first.
    pub recordings: HashMap<usize, Vec<Recording>>,
}

impl Site {
    /// Where the page of the entry is written.
    pub fn output(&self, index: usize) -> &SitePath {
        &self.entries[index].output
    }

    /// Where the output called `output` writes its file about `subject`, if it writes one.
    pub fn path_of(&self, output: &str, subject: Subject) -> Option<&SitePath> {
        self.outputs.get(output, subject)
    }

    /// The recordings of the entry, the main one first.
    pub fn recordings(&self, index: usize) -> &[Recording] {
        self.recordings.get(&index).map_or(&[], Vec::as_slice)
    }

    /// The file at the source path `path`, whose content is `content`, as it is published.
    pub fn published(&self, path: &SitePath, content: &Content) -> Content {
        if self.without_metadata.contains(path) {
            return without_metadata(path, content);
        }
        published_captions(path, content, self.captions.contains(path)).unwrap_or_else(|| content.clone())
    }

    /// Finds where a link leads.
    pub fn resolve(&self, target: &str, from: LinkOrigin<'_>) -> Destination {
        self.links.resolve(&self.entries, target, from)
    }
}

impl Deref for Site {
    type Target = Catalogue;

    fn deref(&self) -> &Catalogue {
        &self.catalogue
    }
}
