use crate::base::{Content, SitePath};
use crate::import::refusal::Refusal;

/// A longer text is refused, in bytes.
const MAX_LENGTH: u64 = 10 << 20;

/// The text of a file; `None` if it is not text in UTF-8.
///
/// # Errors
/// If it is too long, or cannot be read.
pub(super) fn read_text(path: &SitePath, content: &Content) -> Result<Option<String>, Refusal> {
    let length = content.stamp().map_or(0, |stamp| stamp.size);
    if length > MAX_LENGTH {
        let limit = MAX_LENGTH >> 20;
        return Err(Refusal::of(path.as_str(), format!("is larger than {limit} MiB, the limit for a text")));
    }
    let bytes = content.read().map_err(|diagnostic| Refusal(diagnostic.message))?;
    Ok(String::from_utf8(bytes.to_vec()).ok().filter(|text| !text.contains('\0')))
}
