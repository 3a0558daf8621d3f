/// The part of an address that Jekyll makes of a name, in its mode `pretty`: letters, digits and some marks stay, and capital
/// letters too.
pub(super) fn pretty(name: &str) -> String {
    joined(name, |c| c.is_alphanumeric() || "._~!$&'()+,;=@".contains(c))
}

/// The same in its default mode: letters and digits in lower case.
pub(super) fn plain(name: &str) -> String {
    joined(name, char::is_alphanumeric).to_lowercase()
}

fn joined(name: &str, is_kept: impl Fn(char) -> bool) -> String {
    let mut out = String::new();
    for c in name.chars() {
        match c {
            c if is_kept(c) => out.push(c),
            _ if !out.ends_with('-') => out.push('-'),
            _ => {}
        }
    }
    out.trim_matches('-').to_owned()
}
