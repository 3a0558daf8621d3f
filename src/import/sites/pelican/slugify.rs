use crate::base::slug::search_form;

/// The slug that Pelican makes of a title: punctuation goes, blanks and dashes become one dash, accents are dropped.
pub(super) fn slugify(text: &str) -> String {
    let mut out = String::new();
    for c in search_form(text).chars() {
        match c {
            c if c.is_alphanumeric() || c == '_' => out.push(c),
            c if (c.is_whitespace() || c == '-') && !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

#[cfg(test)]
mod tests {
    use super::slugify;

    #[test]
    fn slugs_are_those_of_pelican() {
        assert_eq!(slugify("What's new in C++ & Go?"), "whats-new-in-c-go");
        assert_eq!(slugify(" Café - a_b  c "), "cafe-a_b-c");
    }
}
