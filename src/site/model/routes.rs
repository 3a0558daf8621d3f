use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::base::invisible::visible;
use crate::base::slug::fold;
use crate::base::{Diagnostic, Place, SitePath};

/// The owner of each path of the output. No two owners can have the same path.
#[derive(Clone, Debug, Default)]
pub struct Routes {
    by_path: BTreeMap<SitePath, Owner>,
    /// The paths by their [`key`]. Only one path may have it.
    folded: HashMap<String, SitePath>,
    /// The paths that go to a file of the author if there is one.
    lent: BTreeSet<SitePath>,
}

/// What a path of the output is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The page of the entry with this index.
    Entry(usize, SitePath),
    /// A file of `static/`, or one beside a document.
    File(SitePath),
    /// A redirect to the entry with this index, from an alias in the document at this path.
    Alias(usize, SitePath),
    /// A file that is not made from a single document, by its description.
    Generated(String),
}

impl Owner {
    fn describe(&self) -> String {
        match self {
            Owner::Entry(_, path) => format!("the page of {path}"),
            Owner::File(path) => format!("the file {path}"),
            Owner::Alias(_, path) => format!("an alias in {path}"),
            Owner::Generated(what) => what.clone(),
        }
    }

    fn place(&self) -> Option<Place> {
        match self {
            Owner::Entry(_, path) | Owner::File(path) | Owner::Alias(_, path) => Some(Place::file(path)),
            Owner::Generated(_) => None,
        }
    }
}

impl Routes {
    /// Gives `path` to `owner`.
    ///
    /// # Errors
    /// If the path already has another owner. The message names both, and the reason why their paths are equal.
    pub fn claim(&mut self, path: SitePath, owner: Owner) -> Result<(), Box<Diagnostic>> {
        match self.folded.entry(key(path.as_str())) {
            Entry::Vacant(free) => {
                free.insert(path.clone());
                self.by_path.insert(path, owner);
                Ok(())
            }
            Entry::Occupied(mut other) if matches!(owner, Owner::File(_)) && self.lent.remove(other.get()) => {
                let old = other.insert(path.clone());
                self.by_path.remove(&old);
                self.by_path.insert(path, owner);
                Ok(())
            }
            Entry::Occupied(other) => {
                let (other, first) = (other.get(), &self.by_path[other.get()]);
                if *first == owner { Ok(()) } else { Err(Box::new(clash(other, first, &path, &owner))) }
            }
        }
    }

    /// Gives `path` to `owner` until a file of the author claims it.
    ///
    /// # Errors
    /// Those of [`Routes::claim`].
    pub fn lend(&mut self, path: SitePath, owner: Owner) -> Result<(), Box<Diagnostic>> {
        self.claim(path.clone(), owner)?;
        self.lent.insert(path);
        Ok(())
    }

    /// Whether `path` is that of a file of the author.
    pub fn is_file(&self, path: &SitePath) -> bool {
        let path = self.folded.get(&key(path.as_str()));
        path.is_some_and(|path| matches!(self.by_path.get(path), Some(Owner::File(_))))
    }

    /// The owner of `path`, with the path itself.
    pub fn get(&self, path: &str) -> Option<(&SitePath, &Owner)> {
        self.by_path.get_key_value(path)
    }

    /// Whether the output has a file at exactly this path.
    pub fn contains(&self, path: &str) -> bool {
        self.by_path.contains_key(path)
    }

    /// Whether something is at `path`, at a path that a file system may treat as the same, or at one that it needs as a folder.
    pub fn is_taken(&self, path: &SitePath) -> bool {
        let mut path = path.as_str();
        while !path.is_empty() {
            if self.folded.contains_key(&key(path)) {
                return true;
            }
            path = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        }
        false
    }

    /// The path that only differs from `path` in case, composition or invisible characters.
    pub fn case_variant(&self, path: &str) -> Option<&SitePath> {
        self.folded.get(&key(path))
    }

    /// All paths with their owners, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (&SitePath, &Owner)> {
        self.by_path.iter()
    }

    /// Errors for files whose path another one needs as a folder: `/feed` and `/feed/x`.
    pub fn folder_clashes(&self) -> Vec<Diagnostic> {
        let mut out = Vec::new();
        // Most paths of one folder follow each other: it is enough to check the folder once.
        let mut free = "";
        for (path, owner) in &self.by_path {
            let mut folder = path.folder();
            if folder == std::mem::replace(&mut free, folder) {
                continue;
            }
            while !folder.is_empty() {
                if let Some(other) = self.folded.get(&key(folder)) {
                    let message = format!(
                        "{} is written to `{other}`, where {} needs a folder: `{path}`",
                        self.by_path[other].describe(),
                        owner.describe()
                    );
                    let mut diagnostic =
                        Diagnostic::error("same-output", message).hint("give one of them a different address");
                    diagnostic.place = owner.place();
                    out.push(diagnostic);
                    free = "";
                    break;
                }
                folder = folder.rsplit_once('/').map_or("", |(parent, _)| parent);
            }
        }
        out
    }
}

/// Equal for paths that a file system may treat as one, or that look the same.
pub fn key(path: &str) -> String {
    if path.is_ascii() { fold(path) } else { fold(&visible(path)) }
}

fn clash(first_path: &SitePath, first: &Owner, path: &SitePath, owner: &Owner) -> Diagnostic {
    let rule = if first_path == path {
        String::new()
    } else if first_path.as_str().to_lowercase() == path.as_str().to_lowercase() {
        format!(" (`{first_path}` and `{path}` differ only in case, which many file systems ignore)")
    } else if fold(first_path.as_str()) != fold(path.as_str()) {
        " (one of the paths contains invisible characters)".to_owned()
    } else {
        format!(" (`{first_path}` and `{path}` are the same name on some file systems)")
    };
    let message = format!("{} and {} are both written to `{path}`{rule}", first.describe(), owner.describe());
    let hint = match (first, owner) {
        (Owner::Generated(_), Owner::Generated(_)) => "rename one of them: their names give the same address",
        (Owner::Alias(..), _) | (_, Owner::Alias(..)) => "change or remove the alias",
        (Owner::File(_), Owner::File(_)) => "rename one of them",
        (Owner::File(_), Owner::Generated(_)) | (Owner::Generated(_), Owner::File(_)) => "rename the file",
        _ => "set a different `slug`, or rename one of them",
    };
    let mut diagnostic = Diagnostic::error("same-output", message).hint(hint);
    diagnostic.place = owner.place().or_else(|| first.place());
    diagnostic
}

#[cfg(test)]
mod tests {
    use crate::site::model::routes::*;

    fn path(text: &str) -> SitePath {
        SitePath::new(text).unwrap()
    }

    #[test]
    fn case_variants_conflict_and_the_message_says_why() {
        let mut routes = Routes::default();
        routes.claim(path("a/index.html"), Owner::Entry(0, path("content/a.md"))).unwrap();
        routes.claim(path("caf\u{e9}.png"), Owner::File(path("static/x"))).unwrap();
        let same = routes.claim(path("A/index.html"), Owner::Entry(1, path("content/A.md"))).unwrap_err();
        assert!(same.message.contains("content/a.md") && same.message.contains("only in case"), "{same:?}");
        let composed = routes.claim(path("cafe\u{301}.png"), Owner::File(path("static/y"))).unwrap_err();
        assert!(composed.message.contains("same name"), "{composed:?}");
    }

    #[test]
    fn a_file_of_the_author_takes_what_was_lent() {
        let mut routes = Routes::default();
        let file = || Owner::File(path("content/a/Cite.bib"));
        routes.lend(path("a/cite.bib"), Owner::Generated("the citation".into())).unwrap();
        routes.claim(path("a/Cite.bib"), file()).unwrap();
        routes.claim(path("a/Cite.bib"), file()).unwrap();
        assert!(routes.is_file(&path("a/cite.bib")) && !routes.contains("a/cite.bib"));
        assert!(routes.claim(path("a/cite.bib"), Owner::File(path("static/a/cite.bib"))).is_err());
    }

    #[test]
    fn a_file_cannot_be_a_folder() {
        let mut routes = Routes::default();
        routes.claim(path("feed"), Owner::Generated("the feed".into())).unwrap();
        routes.claim(path("feed/index.html"), Owner::Entry(0, path("content/feed.md"))).unwrap();
        assert_eq!(routes.folder_clashes().len(), 1);
    }
}
