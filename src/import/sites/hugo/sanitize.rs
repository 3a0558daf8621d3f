/// A path as Hugo has it in addresses: spaces are dashes, letters are small, and characters that are not for paths are gone.
pub(super) fn path(text: &str, keeps_case: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            c if c.is_alphanumeric() || "./\\_#+~-@".contains(c) => out.push(c),
            c if c.is_whitespace() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
    }
    if keeps_case { out } else { out.to_lowercase() }
}
