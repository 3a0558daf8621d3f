//! The difference of two texts as `diff -u` shows it.

use std::ops::Range;

/// Lines around a change that are shown.
const CONTEXT: usize = 3;

/// How far the texts are searched for the next line that they have in common.
const MAX_CHANGE: usize = 2000;

/// A change: lines of the old text and those that take their place.
type Change = (Range<usize>, Range<usize>);

/// What changes from `old` to `new`, the file at `path`; empty if nothing does.
pub fn unified_diff(path: &str, old: &str, new: &str) -> String {
    let (before, after): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let changes = changes(&before, &after);
    let mut out = String::new();
    let mut rest = changes.as_slice();
    while !rest.is_empty() {
        if out.is_empty() {
            out = format!("--- a/{path}\n+++ b/{path}\n");
        }
        // Changes with little between them are in one hunk.
        let near = |pair: &[Change]| pair[1].0.start - pair[0].0.end <= 2 * CONTEXT;
        let count = 1 + rest.windows(2).take_while(|pair| near(pair)).count();
        hunk(&mut out, &rest[..count], &before, &after);
        rest = &rest[count..];
    }
    out
}

fn hunk(out: &mut String, changes: &[Change], before: &[&str], after: &[&str]) {
    let (Some(first), Some(last)) = (changes.first(), changes.last()) else { return };
    let lead = first.0.start.min(CONTEXT);
    let tail = (before.len() - last.0.end).min(CONTEXT);
    let old = first.0.start - lead..last.0.end + tail;
    let new = first.1.start - lead..last.1.end + tail;
    // An empty range is named by the line before it.
    let place = |range: &Range<usize>| format!("{},{}", range.start + usize::from(!range.is_empty()), range.len());
    out.push_str(&format!("@@ -{} +{} @@\n", place(&old), place(&new)));
    let mut at = old.start;
    for (removed, added) in changes {
        before[at..removed.start].iter().for_each(|line| push(out, ' ', line));
        before[removed.clone()].iter().for_each(|line| push(out, '-', line));
        after[added.clone()].iter().for_each(|line| push(out, '+', line));
        at = removed.end;
    }
    before[at..old.end].iter().for_each(|line| push(out, ' ', line));
}

fn push(out: &mut String, sign: char, line: &str) {
    out.push(sign);
    out.push_str(line);
    if !line.ends_with('\n') {
        out.push_str("\n\\ No newline at end of file\n");
    }
}

/// The changes, in order, with at least one line that stays between them.
fn changes(before: &[&str], after: &[&str]) -> Vec<Change> {
    let mut out = Vec::new();
    let (mut old, mut new) = (0, 0);
    while old < before.len() || new < after.len() {
        if old < before.len() && new < after.len() && before[old] == after[new] {
            (old, new) = (old + 1, new + 1);
            continue;
        }
        let (removed, added) = next_common(&before[old..], &after[new..]);
        out.push((old..old + removed, new..new + added));
        (old, new) = (old + removed, new + added);
    }
    out
}

/// How many lines of both are skipped until they go on alike.
fn next_common(before: &[&str], after: &[&str]) -> (usize, usize) {
    for skipped in 1..=MAX_CHANGE.min(before.len() + after.len()) {
        for removed in 0..=skipped.min(before.len()) {
            let added = skipped - removed;
            match (before.get(removed), after.get(added)) {
                (Some(a), Some(b)) if a == b => return (removed, added),
                (None, None) if (removed, added) == (before.len(), after.len()) => return (removed, added),
                _ => {}
            }
        }
    }
    (before.len(), after.len())
}

#[cfg(test)]
mod tests {
    use super::unified_diff;

    #[test]
    fn changes_are_shown_with_the_lines_around_them() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n";
        let new = "1\n2\n3\n4\nfive\nand a half\n6\n7\n8\n9\n10\n11\n12\n13\n14";
        let expected = "--- a/x.md\n+++ b/x.md\n@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-5\n+five\n+and a half\n 6\n 7\n 8\n\
                        @@ -11,4 +12,4 @@\n 11\n 12\n 13\n-14\n+14\n\\ No newline at end of file\n";
        assert_eq!(unified_diff("x.md", old, new), expected);
        assert_eq!(unified_diff("x.md", old, old), "");
        assert_eq!(unified_diff("x.md", "", "a\n"), "--- a/x.md\n+++ b/x.md\n@@ -0,0 +1,1 @@\n+a\n");
    }
}
