use super::doc::Doc;
use super::setting::Setting;

/// Gives a document without a title and without a heading the title that generators make of its name.
pub(super) fn ensure(doc: &mut Doc, name: &str) {
    let has_heading =
        || doc.new_body().lines().any(|line| line.strip_prefix("# ").is_some_and(|text| !text.trim().is_empty()));
    if doc.get("title").is_some() || has_heading() {
        return;
    }
    let title = name.split(['-', '_', ' ']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let mut chars = title.chars();
    let title: String = chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
    if !title.is_empty() {
        doc.set("title", Setting::Text(title));
    }
}
