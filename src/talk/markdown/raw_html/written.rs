use super::super::raw::Raw;

/// How the end of an element is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// As it is.
    Same,
    /// As the end of another element, or not at all if that is empty.
    As(&'static str),
    /// Not at all; lists in it appear item by item, so many in each other.
    Steps(usize),
    /// Not at all, and neither is its content.
    Dropped,
}

impl Written {
    /// The end of the element `name`.
    pub(super) fn end(self, name: &str) -> Option<Raw> {
        let name = match self {
            Written::Same => name,
            Written::As("") | Written::Steps(_) | Written::Dropped => return None,
            Written::As(other) => other,
        };
        Some(Raw::Html(format!("</{name}>"), Vec::new()))
    }
}
