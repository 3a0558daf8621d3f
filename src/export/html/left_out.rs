use std::collections::{BTreeMap, BTreeSet};

use super::place::Goal;
use super::slide_in_view::SlideInView;
use crate::base::slug::fold;
use crate::base::{Diagnostic, Place, SitePath, url};

/// What is not in the file, each with the slide that shows it first, if one does.
#[derive(Debug, Default)]
pub struct LeftOut {
    /// The slide that is being written.
    pub slide: SlideInView,
    /// The films, by the names under which they are expected beside it.
    films: BTreeMap<SitePath, (String, Option<String>)>,
    /// These names in the form in which file systems compare them.
    names: BTreeSet<String>,
    /// Attributes and addresses that are scripts.
    blocked: BTreeMap<String, Option<String>>,
    /// The addresses of what it would load from elsewhere.
    addresses: BTreeMap<String, Option<String>>,
}

impl LeftOut {
    /// Adds a film, and returns its address beside the file. Of two films with one name, the second is named after its folders, too.
    pub fn film(&mut self, path: &SitePath) -> String {
        if let Some((name, _)) = self.films.get(path) {
            return url::encode_path(name);
        }
        let whole = path.as_str().replace('/', "-");
        let others = (2..).map(|n| format!("{n}-{whole}"));
        let mut all = [path.file_name().to_owned(), whole.clone()].into_iter().chain(others);
        // `others` has no end.
        let name = all.find(|name| self.names.insert(fold(name))).unwrap_or_default();
        self.films.insert(path.clone(), (name.clone(), self.slide.id().map(str::to_owned)));
        url::encode_path(&name)
    }

    /// Adds a script that is not in a `<script>`, by the name of its attribute or by its scheme.
    pub fn block(&mut self, name: &str) {
        self.blocked.entry(name.to_owned()).or_insert_with(|| self.slide.id().map(str::to_owned));
    }

    /// Adds what an address would load.
    pub fn add(&mut self, address: &str) {
        if !address.is_empty() {
            self.addresses.entry(address.to_owned()).or_insert_with(|| self.slide.id().map(str::to_owned));
        }
    }

    /// The same for what is there: a build has its own warning about a file that its site does not have.
    pub fn add_unless_missing(&mut self, address: &str, goal: &Goal) {
        if !matches!(goal, Goal::Missing(..)) {
            self.add(address);
        }
    }

    /// A warning for each. `place` is where a slide begins, or the document.
    pub fn warnings(&self, place: impl Fn(Option<&str>) -> Place) -> Vec<Diagnostic> {
        let warning = |message: String, slide: &Option<String>, hint: String| {
            Diagnostic::warning("not-exported", message).at(place(slide.as_deref())).hint(hint)
        };
        let film = |(path, (name, slide)): (&SitePath, &(String, Option<String>))| {
            let (shown, hint) = match path.file_name() == name {
                true => (name.as_str(), "put it beside the file, under this name".to_owned()),
                false => (path.as_str(), format!("put it beside the file as `{name}`: another one has its name")),
            };
            warning(format!("`{shown}` is not in the file"), slide, hint)
        };
        let blocked = |(name, slide): (&String, &Option<String>)| {
            let message = format!("`{name}` is left out, because the file runs no scripts outside `<script>`");
            warning(message, slide, "call `addEventListener` in a `<script>` instead".to_owned())
        };
        let other = |(address, slide): (&String, &Option<String>)| {
            let message = format!("`{address}` is not in the file, because the file loads nothing");
            warning(message, slide, "save it beside the talk if its licence allows it".to_owned())
        };
        let films = self.films.iter().map(film);
        films.chain(self.addresses.iter().map(other)).chain(self.blocked.iter().map(blocked)).collect()
    }
}
