/// Why a request is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not a request that a browser would send.
    Malformed,
    /// It comes from another site, or names a host that is not allowed.
    Forbidden,
    /// Its method is not supported.
    Method,
    /// It has a body where none is allowed, or an invalid length.
    Body,
    /// Its target is too long.
    LongTarget,
    /// Its head is too large.
    LargeHead,
    /// The client is gone, or sent nothing in time.
    Silent,
}

impl Refusal {
    /// The HTTP status to answer with; `None` if nobody would receive the answer.
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
