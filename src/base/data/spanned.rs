use std::ops::{Deref, Range};

/// Something read from a text, and the bytes it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Its position in the whole file, in bytes.
    pub range: Range<usize>,
}

impl<T> Spanned<T> {
    /// `value`, read from `range`.
    pub fn new(value: T, range: Range<usize>) -> Spanned<T> {
        Spanned { value, range }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
