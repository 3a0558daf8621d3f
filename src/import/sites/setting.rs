/// A value that is added to front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// A word, number or date that needs no quotes in any format except JSON and, for words, TOML.
    Word(String),
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Number(usize),
    /// Any text.
    Text(String),
    /// Texts in order.
    List(Vec<String>),
    /// The value stays, and the key gets this name.
    Renamed(String),
    /// Titles and addresses of links.
    Links(Vec<(String, String)>),
}
