/// What a file is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opened {
    /// Its Markdown is part of the deck.
    Text,
    /// It is shown as code.
    Code,
}
