use std::collections::BTreeMap;

use super::Digest;

/// Declarations of CSS that talkpress writes because of what an author wrote, such as the colour behind a slide. Each has a class in
/// a stylesheet of the site, so that no page needs an attribute `style`, which a strict policy forbids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Styles(BTreeMap<String, String>);

impl Styles {
    /// Adds a declaration, such as `--ground:#000080`, and returns its class. Nothing stands for one that would end its rule, or
    /// go on below it.
    pub fn class(&mut self, declarations: &str) -> String {
        let class = class_of(declarations);
        if declarations.split(';').all(Styles::is_plain) {
            self.0.entry(class.clone()).or_insert_with(|| declarations.to_owned());
        }
        class
    }

    /// Whether `css` can be part of a declaration without changing what is around it: it has no quotes, comments or ends of
    /// rules, and its brackets are balanced.
    pub fn is_plain(css: &str) -> bool {
        let mut depth = 0_usize;
        for c in css.chars() {
            match c {
                '(' => depth += 1,
                ')' if depth == 0 => return false,
                ')' => depth -= 1,
                ';' | '{' | '}' | '[' | ']' | '"' | '\'' | '\\' | '<' | '>' | '@' | '!' => return false,
                c if c.is_control() => return false,
                _ => {}
            }
        }
        depth == 0 && !css.contains("/*") && !css.contains("*/")
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
    format!("tp-{property}-{}", &digest[..10])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_declaration_has_one_class() {
        let mut styles = Styles::default();
        let navy = styles.class("--ground:#000080");
        assert!(navy.starts_with("tp-ground-") && navy.len() == 20, "{navy}");
        assert_eq!(styles.class("--ground:#000080"), navy);
        assert_ne!(styles.class("--ground:#000081"), navy);
        let mut all = Styles::default();
        all.append(&styles);
        all.append(&styles);
        assert_eq!(all.css().lines().count(), 2);
        assert!(all.css().contains(&format!(".{navy}{{--ground:#000080}}\n")));
    }

    #[test]
    fn no_declaration_changes_what_is_around_it() {
        for plain in ["--ground:linear-gradient(red, rgb(0 0 0 / 5%))", "width: 50%;text-align: right", "color:#000"] {
            let mut styles = Styles::default();
            styles.class(plain);
            assert!(styles.css().contains(plain), "{plain}");
        }
        for other in [
            "a:f((red)",
            "a:red)",
            "a:)red(",
            "a:b}c{d",
            "a:\"b",
            "a:'b",
            "a:b/*c",
            "a:b\\",
            "a:(b;c)",
            "a:[b",
            "a:b\nc",
        ] {
            let mut styles = Styles::default();
            styles.class(other);
            assert!(styles.is_empty(), "{other}");
        }
    }
}
