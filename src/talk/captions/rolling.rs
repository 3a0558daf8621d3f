use super::{Cue, CueLine};

/// Cues that are further apart do not belong together, in milliseconds.
const NEAR: u64 = 250;

/// A cue that is shown no longer than this only holds the line that was just finished, in milliseconds.
const BRIEF: u64 = 50;

/// No screen shows more lines that move up.
const MAX_LINES: usize = 16;

/// The cues without the lines that only repeat the end of the cue before, as automatic captions do: each line of them
/// moves up when the next one appears. Words that were said twice stay. Cues without new lines are left out.
pub fn without_repeats(cues: Vec<Cue>) -> Vec<Cue> {
    let repeated: Vec<usize> = (0..cues.len())
        .map(|at| match at.checked_sub(1) {
            Some(before) => repeated_lines(&cues[before], &cues[at]),
            None => 0,
        })
        .collect();
    // Two cues with the same words are said twice, unless other cues show that lines move up, or nobody could read it.
    let shows = |(cue, repeated): (&Cue, &usize)| {
        let is_brief = cue.end - cue.start <= BRIEF;
        *repeated > 0 && (*repeated < cue.lines.len() || is_brief)
    };
    let rolls = cues.iter().zip(&repeated).any(shows);
    let new = cues.into_iter().zip(repeated).map(|(mut cue, repeated)| {
        if rolls {
            cue.lines.drain(..repeated);
        }
        cue
    });
    new.filter(|cue| !cue.lines.is_empty()).collect()
}

/// How many lines `cue` begins with that are the last lines of the cue `before`.
fn repeated_lines(before: &Cue, cue: &Cue) -> usize {
    if cue.start.saturating_sub(before.end) >= NEAR {
        return 0;
    }
    let is_same = |a: &CueLine, b: &CueLine| a.text == b.text;
    let most = before.lines.len().min(cue.lines.len()).min(MAX_LINES);
    let last = |count: usize| &before.lines[before.lines.len() - count..];
    let counts = (1..=most).rev();
    counts.into_iter().find(|count| last(*count).iter().zip(&cue.lines).all(|(a, b)| is_same(a, b))).unwrap_or(0)
}
