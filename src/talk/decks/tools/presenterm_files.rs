use crate::base::data::Spanned;
use crate::talk::decks::fenced_blocks::{FencedBlock, fenced_blocks, lines};
use crate::talk::decks::{Include, Included, IncludedCode};

/// Blocks of code with the language `file`: they name the file, the language and the lines.
pub fn file_blocks(text: &str) -> Vec<Include> {
    let file = |block: FencedBlock<'_>| {
        let options = block.info.strip_prefix("file")?;
        if !options.is_empty() && !options.starts_with([' ', '{', '+']) {
            return None;
        }
        let start = block.open.end - text[block.open].trim_start().len();
        let mut file = FileBlock::new(start, options.trim());
        lines(text, block.content).for_each(|(line, range)| file.line(line, range.start));
        file.include(block.close.end)
    };
    fenced_blocks(text).filter_map(file).collect()
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
