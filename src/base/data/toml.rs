//! The one importer of the `toml` crate.

use std::ops::Range;

use toml::Spanned as Parsed;
use toml::de::{DeTable, DeValue, Error};

use super::mistakes::repeated_key;
use super::{Field, Fields, MAX_DEPTH, Mistakes, Spanned, Value};
use crate::base::Diagnostic;

/// How many of the parser's errors are looked at. To place one takes a walk through the file.
const MAX_ERRORS: usize = 100;

/// Reads the bytes `range` of a file as TOML; keys are in the order they were written in.
///
/// Mistakes are added to `mistakes`. `None` if what was written is not TOML; where a key is only written twice,
/// the first one counts.
pub fn read(mistakes: &mut Mistakes<'_>, range: &Range<usize>) -> Option<Fields> {
    let source = mistakes.source(range);
    let (table, errors) = DeTable::parse_recoverable(source);
    let mut reader = Reader { source, offset: range.start, too_deep: None };
    let fields = reader.table(table.into_inner(), 1);
    if let Some(place) = reader.too_deep {
        mistakes.add(too_deep(), &place);
        return None;
    }
    let (repeats, others): (Vec<Error>, Vec<Error>) = errors.into_iter().partition(|e| e.message() == "duplicate key");
    for error in repeats.iter().take(MAX_ERRORS) {
        let place = reader.place(error);
        mistakes.add(repeated(mistakes, &fields, &place), &place);
    }
    let mut last_line = 0;
    for error in others.iter().take(MAX_ERRORS) {
        let place = reader.place(error);
        let line = mistakes.line(place.start);
        // One mistake can make the parser report several errors in the same line.
        if line != last_line {
            mistakes.add(not_toml(error), &place);
        }
        last_line = line;
    }
    others.is_empty().then_some(fields)
}

/// Nested deeper than [`MAX_DEPTH`].
pub(crate) fn too_deep() -> Diagnostic {
    Diagnostic::error("too-deep", format!("lists and tables are nested deeper than {MAX_DEPTH} levels"))
}

fn not_toml(error: &Error) -> Diagnostic {
    let diagnostic = Diagnostic::error("toml", format!("this is not valid TOML: {}", error.message()));
    match error.message() {
        message if message.contains("quoted") => diagnostic.hint("put the text in quotes"),
        message if message.contains("recurs") => too_deep(),
        _ => diagnostic,
    }
}

fn repeated(mistakes: &Mistakes<'_>, fields: &Fields, place: &Range<usize>) -> Diagnostic {
    let key = mistakes.source(place);
    let above = || same_header_above(mistakes.text(), place.start);
    let first = first_use(mistakes, fields, place).or_else(above).unwrap_or(place.start);
    repeated_key(key.trim_matches(['"', '\'']), mistakes.line(first), mistakes.line(place.start))
}

/// The parser does not report the position of the first of two keys. It is the nearest one above with the same spelling.
fn first_use(mistakes: &Mistakes<'_>, fields: &Fields, place: &Range<usize>) -> Option<usize> {
    let same = |range: &Range<usize>| range.start < place.start && mistakes.source(range) == mistakes.source(place);
    fields.iter().filter_map(|field| first_use_in(mistakes, field, place, &same)).max()
}

/// Of a `[table]` that is opened twice the parser keeps the second place only.
fn same_header_above(text: &str, at: usize) -> Option<usize> {
    let start = text.get(..at)?.rfind('\n')? + 1;
    let header = text[start..].lines().next()?.trim();
    let mut from = 0;
    text[..start].split_inclusive('\n').find_map(|line| {
        from += line.len();
        (line.trim() == header).then_some(from - line.len())
    })
}

fn first_use_in(
    mistakes: &Mistakes<'_>,
    field: &Field,
    place: &Range<usize>,
    same: &dyn Fn(&Range<usize>) -> bool,
) -> Option<usize> {
    let own = same(&field.key_range).then_some(field.key_range.start);
    let below = match &field.value {
        Value::Table(fields) => first_use(mistakes, fields, place),
        Value::List(items) => items
            .iter()
            .filter_map(|item| match &item.value {
                Value::Table(fields) => first_use(mistakes, fields, place),
                _ => None,
            })
            .max(),
        Value::Plain(_) | Value::Text(_) => None,
    };
    own.max(below)
}

struct Reader<'a> {
    source: &'a str,
    offset: usize,
    too_deep: Option<Range<usize>>,
}

impl Reader<'_> {
    fn place(&self, error: &Error) -> Range<usize> {
        self.shift(error.span().unwrap_or(self.source.len()..self.source.len()))
    }

    fn shift(&self, range: Range<usize>) -> Range<usize> {
        self.offset + range.start..self.offset + range.end
    }

    fn table(&mut self, table: DeTable<'_>, depth: usize) -> Fields {
        let mut fields: Vec<Field> = Vec::new();
        for (key, value) in table {
            let key_range = self.shift(key.span());
            let Spanned { value, range: value_range } = self.value(value, depth);
            fields.push(Field { key: key.into_inner().into_owned(), key_range, value, value_range });
        }
        fields.sort_by_key(|field| field.key_range.start);
        fields.into_iter().collect()
    }

    fn value(&mut self, parsed: Parsed<DeValue<'_>>, depth: usize) -> Spanned<Value> {
        let span = parsed.span();
        let source = self.source.get(span.clone()).unwrap_or_default();
        let range = self.shift(span);
        let value = match parsed.into_inner() {
            DeValue::String(text) => Value::Text(text.into_owned()),
            DeValue::Integer(number) => Value::Plain(plain_number(number.as_str(), number.radix())),
            DeValue::Float(number) => Value::Plain(number.as_str().trim_start_matches('+').to_owned()),
            DeValue::Boolean(value) => Value::Plain(value.to_string()),
            DeValue::Datetime(_) => Value::Plain(source.to_owned()),
            nested if depth >= MAX_DEPTH => {
                self.too_deep.get_or_insert(range.clone());
                drop_iteratively(nested);
                Value::Plain(String::new())
            }
            DeValue::Array(items) => Value::List(items.into_iter().map(|item| self.value(item, depth + 1)).collect()),
            DeValue::Table(table) => Value::Table(self.table(table, depth + 1)),
        };
        Spanned::new(value, range)
    }
}

fn plain_number(digits: &str, radix: u32) -> String {
    match i64::from_str_radix(digits, radix) {
        Ok(number) => number.to_string(),
        Err(_) => digits.to_owned(),
    }
}

/// Drops a value level by level: dotted keys in inline tables make thousands of levels, and dropping those in one go
/// would take a stack frame each.
fn drop_iteratively(value: DeValue<'_>) {
    let mut rest = vec![value];
    while let Some(value) = rest.pop() {
        match value {
            DeValue::Array(items) => rest.extend(items.into_iter().map(Parsed::into_inner)),
            DeValue::Table(table) => rest.extend(table.into_iter().map(|(_, value)| value.into_inner())),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SitePath;

    fn read(text: &str) -> (Option<Fields>, Vec<String>) {
        let path = SitePath::new("talkpress.toml").unwrap();
        let mut mistakes = Mistakes::new(&path, text);
        let fields = super::read(&mut mistakes, &(0..text.len()));
        (fields, mistakes.into_diagnostics().into_iter().map(|d| d.message).collect())
    }

    #[test]
    fn order_and_positions_are_those_of_the_source() {
        let text = "zebra = 0x10\nday = 2017-11-01\n[b]\nx = \"ü\"\ny = [1, 2]\n[a]\n";
        let fields = read(text).0.unwrap();
        let keys: Vec<&str> = fields.iter().map(|field| field.key.as_str()).collect();
        assert_eq!(keys, ["zebra", "day", "b", "a"]);
        assert_eq!(fields.get("zebra").unwrap().value, Value::Plain("16".into()));
        assert_eq!(fields.get("day").unwrap().value, Value::Plain("2017-11-01".into()));
        let Value::Table(b) = &fields.get("b").unwrap().value else { panic!() };
        assert_eq!(&text[b.get("x").unwrap().value_range.clone()], "\"ü\"");
    }

    #[test]
    fn lines_stay_as_they_were_written() {
        let fields = read("poem = \"\"\"\n港の\n測り方\"\"\"\n").0.unwrap();
        assert_eq!(fields.get("poem").unwrap().value, Value::Text("港の\n測り方".into()));
    }

    #[test]
    fn repeated_keys_name_both_lines() {
        assert_eq!(read("a = 1\nb = 2\na = 3\n").1, ["the key `a` is written twice, on lines 1 and 3"]);
        assert_eq!(
            read("[t]\nx = 1\n[u]\nx = 1\nx = 2\n[t]\n").1,
            ["the key `x` is written twice, on lines 4 and 5", "the key `t` is written twice, on lines 1 and 6"]
        );
    }

    #[test]
    fn text_without_quotes_is_one_mistake() {
        assert_eq!(read("title = Hello there: world\n").1.len(), 1);
    }

    #[test]
    fn deep_nesting_is_refused_on_a_small_stack() {
        let dotted = ["a"; 79].join(".");
        let inline = format!("{dotted} = {}1{}", format!("{{{dotted} = ").repeat(78), "}".repeat(78));
        let array = format!("a = {}{}", "[".repeat(10_000), "]".repeat(10_000));
        for text in [inline, array] {
            let (fields, messages) = read(&text);
            assert_eq!(fields, None);
            assert_eq!(messages, ["lists and tables are nested deeper than 64 levels"]);
        }
    }
}
