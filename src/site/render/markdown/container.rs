/// A block that is open and begins each of its lines with something.
#[derive(Debug)]
pub(super) struct Container {
    /// The element that ends it.
    pub(super) element: &'static str,
    /// What kind of block it is.
    pub(super) kind: ContainerKind,
    /// The length of what begins the lines around it.
    pub(super) prefix: usize,
}

/// What kind of block a container is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ContainerKind {
    /// A quotation.
    Quote,
    /// A list with these marks.
    List(ListMarks),
    /// An item of a list.
    Item,
    /// An element without meaning here.
    Plain,
}

/// The marks of a list's items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListMarks {
    /// The same for all.
    Bullet(char),
    /// The number of the next one, and what follows it.
    Number(u32, char),
    /// The definitions of footnotes.
    Footnotes,
}
