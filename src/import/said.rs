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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SitePath;
    use crate::talk::{Dialect, transcripts};

    const WORDS: &[&str] = &[
        "so",
        "Note:",
        "notes",
        "slide:",
        "...",
        "…",
        "---",
        "***",
        "+++",
        "~~~",
        "```",
        "<!--",
        "-->",
        "--!>",
        "%%",
        "{.x}",
        ":::",
        "???",
        "[^1]:",
        "[a](b)",
        "![a](b)",
        "!",
        "|",
        "\\",
        "&copy;",
        "&",
        "https://x.example/",
        "#",
        "##",
        "=",
        "===",
        "1)",
        "2.",
        "-",
        "*",
        "_a_",
        "a:",
        "^",
        "$x$",
        "$$",
        "~~a~~",
        "<b>",
        "</div>",
        "<br",
        "行",
        "。",
        "\u{200e}",
        "\u{ad}",
        ":smile:",
        "key: value",
        "(",
        "::",
        ">",
        ">>",
        "'",
        "\"",
        "\u{a0}x",
        "[x]",
        "<script>",
        "`",
        "==",
        "class:",
        "{",
        "}}",
        "{{",
        "@",
        "\\n",
        "Term",
        ":",
        "+",
        "I.",
        "a)",
        "%",
        "<<",
        "<aside",
        "<v-click>",
        ":tada:",
        "^^",
    ];

    #[test]
    fn pages_show_exactly_the_words() {
        let mut state = 3_u64;
        let mut below = |limit: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % limit
        };
        let path = SitePath::new("content/talks/a.md").unwrap();
        for round in 0..ROUNDS {
            let tool =
                ["images", "images", "images", "reveal", "remark", "marp", "slidev", "deckset", "pandoc"][round % 9];
            let heading = if tool == "pandoc" { "\n\n" } else { "\n\n---\n\n" };
            let source = match tool {
                "images" => "title: T\ndate: 2026-01-01\ncategory: talk\n\n----\n\n![A](a.png)\n\n...\n\n> ## B\n\n![C](c.png)\nSaid.\n".to_owned(),
                _ => format!("---\ntitle: T\ndate: 2026-01-01\nslides: {tool}\nnotes: transcript\n---\n\n# One{heading}# Two{heading}# Three\n"),
            };
            let voice = |voice: usize| ["Anna", "Ben *B*", "C_d: e", "<x>"].get(voice).map(|voice| (*voice).to_owned());
            let paragraphs: Vec<Paragraph> = (0..1 + below(4))
                .map(|_| Paragraph {
                    voice: voice(below(12)),
                    text: (0..1 + below(6)).map(|_| WORDS[below(WORDS.len())]).collect::<Vec<_>>().join(" "),
                })
                .collect();
            let texts = [Some(transcript(&paragraphs)), Some(transcript(&paragraphs)), None];
            for math in [false, true] {
                let dialect = Dialect { math, ..Dialect::default() };
                let written = transcripts::write(&path, source.as_bytes(), &dialect, &texts);
                assert!(written.is_some(), "{tool} {paragraphs:?}");
            }
        }
    }

    const ROUNDS: usize = 1800;
}
