use std::borrow::Cow;
use std::ops::Range;

/// An opening tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'h> {
    /// Lower case.
    pub name: Cow<'h, str>,
    /// In the order of their names.
    pub attributes: Vec<Attribute<'h>>,
    /// Ends in `/>`, and the `/` is not part of an attribute: means something in SVG and MathML.
    pub self_closing: bool,
    /// The whole tag.
    pub range: Range<usize>,
}

/// One attribute of an opening tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute<'h> {
    /// Lower case.
    pub name: Cow<'h, str>,
    /// With character references resolved.
    pub value: Cow<'h, str>,
    /// Name and value as written: `src='a.jpg'`.
    pub range: Range<usize>,
}

impl Tag<'_> {
    /// The value of the attribute `name`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|a| a.name == name).map(|a| &*a.value)
    }

    /// Whether a page does not show the element: it says so itself, or has the class that themes and frameworks use for that.
    pub fn is_hidden(&self) -> bool {
        let style: String = self.get("style").unwrap_or_default().split_whitespace().collect();
        let style = style.to_ascii_lowercase();
        self.get("hidden").is_some()
            || self.get("popover").is_some()
            || self.name == "dialog" && self.get("open").is_none()
            || style.contains("display:none")
            || style.contains("visibility:hidden")
            || self.classes().any(|class| class == "hidden")
    }

    /// The words of the `class` attribute.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.get("class").unwrap_or_default().split_ascii_whitespace()
    }
}
