use crate::talk::html::is_void;

/// Whether lines are in an element of raw HTML, or in a comment.
#[derive(Debug, Default)]
pub(super) struct HtmlDepth {
    /// The element that began at the start of a line, and how often it is open.
    open: Option<(String, usize)>,
    /// Whether a comment is open.
    is_comment: bool,
}

/// Elements that Markdown does not look into.
const BLOCKS: [&str; 29] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "canvas",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "header",
    "iframe",
    "main",
    "nav",
    "noscript",
    "ol",
    "object",
    "pre",
    "script",
    "section",
    "style",
    "svg",
    "table",
    "ul",
    "video",
];

impl HtmlDepth {
    /// Whether the next line is in an element or a comment.
    pub fn is_open(&self) -> bool {
        self.is_comment || self.open.is_some()
    }

    /// Whether the next line is in a comment, or in an element whose text is not Markdown at all.
    pub fn is_raw(&self) -> bool {
        let is_raw = |(name, _): &(String, usize)| ["pre", "script", "style"].contains(&name.as_str());
        self.is_comment || self.open.as_ref().is_some_and(is_raw)
    }

    /// Reads a line.
    pub fn read(&mut self, line: &str) {
        let mut rest = line;
        if self.is_comment {
            let Some((_, after)) = rest.split_once("-->") else { return };
            self.is_comment = false;
            rest = after;
        }
        if self.open.is_none() {
            if let Some(inner) = rest.trim_start().strip_prefix("<!--") {
                self.is_comment = !inner.contains("-->");
                return;
            }
            let Some(name) = name(rest.strip_prefix('<').unwrap_or_default()) else { return };
            if !BLOCKS.contains(&name.as_str()) || is_void(&name) {
                return;
            }
            self.open = Some((name, 0));
        }
        let Some((own, depth)) = &mut self.open else { return };
        for (at, _) in rest.match_indices('<') {
            let inner = &rest[at + 1..];
            match inner.strip_prefix('/') {
                Some(closing) if name(closing).as_ref() == Some(own) => *depth = depth.saturating_sub(1),
                None if name(inner).as_ref() == Some(own) => *depth += 1,
                _ => {}
            }
        }
        if *depth == 0 {
            self.open = None;
        }
    }
}

/// The name of the element that `text` begins with.
fn name(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    (end > 0 && end <= 12).then(|| text[..end].to_ascii_lowercase())
}
