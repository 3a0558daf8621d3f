use super::reason::Reason;

/// Attributes of one element: each is compared with all others.
const MAX_ATTRIBUTES: usize = 1_000;

/// Checks that no element has a flood of attributes.
///
/// # Errors
/// If one has.
pub fn check(text: &str) -> Result<(), Reason> {
    let count = |tag: &str| tag.split('>').next().unwrap_or_default().matches("=").count();
    let has_many = text.split('<').any(|tag| !tag.starts_with('!') && count(tag) > MAX_ATTRIBUTES);
    match has_many {
        true => Err(format!("an element of it has more than {MAX_ATTRIBUTES} attributes").into()),
        false => Ok(()),
    }
}
