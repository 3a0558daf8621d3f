use std::collections::BTreeMap;

use crate::base::SitePath;

/// The text of a template, for the places of mistakes in it.
#[derive(Clone, Debug)]
pub struct TemplateSource {
    /// Its file, as an author sees it.
    pub path: SitePath,
    /// What is in it.
    pub text: String,
}

/// The templates of a theme by their names.
pub type Sources = BTreeMap<String, TemplateSource>;
