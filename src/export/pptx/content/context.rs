use std::rc::Rc;

use super::{Role, Style};

/// What holds inside the elements that are open.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// How letters look.
    pub style: Style,
    /// Where they lead.
    pub link: Option<Rc<str>>,
    /// How many lists are around.
    pub lists: usize,
    /// How many quotations are around.
    pub quotes: u8,
    /// What paragraphs are for.
    pub role: Role,
    /// Whether spaces and line ends are kept.
    pub is_code: bool,
    /// Whether nothing is shown.
    pub is_hidden: bool,
    /// Whether the children are columns.
    pub has_columns: bool,
    /// Whether pictures are behind the text, and then whether they are one above the other.
    pub ground: Option<bool>,
}
