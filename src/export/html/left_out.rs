use std::collections::{BTreeMap, BTreeSet};

use crate::base::slug::fold;
use crate::base::{Diagnostic, SitePath, url};

/// What is not in the file.
#[derive(Debug, Default)]
pub struct LeftOut {
    /// The names under which films are expected beside it.
    films: BTreeMap<SitePath, String>,
    /// These names in the form in which file systems compare them.
    names: BTreeSet<String>,
    /// Attributes and addresses that are scripts.
    blocked: BTreeSet<String>,
    /// The addresses of what it would load from elsewhere.
    pub addresses: BTreeSet<String>,
}

impl LeftOut {
    /// Adds a film, and returns its address beside the file. Of two films with one name, the second is named after its folders, too.
    pub fn film(&mut self, path: &SitePath) -> String {
        if let Some(name) = self.films.get(path) {
            return url::encode_path(name);
        }
        let whole = path.as_str().replace('/', "-");
        let others = (2..).map(|n| format!("{n}-{whole}"));
        let mut all = [path.file_name().to_owned(), whole.clone()].into_iter().chain(others);
        // `others` has no end.
        let name = all.find(|name| self.names.insert(fold(name))).unwrap_or_default();
        self.films.insert(path.clone(), name.clone());
        url::encode_path(&name)
    }

    /// Adds a script that is not in a `<script>`, by the name of its attribute or by its scheme.
    pub fn block(&mut self, name: &str) {
        self.blocked.insert(name.to_owned());
    }

    /// Adds what an address would load.
    pub fn add(&mut self, address: &str) {
        if !address.is_empty() {
            self.addresses.insert(address.to_owned());
        }
    }

    /// A warning for each.
    pub fn warnings(&self) -> Vec<Diagnostic> {
        let film = |(path, name): (&SitePath, &String)| {
            let (shown, hint) = match path.file_name() == name {
                true => (name.as_str(), "put it beside the file, under this name".to_owned()),
                false => (path.as_str(), format!("put it beside the file as `{name}`: another one has its name")),
            };
            Diagnostic::warning("not-exported", format!("`{shown}` is not in the file")).hint(hint)
        };
        let blocked = |name: &String| {
            let message = format!("`{name}` is left out, because the file runs no scripts outside `<script>`");
            Diagnostic::warning("not-exported", message).hint("call `addEventListener` in a `<script>` instead")
        };
        let other = |address: &String| {
            let message = format!("`{address}` is not in the file, because the file loads nothing");
            Diagnostic::warning("not-exported", message).hint("save it beside the talk, if you may")
        };
        let films = self.films.iter().map(film);
        films.chain(self.addresses.iter().map(other)).chain(self.blocked.iter().map(blocked)).collect()
    }
}
