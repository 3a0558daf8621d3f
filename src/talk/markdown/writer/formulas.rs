use std::ops::Range;

use pulldown_cmark::Event;

use super::super::Placeholder;
use super::super::comments::comment_not_closed;
use super::super::deck_fence::is_steps;
use super::Writer;
use crate::base::Diagnostic;
use crate::talk::math::{Formula, FormulaKind};

impl<'e> Writer<'_, '_, 'e> {
    /// The event as it would be if no formula had been masked.
    pub(super) fn with_formulas(&self, event: Event<'e>, at: &Range<usize>) -> Event<'e> {
        let text = match &event {
            Event::Text(text)
            | Event::Code(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => text,
            _ => return event,
        };
        let Some(text) = self.formulas.restore(&self.doc.text[self.source.clone()], text, at) else { return event };
        let text = text.into();
        match event {
            Event::Text(_) => Event::Text(text),
            Event::Code(_) => Event::Code(text),
            Event::Html(_) => Event::Html(text),
            Event::InlineHtml(_) => Event::InlineHtml(text),
            Event::InlineMath(_) => Event::InlineMath(text),
            _ => Event::DisplayMath(text),
        }
    }

    /// Writes the formula `latex`, which is at `range` with its dollar signs.
    pub(super) fn formula(&mut self, latex: &str, kind: FormulaKind, range: Range<usize>) {
        self.comments_in_formula(&range);
        let mut public = public(latex);
        if self.doc.syntax.is_slidev
            && let Some(length) = line_steps(&public)
        {
            self.doc.left_out.add("steps of formulas", &range);
            public.replace_range(..length, &" ".repeat(length));
        }
        if public.trim().is_empty() {
            return;
        }
        let (mut formula, error) = Formula::read(&public, kind);
        if !self.doc.is_note {
            formula.move_styles(&mut self.doc.styles);
        }
        if let Some(error) = error {
            // With comments in it, positions would be wrong.
            let offset = if public.len() == latex.len() { error.at } else { 0 };
            let at = self.place_in_formula(latex, offset, kind, &range);
            let message = format!("this formula is shown as it is written: {}", error.reason);
            let hint = (kind == FormulaKind::Inline).then_some("write `\\$` for a dollar sign that begins no formula");
            let warning = Diagnostic::warning("formula", message).maybe_hint(hint.map(str::to_owned));
            self.doc.report(warning, at..range.end);
        }
        self.plain(formula.source());
        self.push_html("\0");
        self.placeholder(Placeholder::Formula(Box::new(formula)));
    }

    /// `$$` in text is perhaps one end of a formula that has no other in its paragraph.
    pub(super) fn check_dollars(&mut self, range: &Range<usize>) {
        let (before, after) = self.doc.text.split_at(range.start);
        if self.code.is_none() && after.starts_with("$$") && !before.ends_with(['\\', '$']) {
            self.doc.left_out.add("`$$` without another in its paragraph", range);
        }
    }

    /// Reads the comments in a formula: none reaches the page, and some are speaker notes.
    fn comments_in_formula(&mut self, range: &Range<usize>) {
        let source = &self.doc.text[range.clone()];
        let mut at = 0;
        while let Some(start) = source[at..].find("<!--").map(|start| at + start) {
            let Some(end) = comment_end(&source[start..]).map(|length| start + length) else {
                return self.doc.report(comment_not_closed(), range.start + start..range.start + start + 4);
            };
            self.notes.extend(self.doc.comment(&source[start..end], range.start + start));
            at = end;
        }
    }

    /// The position in the document of the byte `offset` of a formula. In a quotation, marks are between its lines.
    fn place_in_formula(&self, latex: &str, offset: usize, kind: FormulaKind, range: &Range<usize>) -> usize {
        let mark = kind.mark().len();
        let source = &self.doc.text[range.start + mark..range.end - mark];
        let before = latex.get(..offset).unwrap_or(latex);
        let line = before.matches('\n').count();
        let behind = latex[before.len()..].lines().next().unwrap_or_default().len();
        let mut at = range.start + mark;
        for (n, written) in source.split_inclusive('\n').enumerate() {
            if n == line {
                at += written.trim_end_matches('\n').len().saturating_sub(behind);
                break;
            }
            at += written.len();
        }
        (0..=at).rev().find(|at| self.doc.text.is_char_boundary(*at)).unwrap_or(range.start)
    }
}

/// Length of what is above the first line of a formula if it says in which order the lines appear, as in Slidev: `{1|3|all}`.
fn line_steps(latex: &str) -> Option<usize> {
    let length = latex.find('\n')?;
    let inner = latex[..length].trim().strip_prefix('{')?.strip_suffix('}')?;
    is_steps(inner).then_some(length)
}

/// `latex` without comments of HTML and TeX: their text is not for readers.
pub(super) fn public(latex: &str) -> String {
    without_tex_comments(without_comments(latex))
}

/// `latex` without comments of HTML, and what else a browser treats as one.
fn without_comments(latex: &str) -> String {
    let mut out = String::with_capacity(latex.len());
    let mut rest = latex;
    while let Some(start) = rest.find("<!--").into_iter().chain(rest.find("<?")).min() {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = if rest.starts_with("<?") { rest.find('>').map(|end| end + 1) } else { comment_end(rest) };
        rest = end.map_or("", |end| &rest[end..]);
    }
    out.push_str(rest);
    out
}

/// `latex` without comments of TeX: from `%` to the end of the line.
fn without_tex_comments(latex: String) -> String {
    if !latex.contains('%') {
        return latex;
    }
    let mut out = String::with_capacity(latex.len());
    for line in latex.split_inclusive('\n') {
        let is_comment = |at: &usize| line[..*at].bytes().rev().take_while(|b| *b == b'\\').count() % 2 == 0;
        match memchr::memchr_iter(b'%', line.as_bytes()).find(is_comment) {
            Some(at) => {
                out.push_str(&line[..at]);
                out.extend(line.ends_with('\n').then_some('\n'));
            }
            None => out.push_str(line),
        }
    }
    out
}

/// The length of the comment at the start of `text`.
fn comment_end(text: &str) -> Option<usize> {
    // `<!-->` and `<!--->` are whole.
    text[2..].find("-->").map(|end| 2 + end + 3)
}
