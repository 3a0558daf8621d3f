use super::timed_word::TimedWord;
use crate::base::script::is_spaceless;

/// Marks a name in bold, which follows it. No captions have it.
pub const NAME: char = '\u{1}';

/// A word of captions, with the cue that shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaptionWord {
    /// The word; in scripts without spaces a letter with the punctuation around it.
    pub text: String,
    /// Who says it, if the captions name voices.
    pub voice: Option<String>,
    /// The index of its cue.
    pub cue: usize,
    /// Whether there is no space before it.
    pub is_joined: bool,
}

impl CaptionWord {
    /// A word as it was heard.
    pub fn heard(word: &TimedWord<'_>) -> CaptionWord {
        CaptionWord {
            text: word.text.to_owned(),
            voice: word.voice.map(str::to_owned),
            cue: word.cue,
            is_joined: word.is_joined,
        }
    }

    /// The words of the paragraphs of transcripts. One that begins with [`NAME`], one of the `voices` and a colon is what
    /// that voice says from there on, without its name; if only one voice is named, that says everything.
    pub fn written<'a>(paragraphs: impl Iterator<Item = &'a String>, voices: &[&str]) -> Vec<CaptionWord> {
        let mut voice = if let [only] = voices { Some(*only) } else { None };
        let mut out = Vec::new();
        for paragraph in paragraphs {
            let paragraph = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
            let unmarked = paragraph.strip_prefix(NAME).unwrap_or(&paragraph);
            let named = voices.iter().filter_map(|voice| {
                let rest = paragraph.strip_prefix(NAME)?.strip_prefix(voice)?.strip_prefix(':')?;
                (rest.is_empty() || rest.starts_with(' ')).then_some((*voice, rest))
            });
            let named = named.max_by_key(|(voice, _)| voice.len());
            // With one voice, no transcript has names.
            let (said, text) =
                named.filter(|_| voices.len() > 1).map_or((voice, unmarked), |(voice, rest)| (Some(voice), rest));
            voice = said;
            for word in text.split_whitespace() {
                for (n, text) in pieces(word).into_iter().enumerate() {
                    let voice = voice.map(str::to_owned);
                    out.push(CaptionWord { text: text.to_owned(), voice, cue: 0, is_joined: n > 0 });
                }
            }
        }
        out
    }
}

/// The letters of a word in a script without spaces, each with the punctuation behind it; otherwise the word.
fn pieces(word: &str) -> Vec<&str> {
    let (mut out, mut from) = (Vec::new(), 0);
    for (at, c) in word.char_indices().skip(1) {
        if is_spaceless(c) && c.is_alphanumeric() {
            out.push(&word[from..at]);
            from = at;
        }
    }
    out.push(&word[from..]);
    out
}
