use super::py_value::PyValue;
use super::python::Assignments;
use crate::base::Files;

/// The settings of a Pelican site, with a default for each.
#[derive(Debug)]
pub(super) struct Settings {
    values: Assignments,
}

/// Settings with an effect on what is imported: computed values of these are reported.
const USED: [&str; 32] = [
    "SITENAME",
    "SITEURL",
    "AUTHOR",
    "DEFAULT_LANG",
    "PATH",
    "ARTICLE_PATHS",
    "PAGE_PATHS",
    "ARTICLE_DIR",
    "PAGE_DIR",
    "ARTICLE_EXCLUDES",
    "PAGE_EXCLUDES",
    "IGNORE_FILES",
    "STATIC_PATHS",
    "STATIC_EXCLUDES",
    "EXTRA_PATH_METADATA",
    "ARTICLE_URL",
    "ARTICLE_SAVE_AS",
    "PAGE_URL",
    "PAGE_SAVE_AS",
    "ARTICLE_LANG_URL",
    "ARTICLE_LANG_SAVE_AS",
    "PAGE_LANG_URL",
    "PAGE_LANG_SAVE_AS",
    "TAG_SAVE_AS",
    "AUTHOR_SAVE_AS",
    "FEED_ALL_ATOM",
    "DEFAULT_METADATA",
    "DEFAULT_STATUS",
    "DEFAULT_DATE",
    "WITH_FUTURE_DATES",
    "FILENAME_METADATA",
    "MARKUP",
];

impl Settings {
    /// Those in the files of the site. What is published is made with `publishconf.py`, if there is one.
    pub fn read(files: &Files) -> Settings {
        let file = if files.contains("pelicanconf.py") { "pelicanconf.py" } else { "settings.py" };
        let mut values = Assignments::default();
        for name in [file, "publishconf.py"] {
            if let Some(Ok(bytes)) = files.get(name).map(|content| content.read()) {
                values.read(&String::from_utf8_lossy(&bytes));
            }
        }
        Settings { values }
    }

    /// The text of a setting; `""` if it is turned off.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.values.known.get(name)? {
            PyValue::Text(text) => Some(text.trim()),
            PyValue::Flag(false) | PyValue::Nothing => Some(""),
            _ => None,
        }
    }

    /// The same, `None` if it is empty.
    pub fn some(&self, name: &str) -> Option<String> {
        self.text(name).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// The texts of a setting, or of `default`.
    pub fn texts(&self, names: &[&str], default: &[&str]) -> Vec<String> {
        let found = names.iter().find_map(|name| self.values.known.get(*name));
        found.map_or_else(|| default.iter().map(|text| (*text).to_owned()).collect(), PyValue::texts)
    }

    /// Whether a setting is turned off.
    pub fn is_off(&self, name: &str) -> bool {
        matches!(self.values.known.get(name), Some(PyValue::Flag(false) | PyValue::Nothing))
    }

    /// The pairs of a setting that is a table.
    pub fn pairs(&self, name: &str) -> &[(PyValue, PyValue)] {
        match self.values.known.get(name) {
            Some(PyValue::Dict(pairs)) => pairs,
            _ => &[],
        }
    }

    /// Whether a setting is given.
    pub fn has(&self, name: &str) -> bool {
        self.values.known.contains_key(name) || self.values.computed.contains_key(name)
    }

    /// Sentences about settings that would have to be computed.
    pub fn computed(&self) -> Vec<String> {
        let used = self.values.computed.iter().filter(|(name, _)| USED.contains(&name.as_str()));
        used.map(|(name, line)| format!("{name} on line {line} of the settings is computed, so it was ignored"))
            .collect()
    }

    /// The folder of the content, relative to that of the site; `""` is the same folder.
    pub fn content(&self, files: &Files) -> String {
        let path = self.some("PATH").unwrap_or_else(|| "content".to_owned());
        let path = path.trim_start_matches("./").trim_matches('/');
        let path = if path == "." { "" } else { path };
        match path.is_empty() || files.below(path).next().is_some() {
            true => path.to_owned(),
            false if files.below("content").next().is_some() => "content".to_owned(),
            false => String::new(),
        }
    }

    /// What a table with the keys of `DEFAULT_METADATA` says about `key`.
    pub fn default_metadata(&self, key: &str) -> Option<&str> {
        let pairs = self.pairs("DEFAULT_METADATA").iter();
        pairs
            .filter(|(name, _)| name.text().is_some_and(|name| name.eq_ignore_ascii_case(key)))
            .find_map(|(_, value)| value.text())
    }

    /// What `EXTRA_PATH_METADATA` says about the file at `path` in the content.
    pub fn extra_metadata(&self, path: &str, key: &str) -> Option<&str> {
        let is_it = |name: &PyValue| {
            name.text().is_some_and(|name| {
                let name = name.trim_start_matches("./").trim_end_matches('/');
                name == path || path.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'))
            })
        };
        self.pairs("EXTRA_PATH_METADATA").iter().filter(|(name, _)| is_it(name)).find_map(|(_, value)| match value {
            PyValue::Dict(pairs) => pairs.iter().find(|(name, _)| name.text() == Some(key))?.1.text(),
            _ => None,
        })
    }
}
