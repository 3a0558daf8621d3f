//! Front matter: the facts at the top of a document, in three spellings with one meaning.

mod add_key;
mod fence;
mod merge_keys;
mod misplaced;
mod rejected_lines;
mod unfenced;
mod yaml;
mod yaml_blocks;

pub use add_key::add_key;
pub use rejected_lines::REJECTED_LINE;

use std::ops::Range;

use crate::base::data::{Field, Fields, Mistakes, Value, toml};
use crate::base::text::{is_unwritable, unwritable, unwritable_character};
use crate::base::{Diagnostic, SitePath};

use fence::{Fence, Spelling};

/// The maximum length of front matter in bytes.
pub const MAX_BYTES: usize = 64 * 1024;

/// Splits `text`, the document at `path`, into the fields of its front matter and the byte range of its body.
///
/// `is_key` says whether a word in lower case is a known key, which distinguishes front matter from text if there are no
/// fences around it. Keys are in lower case, and each appears once. There are no fields if there is no front matter, or if
/// a mistake makes it unreliable. Every mistake is an error in the diagnostics. The body is empty if the front matter is
/// not closed.
pub fn split(path: &SitePath, text: &str, is_key: fn(&str) -> bool) -> (Fields, Range<usize>, Vec<Diagnostic>) {
    let mut mistakes = Mistakes::new(path, text);
    let (fields, body) = match Fence::find(text) {
        Some(fence) => fenced(&mut mistakes, &fence, is_key),
        None => unfenced_fields(&mut mistakes, is_key),
    };
    let fields = without_unwritable(&mut mistakes, fields.lower_cased());
    let fields = mistakes.without_repeats(fields);
    (fields, body, mistakes.into_diagnostics())
}

/// The fields without characters that no output may have: escapes such as `"\x01"` stand for them.
fn without_unwritable(mistakes: &mut Mistakes<'_>, fields: Fields) -> Fields {
    let clean = |mut field: Field| {
        let mut first = None;
        // A slug with one is an error of its own.
        if field.key != "slug" {
            clean_value(&mut field.value, &mut first);
        }
        if let Some(c) = first {
            mistakes.add(unwritable_character(c, 1), &field.value_range);
        }
        field
    };
    fields.into_iter().map(clean).collect()
}

fn clean_value(value: &mut Value, first: &mut Option<char>) {
    match value {
        Value::Plain(text) | Value::Text(text) => {
            if let Some((_, c, _)) = unwritable(text) {
                first.get_or_insert(c);
                text.retain(|c| !is_unwritable(c));
            }
        }
        Value::List(items) => items.iter_mut().for_each(|item| clean_value(&mut item.value, first)),
        Value::Table(fields) => {
            let cleaned = std::mem::take(fields).into_iter().map(|mut field| {
                clean_value(&mut field.value, first);
                field
            });
            *fields = cleaned.collect();
        }
    }
}

fn unfenced_fields(mistakes: &mut Mistakes<'_>, is_key: fn(&str) -> bool) -> (Fields, Range<usize>) {
    let length = mistakes.text().len();
    let Some(block) = unfenced::find(mistakes.text(), is_key) else {
        return match misplaced::find(mistakes.text(), is_key) {
            Some(misplaced) => {
                let diagnostic = Diagnostic::error("front-matter", "front matter must begin on the first line");
                mistakes.add(diagnostic.hint(misplaced.hint), &misplaced.line);
                (Fields::default(), length..length)
            }
            None => (Fields::default(), 0..length),
        };
    };
    let body = block.end..length;
    match fits(mistakes, &block) {
        true => (unfenced::read(mistakes, &block), body),
        false => (Fields::default(), body),
    }
}

fn fenced(mistakes: &mut Mistakes<'_>, fence: &Fence, is_key: fn(&str) -> bool) -> (Fields, Range<usize>) {
    let length = mistakes.text().len();
    let Some((content, body)) = fence.close(mistakes.text()) else {
        mistakes.add(not_closed(fence), &(0..3));
        return (Fields::default(), length..length);
    };
    if !fits(mistakes, &content) {
        return (Fields::default(), body..length);
    }
    let fields = match fence.spelling {
        Spelling::Yaml => rejected_lines::read(mistakes, &content, is_key),
        Spelling::Toml => toml::read(mistakes, &content),
        Spelling::Json => json(mistakes, &content),
        Spelling::Unknown => {
            let diagnostic = Diagnostic::error("front-matter", "front matter in this language is not supported")
                .hint("write YAML between lines of `---`, or TOML between lines of `+++`");
            mistakes.add(diagnostic, &(0..3));
            None
        }
    };
    (fields.unwrap_or_default(), body..length)
}

/// JSON is YAML, except that it may be indented with tabs.
fn json(mistakes: &mut Mistakes<'_>, content: &Range<usize>) -> Option<Fields> {
    let source = mistakes.source(content).replace('\t', " ");
    match yaml::parse(mistakes, &source, content.start) {
        Ok(fields) => Some(fields),
        Err(stop) => {
            mistakes.add(stop.diagnostic, &stop.place);
            None
        }
    }
}

fn fits(mistakes: &mut Mistakes<'_>, block: &Range<usize>) -> bool {
    let fits = block.len() <= MAX_BYTES;
    if !fits {
        let message =
            format!("front matter is {} KiB long; the maximum is {} KiB", block.len() / 1024, MAX_BYTES / 1024);
        mistakes.add(Diagnostic::error("front-matter-too-long", message), &(0..3));
    }
    fits
}

fn not_closed(Fence { spelling, closing, .. }: &Fence) -> Diagnostic {
    let diagnostic = Diagnostic::error("front-matter-not-closed", "front matter starts on line 1 but is never closed")
        .hint(format!("write `{closing}` on its own line below the last key"));
    match spelling {
        Spelling::Yaml => diagnostic.hint("write `***` on the first line if you meant a horizontal rule"),
        Spelling::Toml | Spelling::Json | Spelling::Unknown => diagnostic,
    }
}

#[cfg(test)]
mod tests;
