//! Names of folders and files that Jekyll, Hugo, Eleventy or Astro do not publish.

use crate::base::SitePath;

/// The first folder on the path of a document, or its file, that another tool leaves out.
pub fn unpublished_name(path: &SitePath) -> Option<&str> {
    let below = path.strip_folder("content").unwrap_or(path.as_str());
    let is_left_out = |name: &&str| {
        // Jekyll publishes `_posts`. For Hugo and Zola, `_index.md` is the text of a folder.
        let is_public = *name == "_posts" || name.starts_with("_index.");
        let is_marked = name.starts_with(['_', '.', '#', '~']) || name.ends_with('~');
        // `draft.md` is a name like any other.
        let is_draft = name.split('.').skip(1).any(|word| word.eq_ignore_ascii_case("draft"));
        is_draft || is_marked && !is_public || ["node_modules", "bower_components"].contains(name)
    };
    below.split('/').find(is_left_out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_other_tools_leave_out() {
        let name = |path| SitePath::new(path).and_then(|path| unpublished_name(&path).map(str::to_owned));
        for (path, expected) in [
            ("content/_drafts/a.md", Some("_drafts")),
            ("content/talks/_drafts/deep/a.md", Some("_drafts")),
            ("content/_a.md", Some("_a.md")),
            ("content/talks/_includes/a.md", Some("_includes")),
            ("content/deck/node_modules/reveal/README.md", Some("node_modules")),
            ("content/_posts/a.md", None),
            ("content/talks/_index.md", None),
            ("content/talks/_index.en.md", None),
            ("content/talks/a_b.md", None),
            ("content/talks/a.draft.md", Some("a.draft.md")),
            ("content/talks/a.Draft.md", Some("a.Draft.md")),
            ("content/talks/a.DRAFT.en.md", Some("a.DRAFT.en.md")),
            ("content/talks/draft.md", None),
            ("content/talks/a.drafts.md", None),
            ("content/drafts/a.md", None),
        ] {
            assert_eq!(name(path).as_deref(), expected, "{path}");
        }
    }
}
