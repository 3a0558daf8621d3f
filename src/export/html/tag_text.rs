use std::fmt::Write;

use crate::talk::html::{Tag, escape};

/// An opening tag that is being changed.
pub struct TagText {
    name: String,
    attributes: Vec<(String, String)>,
    is_closed: bool,
    /// Whether it is not as it was.
    pub is_changed: bool,
}

impl TagText {
    /// The tag as it is.
    pub fn of(tag: &Tag<'_>) -> TagText {
        let attributes = tag.attributes.iter().map(|one| (one.name.to_string(), one.value.to_string())).collect();
        TagText { name: tag.name.to_string(), attributes, is_closed: tag.self_closing, is_changed: false }
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Removes attributes.
    pub fn remove(&mut self, names: &[&str]) {
        let before = self.attributes.len();
        self.attributes.retain(|(name, _)| !names.contains(&name.as_str()));
        self.is_changed |= self.attributes.len() < before;
    }

    /// Sets an attribute.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.remove(&[name]);
        self.attributes.push((name.to_owned(), value.into()));
        self.is_changed = true;
    }

    /// All attributes, to change their values.
    pub fn values(&mut self) -> impl Iterator<Item = (&str, &mut String)> {
        self.is_changed = true;
        self.attributes.iter_mut().map(|(name, value)| (name.as_str(), value))
    }

    /// The tag up to the place where more attributes may follow.
    pub fn start(&self) -> String {
        let mut out = format!("<{}", self.name);
        for (name, value) in &self.attributes {
            // Writing to a text cannot fail.
            let _ = match value.is_empty() {
                true => write!(out, " {name}"),
                false => write!(out, " {name}=\"{}\"", escape(value)),
            };
        }
        out
    }

    /// Its end.
    pub fn end(&self) -> &'static str {
        if self.is_closed { "/>" } else { ">" }
    }
}
