use crate::talk::decks::finders::starts_with_ignoring_case;
use crate::talk::decks::separators::{blank_runs, is_dashes};
use crate::talk::decks::{Include, Included, Line, OwnSeparator, SectionText};

/// What stands for other text in `lines`, in order, in an element that `section` divides.
pub fn section_includes(section: &SectionText, text: &str, lines: &[Line]) -> Vec<Include> {
    let mut out = Vec::new();
    let between = |start: usize, end: usize| Include { range: start..end, what: between_slides(section) };
    for separator in &section.separators {
        if let OwnSeparator::BlankLines(count) = separator {
            let runs = blank_runs(text, lines, *count);
            out.extend(runs.into_iter().map(|(first, last)| between(lines[first].range.start, lines[last].end)));
        }
    }
    let mut is_below_text = false;
    for line in lines {
        let content = line.text(text);
        let is_own = |separator: &OwnSeparator| matches!(separator, OwnSeparator::Line(own) if own == content.trim());
        if section.separators.iter().any(is_own) {
            out.push(between(line.range.start, line.range.end));
        } else if is_dashes(content.trim()) {
            // Here, it is what Markdown makes of it: a line, or the line below a heading.
            let instead = if is_below_text { "--" } else { "***" };
            out.push(Include { range: line.range.clone(), what: Included::Instead(instead.into(), None) });
        } else if let Some((at, length, above)) = notes_in(section, content) {
            let start = line.range.start + at;
            let what = Included::Instead(format!("{above}Note:"), None);
            out.push(Include { range: start..start + length, what });
        }
        is_below_text = !content.trim().is_empty() && !content.trim_start().starts_with('#');
    }
    out.sort_by_key(|include| include.range.start);
    out
}

/// The bytes of all comments at the start of `text`, with the white space between them.
pub fn comments_length(text: &str) -> usize {
    let mut length = 0;
    loop {
        let rest = &text[length..];
        let space = rest.len() - rest.trim_start().len();
        let Some(inner) = rest[space..].strip_prefix("<!") else { return length };
        // `<!-->` is one, too.
        let Some(end) = inner.find("-->").filter(|_| inner.starts_with("--")) else { return length };
        length += space + 2 + end + 3;
    }
}

fn between_slides(section: &SectionText) -> Included {
    Included::Instead(section.between.clone(), None)
}

/// Where `line` has the text that begins notes, its length, and what has to be above it.
fn notes_in(section: &SectionText, line: &str) -> Option<(usize, usize, &'static str)> {
    let (own, is_anchored) = section.notes.as_ref()?;
    let indent = line.len() - line.trim_start().len();
    if starts_with_ignoring_case(&line[indent..], own) {
        return Some((indent, own.len(), ""));
    }
    let mut places = (indent..line.len()).filter(|at| !is_anchored && line.is_char_boundary(*at));
    let found = places.find(|at| starts_with_ignoring_case(&line[*at..], own))?;
    Some((found, own.len(), "\n\n"))
}
