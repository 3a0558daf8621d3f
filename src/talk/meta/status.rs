use super::choice::Choice;

/// Whether readers can see a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Everywhere.
    #[default]
    Published,
    /// Built, but in no list, feed, sitemap or search.
    Hidden,
    /// Built only with `--drafts`.
    Draft,
}

impl Choice for Status {
    const ALL: &'static [(&'static str, Status)] =
        &[("draft", Status::Draft), ("hidden", Status::Hidden), ("published", Status::Published)];
}
