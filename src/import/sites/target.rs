//! Names of documents that talkpress publishes.

use crate::base::SitePath;

/// The path of a document in `content/`, such that its name does not make it a draft, and that it is read.
pub(super) fn published_name(path: &SitePath) -> String {
    let parts: Vec<&str> = path.as_str().split('/').collect();
    let last = parts.len() - 1;
    let name = |(index, part): (usize, &&str)| {
        let bare = part.trim_start_matches(['_', '~', '#', '.']);
        let bare = if bare.is_empty() { part } else { bare };
        match bare.rsplit_once('.').filter(|_| index == last) {
            Some((stem, extension)) if ["mkd", "mdown", "mdwn", "mkdown", "mkdn"].contains(&extension) => {
                format!("{stem}.md")
            }
            _ => bare.to_owned(),
        }
    };
    parts
        .iter()
        .enumerate()
        .map(name)
        .collect::<Vec<_>>()
        .join("/")
        .replace(".draft.", "-draft.")
        .replace(".Draft.", "-draft.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_makes_a_draft() {
        for (path, expected) in [
            ("posts/_a.md", "posts/a.md"),
            ("a.mkd", "a.md"),
            ("a.draft.md", "a-draft.md"),
            ("img/a.b.png", "img/a.b.png"),
        ] {
            assert_eq!(published_name(&SitePath::new(path).unwrap()), expected);
        }
    }
}
