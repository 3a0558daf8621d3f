/// Whether the line above lets a mark begin; the start of the body does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OpenAbove {
    Yes,
    No,
}
