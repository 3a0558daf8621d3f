//! The one importer of granit-parser, a YAML parser that gives events: typed reading would lose what was written (`No`,
//! `1.0`, `007`), and building the values here, without recursion, keeps every limit in sight.

use std::collections::BTreeMap;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, Span, options};

use super::merge_keys::{is_merge, merged};
use crate::base::Diagnostic;
use crate::base::data::{Field, Fields, MAX_DEPTH, Mistakes, Spanned, Value, toml};
use crate::base::script::without_folds;

/// The maximum number of bytes that aliases may add to a document, counting [`NODE`] for every value.
const MAX_ALIASED: usize = 1024 * 1024;

/// The size of a value without its text, in bytes.
const NODE: usize = 32;

/// A mistake that ends the reading.
pub(super) struct Stop {
    pub(super) diagnostic: Diagnostic,
    /// Where it is in the file.
    pub(super) place: Range<usize>,
    /// Whether the text is not YAML, rather than YAML that front matter may not have.
    pub(super) is_syntax: bool,
}

/// Why `source`, which begins at byte `offset` of a file, is not YAML.
pub(super) fn rejects(source: &str, offset: usize) -> Option<Stop> {
    let mut events = Parser::new_from_str_with_options(source, parser_options());
    events.find_map(Result::err).map(|error| not_yaml(source, offset, &error))
}

fn parser_options() -> Options {
    options! {
        disallow_directives: true,
        emit_comments: false,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    }
}

/// Reads `source`, which begins at byte `offset` of a file, as one YAML table.
pub(super) fn parse(mistakes: &mut Mistakes<'_>, source: &str, offset: usize) -> Result<Fields, Stop> {
    let mut builder = Builder::new(mistakes, offset);
    for next in Parser::new_from_str_with_options(source, parser_options()) {
        let (event, span) = next.map_err(|error| not_yaml(source, offset, &error))?;
        builder.take(event, &span)?;
    }
    match builder.root {
        None => Ok(Fields::default()),
        Some(Spanned { value: Value::Table(fields), .. }) => Ok(fields),
        Some(root) if root.value.is_missing() => Ok(Fields::default()),
        Some(root) => Err(stop(error("front matter must be lines of `key: value`"), root.range)),
    }
}

fn stop(diagnostic: Diagnostic, place: Range<usize>) -> Stop {
    Stop { diagnostic, place, is_syntax: false }
}

fn error(message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("yaml", message)
}

/// A list or table that is still open.
struct Open {
    start: usize,
    anchor: usize,
    content: Content,
}

enum Content {
    List(Vec<Spanned<Value>>),
    Table { fields: Vec<Field>, key: Option<Spanned<String>> },
}

struct Builder<'m, 'a> {
    mistakes: &'m mut Mistakes<'a>,
    /// Where the YAML begins in the file.
    offset: usize,
    open: Vec<Open>,
    anchors: BTreeMap<usize, Spanned<Value>>,
    /// What aliases have cost so far, in bytes.
    aliased: usize,
    root: Option<Spanned<Value>>,
}

impl<'m, 'a> Builder<'m, 'a> {
    fn new(mistakes: &'m mut Mistakes<'a>, offset: usize) -> Builder<'m, 'a> {
        Builder { mistakes, offset, open: Vec::new(), anchors: BTreeMap::new(), aliased: 0, root: None }
    }

    fn take(&mut self, event: Event<'_>, span: &Span) -> Result<(), Stop> {
        let range = self.range(span);
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let source = self.mistakes.source(&range);
                let text = match style {
                    ScalarStyle::Literal => text.into_owned(),
                    _ => without_folds(&text, source).into_owned(),
                };
                let value = match style {
                    // For an empty value, the parser returns `~`.
                    ScalarStyle::Plain if range.is_empty() => Value::Plain(String::new()),
                    ScalarStyle::Plain => Value::Plain(text),
                    _ => Value::Text(text),
                };
                self.add(Spanned::new(value, range), anchor)
            }
            Event::SequenceStart(_, anchor, _) => self.begin(range, anchor, Content::List(Vec::new())),
            Event::MappingStart(_, anchor, _) => {
                self.begin(range, anchor, Content::Table { fields: Vec::new(), key: None })
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(range.end),
            Event::Alias(id) => self.alias(id, range),
            Event::DocumentStart(..) if self.root.is_some() => Err(stop(
                error("this line is below the end of the front matter")
                    .hint("write `---` alone on a line to close front matter"),
                range,
            )),
            _ => Ok(()),
        }
    }

    fn range(&self, span: &Span) -> Range<usize> {
        let range = span.byte_range().unwrap_or(0..0);
        self.offset + range.start..self.offset + range.end.max(range.start)
    }

    fn begin(&mut self, range: Range<usize>, anchor: usize, content: Content) -> Result<(), Stop> {
        if self.open.len() >= MAX_DEPTH {
            return Err(stop(toml::too_deep(), range));
        }
        self.open.push(Open { start: range.start, anchor, content });
        Ok(())
    }

    fn end(&mut self, end: usize) -> Result<(), Stop> {
        let Some(Open { start, anchor, content }) = self.open.pop() else { return Ok(()) };
        let value = match content {
            Content::List(items) => Value::List(items),
            Content::Table { fields, .. } => {
                let is_plain = !fields.iter().any(is_merge);
                let fields = if is_plain { Ok(fields) } else { merged(fields) };
                let fields = fields.map_err(|(mistake, at)| stop(mistake, at))?;
                Value::Table(self.mistakes.without_repeats(fields.into_iter().collect()))
            }
        };
        // A block ends at the next element, which may be lines below.
        let range = start..start + self.mistakes.source(&(start..end)).trim_end().len();
        self.add(Spanned::new(value, range), anchor)
    }

    fn alias(&mut self, id: usize, range: Range<usize>) -> Result<(), Stop> {
        let Some(target) = self.anchors.get(&id) else {
            return Err(stop(error("this alias refers to a value it is a part of"), range));
        };
        let (cost, depth) = measure(&target.value);
        self.aliased += cost;
        if self.aliased > MAX_ALIASED {
            return Err(stop(error("the aliases of this front matter unfold to more than 1 MiB"), range));
        }
        if depth + self.open.len() > MAX_DEPTH {
            return Err(stop(toml::too_deep(), range));
        }
        let value = target.value.clone();
        self.add(Spanned::new(value, range), 0)
    }

    fn add(&mut self, value: Spanned<Value>, anchor: usize) -> Result<(), Stop> {
        if anchor != 0 {
            self.anchors.insert(anchor, value.clone());
        }
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(value),
            Some(Content::List(items)) => items.push(value),
            Some(Content::Table { fields, key }) => match key.take() {
                None => *key = Some(key_from(value)?),
                Some(Spanned { value: key, range: key_range }) => {
                    fields.push(Field { key, key_range, value: value.value, value_range: value.range });
                }
            },
        }
        Ok(())
    }
}

fn key_from(key: Spanned<Value>) -> Result<Spanned<String>, Stop> {
    match key.value {
        Value::Plain(text) | Value::Text(text) => Ok(Spanned::new(text, key.range)),
        Value::List(_) | Value::Table(_) => {
            Err(Stop { is_syntax: true, ..stop(error("a key must be a word"), key.range) })
        }
    }
}

/// What copying `value` costs in bytes, and how deep it is.
fn measure(value: &Value) -> (usize, usize) {
    let children: Vec<(usize, usize)> = match value {
        Value::Plain(text) | Value::Text(text) => return (NODE + text.len(), 0),
        Value::List(items) => items.iter().map(|item| measure(&item.value)).collect(),
        Value::Table(fields) => fields.iter().map(|field| measure(&field.value)).collect(),
    };
    let cost = children.iter().map(|(cost, _)| NODE + cost).sum::<usize>() + NODE;
    (cost, 1 + children.iter().map(|(_, depth)| *depth).max().unwrap_or(0))
}

/// The parser's mistake in words an author can act on: most often a value needs quotes.
fn not_yaml(source: &str, offset: usize, found: &ScanError) -> Stop {
    let at = found.marker().byte_offset().unwrap_or(source.len()).min(source.len());
    let rest = source.get(at..).unwrap_or_default();
    let (diagnostic, skipped) = match found.kind() {
        ErrorKind::RecursionLimitExceeded => (toml::too_deep(), 0),
        ErrorKind::MappingValueNotAllowed => {
            let message = "a value that contains a colon and a space needs quotes";
            (error(message).maybe_hint(quotes(source, at)), 0)
        }
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar => {
            (error("YAML does not allow tabs as indentation").hint("indent with spaces"), rest.find('\t').unwrap_or(0))
        }
        kind => (error(format!("this is not valid YAML: {kind}")).maybe_hint(quotes(source, at)), 0),
    };
    let start = offset + at + skipped;
    let is_syntax = !matches!(found.kind(), ErrorKind::RecursionLimitExceeded);
    Stop { diagnostic, place: start..start + 1, is_syntax }
}

/// A hint for the line with byte `at`, if it is `key: value` without quotes.
fn quotes(source: &str, at: usize) -> Option<String> {
    let start = source.get(..at)?.rfind('\n').map_or(0, |i| i + 1);
    let (key, value) = source[start..].lines().next()?.split_once(": ")?;
    let (key, value) = (key.trim_start_matches(['-', ' ']), value.trim());
    let plain = !value.starts_with(['"', '\'', '[', '{', '|', '>']) && key.len() <= 40 && value.len() <= 100;
    plain.then(|| format!("put the {key} in quotes: `{key}: \"{}\"`", value.replace('"', "\\\"")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SitePath;

    #[test]
    fn only_lines_that_yaml_folds_are_joined() {
        for (yaml, text) in [
            ("|\n  港の\n  測り方", "港の\n測り方\n"),
            (">\n  港の\n  測り方", "港の測り方\n"),
            ("港の\n  測り方", "港の測り方"),
            ("'港の\n  測り方'", "港の測り方"),
            ("\"港の\n  測り方\\n船\"", "港の測り方\n船"),
            ("港の\n\n  測り方", "港の\n測り方"),
        ] {
            let (path, source) = (SitePath::new("a.md").unwrap(), format!("poem: {yaml}\n"));
            let fields = parse(&mut Mistakes::new(&path, &source), &source, 0).ok().unwrap();
            assert_eq!(fields.get("poem").and_then(|field| field.value.as_text()), Some(text), "{yaml}");
        }
    }
}
