use super::choice::Choice;

/// Whether readers can see a document. Ordered from the least strict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
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
    const ALL: &'static [(&'static str, Status)] = &[
        ("draft", Status::Draft),
        ("hidden", Status::Hidden),
        ("published", Status::Published),
        // Pelican's, and those of publishing systems from which posts are exported.
        ("skip", Status::Draft),
        ("private", Status::Draft),
        ("unpublished", Status::Draft),
        ("unlisted", Status::Hidden),
        ("publish", Status::Published),
        ("public", Status::Published),
    ];
    const SHOWN: usize = 3;
}

impl Status {
    /// Whether `word` is a word for a status that only other tools have.
    pub(super) fn is_foreign(word: &str) -> bool {
        Status::ALL[Status::SHOWN..].iter().any(|(name, _)| name.eq_ignore_ascii_case(word))
    }
}
