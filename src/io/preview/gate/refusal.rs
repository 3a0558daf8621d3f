/// Why a connection is not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No request that a browser would send.
    Malformed,
    /// From somewhere, or for somebody, that this preview is not for.
    Forbidden,
    /// A method that changes something.
    Method,
    /// A body where none belongs.
    Body,
    /// The target is longer than any address of a site.
    LongTarget,
    /// The head is larger than a browser's.
    LargeHead,
    /// Nobody is there any more, or has said nothing in time.
    Silent,
}

impl Refusal {
    /// The status to answer with; none where an answer would reach nobody.
    pub const fn status(self) -> Option<u16> {
        match self {
            Refusal::Malformed => Some(400),
            Refusal::Forbidden => Some(403),
            Refusal::Method => Some(405),
            Refusal::Body => Some(413),
            Refusal::LongTarget => Some(414),
            Refusal::LargeHead => Some(431),
            Refusal::Silent => None,
        }
    }
}
