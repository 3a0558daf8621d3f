/// A literal of Python.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PyValue {
    /// A text.
    Text(String),
    /// A list, tuple or set.
    List(Vec<PyValue>),
    /// Keys and values.
    Dict(Vec<(PyValue, PyValue)>),
    /// `True` or `False`.
    Flag(bool),
    /// `None`.
    Nothing,
    /// A number, as written.
    Number(String),
}

impl PyValue {
    /// The text.
    pub fn text(&self) -> Option<&str> {
        match self {
            PyValue::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The texts in a list; one text is a list as well.
    pub fn texts(&self) -> Vec<String> {
        match self {
            PyValue::Text(text) => vec![text.clone()],
            PyValue::List(items) => items.iter().filter_map(|item| item.text().map(str::to_owned)).collect(),
            _ => Vec::new(),
        }
    }
}
