use std::collections::BTreeSet;

use crate::base::{Diagnostic, SitePath, url};

/// What is not in the file.
#[derive(Debug, Default)]
pub struct LeftOut {
    /// The names of films, which are expected beside it.
    films: BTreeSet<String>,
    /// The addresses of what it would load from elsewhere.
    pub addresses: BTreeSet<String>,
}

impl LeftOut {
    /// Adds a film, and returns its address beside the file.
    pub fn film(&mut self, path: &SitePath) -> String {
        self.films.insert(path.file_name().to_owned());
        url::encode_path(path.file_name())
    }

    /// Adds what an address would load.
    pub fn add(&mut self, address: &str) {
        if !address.is_empty() {
            self.addresses.insert(address.to_owned());
        }
    }

    /// A warning for each.
    pub fn warnings(&self) -> Vec<Diagnostic> {
        let film = |name: &String| {
            let message = format!("`{name}` is not in the file");
            Diagnostic::warning("not-exported", message).hint("put it beside the file, under this name")
        };
        let other = |address: &String| {
            let message = format!("`{address}` is not in the file, because the file loads nothing");
            Diagnostic::warning("not-exported", message).hint("save it beside the talk, if you may")
        };
        self.films.iter().map(film).chain(self.addresses.iter().map(other)).collect()
    }
}
