/// `text` of git without user names and passwords in addresses.
pub(super) fn redact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("://") {
        let (before, after) = rest.split_at(at + 3);
        out.push_str(before);
        let end = after.find(|c: char| c.is_whitespace() || "/'\"<>".contains(c)).unwrap_or(after.len());
        rest = match after[..end].rfind('@') {
            Some(host) => &after[host + 1..],
            None => after,
        };
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::redact;

    #[test]
    fn passwords_are_left_out() {
        let text = "fatal: Authentication failed for 'https://me:p@ss@host.example/a.git/' and http://x@y, git@host:a";
        let expected = "fatal: Authentication failed for 'https://host.example/a.git/' and http://y, git@host:a";
        assert_eq!(redact(text), expected);
    }
}
