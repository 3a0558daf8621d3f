use crate::import::sites::fence_text::fenced;

/// A block of code, with the lines that were marked.
pub(super) struct CodeBlock {
    /// Its lines without marks.
    pub lines: Vec<String>,
    /// The lines that were marked, counted from 1.
    marked: Vec<usize>,
    /// The language on its first line, which is gone then.
    language: String,
    /// Whether that line asked for numbers.
    has_numbers: bool,
}

impl CodeBlock {
    /// The block with these lines.
    pub fn of(lines: &[&str]) -> CodeBlock {
        let marked = (1..).zip(lines).filter(|(_, line)| is_mark(line)).map(|(number, _)| number).collect();
        let lines = lines.iter().map(|line| if is_mark(line) { &line[2..] } else { line }.to_owned()).collect();
        CodeBlock { lines, marked, language: String::new(), has_numbers: false }
    }

    /// The same, if its first line can name the language.
    pub fn of_indented(lines: &[&str]) -> CodeBlock {
        let first = lines.first().copied().unwrap_or_default().trim();
        let is_name = |name: &str| {
            let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '-' | '_' | '.');
            !name.is_empty() && name.chars().all(is_part)
        };
        let name = |mark: &str| first.strip_prefix(mark).filter(|name| is_name(name));
        match (name(":::"), name("#!")) {
            (None, None) => CodeBlock::of(lines),
            (Some(language), _) => CodeBlock { language: language.to_owned(), ..CodeBlock::of(&lines[1..]) },
            (None, Some(language)) => {
                CodeBlock { language: language.to_owned(), has_numbers: true, ..CodeBlock::of(&lines[1..]) }
            }
        }
    }

    /// The first line of a fence, with its marked lines.
    pub fn info_line(&self, line: &str) -> String {
        let text = line.trim_end();
        let end = &line[text.len()..];
        let attributes = self.attributes().join(" ");
        match text.strip_suffix('}').filter(|_| text.contains('{')) {
            Some(inner) => format!("{} {attributes}}}{end}", inner.trim_end()),
            None => format!("{text} {{{attributes}}}{end}"),
        }
    }

    /// The block in a fence.
    pub fn fenced(&self) -> String {
        let code = self.lines.concat();
        let is_last = !code.ends_with('\n');
        let eol = if code.contains("\r\n") { "\r\n" } else { "\n" };
        let fence = fenced(&self.language, &self.attributes(), &code, "", eol);
        if is_last { fence } else { fence + eol }
    }

    fn attributes(&self) -> Vec<String> {
        let numbers = self.has_numbers.then(|| "linenos".to_owned());
        let marked = (!self.marked.is_empty()).then(|| format!("hl_lines={}", ranges(&self.marked)));
        marked.into_iter().chain(numbers).collect()
    }
}

/// Whether a line of code is marked, and not a fence of tildes.
pub(super) fn is_mark(line: &str) -> bool {
    line.starts_with("~~") && !line.starts_with("~~~")
}

/// `2-4,7`
fn ranges(numbers: &[usize]) -> String {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match out.last_mut() {
            Some((_, end)) if *end + 1 == *number => *end = *number,
            _ => out.push((*number, *number)),
        }
    }
    let text = |(start, end): &(usize, usize)| if start == end { start.to_string() } else { format!("{start}-{end}") };
    out.iter().map(text).collect::<Vec<_>>().join(",")
}
