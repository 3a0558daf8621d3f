use crate::base::url::{decode_path, is_remote};
use crate::base::{Diagnostic, Files, SitePath};
use crate::site::model::catalogue::Catalogue;

/// The page that becomes a single file, in its site.
pub struct Place<'a> {
    /// Its path in the output.
    pub page: &'a SitePath,
    /// The files of the site.
    pub output: &'a Files,
    /// The site.
    pub catalogue: &'a Catalogue,
}

/// Where an address in the page leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// To another site, or to no place at all: the address is as it was.
    Elsewhere,
    /// To a place on the page, as `#x`, or to the page as a whole if that is empty.
    Here(String),
    /// To a file of the site, and `?…#…`.
    File(SitePath, String),
    /// To a path at which the site has nothing.
    Missing(SitePath, String),
}

impl<'a> Place<'a> {
    /// Finds where `address` leads as seen from the file `from`.
    pub fn goal(&self, from: &SitePath, address: &str) -> Goal {
        let address = address.trim();
        if is_remote(address) {
            return Goal::Elsewhere;
        }
        let (path, tail) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
        if path.is_empty() {
            return Goal::Here(tail.to_owned());
        }
        let decoded = decode_path(path);
        let found = match decoded.starts_with('/') {
            true => SitePath::new(&decoded),
            false => from.sibling(&decoded),
        };
        let is_folder = decoded.ends_with('/') || decoded.ends_with("..") || decoded == ".";
        // The root itself is not a path of a file.
        let index = match &found {
            Some(folder) => folder.join("index.html"),
            None => SitePath::new("index.html"),
        };
        let (Some(path), Some(index)) = (found.or_else(|| index.clone()), index) else { return Goal::Elsewhere };
        let tail = tail.to_owned();
        match () {
            () if index == *self.page || path == *self.page => Goal::Here(tail),
            () if !is_folder && self.output.contains(path.as_str()) => Goal::File(path, tail),
            () if self.output.contains(index.as_str()) => Goal::File(index, tail),
            () => Goal::Missing(if is_folder { index } else { path }, tail),
        }
    }

    /// The text of a file of the site.
    ///
    /// # Errors
    /// If it cannot be read or made.
    pub fn text(&self, path: &SitePath) -> Result<String, Diagnostic> {
        let bytes = self.output.get(path.as_str()).map(|content| content.read()).transpose()?.unwrap_or_default();
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The address of a file of the site for readers elsewhere, if the site has one.
    pub fn absolute(&self, path: &SitePath, tail: &str) -> Option<String> {
        self.catalogue.absolute(path).map(|address| address + tail)
    }
}
