/// A request that was let in: everything in it is checked and decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What is wanted.
    pub method: Method,
    /// The path, decoded, from its first `/`; it has no `..`, no backslash and no control character.
    pub path: String,
    /// What stands behind the `?`, decoded.
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

/// What is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The answer.
    Get,
    /// The head of the answer.
    Head,
    /// Something done.
    Post,
}

impl Request {
    /// The value of `key` in the query.
    pub fn asked(&self, key: &str) -> Option<&str> {
        self.query.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str())
    }
}
