use crate::base::Place;

/// An address in the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The key that has it.
    pub key: &'static str,
    /// A path of the site or a URL, as written.
    pub url: String,
    /// Where it is.
    pub place: Place,
}
