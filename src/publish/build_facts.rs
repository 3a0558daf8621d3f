/// How a site was built, as its manifest records it: what may be published depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BuildFacts {
    /// Every file of the site was written.
    pub complete: bool,
    /// Drafts are in it.
    pub drafts: bool,
    /// Speaker notes are in its pages.
    pub notes: bool,
    /// Search engines are asked to leave all of its pages out.
    pub unlisted: bool,
}

impl BuildFacts {
    /// The words of the facts that hold.
    pub(super) fn to_words(self) -> String {
        let words =
            [(self.complete, "complete"), (self.drafts, "drafts"), (self.notes, "notes"), (self.unlisted, "unlisted")];
        words.into_iter().filter(|(holds, _)| *holds).map(|(_, word)| word).collect::<Vec<_>>().join(" ")
    }

    /// The facts in `words`.
    pub(super) fn read(words: &str) -> BuildFacts {
        let has = |word: &str| words.split(' ').any(|other| other == word);
        BuildFacts { complete: has("complete"), drafts: has("drafts"), notes: has("notes"), unlisted: has("unlisted") }
    }
}
