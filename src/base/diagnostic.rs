use super::Place;

/// How bad a mistake is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site cannot be published.
    Error,
    /// The site is published, but a reader will miss something. An error under `--strict`.
    Warning,
    /// Worth knowing, never wrong.
    Note,
}

impl Severity {
    /// The word in messages and reports.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A mistake of the author: a value, collected with all others of a build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Names the kind of mistake (`image-not-found`): many of one kind are summed up.
    pub kind: &'static str,
    /// One lower-case sentence.
    pub message: String,
    /// Where, if it is somewhere.
    pub place: Option<Place>,
    /// What to do about it.
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// A mistake that stops the build.
    pub fn error(kind: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Error, kind, message.into())
    }

    /// A mistake that does not.
    pub fn warning(kind: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Warning, kind, message.into())
    }

    /// Something worth knowing.
    pub fn note(kind: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Note, kind, message.into())
    }

    fn new(severity: Severity, kind: &'static str, message: String) -> Diagnostic {
        Diagnostic { severity, kind, message, place: None, hints: Vec::new() }
    }

    /// The same, at a place.
    pub fn at(mut self, place: Place) -> Diagnostic {
        self.place = Some(place);
        self
    }

    /// The same, with something to do about it.
    pub fn hint(mut self, hint: impl Into<String>) -> Diagnostic {
        self.hints.push(hint.into());
        self
    }

    /// The same, with a hint if there is one.
    pub fn maybe_hint(self, hint: Option<impl Into<String>>) -> Diagnostic {
        match hint {
            Some(hint) => self.hint(hint),
            None => self,
        }
    }

    /// The order in which a build reports: by path and line, what has no place first.
    pub fn sort_key(&self) -> (Option<(&super::SitePath, u32, u32)>, Severity, &str) {
        (self.place.as_ref().map(|p| (&p.path, p.line, p.column)), self.severity, &self.message)
    }
}

/// The member of `known` that `word` was probably meant to be: at most two letters off, and fewer than half.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    known
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= 2)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance > 0 && *distance <= 2 && distance * 2 < candidate.chars().count())
        .min()
        .map(|(_, candidate)| candidate)
}

/// How much alike two texts are, from 0 to 1: the share of their letters that need not be changed.
pub fn similarity(a: &str, b: &str) -> f64 {
    // Their lengths alone can make them differ more.
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    if short * 4 < long { 0.0 } else { strsim::normalized_damerau_levenshtein(a, b) }
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn only_near_misses_are_suggested() {
        let known = ["title", "slug", "date", "newsletter"];
        assert_eq!(did_you_mean("titel", known), Some("title"));
        assert_eq!(did_you_mean("newsletters", known), Some("newsletter"));
        assert_eq!(did_you_mean("datum", known), None);
        assert_eq!(did_you_mean("extra", known), None);
    }
}
