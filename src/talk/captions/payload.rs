use super::CueLine;
use super::timing::timestamp;
use crate::talk::html;

/// Elements of WebVTT, and those of HTML that are found in SRT files. Anything else in angle brackets is text.
const ELEMENTS: &[&str] =
    &["b", "br", "c", "em", "font", "i", "lang", "p", "rt", "ruby", "s", "span", "strong", "u", "v"];

/// The longest tag, in bytes.
const MAX_TAG: usize = 1000;

/// The longest name of a character reference, in bytes.
const MAX_REFERENCE: usize = 40;

/// Reads the lines of one cue.
#[derive(Default)]
pub struct Payload {
    lines: Vec<CueLine>,
    voice: Option<String>,
    /// Whether this is the reading of a word, which is written above it.
    is_reading: bool,
    text: String,
}

impl Payload {
    /// The lines of a cue without markup.
    pub fn lines<'a>(source: impl IntoIterator<Item = &'a str>) -> Vec<CueLine> {
        let mut payload = Payload::default();
        for line in source {
            payload.line(line);
            payload.end_line();
        }
        payload.lines
    }

    fn line(&mut self, line: &str) {
        let mut rest = line;
        while let Some(at) = rest.find(['<', '&', '{']) {
            self.add(&rest[..at]);
            rest = &rest[at..];
            let read = match rest.as_bytes()[0] {
                b'<' => self.tag(rest),
                b'&' => self.reference(rest),
                _ => override_tag(rest),
            };
            // The sign itself is one byte long.
            let length = read.unwrap_or_else(|| {
                self.add(&rest[..1]);
                1
            });
            rest = &rest[length..];
        }
        self.add(rest);
    }

    fn add(&mut self, text: &str) {
        if !self.is_reading {
            self.text.push_str(text);
        }
    }

    /// Reads the tag at the start of `rest`, and returns its length.
    fn tag(&mut self, rest: &str) -> Option<usize> {
        let near = &rest.as_bytes()[1..rest.len().min(MAX_TAG)];
        let end = 1 + near.iter().position(|b| matches!(b, b'<' | b'>')).filter(|at| near[*at] == b'>')?;
        let inside = rest[1..end].trim();
        let (is_end, inside) = inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
        let (name, annotation) = inside.split_once([' ', '\t']).unwrap_or((inside.trim_end_matches('/'), ""));
        let name = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
        match name.as_str() {
            _ if !(ELEMENTS.contains(&name.as_str()) || is_end && name.is_empty()) => {
                // A time within the cue.
                timestamp(inside)?;
            }
            "v" => {
                self.end_line();
                let voice = words(&references(annotation));
                self.voice = Some(voice).filter(|voice| !is_end && !voice.is_empty());
            }
            "rt" => self.is_reading = !is_end,
            "ruby" => self.is_reading = false,
            "br" | "p" => self.add(" "),
            _ => {}
        }
        Some(end + 1)
    }

    /// Reads the character reference at the start of `rest`, and returns its length.
    fn reference(&mut self, rest: &str) -> Option<usize> {
        let (decoded, length) = reference(rest)?;
        self.add(&decoded);
        Some(length)
    }

    fn end_line(&mut self) {
        let text = words(&std::mem::take(&mut self.text));
        if !text.is_empty() {
            self.lines.push(CueLine { voice: self.voice.clone(), text });
        }
    }
}

/// The length of `{\an8}`, a command of subtitles, at the start of `rest`.
fn override_tag(rest: &str) -> Option<usize> {
    let near = rest.as_bytes().get(..rest.len().min(MAX_TAG))?;
    let is_command = rest.starts_with("{\\");
    is_command.then(|| near.iter().position(|b| *b == b'}')).flatten().map(|end| end + 1)
}

fn reference(rest: &str) -> Option<(String, usize)> {
    let near = &rest.as_bytes()[..rest.len().min(MAX_REFERENCE)];
    let end = near.iter().position(|b| *b == b';')?;
    let is_name = near[1..end].iter().all(|b| b.is_ascii_alphanumeric() || *b == b'#');
    let source = &rest[..=end];
    let decoded = html::decode(source);
    (is_name && decoded != source && decoded != "\u{fffd}").then(|| (decoded.into_owned(), end + 1))
}

/// `text` with its character references decoded.
fn references(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (decoded, length) = reference(rest).unwrap_or_else(|| ("&".into(), 1));
        out.push_str(&decoded);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// The words of `text` with one space between them, and without characters that no text has.
fn words(text: &str) -> String {
    let is_shown = |c: &char| !c.is_control();
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace().filter(|word| word.contains(|c| is_shown(&c))) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().filter(is_shown));
    }
    out
}
