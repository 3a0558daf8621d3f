use std::collections::BTreeMap;

use super::Digest;

/// Declarations of CSS that talkpress writes because of what an author wrote, such as the colour behind a slide. Each has a class in
/// a stylesheet of the site, so that no page needs an attribute `style`, which a strict policy forbids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Styles(BTreeMap<String, String>);

impl Styles {
    /// Adds a declaration, such as `--ground:#000080`, and returns its class.
    pub fn class(&mut self, declaration: &str) -> String {
        let class = class_of(declaration);
        self.0.entry(class.clone()).or_insert_with(|| declaration.to_owned());
        class
    }

    /// Adds all of `other`.
    pub fn append(&mut self, other: &Styles) {
        for (class, declaration) in &other.0 {
            if !self.0.contains_key(class) {
                self.0.insert(class.clone(), declaration.clone());
            }
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The stylesheet.
    pub fn css(&self) -> String {
        self.0.iter().map(|(class, declaration)| format!(".{class}{{{declaration}}}\n")).collect()
    }
}

/// The class of a declaration: its property, by which the theme's stylesheet can find it, and a digest of all of it.
fn class_of(declaration: &str) -> String {
    let property = declaration.split(':').next().unwrap_or_default().trim_start_matches('-');
    let digest = Digest::of(declaration.as_bytes()).to_string();
    format!("tp-{property}-{}", &digest[..6])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_declaration_has_one_class() {
        let mut styles = Styles::default();
        let navy = styles.class("--ground:#000080");
        assert!(navy.starts_with("tp-ground-") && navy.len() == 16, "{navy}");
        assert_eq!(styles.class("--ground:#000080"), navy);
        assert_ne!(styles.class("--ground:#000081"), navy);
        let mut all = Styles::default();
        all.append(&styles);
        all.append(&styles);
        assert_eq!(all.css().lines().count(), 2);
        assert!(all.css().contains(&format!(".{navy}{{--ground:#000080}}\n")));
    }
}
