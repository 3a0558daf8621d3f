/// The alt text is cut at the end of a sentence near this many characters.
const LENGTH: usize = 300;

/// A sentence may end this much later.
const LATEST: usize = 360;

/// The paragraphs of a page on one line, each ended by a full stop if others follow.
pub fn alt_text(paragraphs: &[String]) -> String {
    let mut out = String::new();
    for paragraph in paragraphs.iter().map(|paragraph| paragraph.trim()).filter(|paragraph| !paragraph.is_empty()) {
        if !out.is_empty() {
            let is_ended = out.ends_with(['.', '!', '?', ':', ';', ',', '…', '。', '！', '？', '،', '؟']);
            out.push_str(if is_ended { " " } else { ". " });
        }
        out.push_str(paragraph);
    }
    cut(out)
}

fn cut(text: String) -> String {
    let at = |n: usize| text.char_indices().nth(n).map(|(at, _)| at);
    let (Some(_), Some(length)) = (at(LATEST), at(LENGTH)) else { return text };
    let latest = at(LATEST).unwrap_or(text.len());
    let ends = |part: &str| part.ends_with(['.', '!', '?', '。', '！', '？']);
    let sentence = text[..latest]
        .match_indices(' ')
        .map(|(at, _)| at)
        .filter(|at| ends(&text[..*at]) && *at * 3 > length)
        .min_by_key(|at| at.abs_diff(length));
    match sentence {
        Some(end) => text[..end].to_owned(),
        None => {
            let end = text[..length].rfind(' ').filter(|end| *end * 2 > length).unwrap_or(length);
            format!("{} …", text[..end].trim_end())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::alt_text;

    fn of(paragraphs: &[&str]) -> String {
        alt_text(&paragraphs.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn paragraphs_are_sentences() {
        assert_eq!(of(&["Nine jars", "A talk about bread."]), "Nine jars. A talk about bread.");
        assert_eq!(of(&["Why?", "Flour:", "rye"]), "Why? Flour: rye");
        assert_eq!(of(&["", " "]), "");
    }

    #[test]
    fn a_long_text_ends_with_a_sentence_or_a_word() {
        let sentence = "Bread is flour, water, salt and time";
        let long = of(&[sentence; 20]);
        assert!(long.ends_with("time.") && (250..=360).contains(&long.len()), "{long}");
        let words = of(&[&"flour ".repeat(200)]);
        assert!(words.ends_with("flour …") && words.chars().count() <= 302, "{words}");
        assert!(of(&[&"面包".repeat(300)]).chars().count() <= 302);
    }
}
