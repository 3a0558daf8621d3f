use std::collections::BTreeMap;

use crate::base::SitePath;
use crate::base::url::encode_path;

/// The documents that `ref` and `relref` can name.
#[derive(Debug, Default)]
pub(super) struct References {
    /// Addresses in the new site, by language and the path in the content without ending.
    by_path: BTreeMap<(String, String), String>,
    /// The same by the last part of the path; `None` if several have it.
    by_name: BTreeMap<(String, String), Option<String>>,
}

impl References {
    /// Adds the document at `path` in the content, in this language (`""` is that of the site), which is at `target` in the new site.
    pub fn add(&mut self, path: &SitePath, language: &str, target: &SitePath) {
        let Some(address) = target.strip_folder("content").map(|path| format!("/{path}")) else { return };
        let key = key(path.as_str());
        let name = (language.to_owned(), key.rsplit('/').next().unwrap_or_default().to_owned());
        self.by_name.entry(name).and_modify(|found| *found = None).or_insert(Some(address.clone()));
        self.by_path.entry((language.to_owned(), key)).or_insert(address);
    }

    /// The address of what `written` names in the document at `path` in the content, in this language.
    pub fn resolve(&self, written: &str, path: &SitePath, language: &str) -> Option<String> {
        let (name, fragment) = written.split_at(written.find(['#', '?']).unwrap_or(written.len()));
        if name.is_empty() {
            return (!fragment.is_empty()).then(|| fragment.to_owned());
        }
        let named = |path: &str| (language.to_owned(), key(path));
        let rooted = || self.by_path.get(&named(name.trim_start_matches('/')));
        let relative = || {
            let sibling = path.sibling(name).filter(|_| !name.starts_with('/'))?;
            self.by_path.get(&named(sibling.as_str()))
        };
        let by_name = || self.by_name.get(&named(name)).and_then(Option::as_ref);
        let address = relative().or_else(rooted).or_else(by_name)?;
        Some(format!("{}{fragment}", encode_path(address)))
    }
}

/// A path without its ending and the name of an index, in small letters.
fn key(path: &str) -> String {
    let path = path.to_lowercase();
    let path = [".md", ".markdown", ".html"].iter().find_map(|ending| path.strip_suffix(ending)).unwrap_or(&path);
    let path = ["/index", "/_index"].iter().find_map(|name| path.strip_suffix(name)).unwrap_or(path);
    path.trim_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_found_as_in_hugo() {
        let path = |text: &str| SitePath::new(text).unwrap();
        let mut all = References::default();
        for at in ["posts/a.md", "posts/b/index.md", "notes/a.md", "docs/_index.md"] {
            all.add(&path(at), "", &path(&format!("content/{at}")));
        }
        for (written, expected) in [
            ("a.md", Some("/posts/a.md")),
            ("/notes/a", Some("/notes/a.md")),
            ("b#x", Some("/posts/b/index.md#x")),
            ("docs", Some("/docs/_index.md")),
            ("#top", Some("#top")),
            ("gone.md", None),
            ("", None),
        ] {
            assert_eq!(all.resolve(written, &path("posts/c.md"), "").as_deref(), expected, "{written}");
        }
    }
}
