use std::collections::BTreeMap;
use std::ops::Range;

use super::{Field, Fields, shown};
use crate::base::{Diagnostic, Place, SitePath};

/// How many mistakes of one file are kept. Each costs a walk through the file, and more would not be read.
const MAX_MISTAKES: usize = 100;

/// Collects the mistakes of one file.
#[derive(Debug)]
pub struct Mistakes<'a> {
    path: &'a SitePath,
    text: &'a str,
    found: Vec<Diagnostic>,
}

impl<'a> Mistakes<'a> {
    /// None so far, in `text`, the file at `path`.
    pub fn new(path: &'a SitePath, text: &'a str) -> Mistakes<'a> {
        Mistakes { path, text, found: Vec::new() }
    }

    /// Adds `diagnostic` at the bytes `range` of the file.
    pub fn add(&mut self, diagnostic: Diagnostic, range: &Range<usize>) {
        if !self.is_full() {
            let mut place = Place::new(self.path, self.text, range.clone());
            if may_be_secret(&place.excerpt) {
                (place.excerpt, place.mark) = (String::new(), 0..0);
            }
            self.found.push(diagnostic.at(place));
        }
    }

    /// The place of the bytes `range` of the file.
    pub fn place(&self, range: &Range<usize>) -> Place {
        Place::new(self.path, self.text, range.clone())
    }

    /// Adds the error for a value that is not `expected`, which begins with its article.
    pub fn wrong_type(&mut self, field: &Field, expected: &str) {
        let message = format!("`{}` must be {expected}, but is {}", field.key, field.value.kind());
        self.add(Diagnostic::error("wrong-type", message), &field.value_range);
    }

    /// Whether further mistakes would be dropped, so that there is no need to describe them.
    pub fn is_full(&self) -> bool {
        self.found.len() >= MAX_MISTAKES
    }

    /// The whole file.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Returns the bytes `range` of the file, or `""` if the range is not valid in it.
    pub fn source(&self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The line that contains byte `at`, counted from 1.
    pub fn line(&self, at: usize) -> usize {
        let before = &self.text.as_bytes()[..at.min(self.text.len())];
        1 + memchr::memchr_iter(b'\n', before).count()
    }

    /// Keeps only the first field of each key; each later one is an error that names both lines.
    pub fn without_repeats(&mut self, fields: Fields) -> Fields {
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        let mut kept = Fields::default();
        for field in fields {
            match first.get(&field.key) {
                Some(_) if self.is_full() => {}
                Some(at) => {
                    let lines = (self.line(*at), self.line(field.key_range.start));
                    self.add(repeated_key(&field.key, lines.0, lines.1), &field.key_range);
                }
                None => {
                    first.insert(field.key.clone(), field.key_range.start);
                    kept.push(field);
                }
            }
        }
        kept
    }

    /// All of them, in the order they were found.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.found
    }
}

/// Words in the names of keys whose values nobody else should read.
const SECRETS: [&str; 7] = ["secret", "password", "passwd", "token", "accesskey", "apikey", "credential"];

/// Whether a key is named like one that holds a secret.
pub(super) fn names_secret(key: &str) -> bool {
    let key: String = key.chars().filter(|c| !matches!(c, '_' | '-')).collect::<String>().to_ascii_lowercase();
    SECRETS.iter().any(|word| key.contains(word))
}

/// Whether a line of TOML may hold a secret, so that no report should show it.
fn may_be_secret(line: &str) -> bool {
    let has_password = || {
        let hosts = line.split("://").skip(1).filter_map(|rest| rest.split(['/', '"', '\'']).next());
        hosts.filter_map(|host| host.rsplit_once('@')).any(|(user, _)| user.contains(':'))
    };
    line.contains('=') && (names_secret(line) || has_password())
}

/// The error for a key that appears on two lines.
pub(super) fn repeated_key(key: &str, first: usize, second: usize) -> Diagnostic {
    let key = shown(key);
    let message = match first == second {
        true => format!("the key `{key}` is written twice, on line {first}"),
        false => format!("the key `{key}` is written twice, on lines {first} and {second}"),
    };
    Diagnostic::error("duplicate-key", message).hint("keep one of the two")
}
