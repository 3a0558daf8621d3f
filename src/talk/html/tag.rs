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
        self.attributes.iter().any(|one| hides(&one.name, &one.value))
            || self.name == "dialog" && self.get("open").is_none()
    }

    /// The words of the `class` attribute.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.get("class").unwrap_or_default().split_ascii_whitespace()
    }
}

/// Whether an attribute, whose name is in lower case, keeps its element from being shown.
pub fn hides(name: &str, value: &str) -> bool {
    match name {
        "hidden" | "popover" => true,
        "class" => value.split_ascii_whitespace().any(|class| class == "hidden"),
        "style" => {
            let style = value.split_whitespace().collect::<String>().to_ascii_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden")
        }
        _ => false,
    }
}
