/// Why an action was not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionError {
    /// The page does not allow it, or the preview does not.
    Forbidden(String),
    /// The document has changed since the page was built.
    Changed(String),
    /// It was attempted and failed.
    Failed(String),
}

impl ActionError {
    /// The HTTP status and the sentence to answer with.
    pub fn status_and_message(&self) -> (u16, &str) {
        match self {
            ActionError::Forbidden(why) => (403, why),
            ActionError::Changed(why) => (409, why),
            ActionError::Failed(why) => (500, why),
        }
    }
}
