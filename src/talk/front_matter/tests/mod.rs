mod fences;
mod limits;
mod mistakes;
mod values;

use super::*;
use crate::base::data::Value;

fn split_text(text: &str) -> (Fields, &str, Vec<Diagnostic>) {
    let path = SitePath::new("content/a.md").unwrap();
    let (fields, body, diagnostics) = split(&path, text, crate::talk::meta::is_key);
    (fields, &text[body], diagnostics)
}

/// Every diagnostic as `line:column message [hint; hint]`.
fn report(text: &str) -> Vec<String> {
    let line = |d: Diagnostic| {
        let place = d.place.expect("every mistake has a place");
        format!("{}:{} {} [{}]", place.line, place.column, d.message, d.hints.join("; "))
    };
    split_text(text).2.into_iter().map(line).collect()
}

fn plain(fields: &Fields, key: &str) -> String {
    match fields.get(key).map(|field| &field.value) {
        Some(Value::Plain(text)) => text.clone(),
        other => panic!("{key}: {other:?}"),
    }
}

fn texts(fields: &Fields) -> Vec<(&str, &str)> {
    fields.iter().map(|field| (field.key.as_str(), field.value.as_text().unwrap_or("…"))).collect()
}
