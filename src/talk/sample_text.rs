use crate::base::Diagnostic;

/// A text that `talkpress init` writes and that an author replaces.
#[derive(Debug)]
pub struct Sample {
    /// The section of the configuration; empty for its first keys, `talk` for the front matter of a talk.
    section: &'static str,
    /// Its key.
    pub key: &'static str,
    /// The value.
    pub text: &'static str,
    hint: &'static str,
}

/// All of them. A test of `init` compares them with what it writes.
pub const SAMPLES: &[Sample] = &[
    Sample { section: "", key: "title", text: "My talks", hint: "write the title of your site" },
    Sample { section: "speaker", key: "name", text: "Your Name", hint: "write the speaker's name" },
    Sample {
        section: "speaker",
        key: "bio",
        text: "One or two sentences about you.",
        hint: "write who the speaker is, or remove the line",
    },
    Sample {
        section: TALK,
        key: "event",
        text: "Your first meetup",
        hint: "write the event's name, or remove the line",
    },
    Sample { section: TALK, key: "title", text: "A talk that starts here", hint: "write the title of your talk" },
    Sample {
        section: TALK,
        key: "meta",
        text: "A small talk that shows how to write slides, transcripts and resources.",
        hint: "write what the talk is about, or remove the line",
    },
    Sample { section: TALK, key: "location", text: "Your town", hint: "write the town's name, or remove the line" },
];

/// The section of samples in the front matter of a talk.
const TALK: &str = "talk";

/// Lines below the front matter that `talkpress init` and early versions of `talkpress new` wrote.
pub const SAMPLE_LINES: &[&str] = &[
    "What the talk is about.",
    "> ## The first thing to say",
    "> - replace this slide, or put an image in its place",
    "* [A link to learn more](https://example.org/)",
    "This is the introduction: say in a sentence or two what the talk is about. The",
    "> ## A slide can be text",
    "> - start a block quote with a heading",
    "> ## Code is a slide too",
];

/// A warning if `text` is still the sample for a key of the configuration.
pub fn sample_in_config(section: &str, key: &str, text: &str) -> Option<Diagnostic> {
    let is_it = |sample: &&Sample| sample.section == section && sample.key == key && sample.text == text;
    SAMPLES.iter().find(is_it).map(|sample| still_sample(sample.text).hint(sample.hint))
}

/// A warning if `text` is still the sample for a key of a talk's front matter.
pub fn sample_in_talk(key: &str, text: &str) -> Option<Diagnostic> {
    sample_in_config(TALK, key, text)
}

/// A warning about a line below the front matter.
pub fn sample_line(line: &str) -> Diagnostic {
    still_sample(line.trim_start_matches(['>', '#', '*', '-', ' '])).hint("write your own text, or remove the line")
}

/// A warning about a talk with many samples, on these `lines`: one says as much as one for each.
pub fn sample_talk(lines: &[u32]) -> Diagnostic {
    let lines = lines.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    Diagnostic::warning("sample-text", format!("this talk still has sample text on lines {lines}"))
        .hint("write your own text in its place, or delete the file")
}

fn still_sample(text: &str) -> Diagnostic {
    Diagnostic::warning("sample-text", format!("still the sample text `{text}`"))
}
