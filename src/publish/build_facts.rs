use crate::base::Date;

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
    /// The first day on which all of its documents may be published.
    pub from: Option<Date>,
    /// The first day on which one of its documents may not be published any more.
    pub until: Option<Date>,
}

/// How the word begins that has the first day.
const FROM: &str = "from=";

/// How the word begins that has the day after the last.
const UNTIL: &str = "until=";

impl BuildFacts {
    /// What readers may know of it: not on which days documents come and go.
    pub(super) fn without_days(self) -> BuildFacts {
        BuildFacts { from: None, until: None, ..self }
    }

    /// The words of the facts that hold.
    pub(super) fn to_words(self) -> String {
        let words =
            [(self.complete, "complete"), (self.drafts, "drafts"), (self.notes, "notes"), (self.unlisted, "unlisted")];
        let words = words.into_iter().filter(|(holds, _)| *holds).map(|(_, word)| word.to_owned());
        let days = [(FROM, self.from), (UNTIL, self.until)];
        let days = days.into_iter().filter_map(|(word, day)| Some(format!("{word}{}", day?)));
        words.chain(days).collect::<Vec<_>>().join(" ")
    }

    /// The facts in `words`.
    pub(super) fn read(words: &str) -> BuildFacts {
        let has = |word: &str| words.split(' ').any(|other| other == word);
        let day =
            |start: &str| words.split(' ').find_map(|word| Some(Date::parse(word.strip_prefix(start)?)?.day_only()));
        BuildFacts {
            complete: has("complete"),
            drafts: has("drafts"),
            notes: has("notes"),
            unlisted: has("unlisted"),
            from: day(FROM),
            until: day(UNTIL),
        }
    }
}
