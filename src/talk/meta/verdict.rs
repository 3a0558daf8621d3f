use crate::base::Date;

/// What one key of another tool says about who can see a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing that matters here.
    Public,
    /// It is in no list.
    Hidden,
    /// It is not published.
    Draft,
    /// It is not published before this day.
    NotBefore(Date),
    /// It is not published after this day.
    NotAfter(Date),
    /// The value has no known meaning. What would have one, in words.
    Unclear(&'static str),
}
