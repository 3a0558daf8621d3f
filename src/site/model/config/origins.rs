use std::collections::BTreeMap;

use crate::base::Place;
use crate::base::data::{Field, Mistakes, Value};
use crate::site::model::config::address::Address;

/// Where the configuration has what only the whole site can check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// The value of `theme`.
    pub theme: Option<Place>,
    /// The value of `language`.
    pub language: Option<Place>,
    /// The names in `[slugs]`.
    pub slugs: BTreeMap<String, Place>,
    /// All addresses, in the order written.
    pub addresses: Vec<Address>,
}

impl Origins {
    /// Remembers where the value of a key is, if it is one of these.
    pub(super) fn add(&mut self, mistakes: &Mistakes<'_>, section: &str, field: &Field) {
        match (section, field.key.as_str()) {
            ("", "theme") => self.theme = Some(mistakes.place(&field.value_range)),
            ("", "language") => self.language = Some(mistakes.place(&field.value_range)),
            ("", "slugs") => {
                let Value::Table(names) = &field.value else { return };
                self.slugs.extend(names.iter().map(|name| (name.key.clone(), mistakes.place(&name.key_range))));
            }
            ("", "menu") => self.add_links(mistakes, "menu", field),
            ("speaker", "links") => self.add_links(mistakes, "links", field),
            ("speaker", "portrait") => self.add_address(mistakes, "portrait", field),
            ("accessibility", "contact") => self.add_address(mistakes, "contact", field),
            _ => {}
        }
    }

    fn add_links(&mut self, mistakes: &Mistakes<'_>, key: &'static str, field: &Field) {
        let Value::List(items) = &field.value else { return };
        for item in items {
            let Value::Table(link) = &item.value else { continue };
            if let Some(url) = link.get("url") {
                self.add_address(mistakes, key, url);
            }
        }
    }

    fn add_address(&mut self, mistakes: &Mistakes<'_>, key: &'static str, field: &Field) {
        if let Value::Text(url) = &field.value {
            self.addresses.push(Address { key, url: url.clone(), place: mistakes.place(&field.value_range) });
        }
    }
}
