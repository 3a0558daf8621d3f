/// Which permalink, feeds and indexes a document follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Marked as a talk, or treated as one.
    Talk,
    /// `category: page`.
    Page,
    /// Everything else.
    Post,
}

impl Kind {
    /// The word for reports and templates.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Talk => "talk",
            Kind::Page => "page",
            Kind::Post => "post",
        }
    }
}
