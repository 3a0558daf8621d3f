use crate::base::data::Spanned;
use crate::talk::decks::{Include, Included, IncludedCode};
use crate::talk::scan::line::{closes_fence, fence};

/// Blocks of code with the language `file`: they name the file, the language and the lines.
pub fn file_blocks(text: &str) -> Vec<Include> {
    let mut out = Vec::new();
    let mut open: Option<((u8, usize), Option<FileBlock>)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (start, content) = (at, line.trim());
        at += line.len();
        match &mut open {
            Some((mark, block)) if closes_fence(content, *mark) => {
                out.extend(block.take().and_then(|block| block.include(at - line.len() + line.trim_end().len())));
                open = None;
            }
            Some((_, Some(block))) => block.line(line, start),
            Some(_) => {}
            None => {
                let Some(mark) = fence(content) else { continue };
                let info = content[mark.1..].trim();
                let rest =
                    info.strip_prefix("file").filter(|rest| rest.is_empty() || rest.starts_with([' ', '{', '+']));
                let start = start + line.len() - line.trim_start().len();
                open = Some((mark, rest.map(|rest| FileBlock::new(start, rest.trim()))));
            }
        }
    }
    out
}

/// A block that is being read.
struct FileBlock {
    start: usize,
    options: String,
    path: Option<Spanned<String>>,
    language: String,
    first: usize,
    last: usize,
}

impl FileBlock {
    fn new(start: usize, options: &str) -> FileBlock {
        let language = String::new();
        FileBlock { start, options: options.to_owned(), path: None, language, first: 1, last: usize::MAX }
    }

    fn line(&mut self, line: &str, start: usize) {
        let Some((key, value)) = line.split_once(':') else { return };
        let written = value.trim();
        let value = written.trim_matches(['"', '\'']);
        let at = start + line.len() - line[key.len() + 1..].trim_start().len();
        match key.trim() {
            "path" => self.path = Some(Spanned::new(value.to_owned(), at..at + written.len())),
            "language" => self.language = value.to_owned(),
            "start_line" => self.first = value.parse().unwrap_or(1),
            "end_line" => self.last = value.parse().unwrap_or(usize::MAX),
            _ => {}
        }
    }

    fn include(self, end: usize) -> Option<Include> {
        let info = format!("{} {}", self.language, self.options).trim().to_owned();
        let lines = self.first..self.last;
        let what = Included::Code(IncludedCode { file: self.path?, info, region: None, lines });
        Some(Include { range: self.start..end, what })
    }
}
