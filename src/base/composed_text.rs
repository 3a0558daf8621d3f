use std::ops::Range;
use std::sync::Arc;

use super::SitePath;

/// A text put together from parts of several files. It knows where each part is from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComposedText {
    text: String,
    /// In order; the first begins at 0.
    parts: Vec<Part>,
}

/// What is between two positions of a composed text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    start: usize,
    file: SourceText,
    /// Where it begins in its file; or, if it is not a copy, what it stands for.
    source: usize,
    is_copy: bool,
}

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// The file.
    pub path: SitePath,
    /// What is in it.
    pub text: Arc<str>,
}

impl ComposedText {
    /// Adds the bytes `range` of `file`.
    pub fn copy(&mut self, file: &SourceText, range: Range<usize>) {
        if !range.is_empty() {
            self.part(file, range.start, true);
            self.text.push_str(&file.text[range]);
        }
    }

    /// Adds a text that stands for what is at byte `at` of `file`.
    pub fn add(&mut self, text: &str, file: &SourceText, at: usize) {
        if !text.is_empty() {
            self.part(file, at, false);
            self.text.push_str(text);
        }
    }

    fn part(&mut self, file: &SourceText, source: usize, is_copy: bool) {
        self.parts.push(Part { start: self.text.len(), file: file.clone(), source, is_copy });
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The file that the byte `at` is from, and the bytes of it that `at..end` are.
    pub fn source(&self, range: Range<usize>) -> Option<(&SourceText, Range<usize>)> {
        let next = self.parts.partition_point(|part| part.start <= range.start);
        let part = self.parts.get(next.checked_sub(1)?)?;
        let limit = self.parts.get(next).map_or(self.text.len(), |next| next.start);
        let start = part.source + if part.is_copy { range.start.min(limit) - part.start } else { 0 };
        let length = if part.is_copy { range.end.min(limit).saturating_sub(range.start) } else { 0 };
        Some((&part.file, start..start + length))
    }
}
