use resvg::usvg::roxmltree::Document;

use super::reason::Reason;

/// Rules times elements: each rule is tried on each element.
const MAX_TRIALS: u64 = 20_000_000;

/// Checks that the style sheets have few rules for so many `elements`.
///
/// # Errors
/// If they have too many.
pub fn check(document: &Document<'_>, elements: u64) -> Result<(), Reason> {
    let sheets = document.descendants().filter(|node| node.has_tag_name("style"));
    let texts = sheets.filter_map(|sheet| sheet.text());
    let selectors: usize = texts.map(|text| text.bytes().filter(|byte| matches!(byte, b'{' | b',')).count()).sum();
    match elements.saturating_mul(selectors as u64) > MAX_TRIALS {
        true => Err("it has too many style rules for so many elements".into()),
        false => Ok(()),
    }
}
