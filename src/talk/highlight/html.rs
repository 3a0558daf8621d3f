use std::fmt::Write;

use super::{Class, Highlighted, Lines};

/// Appends `code` as HTML, for the inside of `<pre><code>`.
///
/// Runs become `<span class=hl-k>`. Where something is wanted of single lines, each becomes a `<span class="line">`
/// with its line end inside, so that it can be its own block:
///
/// * `class="line hl"` for a line of any group, and `data-step="1 3"` for which, if there are several;
/// * `data-line="12"` for its number.
pub fn write_html(out: &mut String, code: &str, highlighted: Option<&Highlighted>, lines: &Lines) {
    let mut pieces = highlighted.map(Highlighted::runs).into_iter().flatten();
    let mut rest = code;
    let mut writer = Writer { out, lines: (!lines.is_plain()).then_some(lines), position: 0, in_line: false };
    while !rest.is_empty() {
        // Runs that do not belong to this code (or end in the middle of a character) leave its rest plain.
        let (class, length) = pieces.next().unwrap_or((None, rest.len()));
        let (class, text, after) = match rest.split_at_checked(length) {
            Some((text, after)) => (class, text, after),
            None => (None, rest, ""),
        };
        writer.run(class, text);
        rest = after;
    }
    writer.end_line();
}

struct Writer<'a> {
    out: &'a mut String,
    /// Where lines are wrapped.
    lines: Option<&'a Lines>,
    /// Of the line last begun, counted from 1.
    position: usize,
    in_line: bool,
}

impl Writer<'_> {
    /// Writes a run, piece by piece where lines are wrapped: no element may cross the border of another.
    fn run(&mut self, class: Option<Class>, text: &str) {
        let Some(lines) = self.lines else {
            return self.piece(class, text);
        };
        for piece in text.split_inclusive('\n') {
            if !self.in_line {
                self.begin_line(lines);
            }
            let bare = piece.strip_suffix('\n').unwrap_or(piece);
            self.piece(class, bare);
            if bare.len() < piece.len() {
                self.out.push('\n');
                self.end_line();
            }
        }
    }

    fn piece(&mut self, class: Option<Class>, text: &str) {
        match class {
            Some(class) if !text.is_empty() => {
                // Without quotes, a page with much code is one per cent smaller.
                self.out.push_str("<span class=");
                self.out.push_str(class.css());
                self.out.push('>');
                escape(self.out, text);
                self.out.push_str("</span>");
            }
            _ => escape(self.out, text),
        }
    }

    fn begin_line(&mut self, lines: &Lines) {
        self.in_line = true;
        self.position += 1;
        let mut steps = lines.steps(self.position).peekable();
        self.out.push_str(match steps.peek() {
            Some(_) => "<span class=\"line hl\"",
            None => "<span class=\"line\"",
        });
        if lines.groups.len() > 1 && steps.peek().is_some() {
            let steps: Vec<String> = steps.map(|step| step.to_string()).collect();
            self.attribute("data-step", &steps.join(" "));
        }
        if let Some(number) = lines.number(self.position) {
            self.attribute("data-line", &number.to_string());
        }
        self.out.push('>');
    }

    fn attribute(&mut self, name: &str, value: &str) {
        // Writing to a string cannot fail.
        let _ = write!(self.out, " {name}=\"{value}\"");
    }

    fn end_line(&mut self) {
        if std::mem::take(&mut self.in_line) {
            self.out.push_str("</span>");
        }
    }
}

/// Appends `text` as HTML text, in which quotes mean nothing.
fn escape(out: &mut String, text: &str) {
    let mut from = 0;
    for at in memchr::memchr3_iter(b'&', b'<', b'>', text.as_bytes()) {
        out.push_str(&text[from..at]);
        out.push_str(match text.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            _ => "&gt;",
        });
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::talk::highlight::{Language, highlight};

    fn html(language: &str, code: &str, lines: &Lines) -> String {
        let mut out = String::new();
        write_html(&mut out, code, Some(&highlight(Language::find(language).unwrap(), code).unwrap()), lines);
        out
    }

    #[test]
    fn runs_become_spans_and_text_is_escaped() {
        assert_eq!(
            html("rust", "if a < 1 { \"<&\" } // é\n// x", &Lines::default()),
            "<span class=hl-k>if</span> a &lt; <span class=hl-n>1</span> { \
             <span class=hl-s>\"&lt;&amp;\"</span> } <span class=hl-c>// é\n// x</span>"
        );
    }

    #[test]
    fn wrapped_lines_close_and_reopen_runs() {
        let groups = Lines::parse_groups("2|1-2").0;
        assert_eq!(
            html("c", "/* a\n\nb */\nx\n", &Lines { numbers: Some(9), groups }),
            "<span class=\"line hl\" data-step=\"2\" data-line=\"9\"><span class=hl-c>/* a</span>\n</span>\
             <span class=\"line hl\" data-step=\"1 2\" data-line=\"10\">\n</span>\
             <span class=\"line\" data-line=\"11\"><span class=hl-c>b */</span>\n</span>\
             <span class=\"line\" data-line=\"12\">x\n</span>"
        );
    }

    #[test]
    fn runs_of_other_code_do_no_harm() {
        let comment = highlight(Language::find("rust").unwrap(), "// aé\n").unwrap();
        for code in ["", "x", "// éa\n", "ééééé", "a long text of something else\n"] {
            let mut out = String::new();
            write_html(&mut out, code, Some(&comment), &Lines::default());
            assert_eq!(out.replace("<span class=hl-c>", "").replace("</span>", ""), code);
        }
    }
}
