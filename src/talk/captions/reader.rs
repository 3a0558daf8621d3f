use super::Cue;
use super::payload::Payload;
use super::timing::{ARROW, timing};
use crate::base::{Diagnostic, Places, SitePath};

/// A file with more cues is not read to its end.
pub const MAX_CUES: usize = 50_000;

/// More mistakes are not told one by one.
const MAX_WARNINGS: usize = 20;

/// The two formats.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    WebVtt,
    Srt,
}

/// Reads the cues of a file, line by line.
pub struct Reader<'a> {
    /// The cues, in the order of the file.
    pub cues: Vec<Cue>,
    /// What could not be read.
    pub warnings: Vec<Diagnostic>,
    places: Places<'a>,
    format: Format,
    /// The lines, each with its first byte.
    lines: Vec<(usize, &'a str)>,
    at: usize,
}

impl<'a> Reader<'a> {
    /// Reads `text`, whose lines end with `\n`. Stops when there are more than [`MAX_CUES`] cues.
    pub fn read(path: &'a SitePath, text: &'a str) -> Reader<'a> {
        let mut start = 0;
        let lines = text.split('\n').map(|line| {
            let from = start;
            start += line.len() + 1;
            (from, line)
        });
        let lines: Vec<(usize, &str)> = lines.collect();
        let is_vtt =
            text.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n']));
        let format = if is_vtt { Format::WebVtt } else { Format::Srt };
        let places = Places::new(path, text);
        let mut reader = Reader { cues: Vec::new(), warnings: Vec::new(), places, format, lines, at: 0 };
        if is_vtt {
            reader.skip_while(|line| !line.is_empty() && !line.contains(ARROW));
        }
        while reader.at < reader.lines.len() && reader.cues.len() <= MAX_CUES {
            reader.block();
        }
        reader
    }

    fn line(&self, at: usize) -> Option<&'a str> {
        self.lines.get(at).map(|(_, line)| *line)
    }

    fn skip_while(&mut self, is_skipped: impl Fn(&str) -> bool) {
        while self.line(self.at).is_some_and(&is_skipped) {
            self.at += 1;
        }
    }

    /// Reads blank lines, a comment or other block, or a cue.
    fn block(&mut self) {
        self.skip_while(|line| line.trim().is_empty());
        let (Some(first), next) = (self.line(self.at), self.line(self.at + 1)) else { return };
        let is_named =
            |name: &str| first.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
        let next_has_times = next.is_some_and(|line| line.contains(ARROW));
        if self.format == Format::WebVtt && is_named("NOTE") {
            self.skip_while(|line| !line.is_empty());
        } else if first.contains(ARROW) {
            self.cue();
        } else if next_has_times {
            self.at += 1;
            self.cue();
        } else if self.format == Format::WebVtt && (is_named("STYLE") || is_named("REGION")) {
            self.skip_while(|line| !line.is_empty() && !is_timing(line));
        } else {
            self.text_without_times();
        }
    }

    /// Reads a cue, whose times are in the next line.
    fn cue(&mut self) {
        let (Some(line), at) = (self.line(self.at), self.at) else { return };
        self.at += 1;
        let (start, end) = timing(line);
        let source = self.payload();
        let Some(start) = start else {
            self.warn(at, "the times of these captions cannot be read, so they are left out", TIMES);
            return;
        };
        match end {
            None => self.warn(at, "the time at which these captions end cannot be read", TIMES),
            Some(end) if end < start => self.warn(at, "these captions end before they begin", TIMES),
            Some(_) => {}
        }
        let end = end.map_or(start, |end| end.max(start));
        let lines = Payload::lines(source);
        self.cues.push(Cue { start, end, lines });
    }

    /// The lines of the cue whose times were just read. An empty line ends it, but not one of spaces.
    fn payload(&mut self) -> Vec<&'a str> {
        let first = self.at;
        self.skip_while(|line| !line.is_empty() && !is_timing(line));
        let mut end = self.at;
        // Without an empty line between them, the name of the next cue is the last line of this one.
        let is_cut = self.line(self.at).is_some_and(is_timing) && end > first;
        if is_cut {
            let is_blank = |at: usize| self.line(at).is_some_and(|line| line.trim().is_empty());
            let is_number = self.line(end - 1).is_some_and(|line| line.trim().bytes().all(|b| b.is_ascii_digit()));
            let is_name = is_number && (self.format == Format::Srt || end - 1 > first && is_blank(end - 2));
            end -= usize::from(is_name && !is_blank(end - 1));
        }
        (first..end).filter_map(|at| self.line(at)).collect()
    }

    /// Text without times: in SRT, the rest of a cue with an empty line in it.
    fn text_without_times(&mut self) {
        let at = self.at;
        self.skip_while(|line| !line.is_empty() && !is_timing(line));
        let mut end = self.at;
        let is_number = |line: &str| !line.trim().is_empty() && line.trim().bytes().all(|b| b.is_ascii_digit());
        if self.line(end).is_some_and(is_timing) && self.line(end - 1).is_some_and(is_number) {
            end -= 1;
        }
        let source: Vec<&str> = (at..end).filter_map(|at| self.line(at)).collect();
        match self.cues.last_mut() {
            Some(cue) if self.format == Format::Srt => cue.lines.extend(Payload::lines(source)),
            _ => self.warn(at, "there are no times above this text, so it is left out", TIMES),
        }
    }

    fn warn(&mut self, at: usize, message: &str, hint: &str) {
        match self.warnings.len() {
            MAX_WARNINGS => {
                let more = Diagnostic::warning("captions", "more lines of the captions cannot be read");
                self.warnings.push(more.at(self.place(at)));
            }
            count if count < MAX_WARNINGS => {
                let warning = Diagnostic::warning("captions", message).hint(hint);
                self.warnings.push(warning.at(self.place(at)));
            }
            _ => {}
        }
    }

    fn place(&self, at: usize) -> crate::base::Place {
        let (from, line) = self.lines.get(at).copied().unwrap_or((0, ""));
        self.places.of(from..from + line.len())
    }
}

const TIMES: &str = "write times such as `00:01.000 --> 00:04.000`";

/// Whether a line within a cue begins the next one: an arrow can also be said.
fn is_timing(line: &str) -> bool {
    line.contains(ARROW) && line.trim_start().starts_with(|c: char| c.is_ascii_digit()) && timing(line).0.is_some()
}
