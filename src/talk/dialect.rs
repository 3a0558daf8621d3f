/// How documents are read; the same for all of a site.
#[derive(Clone, Debug, Default)]
pub struct Dialect {
    /// Whether code is highlighted.
    pub highlight: bool,
}
