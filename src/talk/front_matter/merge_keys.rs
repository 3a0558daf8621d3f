//! `<<: *defaults`: YAML 1.1, which Jekyll and Hugo read, takes the keys of other tables from it.

use std::collections::HashMap;
use std::ops::Range;

use crate::base::Diagnostic;
use crate::base::data::{Field, Spanned, Value};

/// What is wrong, and where.
pub(super) type Wrong = (Diagnostic, Range<usize>);

/// Whether a field stands for the keys of other tables.
pub(super) fn is_merge(field: &Field) -> bool {
    field.key == "<<"
}

/// `fields` with those of the tables that they name. A key that the table has itself counts, and then the first of the others.
pub(super) fn merged(fields: Vec<Field>) -> Result<Vec<Field>, Wrong> {
    let name = |key: &str| key.to_lowercase();
    // Where each key of the table itself is.
    let own: HashMap<String, usize> = fields
        .iter()
        .enumerate()
        .filter(|(_, field)| !is_merge(field))
        .map(|(n, field)| (name(&field.key), n))
        .collect();
    let mut taken: HashMap<String, Value> = HashMap::new();
    let mut out = Vec::new();
    let mut more = Vec::new();
    for (n, field) in fields.iter().enumerate() {
        if !is_merge(field) {
            out.push(field.clone());
            continue;
        }
        for other in tables(field)?.into_iter().flatten() {
            let key = name(&other.key);
            let known = match own.get(&key) {
                Some(at) if *at < n => Some(&fields[*at].value),
                Some(_) => continue,
                None => taken.get(&key),
            };
            match known {
                // Not all programs agree which of the two counts.
                Some(value) if *value != other.value => return Err(differs(field, &other.key)),
                Some(_) => {}
                None => {
                    taken.insert(key, other.value.clone());
                    more.push(other);
                }
            }
        }
    }
    out.extend(more);
    Ok(out)
}

/// The fields of the tables that `field` names.
fn tables(field: &Field) -> Result<Vec<Vec<Field>>, Wrong> {
    let fields = |value: &Value| match value {
        Value::Table(fields) => Some(fields.iter().cloned().collect()),
        _ => None,
    };
    let found: Option<Vec<Vec<Field>>> = match &field.value {
        Value::List(items) => items.iter().map(|Spanned { value, .. }| fields(value)).collect(),
        value => fields(value).map(|fields| vec![fields]),
    };
    found.ok_or_else(|| {
        let mistake = Diagnostic::error("yaml", "`<<` takes a table, or a list of tables")
            .hint("write `<<: *name` for the table `&name`");
        (mistake, field.value_range.clone())
    })
}

fn differs(field: &Field, key: &str) -> Wrong {
    let message = format!("`<<` gives `{key}` another value, and programs differ in which of the two counts");
    (Diagnostic::error("yaml", message).hint(format!("write `<<` once, above `{key}`")), field.key_range.clone())
}

#[cfg(test)]
mod tests {
    use crate::base::SitePath;
    use crate::base::data::{Fields, Mistakes};

    fn read(yaml: &str) -> Option<Fields> {
        let path = SitePath::new("a.md")?;
        super::super::yaml::parse(&mut Mistakes::new(&path, yaml), yaml, 0).ok()
    }

    #[test]
    fn keys_of_other_tables_are_taken() {
        for (yaml, draft) in [
            ("<<: {draft: true}", "true"),
            ("x: &x {draft: true}\n<<: *x", "true"),
            ("x: &x\n  draft: true\n\"<<\": *x", "true"),
            ("a: &a {draft: true}\nb: &b {e: 1}\n<<: [*b, *a]", "true"),
            ("<<: {draft: true}\ndraft: false", "false"),
            ("draft: true\n<<: {draft: true}", "true"),
            ("<<: {<<: {draft: true}}", "true"),
            ("<<: {e: 1}\n<<: {draft: true}", "true"),
        ] {
            let fields = read(yaml).unwrap_or_default();
            assert_eq!(fields.get("draft").and_then(|field| field.value.as_text()), Some(draft), "{yaml}");
            assert!(fields.get("<<").is_none(), "{yaml}");
        }
    }

    #[test]
    fn what_is_unclear_is_an_error() {
        for yaml in [
            "draft: false\n<<: {draft: true}",
            "<<: [{draft: false}, {draft: true}]",
            "<<: {draft: false}\n<<: {draft: true}",
            "<<: true",
            "<<:",
            "<<: [true]",
        ] {
            assert!(read(yaml).is_none(), "{yaml}");
        }
    }
}
