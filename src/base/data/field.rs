use std::collections::BTreeMap;
use std::ops::Range;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Mistakes, Value};
use crate::base::Diagnostic;

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key; in lower case where it is a key of front matter.
    pub key: String,
    /// Where the key stands, in bytes of the whole file.
    pub key_range: Range<usize>,
    /// The value as written.
    pub value: Value,
    /// Where the value stands, in bytes of the whole file.
    pub value_range: Range<usize>,
}

/// Keys and values in the order they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<Field>);

impl Fields {
    /// The value of `key`, in the case given.
    pub fn get(&self, key: &str) -> Option<&Field> {
        self.0.iter().find(|field| field.key == key)
    }

    /// One after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, Field> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds one at the end.
    pub fn push(&mut self, field: Field) {
        self.0.push(field);
    }

    /// The same, keys in lower case.
    pub fn lower_cased(mut self) -> Fields {
        for field in &mut self.0 {
            field.key = field.key.to_lowercase();
        }
        self
    }

    /// The same, of each key only the first; each later one is an error that names both lines.
    pub fn without_repeats(self, mistakes: &mut Mistakes<'_>) -> Fields {
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        let mut kept = Fields::default();
        for field in self.0 {
            match first.get(&field.key) {
                Some(_) if mistakes.is_full() => {}
                Some(at) => mistakes.add(repeated(&field, *at, mistakes), &field.key_range),
                None => {
                    first.insert(field.key.clone(), field.key_range.start);
                    kept.push(field);
                }
            }
        }
        kept
    }
}

fn repeated(field: &Field, first: usize, mistakes: &Mistakes<'_>) -> Diagnostic {
    let (first, second) = (mistakes.line(first), mistakes.line(field.key_range.start));
    super::mistakes::repeated_key(&field.key, first, second)
}

impl FromIterator<Field> for Fields {
    fn from_iter<I: IntoIterator<Item = Field>>(fields: I) -> Fields {
        Fields(fields.into_iter().collect())
    }
}

impl IntoIterator for Fields {
    type Item = Field;
    type IntoIter = std::vec::IntoIter<Field>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Fields {
    type Item = &'a Field;
    type IntoIter = std::slice::Iter<'a, Field>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for field in &self.0 {
            map.serialize_entry(&field.key, &field.value)?;
        }
        map.end()
    }
}
