/// A key that orders `slide-2` before `slide-10`.
pub fn natural_sort_key(name: &str) -> Vec<(u64, String)> {
    let mut out = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let text = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let digits = rest[text..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - text);
        let number = rest[text..text + digits].parse().unwrap_or(u64::MAX);
        // The text comes before its number, so that both are compared in the order of the name.
        out.push((0, rest[..text].to_lowercase()));
        out.push((number, String::new()));
        rest = &rest[text + digits..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_by_their_numbers() {
        let mut names = ["s-10.png", "s-9.png", "S-1.png", "a.png"];
        names.sort_by_cached_key(|name| natural_sort_key(name));
        assert_eq!(names, ["a.png", "S-1.png", "s-9.png", "s-10.png"]);
    }
}
