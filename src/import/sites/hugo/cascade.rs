//! Values that sections pass on to all their pages: those that keep pages private.

use crate::base::SitePath;
use crate::base::data::{Fields, Value};
use crate::import::sites::doc::Doc;
use crate::import::sites::setting::Setting;
use crate::import::sites::settings_file::{flag, get, table, tables, text};
use crate::import::sites::wildcard::matches;

/// Values for all pages in a folder.
#[derive(Debug)]
pub(super) struct Cascade {
    /// The folder; `""` is the whole content.
    pub folder: String,
    values: Vec<Fields>,
}

impl Cascade {
    /// That of a section's page.
    pub fn of(doc: &Doc, path: &SitePath) -> Option<Cascade> {
        let values: Vec<Fields> = tables(&doc.fields, "cascade").into_iter().cloned().collect();
        (!values.is_empty()).then(|| Cascade { folder: path.folder().to_owned(), values })
    }

    /// That of the whole site.
    pub fn of_site(values: Vec<&Fields>) -> Cascade {
        Cascade { folder: String::new(), values: values.into_iter().cloned().collect() }
    }

    /// Passes the values on to `doc`, which is at `path` in the content, unless it is the page they come from.
    /// `passed` are the keys that nearer sections passed on, which stay.
    pub fn apply(&self, doc: &mut Doc, path: &SitePath, passed: &mut Vec<&'static str>) {
        let is_own = path.folder() == self.folder && path.stem().starts_with("_index") && !self.folder.is_empty();
        let is_below = self.folder.is_empty() || path.strip_folder(&self.folder).is_some();
        if is_own || !is_below {
            return;
        }
        for values in self.values.iter().filter(|values| is_meant(values, path)) {
            let params = table(values, "params");
            for fields in [Some(values), params].into_iter().flatten() {
                pass_on(fields, doc, passed);
            }
        }
    }
}

/// Whether a page is among those that the values are for. What cannot be understood may mean it.
fn is_meant(values: &Fields, path: &SitePath) -> bool {
    let targets = [tables(values, "_target"), tables(values, "target")].concat();
    targets.is_empty() || targets.iter().any(|target| text(target, "path").is_none_or(|pattern| is_at(path, pattern)))
}

fn is_at(path: &SitePath, pattern: &str) -> bool {
    let page = path.as_str().rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem);
    let page = page.strip_suffix("/index").or_else(|| page.strip_suffix("/_index")).unwrap_or(page).to_lowercase();
    let pattern = pattern.replace("**", "*").to_lowercase();
    let is_simple = !pattern.contains(['{', '[']);
    !is_simple
        || matches(format!("/{page}").as_bytes(), pattern.as_bytes())
        || matches(page.as_bytes(), pattern.as_bytes())
}

fn pass_on(values: &Fields, doc: &mut Doc, passed: &mut Vec<&'static str>) {
    let has = |doc: &Doc, key: &str| get(&doc.fields, key).is_some();
    let is_true = |key: &str| flag(values, key) == Some(true);
    if is_true("draft") && !has(doc, "draft")
        || is_true("headless") && !has(doc, "headless")
        || is_true("private") && !has(doc, "private")
    {
        doc.make_draft();
    }
    for key in ["build", "_build"] {
        let Some(build) = table(values, key).filter(|_| !has(doc, "build") && !has(doc, "_build")) else { continue };
        let is_off = |key: &str| text(build, key).is_some_and(|word| ["never", "false", "link"].contains(&word));
        match (is_off("render"), is_off("list")) {
            (true, _) => doc.make_draft(),
            (false, true) if !has(doc, "status") && !doc.is_private => {
                doc.set("status", Setting::Word("hidden".into()))
            }
            _ => {}
        }
    }
    for key in ["publishdate", "expirydate"] {
        let value = get(values, key).map(|field| &field.value).and_then(Value::as_text);
        if let Some(value) = value.filter(|_| !has(doc, key) && !passed.contains(&key)) {
            passed.push(key);
            doc.set(key, Setting::Word(value.to_owned()));
        }
    }
}
