//! Values, and the fields that are made of them and make them up.

use std::ops::Range;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Scalar, Spanned};

/// A value as an author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A scalar without quotes, as written: its type is that of its key. Empty if there is no value.
    Plain(String),
    /// A text in quotes, or a block of text.
    Text(String),
    /// Values in order.
    List(Vec<Spanned<Value>>),
    /// Keys and values in order; keys in the case they were written in.
    Table(Fields),
}

impl Value {
    /// The text as written, of a scalar.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Plain(text) | Value::Text(text) => Some(text),
            Value::List(_) | Value::Table(_) => None,
        }
    }

    /// What a scalar is by its looks alone.
    pub fn as_scalar(&self) -> Option<Scalar<'_>> {
        match self {
            Value::Plain(text) => Some(Scalar::of(text)),
            Value::Text(text) => Some(Scalar::Text(text)),
            Value::List(_) | Value::Table(_) => None,
        }
    }

    /// The fields of a table.
    pub fn as_table(&self) -> Option<&Fields> {
        match self {
            Value::Table(fields) => Some(fields),
            _ => None,
        }
    }

    /// Whether nothing was written.
    pub fn is_missing(&self) -> bool {
        matches!(self, Value::Plain(text) if text.is_empty())
    }

    /// The kind of the value in a message: `a list`.
    pub fn kind(&self) -> &'static str {
        match (self, self.as_scalar()) {
            (Value::List(_), _) => "a list",
            (Value::Table(_), _) => "a table",
            (_, Some(Scalar::Null)) => "empty",
            (_, Some(Scalar::Bool(_))) => "true or false",
            (_, Some(Scalar::Int(_) | Scalar::Float(_))) => "a number",
            (_, Some(Scalar::Date(_))) => "a date",
            _ => "text",
        }
    }
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key; in lower case where it is a key of front matter.
    pub key: String,
    /// The position of the key in the whole file, in bytes.
    pub key_range: Range<usize>,
    /// The value as written.
    pub value: Value,
    /// The position of the value in the whole file, in bytes.
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

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Plain(text) => Scalar::of(text).serialize(serializer),
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(items) => serializer.collect_seq(items.iter().map(|item| &item.value)),
            Value::Table(fields) => fields.serialize(serializer),
        }
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
