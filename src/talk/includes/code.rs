//! The lines of a file that a deck shows as code.

use std::ops::Range;

use crate::talk::decks::IncludedCode;

/// The pieces of `text` that `code` names: whole lines, without the indentation that all of them have. `None` if the file has no
/// such region.
pub fn pieces(text: &str, code: &IncludedCode) -> Option<Vec<Range<usize>>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        lines.push(at..at + line.len());
        at += line.len();
    }
    let mut chosen: Vec<Range<usize>> = match &code.region {
        Some(name) => region(text, &lines, name)?,
        None => lines,
    };
    let last = code.lines.end.min(chosen.len());
    chosen = chosen.get(code.lines.start.saturating_sub(1).min(last)..last).unwrap_or_default().to_vec();
    let indent = |line: &Range<usize>| {
        let content = text[line.clone()].trim_end();
        (!content.is_empty()).then(|| content.len() - content.trim_start_matches([' ', '\t']).len())
    };
    let common = if code.region.is_some() { chosen.iter().filter_map(indent).min().unwrap_or(0) } else { 0 };
    let cut = |line: Range<usize>| line.start + common.min(text[line.clone()].trim_end_matches('\n').len())..line.end;
    Some(chosen.into_iter().map(cut).collect())
}

/// The lines between the comments `#region name` and `#endregion`, without those of other regions in it.
fn region(text: &str, lines: &[Range<usize>], name: &str) -> Option<Vec<Range<usize>>> {
    let mut out = Vec::new();
    let mut depth = 0_usize;
    for line in lines {
        match marker(&text[line.clone()]) {
            Some((true, own)) if depth == 0 => depth += usize::from(own == name),
            Some((true, _)) => depth += 1,
            Some((false, own)) if depth > 0 => {
                depth = if own == name { 0 } else { depth - 1 };
                if depth == 0 {
                    return Some(out);
                }
            }
            None if depth > 0 => out.push(line.clone()),
            _ => {}
        }
    }
    (depth > 0).then_some(out)
}

/// Whether a line begins a region or ends one, and its name.
fn marker(line: &str) -> Option<(bool, &str)> {
    let marks = ["<!--", "/*", "//", "#pragma", "::", "#", "--", ";", "%", "REM"];
    let mut rest = line.trim();
    while let Some(inner) = marks.iter().find_map(|mark| rest.strip_prefix(mark)) {
        rest = inner.trim_start();
    }
    if rest.len() == line.trim().len() {
        return None;
    }
    let rest = rest.trim_end_matches("-->").trim_end_matches("*/").trim_end();
    let mut words = rest.split_ascii_whitespace();
    let first = words.next()?.to_ascii_lowercase();
    let is_start = match first.as_str() {
        "region" => true,
        "endregion" => false,
        "end" if words.next()?.eq_ignore_ascii_case("region") => false,
        _ => return None,
    };
    Some((is_start, words.next().unwrap_or_default()))
}

/// A fence that nothing in `text` closes.
pub fn fence(text: &str) -> String {
    let mut longest = 0;
    let mut run = 0;
    for b in text.bytes() {
        run = if b == b'`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    "`".repeat((longest + 1).max(3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::data::Spanned;

    fn shown(text: &str, region: Option<&str>, lines: Range<usize>) -> Option<String> {
        let file = Spanned::new(String::new(), 0..0);
        let code = IncludedCode { file, info: String::new(), region: region.map(str::to_owned), lines };
        Some(pieces(text, &code)?.into_iter().map(|range| &text[range]).collect())
    }

    #[test]
    fn regions_of_many_languages() {
        for (start, end) in [
            ("// #region a", "// #endregion a"),
            ("//#region a", "//#endregion"),
            ("# region a", "# endregion a"),
            ("<!-- #region a -->", "<!-- #endregion a -->"),
            ("/* #region a */", "/* #endregion a */"),
            ("#pragma region a", "#pragma endregion a"),
            ("#Region a", "#End Region a"),
        ] {
            let text =
                format!("x\n  {start}\n    y\n\n      z\n  // #region b\n    w\n  // #endregion b\n  {end}\nv\n");
            assert_eq!(shown(&text, Some("a"), 1..usize::MAX).as_deref(), Some("y\n\n  z\nw\n"), "{start}");
        }
        assert_eq!(shown("region a\n", Some("a"), 1..9), None);
    }

    #[test]
    fn lines_are_counted_from_one() {
        assert_eq!(shown("a\n b\nc\n", None, 2..3).as_deref(), Some(" b\nc\n"));
        assert_eq!(shown("a\nb", None, 2..9).as_deref(), Some("b"));
        assert_eq!(shown("a\n", None, 5..9).as_deref(), Some(""));
        assert_eq!((fence("a").as_str(), fence("```` a").as_str()), ("```", "`````"));
    }
}
