//! How long files and functions may get.

use crate::assert_none;
use crate::source::{Source, sources};

/// Unit tests aside.
const MAX_LINES: usize = 350;

const MAX_FUNCTION_LINES: usize = 60;

/// Half of the files have no more lines.
const MAX_MEDIAN: usize = 120;

#[test]
fn files_and_functions_are_a_few_screens() {
    let mut mistakes = Vec::new();
    for source in sources() {
        let lines = source.lines.len();
        if lines > MAX_LINES {
            mistakes.push(format!("{}: {lines} lines, unit tests aside", source.path));
        }
        let long = source.functions().into_iter().filter(|(_, _, lines)| *lines > MAX_FUNCTION_LINES);
        mistakes.extend(long.map(|(name, at, lines)| format!("{}:{at}: `{name}` has {lines} lines", source.path)));
    }
    assert_none(mistakes);
}

#[test]
fn half_of_the_files_are_short() {
    let mut lines: Vec<usize> = sources().iter().map(|source: &Source| source.lines.len()).collect();
    lines.sort_unstable();
    let median = lines[lines.len() / 2];
    println!("{} files, median {median} lines, longest {}", lines.len(), lines[lines.len() - 1]);
    assert!(median <= MAX_MEDIAN, "half of the files have more than {median} lines");
}
