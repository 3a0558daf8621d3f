//! Lines that YAML does not accept. What is wrong with one line need not stop the whole site: its value is then the text up to
//! the end of the line.

use std::ops::Range;

use super::yaml::{self, Stop};
use super::yaml_blocks::YamlBlock;
use crate::base::data::{Field, Fields, Mistakes, Value, shown};
use crate::base::{Diagnostic, Severity};

/// The kind of the mistake that one line is not YAML. For a post it is an error.
pub const REJECTED_LINE: &str = "yaml-line";

/// Reads the bytes `range` of a file as one YAML table. `None` if a mistake was found that makes it unreliable.
pub(super) fn read(mistakes: &mut Mistakes<'_>, range: &Range<usize>, is_key: fn(&str) -> bool) -> Option<Fields> {
    let source = mistakes.source(range);
    let result = match yaml::parse(mistakes, source, range.start) {
        Err(stop) if stop.is_syntax => again(mistakes, range, is_key, stop),
        result => result,
    };
    match result {
        Ok(fields) => Some(fields),
        Err(stop) => {
            mistakes.add(stop.diagnostic, &stop.place);
            None
        }
    }
}

/// Reads it without the lines that are not YAML, and adds those as texts.
fn again(
    mistakes: &mut Mistakes<'_>,
    range: &Range<usize>,
    is_key: fn(&str) -> bool,
    first: Stop,
) -> Result<Fields, Stop> {
    let source = mistakes.source(range);
    let mut rest = source.as_bytes().to_vec();
    let mut texts = Vec::new();
    for block in YamlBlock::all(source) {
        let all = yaml::rejects(&source[block.all.clone()], range.start + block.all.start);
        let Some(stop) = all.or_else(|| template(source, &block, range.start)) else { continue };
        // An alias is only known together with its anchor.
        if source[block.value.clone()].starts_with('*') && source.contains('&') {
            continue;
        }
        if let Some(below) = &block.below {
            let is_value = !block.value.is_empty() && source[below.clone()].starts_with(' ');
            let is_complete = is_value && yaml::rejects(&source[block.first.clone()], 0).is_none();
            return Err(if is_complete { indented(range.start, below) } else { first });
        }
        rest[block.first.clone()].fill(b' ');
        texts.push((block, stop));
    }
    if texts.is_empty() {
        return Err(first);
    }
    // Only whole lines were replaced, each byte by a blank.
    let rest = String::from_utf8(rest).unwrap_or_default();
    let fields = yaml::parse(mistakes, &rest, range.start)?;
    let mut fields: Vec<Field> = fields.into_iter().collect();
    for (block, stop) in texts {
        let field = text_field(source, &block, range.start);
        let hints = vec![in_quotes(&field.key, &source[block.value.clone()])];
        let mut diagnostic = Diagnostic { kind: REJECTED_LINE, hints, ..stop.diagnostic };
        diagnostic.severity = if is_key(&field.key.to_lowercase()) { Severity::Warning } else { Severity::Note };
        mistakes.add(diagnostic, &stop.place);
        fields.push(field);
    }
    fields.sort_by_key(|field| field.key_range.start);
    Ok(fields.into_iter().collect())
}

/// The mistake that a value is a placeholder of a template, which YAML treats as a table within a table.
fn template(source: &str, block: &YamlBlock, offset: usize) -> Option<Stop> {
    let is_template = source[block.value.clone()].starts_with("{{");
    let diagnostic = Diagnostic::error("yaml", "a value that begins with `{{` needs quotes");
    let place = offset + block.value.start..offset + block.value.start + 2;
    is_template.then_some(Stop { diagnostic, place, is_syntax: true })
}

fn text_field(source: &str, block: &YamlBlock, offset: usize) -> Field {
    let shift = |range: &Range<usize>| offset + range.start..offset + range.end;
    Field {
        key: source[block.key.clone()].to_owned(),
        key_range: shift(&block.key),
        value: Value::Text(source[block.value.clone()].to_owned()),
        value_range: shift(&block.value),
    }
}

/// What to write instead of a line that is not YAML.
fn in_quotes(key: &str, value: &str) -> String {
    let value = value.replace('\\', "\\\\").replace('"', "\\\"");
    format!("put the {} in quotes: `{}: \"{}\"`", shown(key), shown(key), shown(&value))
}

/// The error for a line below a value that is complete.
fn indented(offset: usize, line: &Range<usize>) -> Stop {
    let message = "this line is indented, but nothing above it takes indented lines";
    let diagnostic = Diagnostic::error("yaml", message).hint("remove the blanks at its start, or the line");
    Stop { diagnostic, place: offset + line.start..offset + line.end, is_syntax: true }
}
