/// Emphasis and the like that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// The element that ends it.
    pub(super) element: &'static str,
    /// What begins it.
    pub(super) open: &'static str,
    /// What ends it.
    pub(super) close: &'static str,
    /// Where its beginning has been written: that waits for its first word.
    pub(super) at: Option<usize>,
}

/// Elements with what begins and ends them in Markdown, which has no other form of the last ones: without them the text would
/// mean something else.
const MARKS: &[(&str, &str, &str)] = &[
    ("em", "*", "*"),
    ("strong", "**", "**"),
    ("i", "*", "*"),
    ("b", "**", "**"),
    ("del", "~~", "~~"),
    ("s", "~~", "~~"),
    ("strike", "~~", "~~"),
    ("sub", "<sub>", "</sub>"),
    ("sup", "<sup>", "</sup>"),
    ("kbd", "<kbd>", "</kbd>"),
    ("mark", "<mark>", "</mark>"),
    ("ins", "<ins>", "</ins>"),
];

impl Mark {
    /// The mark of an element, if it has one.
    pub(super) fn of(element: &str) -> Option<Mark> {
        let found = MARKS.iter().find(|(name, ..)| *name == element);
        found.map(|(element, open, close)| Mark { element, open, close, at: None })
    }

    /// Strong text that ends with the paragraph.
    pub(super) fn of_paragraph() -> Mark {
        Mark { element: "p", open: "**", close: "**", at: None }
    }

    /// Whether Markdown reads it as emphasis between `before`, `text` and `after`. A sign beside punctuation is none if there is a letter on its
    /// other side (CommonMark 0.31, section 6.2), which scripts without spaces cannot avoid.
    pub(super) fn is_read(&self, before: Option<char>, text: &str, after: Option<char>) -> bool {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_sign = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric() && c != '\\');
        let is_inner = self.open.starts_with('_') && is_letter(after);
        let opens = !is_letter(before) || !is_sign(text.chars().next());
        let closes = !is_letter(after) || !is_sign(text.chars().next_back());
        self.open.starts_with('<') || opens && closes && !is_inner
    }

    /// The same in HTML.
    pub(super) fn in_html(&self) -> (&'static str, &'static str) {
        match self.open {
            "*" | "_" => ("<em>", "</em>"),
            "**" | "__" => ("<strong>", "</strong>"),
            _ => ("<del>", "</del>"),
        }
    }

    /// Takes the other sign for emphasis, as an asterisk after an asterisk would be read as part of it.
    pub(super) fn differ(&mut self) {
        (self.open, self.close) = match self.open {
            "*" => ("_", "_"),
            "**" => ("__", "__"),
            _ => return,
        };
    }
}
