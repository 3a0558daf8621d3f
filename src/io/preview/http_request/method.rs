/// The method of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Asks for the answer.
    Get,
    /// Asks for the head of the answer.
    Head,
    /// Requests an action.
    Post,
}
