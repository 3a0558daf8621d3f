use super::method::Method;

/// A request that was accepted: everything in it is checked and decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its method.
    pub method: Method,
    /// The path, decoded, from its first `/`; it has no `..`, no backslash and no control character.
    pub path: String,
    /// The query, decoded.
    pub query: Vec<(String, String)>,
    /// `Range`, as sent.
    pub range: Option<String>,
    /// `If-Range`, as sent.
    pub if_range: Option<String>,
    /// `If-None-Match`, as sent.
    pub if_none_match: Option<String>,
    /// The body of a POST.
    pub body: Vec<u8>,
}

impl Request {
    /// The value of `key` in the query.
    pub fn parameter(&self, key: &str) -> Option<&str> {
        self.query.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str())
    }
}
