//! What was said becomes a transcript.

use super::write::{as_line, as_paragraphs};
use crate::talk::recording::{Paragraph, Transcript};

/// The transcript with these paragraphs: Markdown in which nothing is markup, but for the names of those who speak.
pub fn transcript(paragraphs: &[Paragraph]) -> Transcript {
    let markdown = |paragraph: &Paragraph| match &paragraph.voice {
        Some(voice) => format!("**{}:** {}", as_line(voice), as_line(&paragraph.text)),
        None => as_paragraphs(std::slice::from_ref(&paragraph.text)),
    };
    let plain = |paragraph: &Paragraph| match &paragraph.voice {
        Some(voice) => format!("{voice}: {}", paragraph.text),
        None => paragraph.text.clone(),
    };
    let plain: Vec<String> = paragraphs.iter().map(plain).collect();
    Transcript {
        markdown: paragraphs.iter().map(markdown).collect::<Vec<_>>().join("\n\n"),
        plain: plain.join(" ").split_whitespace().collect::<Vec<_>>().join(" "),
    }
}
