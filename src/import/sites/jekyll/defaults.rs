use crate::base::data::{Field, Fields};
use crate::import::sites::settings_file::{table, tables, text};
use crate::import::sites::wildcard::matches;

/// Values for keys that are not in front matter: `defaults` of the configuration.
#[derive(Debug, Default)]
pub(super) struct Defaults(Vec<Set>);

#[derive(Debug)]
struct Set {
    path: String,
    kind: Option<String>,
    values: Fields,
}

impl Defaults {
    /// Those of a configuration.
    pub fn read(config: &Fields) -> Defaults {
        let set = |fields: &&Fields| {
            let scope = table(fields, "scope");
            let of_scope = |key: &str| scope.and_then(|scope| text(scope, key));
            let kind = of_scope("type").map(|kind| match kind {
                "page" => "pages",
                "post" => "posts",
                "draft" => "drafts",
                kind => kind,
            });
            Some(Set {
                path: of_scope("path").unwrap_or_default().trim_matches('/').to_owned(),
                kind: kind.map(str::to_owned),
                values: table(fields, "values")?.clone(),
            })
        };
        Defaults(tables(config, "defaults").iter().filter_map(set).collect())
    }

    /// The value of `key` for the document at `path`, of the given kind: that of the most specific set.
    pub fn get(&self, path: &str, kind: &str, key: &str) -> Option<&Field> {
        let fits = |set: &&Set| {
            let is_path = set.path.is_empty()
                || path == set.path
                || path.strip_prefix(set.path.as_str()).is_some_and(|rest| rest.starts_with('/'))
                || set.path.contains('*') && matches(path.as_bytes(), format!("{}*", set.path).as_bytes());
            is_path && set.kind.as_ref().is_none_or(|own| own == kind) && set.values.get(key).is_some()
        };
        // Of equal ones, the last counts.
        let best = self.0.iter().filter(fits).max_by_key(|set| (set.path.len(), set.kind.is_some()));
        best?.values.get(key)
    }
}
