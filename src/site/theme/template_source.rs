use std::collections::BTreeMap;

use crate::base::SitePath;

/// The text of a template, to show the place of an error.
#[derive(Clone, Debug)]
pub struct TemplateSource {
    /// Its file, relative to the site or to the built-in themes.
    pub path: SitePath,
    /// The content of the file.
    pub text: String,
}

/// The templates of a theme by their names.
pub type Sources = BTreeMap<String, TemplateSource>;
