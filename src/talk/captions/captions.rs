use std::borrow::Cow;

use super::reader::{MAX_CUES, Reader};
use super::rolling::without_repeats;
use super::{Cue, CueLine};
use crate::base::{Diagnostic, Place, SitePath};

/// A larger file is an error, in bytes.
pub const MAX_BYTES: usize = 4 << 20;

/// Titles have fewer letters a second.
const MAX_TITLE_LETTERS: u64 = 4;

/// Chapters are longer on average, in milliseconds.
const MIN_CHAPTER: u64 = 10_000;

/// The captions of a recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captions {
    /// In the order in which they appear. Lines that only repeat the cue before are left out.
    pub cues: Vec<Cue>,
    /// What could not be read in the file.
    pub warnings: Vec<Diagnostic>,
}

impl Captions {
    /// Reads a WebVTT or SRT file. Depends on nothing but the bytes; `path` is only for messages.
    ///
    /// # Errors
    /// If the file is too large, is not text in UTF-8, or has no cues or too many.
    pub fn read(path: &SitePath, bytes: &[u8]) -> Result<Captions, Diagnostic> {
        let text = decoded(path, bytes)?;
        let Reader { mut cues, warnings, .. } = Reader::read(path, &text);
        if cues.len() > MAX_CUES {
            let message = format!("the captions have more than {MAX_CUES} cues");
            return Err(Diagnostic::error("captions", message).at(Place::file(path)));
        }
        cues.retain(|cue| !cue.lines.is_empty());
        if cues.is_empty() {
            let error = Diagnostic::error("captions", "there are no captions in this file").at(Place::file(path));
            return Err(error.hint("use a WebVTT or SRT file, with lines such as `00:01.000 --> 00:04.000`"));
        }
        cues.sort_by_key(|cue| cue.start);
        Ok(Captions { cues: without_repeats(cues), warnings })
    }

    /// All lines, in order.
    pub fn lines(&self) -> impl Iterator<Item = &CueLine> {
        self.cues.iter().flat_map(|cue| &cue.lines)
    }

    /// Whether these are the titles of chapters: they stay for long, and nobody speaks so slowly.
    pub fn are_titles(&self) -> bool {
        let letters: u64 = self.lines().map(|line| line.text.chars().count() as u64).sum();
        let shown = self.cues.iter().fold(0_u64, |sum, cue| sum.saturating_add(cue.end - cue.start));
        let are_long = shown >= self.cues.len() as u64 * MIN_CHAPTER;
        self.cues.len() > 1 && are_long && letters.saturating_mul(1000) < shown.saturating_mul(MAX_TITLE_LETTERS)
    }

    /// The voices that are named, each once, in the order in which they are heard.
    pub fn voices(&self) -> Vec<&str> {
        let mut voices: Vec<&str> = Vec::new();
        for voice in self.lines().filter_map(|line| line.voice.as_deref()) {
            // A file with very many voices is not one of people who speak.
            if voices.len() < 100 && !voices.contains(&voice) {
                voices.push(voice);
            }
        }
        voices
    }
}

/// The text of the file with `\n` as line ends and without its byte order mark.
fn decoded<'a>(path: &SitePath, bytes: &'a [u8]) -> Result<Cow<'a, str>, Diagnostic> {
    let error = |message: String| Diagnostic::error("captions", message).at(Place::file(path));
    if bytes.len() > MAX_BYTES {
        return Err(error(format!("the captions are larger than {} MiB", MAX_BYTES >> 20)));
    }
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(body).ok();
    if let Some((text, at)) = text.and_then(|text| Some((text, text.find('\0')?))) {
        // UTF-16 has a NUL beside each letter.
        let is_utf16 = text.matches('\0').count() > text.len() / 4;
        let hint = if is_utf16 { "save the file as UTF-8; it looks like UTF-16" } else { "delete the character" };
        let error = Diagnostic::error("captions", "the captions contain a NUL character").hint(hint);
        return Err(error.at(Place::new(path, text, at..at + 1)));
    }
    let text = text.ok_or_else(|| error("the captions are not text in UTF-8".into()).hint("save the file as UTF-8"))?;
    Ok(match text.contains('\r') {
        true => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
        false => Cow::Borrowed(text),
    })
}
